"""What is new in an account since an earlier moment, as lines of its brief: each leads to its passages and its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.changes import Comparison
from trucewatch.core.judgements import Judged
from trucewatch.show.changes.sections import ONLY_EVIDENCE, remarks, sheet_of
from trucewatch.show.changes.sheet import Line, Mark
from trucewatch.show.changes.sides import Pages, Side
from trucewatch.show.changes.telling import telling_of
from trucewatch.show.decided import STATES
from trucewatch.show.named import Homes, homes_of
from trucewatch.show.row import Cited, DecisionRow, Row
from trucewatch.show.rows import Ledger
from trucewatch.show.wording import capitalised, counted

TOLD_FIRST = 4
"""So many lines of each class of what is told first stand open; all stand under their kind, folded."""
DECIDED = "What people decided"
MARK_WORDS: dict[Mark, str] = {"+": "new", "-": "gone", "~": "changed", " ": ""}
"""What a line's mark says."""


class News(msgspec.Struct, frozen=True):
    """An account as it was `since` (a moment in words: "19 March 2025"), and how today's differs from it."""

    since: str
    earlier: Account
    found: Comparison


class NewsRow(Row, frozen=True, kw_only=True):
    """One thing that is new, gone or moved; `home`: the anchor of its line in the brief, None where it has none."""

    mark: Mark
    parts: tuple[Cited, ...]
    home: str | None
    under: tuple[NewsRow, ...]

    @property
    def mark_words(self) -> str:
        """`new`, `gone`, `changed`, or nothing for a remark."""
        return MARK_WORDS[self.mark]


class NewsGroup(msgspec.Struct, frozen=True):
    """Lines under a title; `more`: how many of its kind stand elsewhere."""

    title: str
    rows: tuple[NewsRow, ...]
    more: int = 0

    @property
    def amount(self) -> str:
        """`5 new, 3 changed`."""
        told = Counter(row.mark for row in self.rows)
        return ", ".join(f"{told[mark]} {words}" for mark, words in MARK_WORDS.items() if words and told[mark])


class NewsRows(msgspec.Struct, frozen=True):
    """The section: `remarks` in full sentences, what is told `first`, and all of it by kind (`groups`).

    No groups = nothing is new, or nothing was there before: the remarks say which.
    """

    since: str
    remarks: tuple[str, ...]
    first: tuple[NewsGroup, ...] = ()
    groups: tuple[NewsGroup, ...] = ()


def news_rows(news: News, account: Account, ledger: Ledger) -> NewsRows:
    """The lines of what is new, each leading to its line of `ledger`, which is that of the account."""
    if account.reports and not news.earlier.reports:
        reports = counted(len(account.reports), "report")
        return NewsRows(news.since, (f"All of it is new: {reports}, none of them was there before",))
    maker = Maker(homes_of(ledger))
    sheet = sheet_of(news.found, news.earlier, account, tells_ids=False)
    groups = [NewsGroup(section.title, maker.rows(section.lines)) for section in sheet.sections]
    decided = tuple(decisions_since(news.earlier.judgements, account.judgements, ledger.decisions, maker))
    if decided:
        groups.insert(0, NewsGroup(DECIDED, decided))
    if not groups:
        return NewsRows(news.since, (f"Nothing new since {news.since}",))
    pages = Pages(Side(news.earlier), Side(account), news.found)
    first = [NewsGroup(one.title, maker.rows(one.lines), one.more) for one in telling_of(news.found, pages, TOLD_FIRST)]
    if decided:
        again = tuple(decisions_since(news.earlier.judgements, account.judgements, ledger.decisions, maker))
        first.insert(0, NewsGroup(DECIDED, again[:TOLD_FIRST], max(0, len(again) - TOLD_FIRST)))
    told = tuple(remarks(news.found, judged=bool(decided)))
    if not news.found.differs:
        told = ("The reports are the same, and all that they say",)
    if all(group.title == ONLY_EVIDENCE for group in groups):
        told = (*told, "What changed is evidence, and nothing else")
    return NewsRows(news.since, told, tuple(first), tuple(groups))


class Maker:
    """Makes lines of a sheet into lines of the brief, numbered in their order."""

    def __init__(self, homes: Homes) -> None:
        self.homes = homes
        self.made = 0

    def rows(self, lines: Iterable[Line]) -> tuple[NewsRow, ...]:
        """A row for each line, those under it with it."""
        return tuple(self.row(line) for line in lines)

    def row(self, line: Line) -> NewsRow:
        """One line."""
        return NewsRow(
            anchor=self.anchor(),
            mark=line.mark,
            parts=tuple(Cited(piece.words, piece.evidence) for piece in line.pieces),
            home=self.homes.get(line.fact) if line.fact else None,
            under=self.rows(line.under),
        )

    def anchor(self) -> str:
        """A name for the next line."""
        self.made += 1
        return f"news-{self.made}"


def decisions_since(
    before: Iterable[Judged], now: Iterable[Judged], decisions: Iterable[DecisionRow], maker: Maker
) -> Iterator[NewsRow]:
    """Decisions that are new, and earlier ones that came to another state; each leads to its own line."""
    states = {one.id: one.state for one in before}
    held = {f"decision-{number}": one for number, one in enumerate(now, 1)}
    for row in decisions:
        one = held[row.anchor]
        was = states.get(one.id)
        if was == one.state:
            continue
        what = f", {row.what}" if row.what else ""
        moved = "" if was is None else f" ({STATES[was]} → {row.state_words})"
        yield NewsRow(
            anchor=maker.anchor(),
            mark="+" if was is None else "~",
            parts=(Cited(f"{capitalised(row.done)}{what}{moved}, by {row.by}. {row.says}", row.evidence),),
            home=row.anchor,
            under=(),
        )
