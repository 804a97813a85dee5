"""What is new since an earlier moment, and what people decided, as sections of the brief in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.show.markdown_words import LINE_WORDS, References, escaped
from trucewatch.show.news import NewsRow, NewsRows
from trucewatch.show.rows import Ledger
from trucewatch.show.wording import capitalised, shortened


def news_lines(new: NewsRows, ref: References) -> list[str]:
    """The section of what is new near the head: sums, and what is told first."""
    if not new.groups:
        return [f"## {escaped(new.remarks[0])}", ""]
    lines = [f"## New since {escaped(new.since)}", "", *(f"- {escaped(remark)}." for remark in new.remarks), ""]
    for group in new.first:
        lines += [f"**{escaped(group.title)}**", ""]
        lines += [line for row in group.rows for line in news_line(row, ref, 0)]
        lines += [f"- {group.more} more: see the end"] if group.more else []
        lines.append("")
    return lines


def all_news_lines(new: NewsRows, ref: References) -> list[str]:
    """All that is new, by kind: near the end, as Markdown cannot fold it; empty where nothing is."""
    lines = [f"## All that is new since {escaped(new.since)}", ""] if new.groups else []
    for group in new.groups:
        lines += [f"### {escaped(group.title)}: {group.amount}", ""]
        lines += [line for row in group.rows for line in news_line(row, ref, 0)]
        lines.append("")
    return lines


def news_line(row: NewsRow, ref: References, depth: int) -> Iterator[str]:
    """One line, and those under it."""
    words = "".join(
        (" " if part.words.startswith(" ") else "")
        + escaped(capitalised(part.words) if number == 0 else part.words)
        + ref(part.evidence)
        for number, part in enumerate(row.parts)
    )
    mark = f"**{row.mark_words}** " if row.mark_words else ""
    yield f"{'  ' * depth}- {mark}{words}"
    for under in row.under:
        yield from news_line(under, ref, depth + 1)


def decisions(ledger: Ledger, ref: References) -> Iterator[str]:
    """What people decided, what is orphaned first, with its words."""
    for row in ledger.decisions:
        what = f" ({escaped(row.what)})" if row.what else ""
        state = "" if row.state == "applied" else f" **{row.state_words}.**"
        why = f" Why: {escaped(row.why)}" if row.why else ""
        yield (
            f"- {capitalised(row.done)}{what}{ref(row.evidence)}: {escaped(row.by)}, {escaped(row.at)}.{state} "
            f"{escaped(row.says)}{why}"
        )
        for words in row.quoted:
            yield f"  - It held on to: “{escaped(shortened(words, LINE_WORDS))}”"
