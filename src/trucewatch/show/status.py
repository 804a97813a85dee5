"""What a workspace holds, whether it is up to date and what is new in it, in a few lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.show.ledger import ledger_of
from trucewatch.show.news import News, NewsGroup, news_rows
from trucewatch.show.provenance import Provenance
from trucewatch.show.wording import UNPRINTABLE, capitalised, counted, listed, plain, range_words, shortened

MOST_DOSSIERS = 20
"""So many dossiers are listed; the JSON has all."""
MOST_UNREAD = 10
"""So many reports that were not read are listed."""
MOST_OF_A_CLASS = 2
"""So many lines of each class of news; the brief has the rest."""
MOST_WORDS = 40
"""So many words of a line of news."""
SIGNS = {"+": "+", "-": "−", "~": "~", " ": " "}


class Unread(msgspec.Struct, frozen=True):
    """A report that was not read: what it is called, and why."""

    name: str
    why: str


class Told(msgspec.Struct, frozen=True):
    """News of one class; `more`: how many of it are not told here."""

    title: str
    lines: tuple[str, ...]
    more: int


class DossierStatus(msgspec.Struct, frozen=True):
    """A dossier in numbers (days are ISO, None = not stated); `news` sums up what is new, `told` has the most telling.

    `is_stale`: reports were read that its account does not hold yet.
    """

    id: str
    title: str
    first_day: str | None
    last_day: str | None
    reports: int
    instruments: int
    incidents: int
    is_stale: bool
    news: tuple[str, ...]
    told: tuple[Told, ...]


class Status(msgspec.Struct, frozen=True):
    """A workspace at a glance. `waiting`: reports that are logged and not read yet; `since`: a moment in words.

    `orphaned`: judgements that hold on to nothing in any account; `by_another_program`: another version of the program
    derived what is there.
    """

    workspace: str
    reports: int
    waiting: int
    unread: tuple[Unread, ...]
    judgements: int
    orphaned: int
    by_another_program: bool
    since: str
    dossiers: tuple[DossierStatus, ...]

    @property
    def is_up_to_date(self) -> bool:
        """Whether a `sync` would change nothing."""
        return not (self.waiting or self.by_another_program or any(one.is_stale for one in self.dossiers))


def told_news(news: News, account: Account) -> tuple[tuple[str, ...], tuple[Told, ...]]:
    """What is new in one account: sentences that sum it up, and the most telling lines with the outlets behind them."""
    known = Provenance(account)
    new = news_rows(news, account, ledger_of(account))
    told = tuple(
        Told(
            group.title,
            tuple(lines_of(group, known))[:MOST_OF_A_CLASS],
            group.more + max(0, len(group.rows) - MOST_OF_A_CLASS),
        )
        for group in new.first
    )
    return new.remarks, told


def lines_of(group: NewsGroup, known: Provenance) -> Iterator[str]:
    """`+ Harbour truce: new position: Doss: declines [Strait Courier]`."""
    for row in group.rows:
        words = shortened("".join(part.words for part in row.parts), MOST_WORDS)
        evidence: list[Span] = [span for part in row.parts for span in part.evidence]
        outlets = f" [{', '.join(known.outlets_of(evidence))}]" if evidence else ""
        yield f"{SIGNS[row.mark]} {capitalised(plain(words))}{outlets}"


def status_lines(status: Status) -> list[str]:
    """The status as lines; text of reports is on one line each and steers no terminal."""
    return [UNPRINTABLE.sub("\ufffd", line) for line in (*head_lines(status), *dossier_lines(status))]


def head_lines(status: Status) -> Iterator[str]:
    """What is there, and whether it is up to date."""
    held = [
        counted(status.reports, "report"),
        counted(len(status.dossiers), "dossier"),
        counted(status.judgements, "judgement"),
    ]
    yield f"{status.workspace}: {listed(held)}"
    if status.orphaned:
        yield f"{counted(status.orphaned, 'judgement')} orphaned: nothing is found that they hold on to"
    yield from due_lines(status)
    if status.unread:
        yield f"{counted(len(status.unread), 'report')} could not be read:"
        yield from (f"  {one.name}: {one.why}" for one in status.unread[:MOST_UNREAD])
        if len(status.unread) > MOST_UNREAD:
            yield f"  and {len(status.unread) - MOST_UNREAD} more"


def due_lines(status: Status) -> Iterator[str]:
    """What `sync` would do."""
    if status.is_up_to_date:
        yield "Up to date."
        return
    due = [f"{counted(status.waiting, 'report')} not read yet"] if status.waiting else []
    stale = sum(1 for one in status.dossiers if one.is_stale)
    due += [f"{counted(stale, 'account')} to be made anew"] if stale else []
    due += ["all derived by another version of the program"] if status.by_another_program else []
    yield f"Not up to date: {listed(due)}. Run `trucewatch sync {status.workspace}`."


def dossier_lines(status: Status) -> Iterator[str]:
    """Each dossier with what is new in it, those with news first."""
    ordered = sorted(status.dossiers, key=lambda one: not one.news)
    if status.dossiers and not any(one.news for one in ordered):
        yield ""
        yield f"Nothing new since {status.since}."
    for one in ordered[:MOST_DOSSIERS]:
        yield ""
        yield f"{one.id}  {one.title or 'not made yet'}"
        days = range_words(one.first_day, one.last_day) if one.first_day else "days not stated"
        numbers = (
            f"{counted(one.reports, 'report')}, {counted(one.instruments, 'instrument')}, "
            f"{counted(one.incidents, 'incident')}"
        )
        yield f"  {days}; {numbers}"
        if one.news:
            yield f"  New since {status.since}:"
            yield from (f"    {sentence}." for sentence in one.news)
            for group in one.told:
                yield f"    {group.title}"
                yield from (f"      {line}" for line in group.lines)
                if group.more:
                    yield f"      and {group.more} more"
    if len(ordered) > MOST_DOSSIERS:
        yield ""
        yield f"and {len(ordered) - MOST_DOSSIERS} more"
