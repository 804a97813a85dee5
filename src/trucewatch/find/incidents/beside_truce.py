"""Whether an act is told by how far it lies off a truce: "On the first night of the pause a drone struck a depot"."""

from __future__ import annotations

from trucewatch.core.values import When
from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.telling import attacks_named
from trucewatch.find.survey import Survey
from trucewatch.lang.truce_days import dated_from
from trucewatch.lang.truce_time import TruceTime, truce_times

_TURNS = frozenset({";", "but", "while", "whereas", "although", "that", "which", "who"})
"""Behind one of these another tale begins, which the time need not be of."""
_REACH = 3
"""So many words behind a truce at most the day of its start follows: "after the truce began at noon on Monday"."""


def time_beside_truce(survey: Survey, act: Act) -> tuple[TruceTime, When] | None:
    """The time of the act told from a truce, and it as a When; None where the sentence tells none, or none certain.

    The When has its day only where the sentence gives the day of the truce; else the words alone, which reconciling
    counts from the truce of the story: both ends open, basis "relative".
    """
    line = act.line
    told = [
        one for one in truce_times(survey.page.text, survey.prose_start(line), line.sentence.end) if _is_of(act, one)
    ]
    if len({(one.of, one.low, one.high) for one in told}) != 1:
        return None
    own = survey.page.span(told[0].start, told[0].end)
    anchor = _day_within(survey, act, told[0])
    if anchor is not None:
        dated = dated_from(told[0], anchor)
        if dated is not None:
            return told[0], When(dated.earliest, dated.latest, "relative", tuple(sorted((own, *anchor.evidence))))
    return told[0], When(None, None, "relative", (own,))


def _is_of(act: Act, told: TruceTime) -> bool:
    """Whether the words tell of this act: they open the sentence, or no other act or tale stands between."""
    line = act.line
    first, after = line.word_at(told.start), line.word_at(told.end - 1) + 1
    if first <= act.at < after:
        return False
    if after <= act.at:
        between = line.lowers[after : act.at]
        opens = first <= 2 or not attacks_named(line.lowers[:first])
        return _TURNS.isdisjoint(between) and (opens or not attacks_named(between))
    between = line.lowers[act.after : first]
    return _TURNS.isdisjoint(between) and not attacks_named(between)


def _day_within(survey: Survey, act: Act, told: TruceTime) -> When | None:
    """The one day told right behind the truce, which is that of its start; None where none is."""
    line = act.line
    after = line.word_at(told.end - 1) + 1
    for time in survey.times(line):
        at = line.word_at(time.start)
        if told.of == "start" and time.when.is_known and 0 <= at - after <= _REACH and time.kind == "instant":
            gap = line.lowers[after:at]
            if set(gap) <= {"on", "at", "early", "late", "the", "from"}:
                return When(
                    time.when.earliest, time.when.latest, time.when.basis, (survey.page.span(time.start, time.end),)
                )
    return None
