"""When an instrument begins, how long it lasts, how it fares, and every end that can be defended."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from trucewatch.core.account import BY_THE_HOUR, TO_ITS_END, Expiry, InstrumentStatus
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Quantity, When
from trucewatch.find.instruments.naming import CLOSERS
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words
from trucewatch.lang.clocks import clocks_within

_ENDING_NOUNS = frozenset({"suspension", "collapse", "termination", "cancellation", "abandonment"})
_ENDING = _ENDING_NOUNS | {
    "suspended",
    "suspends",
    "suspending",
    "scrapped",
    "scraps",
    "cancelled",
    "terminated",
    "abandoned",
}
LENGTH_OF_A_DAY = len("2031-05-02")
_TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_COMING = frozenset("to will would should could might may if were before until lest".split())  # noqa: SIM905
_UNREAL = frozenset("not never if unless could would might may threatened fear feared warned until to".split())  # noqa: SIM905


class Fate(msgspec.Struct, frozen=True):
    """How a line says that an instrument fares, at word `at`; `is_end`: somebody ends or suspends it."""

    at: int
    status: InstrumentStatus
    is_end: bool = False


def fates_on(line: Line) -> tuple[Fate, ...]:
    """The fates that a line tells, in order; those after "not" are left out."""
    found = instrument_words().fates.find(line.lowers)
    told = tuple(
        Fate(first, status)
        for first, _, status in found
        if (
            not _is_ahead(line, first)
            if status == "expired"
            else {"not", "n't", "never", "has", "if"}.isdisjoint(line.lowers[max(0, first - 2) : first])
        )
    )
    return (*told, *(Fate(at, "expired", is_end=True) for at in ends_on(line)))


def _is_ahead(line: Line, at: int) -> bool:
    """Whether an end at word `at` has not come: "is due to expire", "should it collapse", "before it ran out"."""
    opening = line.lowers[max(line.clause_start(at), at - 5) : at]
    return not _COMING.isdisjoint(opening) or line.lowers[max(0, at - 1) : at] in (("before",), ("until",))


def ends_on(line: Line) -> tuple[int, ...]:
    """The words that end or suspend a truce named up to five words behind them: "the suspension of the truce"."""
    found: list[int] = []
    for at, lower in enumerate(line.lowers):
        if lower in _ENDING and (lower not in _ENDING_NOUNS or line.lowers[at + 1 : at + 2] == ("of",)):
            opening = line.lowers[max(0, at - 3) : at]
            near = line.lowers[at + 1 : at + 6]
            reach = next((n for n, word in enumerate(near) if word in CLOSERS), len(near))
            if not _TRUCES.isdisjoint(near[:reach]) and _UNREAL.isdisjoint(opening):
                found.append(at)
    return tuple(found)


def named_day(survey: Survey, line: Line, after: int) -> When | None:
    """The time named within eight words behind an earlier truce: "a truce called in May"; None where none is."""
    start, end = line.words[after - 1].end, line.words[min(after + 8, len(line.words)) - 1].end
    for expression in survey.times(line):
        if start <= expression.start < end and expression.kind != "duration" and expression.when.is_known:
            return with_evidence(survey, expression.when, expression.start, expression.end)
    return None


def with_evidence(survey: Survey, when: When, start: int, end: int) -> When:
    """`when` with the characters that it was read from."""
    return msgspec.structs.replace(when, evidence=(survey.page.span(start, end),))


def in_days(days: float) -> Quantity:
    """A stated length as a Quantity of days."""
    return Quantity(days, days, "days", None)


def calendar_days(starts: When, months: float) -> float | None:
    """The days from a start to the same day so many whole months on: 61 for two months from 2 April; None if open."""
    if starts.earliest is None or starts.earliest[:10] != (starts.latest or "")[:10] or months != int(months):
        return None
    first = date.fromisoformat(starts.earliest[:10])
    number = first.month - 1 + int(months)
    year, month = first.year + number // 12, number % 12 + 1
    if year > date.max.year - 1:
        return None
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return float((date(year, month, min(first.day, last.day)) - first).days)


def expiries(starts: When, lasts_days: float | None) -> tuple[Expiry, ...]:
    """Every end that a start and a length allow, by rule; empty where either is open or the start is vaguer than a day.

    18 March and 30 days: 16 April by counting the first day as day 1, 17 April by adding 30 times 24 hours.
    """
    if lasts_days is None or starts.earliest is None:
        return ()
    length = timedelta(days=lasts_days)
    if _is_at_midnight(starts):
        return tuple(
            Expiry((date.fromisoformat(day) + length).isoformat(), f"{BY_THE_HOUR}, midnight taken for {end}")
            for day, end in ((starts.earliest, "the beginning of its day"), (str(starts.latest), "the end of its day"))
        )
    if starts.earliest != starts.latest:
        return ()
    if "T" in starts.earliest:
        begin = datetime.fromisoformat(starts.earliest)
        found = [Expiry((begin + length).isoformat(), f"{BY_THE_HOUR}, counted in hours of 24 to a day")]
        if lasts_days >= 2:
            last = begin.date() + length - timedelta(days=1)
            found.append(Expiry(last.isoformat(), f"the day of the start is day 1, {TO_ITS_END}"))
        return tuple(found)
    if lasts_days < 2:
        return ()
    first = date.fromisoformat(starts.earliest)
    if any(clocks_within(span.exact, 0, len(span.exact)) for span in starts.evidence):
        return (Expiry((first + length).isoformat(), f"{BY_THE_HOUR}, in a zone that is not known"),)
    return (
        Expiry(
            (first + length - timedelta(days=1)).isoformat(),
            f"the day of the start is day 1, {TO_ITS_END}",
        ),
        Expiry((first + length).isoformat(), "the start plus the length, counted in days of 24 hours"),
        Expiry((first + length + timedelta(days=1)).isoformat(), "the count begins on the day after the start"),
    )


def _is_at_midnight(starts: When) -> bool:
    """Whether the start is a midnight that may be at either end of the day named."""
    if starts.earliest is None or starts.latest is None or len(starts.earliest) > LENGTH_OF_A_DAY:
        return False
    is_night = date.fromisoformat(starts.latest[:10]) - date.fromisoformat(starts.earliest) == timedelta(days=1)
    return is_night and any("midnight" in span.exact.lower() for span in starts.evidence)


def evidence_of(when: When) -> tuple[Span, ...]:
    """The spans of a time; none for an unknown one."""
    return () if when == UNKNOWN_TIME else when.evidence
