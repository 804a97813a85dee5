"""When an instrument begins, how long it lasts, how it fares, and every end that can be defended."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from trucewatch.core.account import BY_THE_HOUR, Expiry, InstrumentStatus
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Quantity, When
from trucewatch.find.instruments.naming import CLOSERS
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words
from trucewatch.lang.clocks import clocks_within
from trucewatch.lang.times import TimeExpression

_OPENERS = frozenset(
    {
        "from",
        "starting",
        "beginning",
        "start",
        "starts",
        "started",
        "begin",
        "begins",
        "began",
        "open",
        "opens",
        "opened",
        "effective",
        "since",
    }
)
_LONG_AGO = 45
"""Days after which a vague time is not that of the truce which a report is about."""
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
_TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_COMING = frozenset("to will would should could might may if were before until lest".split())  # noqa: SIM905
_UNREAL = frozenset("not never if unless could would might may threatened fear feared warned until to".split())  # noqa: SIM905
_ENTRIES = frozenset({"effect", "force", "hold"})
"""The last words of "take effect", "come into force", "took hold"."""


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


def start_on(survey: Survey, line: Line) -> tuple[int, When] | None:
    """The day or instant from which something holds, with the word that opens it; None where the line says none."""
    ends = ends_on(line)
    for number, lower in enumerate(line.lowers):
        if ends and ends[0] < number:
            return None  # "ordered the suspension of the truce from 4 May": the day of its end
        if lower not in _OPENERS and not (lower in _ENTRIES and number and line.lowers[number - 1] in _ENTERING):
            continue
        after = line.words[number].end
        for expression in survey.times(line):
            near = expression.start >= after and expression.start - after <= 60
            # "The first since the war began in 2014" dates no truce.
            if not _is_day(expression.when) and (lower == "since" or _is_long_ago(survey, expression.when)):
                continue
            if near and expression.kind != "duration" and expression.when.is_known:
                return number, with_evidence(survey, ahead(survey, line, expression), expression.start, expression.end)
    return None


def _is_day(when: When) -> bool:
    """Whether a time is known to the day."""
    return when.earliest is not None and when.earliest[:10] == (when.latest or "")[:10]


def _is_long_ago(survey: Survey, when: When) -> bool:
    """Whether a time ended well before the report was published; False where either is unknown."""
    published = survey.context.published.latest
    if published is None or when.latest is None:
        return False
    return when.latest[:10] < (date.fromisoformat(published[:10]) - timedelta(days=_LONG_AGO)).isoformat()


def named_day(survey: Survey, line: Line, after: int) -> When | None:
    """The time named within eight words behind an earlier truce: "a truce called in May"; None where none is."""
    start, end = line.words[after - 1].end, line.words[min(after + 8, len(line.words)) - 1].end
    for expression in survey.times(line):
        if start <= expression.start < end and expression.kind != "duration" and expression.when.is_known:
            return with_evidence(survey, expression.when, expression.start, expression.end)
    return None


_ENTERING = frozenset({"take", "takes", "took", "taken", "taking", "into", "come", "comes", "came"})


_TO_COME = frozenset({"will", "due", "takes", "shall", "scheduled", "starts", "begins", "comes"})
_HAS_COME = frozenset({"took", "came", "began", "started", "entered", "opened"})
"""The last of these words before a weekday tells which week's: "it will be recalled that it took effect on Sunday"."""


def ahead(survey: Survey, line: Line, expression: TimeExpression) -> When:
    """The time of an expression; a bare weekday beside "will", "is due to" or "takes effect" is the one to come."""
    at = line.word_at(expression.start)
    opening = line.lowers[max(line.clause_start(at), at - 14) : at]
    telling = [word for word in opening if word in _TO_COME or word in _HAS_COME]
    is_ahead = bool(telling) and telling[-1] in _TO_COME
    return to_come(survey, expression.when) if is_ahead else expression.when


def to_come(survey: Survey, when: When) -> When:
    """The time; a bare weekday that lies behind the report is the one a week later."""
    published = survey.context.published.latest
    if when.basis != "weekday" or published is None or (when.latest or "9")[:10] >= published[:10]:
        return when
    moved = [_week_later(iso) for iso in (when.earliest, when.latest)]
    return msgspec.structs.replace(when, earliest=moved[0], latest=moved[1])


def _week_later(iso: str | None) -> str | None:
    if iso is None:
        return None
    return (date.fromisoformat(iso[:10]) + timedelta(days=7)).isoformat() + iso[10:]


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
    if lasts_days is None or starts.earliest is None or starts.earliest != starts.latest:
        return ()
    length = timedelta(days=lasts_days)
    if "T" in starts.earliest:
        begin = datetime.fromisoformat(starts.earliest)
        found = [Expiry((begin + length).isoformat(), f"{BY_THE_HOUR}, counted in hours of 24 to a day")]
        if lasts_days >= 2:
            last = begin.date() + length - timedelta(days=1)
            found.append(Expiry(last.isoformat(), "the day of the start is day 1, the last day runs to its end"))
        return tuple(found)
    if lasts_days < 2:
        return ()
    first = date.fromisoformat(starts.earliest)
    if any(clocks_within(span.exact, 0, len(span.exact)) for span in starts.evidence):
        return (Expiry((first + length).isoformat(), f"{BY_THE_HOUR}, in a zone that is not known"),)
    return (
        Expiry(
            (first + length - timedelta(days=1)).isoformat(),
            "the day of the start is day 1, the last day runs to its end",
        ),
        Expiry((first + length).isoformat(), "the start plus the length, counted in days of 24 hours"),
        Expiry((first + length + timedelta(days=1)).isoformat(), "the count begins on the day after the start"),
    )


def evidence_of(when: When) -> tuple[Span, ...]:
    """The spans of a time; none for an unknown one."""
    return () if when == UNKNOWN_TIME else when.evidence
