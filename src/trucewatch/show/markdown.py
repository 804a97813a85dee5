"""The brief as Markdown: the same order, compact, each line with outlet and offsets of what it was read from.

Report text is escaped (CommonMark and the GitHub dialect): it cannot make headings, lists, links or HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trucewatch.core.account import Account
from trucewatch.show.ledger import ledger_of
from trucewatch.show.markdown_words import LINE_WORDS, References, escaped, reviewed
from trucewatch.show.news import News, news_rows
from trucewatch.show.news_markdown import all_news_lines, decisions, news_lines
from trucewatch.show.record import act, circumstances
from trucewatch.show.rows import Ledger
from trucewatch.show.wording import UNPRINTABLE, capitalised, counted, shortened


def brief_markdown(account: Account, texts: Mapping[str, str], *, news: News | None = None) -> str:
    """The account as Markdown, ending in a line feed. Evidence reads "[Outlet 1234-1250]": code points of the text.

    `texts` (by report id) only tell which texts lie beside the account; no article is written out. With `news` a
    section of what is new since an earlier moment.
    """
    ledger = ledger_of(account)
    ref = References(ledger)
    missing = sum(1 for report in account.reports if report.id not in texts)
    lines = [f"# {escaped(ledger.title)}", "", f"{escaped(ledger.dates)}.", ""]
    if ledger.chapters:
        lines.append(
            f"- {counted(len(ledger.reports), 'report')} of {counted(len(account.stories), 'story', 'stories')}"
        )
    else:
        lines += [f"- {figure.number} {figure.of}" for figure in ledger.figures]
    if missing:
        lines.append(f"- {counted(missing, 'text')} not beside this account: offsets there cannot be looked up")
    lines.append("")
    new = None if news is None else news_rows(news, account, ledger)
    lines += news_lines(new, ref) if new else []
    if ledger.chapters:
        lines += ["## Stories", ""]
        for number, chapter in enumerate(ledger.chapters, 1):
            outlets = ", ".join(dict.fromkeys(escaped(row.outlet) for row in chapter.reports)) or "no report"
            lines.append(f"{number}. {escaped(chapter.title)}: {escaped(chapter.dates)} ({outlets})")
        lines += ["", *(f"- One process: {escaped(line)}" for line in ledger.processes)]
        lines += [""] if ledger.processes else []
    for number, part in enumerate(ledger.parts, 1):
        level = "##"
        if ledger.chapters:
            level = "###"
            figures = ", ".join(f"{figure.number} {figure.of}" for figure in part.figures)
            lines += [f"## {number}. {escaped(part.title)}", "", f"{escaped(part.dates)}. {capitalised(figures)}.", ""]
            lines += [f"- {ref.line(ground)}" for ground in part.grounds] + [""] * bool(part.grounds)
        for title, section, absent in (
            ("What was agreed, and what was not", agreed(part, ref), "Nothing was found that was agreed or declined."),
            ("Terms, version by version", terms(part, ref), "No terms were found."),
            ("Who stands where", positions(part, ref), "No party’s position was found."),
            ("Where the reports differ", differences(part, ref), "No difference was found."),
            ("Incidents, as reported and alleged", incidents(part, ref), "No incident was found."),
            ("Meetings and calls", meetings(part, ref), "No meeting was found."),
            ("Who said what", statements(part, ref), "No statement was found."),
            ("What rests on a single origin", singles(part, ref), "Nothing was found that rests on a single origin."),
        ):
            lines += [f"{level} {title}", "", *(list(section) or [absent]), ""]
    lines += all_news_lines(new, ref) if new else []
    if ledger.decisions:
        lines += ["## What people decided", "", *decisions(ledger, ref), ""]
    for title, section, absent in (
        ("Reports", reports(ledger, ref), "No report was read."),
        ("Problems, and what was left open", problems(ledger, ref), "No problem was met."),
    ):
        lines += [f"## {title}", "", *(list(section) or [absent]), ""]
    hand = f", {ledger.judged}" if ledger.decisions else ""
    lines.append(f"Made by {escaped(ledger.tool)}{hand}; built from {escaped(ledger.built_from)}.")
    return UNPRINTABLE.sub("\ufffd", "\n".join(lines) + "\n")


def agreed(ledger: Ledger, ref: References) -> Iterator[str]:
    """Instruments by where they stand."""
    for title, rows in (
        ("Agreed, in force or ordered", ledger.reached),
        ("Declined or expired", ledger.refused),
        ("Proposed, negotiated or disputed", ledger.open),
        ("Demanded", ledger.demanded),
    ):
        yield f"**{title}**"
        yield ""
        for row in rows:
            yield (
                f"- {escaped(row.label)} ({row.status_words}; {row.kind}; {row.carried}){ref(row.evidence)}"
                f"{reviewed(row)}"
            )
            if row.stands:
                yield f"  - {escaped('; '.join(stand.words for stand in row.stands))}"
        if not rows:
            yield "- none found"
        yield ""


def terms(ledger: Ledger, ref: References) -> Iterator[str]:
    """Each version of each instrument on a line."""
    for row in ledger.instruments:
        yield f"- {escaped(row.label)}"
        for number, version in enumerate(row.versions):
            told = "; ".join(
                f"{term.name.lower()}: {escaped(term.values[number].words)}{ref(term.values[number].evidence)}"
                for term in row.terms
            )
            yield f"  - {escaped(capitalised(version.words))}{ref(version.evidence)}: {told}"
        if not row.versions:
            yield "  - no terms stated"
        for name, lines in (
            ("Condition", row.conditions),
            ("Obligation", row.obligations),
            ("Monitoring", row.monitoring),
        ):
            for line in lines:
                yield f"  - {name}: {ref.line(line)}"


def positions(ledger: Ledger, ref: References) -> Iterator[str]:
    """Positions, instrument by instrument."""
    for row in ledger.instruments:
        for position in row.positions:
            conditions = "".join(f"; if: {escaped(condition)}" for condition in position.conditions)
            reporter = "" if position.reporter == "the outlets" else f"; {escaped(position.reporter)} says so"
            yield (
                f"- {escaped(position.party)} on {escaped(row.label)}: {position.words}{conditions}{reporter}; "
                f"day: {escaped(position.said)}{ref(position.evidence)}"
            )
    if ledger.matrix.without:
        yield f"- No position of any party was found on: {escaped('; '.join(ledger.matrix.without))}"


def differences(ledger: Ledger, ref: References) -> Iterator[str]:
    """Differences, those that cannot both stand first."""
    for row in ledger.disagreements:
        stand = "cannot both stand" if row.is_hard else "can both stand"
        yield f"- {row.kind} ({stand}), {escaped(row.topic)}, {escaped(row.field)}: {escaped(row.why)}{reviewed(row)}"
        for reading in row.readings:
            yield f"  - {escaped(reading.value)}: {escaped(reading.by)}, {reading.origins}{ref(reading.evidence)}"


def incidents(ledger: Ledger, ref: References) -> Iterator[str]:
    """Incidents with who says what of whom."""
    for row in ledger.incidents:
        status = f" ({row.status})" if row.is_laid else ""
        whole = f"part of {escaped(row.part_of.words)}; " if row.part_of else ""
        yield (
            f"- {escaped(row.when.words)}, {escaped(row.place.words)}: {row.form}{status}; {whole}"
            f"target: {escaped(row.target.words)}; {escaped(row.carried)}{ref(row.evidence)}"
            f"{reviewed(row)}"
        )
        for line in (*row.says, *row.counts, *((row.verification,) if row.verification else ())):
            yield f"  - {ref.line(line)}"
        for test in row.assessments:
            yield (
                f"  - Against {escaped(test.instrument)} ({escaped(test.version)}): in scope {test.in_scope}, in time "
                f"{test.in_time}, by a bound party {test.by_bound_party}; if it happened so, it is: {test.words}"
            )


def meetings(ledger: Ledger, ref: References) -> Iterator[str]:
    """Meetings with each reading of their length."""
    for row in ledger.meetings:
        lasted = "; ".join(ref.line(line) for line in row.lasted) or "not stated"
        yield (
            f"- {escaped(row.when.words)}, {escaped(row.place.words)}: {row.form} of {escaped(row.parties)} "
            f"({row.status}); lasted: {lasted}{ref(row.evidence)}{reviewed(row)}"
        )


def statements(ledger: Ledger, ref: References) -> Iterator[str]:
    """Utterances by speaker."""
    for speaker in ledger.speakers:
        role = f" ({escaped(speaker.role)})" if speaker.role else ""
        yield f"- {escaped(speaker.name)}{role}{reviewed(speaker)}"
        for row in speaker.statements:
            words = shortened(" … ".join(row.parts), LINE_WORDS)
            words = f"“{escaped(words)}”" if row.quoted else escaped(act(row) + words)
            said = f"  - {words} ({'; '.join(escaped(part) for part in circumstances(row))}){ref(row.evidence)}"
            yield said + reviewed(row)
            for line in row.misquoted:
                yield f"    - {ref.line(line)}"


def singles(ledger: Ledger, ref: References) -> Iterator[str]:
    """What one origin alone carries."""
    alone, every = ledger.single_statements
    if every:
        yield f"- {alone} of {every} utterances are carried by one origin only"
    for row in ledger.singles:
        kind = "" if row.words.startswith(f"{row.kind.lower()} ") else f"{row.kind.lower()}, "
        yield f"- Only in {escaped(row.origin)}: {kind}{escaped(row.words)}{ref(row.evidence)}"


def reports(ledger: Ledger, ref: References) -> Iterator[str]:
    """Reports in the order of their numbers on the page."""
    for row in ledger.reports:
        cut = ", ".join(f"{escaped(reason.why)} {reason.characters}" for reason in row.cut_reasons) or "nothing"
        basis = f" ({row.basis})" if row.basis else ""
        wire = f"; credits {escaped(row.wire)}" if row.wire else ""
        unread = f"; not read: {escaped(row.unread)}" if row.unread else ""
        yield (
            f"- {escaped(row.outlet)}: {escaped(row.title)}; published {escaped(row.published.words)}{basis}"
            f"{ref(row.published.evidence)}; text: {escaped('; '.join(row.origins))}{wire}; characters left out: {cut}"
            f"{unread}; id {escaped(row.report)}"
        )


def problems(ledger: Ledger, ref: References) -> Iterator[str]:
    """What could not be read."""
    for row in ledger.problems:
        place = f"{escaped(row.stage)}; {escaped(row.where)}"
        yield f"- {escaped(row.what)} ({place}){ref(row.evidence)}: {escaped(row.hint)}"
