"""Days that lie ahead of the report: which week's Sunday a bare weekday is."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from trucewatch.core.values import When
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.times import TimeExpression

_TO_COME = frozenset({
    "will", "due", "takes", "shall", "scheduled", "starts", "begins", "comes", "goes", "enters", "opens", "falls",
})  # fmt: skip
_HAS_COME = frozenset({"took", "came", "began", "started", "entered", "opened", "went", "fell"})
"""The last of these words before a weekday tells which week's: "it will be recalled that it took effect on Sunday"."""
_ANNOUNCING = frozenset({
    "announced", "announces", "declared", "declares", "proclaimed", "proclaims", "ordered", "orders", "agreed",
    "agrees", "accepted", "called", "decreed",
})  # fmt: skip
"""What is announced "from Saturday" begins on the Saturday that is nearer, the coming one more likely."""
_FROM = frozenset({"from", "starting", "beginning", "effective"})
_NEAR = 3
"""Days: a weekday so few behind the report may be the one that is meant."""


def ahead(survey: Survey, line: Line, expression: TimeExpression) -> When:
    """The time of an expression; a bare weekday beside "will", "is due to" or "takes effect" is the one to come.

    So is one in "announced a truce from Saturday", told on a Friday, six days after the last.
    """
    at = line.word_at(expression.start)
    opening = line.lowers[max(line.clause_start(at), at - 14) : at]
    telling = [word for word in opening if word in _TO_COME or word in _HAS_COME]
    if telling:
        return to_come(survey, expression.when) if telling[-1] in _TO_COME else expression.when
    is_announced = not _ANNOUNCING.isdisjoint(line.lowers[:at]) and not _FROM.isdisjoint(
        line.lowers[max(0, at - 5) : at]
    )
    if is_announced and _days_behind(survey, expression.when) > _NEAR:
        return to_come(survey, expression.when)
    return expression.when


def _days_behind(survey: Survey, when: When) -> int:
    """How many days a time lies behind the report; 0 where either is unknown."""
    published = survey.context.published.latest
    if published is None or when.latest is None:
        return 0
    return (date.fromisoformat(published[:10]) - date.fromisoformat(when.latest[:10])).days


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
