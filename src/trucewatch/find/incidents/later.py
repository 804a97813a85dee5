"""Days counted from what was told just before: "Two hours later", "the next day", "two days earlier"."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

from trucewatch.core.values import When
from trucewatch.find.incidents.acts import Act
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.clocks import clocks_within
from trucewatch.lang.numerals import ONES
from trucewatch.lang.times import TimeExpression

_COUNT = rf"(?P<count>an?|{'|'.join(list(ONES)[1:])}|\d{{1,2}})"
_OFF = re.compile(
    rf"\b(?:{_COUNT} (?P<unit>minute|hour|day)s? (?P<side>later|earlier|before|afterwards)\b"
    r"|(?:the )?(?P<next>next|following) (?:day|morning|afternoon|evening)\b"
    r"|(?:the )?(?P<night>next|following) night\b"
    r"|the (?P<previous>previous) (?:day|morning|afternoon|evening)\b|the day (?P<before>before)(?=[.,;]|$))",
    re.IGNORECASE,
)
"""Must catch "two hours later", "the next day", "the following night", "two days earlier", "the day before."."""
_BACK = 2
"""So many lines back the day is told that it counts from."""
_RECENT = 31
"""A day told so long before the report is history, which nothing counts from."""
_ASIDE = frozenset({"since", "signed", "until", "till", "from", "by", "of"})
"""Before a day these make it that of something else: "the worst since 9 May"."""


def later_on(survey: Survey, act: Act) -> When | None:
    """The day that the words of the act's sentence count from the day told before; None where two are told, or none."""
    line, text = act.line, survey.page.text
    found = [one for one in _OFF.finditer(text, survey.prose_start(line), line.sentence.end) if _is_of(line, act, one)]
    if len(found) != 1:
        return None
    told = _told_before(survey, line, found[0].start())
    if told is None:
        return None
    days = _counted(text, told, found[0])
    if days is None:
        return None
    spans = (survey.page.span(told.start, told.end), survey.page.span(found[0].start(), found[0].end()))
    return When(days[0].isoformat(), days[1].isoformat(), "relative", tuple(sorted(spans)))


def _is_of(line: Line, act: Act, match: re.Match[str]) -> bool:
    """Whether the words open the sentence or stand in the act's own clauses; "two days before the vote" counts on."""
    if (match["side"] or "").lower() == "before" and match.string[match.end() : match.end() + 1] not in ".,;":
        return False
    at = line.word_at(match.start())
    return at <= _OPENING or any(clause.first <= at < clause.after for clause in act.clauses)


_OPENING = 3


def _told_before(survey: Survey, line: Line, offset: int) -> TimeExpression | None:
    """The one day told before: in the sentence itself, else in the nearest line before it that tells any."""
    own = [one for one in _days(survey, line) if one.end <= offset]
    for told in (
        own,
        *(_days(survey, one) for one in reversed(survey.lines[max(0, line.number - _BACK) : line.number])),
    ):
        if told:
            days = {str(one.when.earliest)[:10] for one in told}
            return told[-1] if len(days) == 1 else None
    return None


def _days(survey: Survey, line: Line) -> list[TimeExpression]:
    """The times of a line that are known to the day and lie shortly before the report."""
    published = survey.context.published.latest
    found = []
    for one in survey.times(line):
        first, last = one.when.earliest, one.when.latest
        if one.kind == "duration" or first is None or last is None or first[:10] != last[:10]:
            continue
        at = line.word_at(one.start)
        is_aside = at > 0 and not _ASIDE.isdisjoint(line.lowers[max(0, at - 2) : at])
        is_old = published is not None and _gap(first, published) > _RECENT
        if not is_aside and not is_old:
            found.append(one)
    return found


def _gap(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def _counted(text: str, told: TimeExpression, match: re.Match[str]) -> tuple[date, date] | None:
    """The first and last day meant, counted from the day told and, for hours, from its hour where one is told."""
    day = date.fromisoformat(str(told.when.earliest)[:10])
    step = timedelta(days=1)
    if match["next"]:
        return day + step, day + step
    if match["night"]:
        return day + step, day + 2 * step
    if match["previous"] or match["before"]:
        return day - step, day - step
    word = match["count"].lower()
    count = 1 if word in ("a", "an") else ONES.get(word) or int(word) if word.isdigit() or word in ONES else 0
    back = match["side"].lower() in ("earlier", "before")
    if match["unit"].lower() == "day":
        off = timedelta(days=-count if back else count)
        return day + off, day + off
    hours = count if match["unit"].lower() == "hour" else count / 60
    clocks = {clock.minutes for clock in clocks_within(text, told.start, told.end)} - {None}
    if len(clocks) != 1:
        return None
    minutes = clocks.pop() or 0
    shift = math.floor((minutes + (-60 if back else 60) * hours) / 1440)
    return day + shift * step, day + shift * step
