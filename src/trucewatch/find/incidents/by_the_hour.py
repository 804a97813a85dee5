"""Days of acts that are told by their hour alone, "before dawn": that of what was told shortly before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.core.values import When
from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.by_reader import HIT
from trucewatch.find.incidents.clauses import SPEECH
from trucewatch.find.incidents.telling import attacks_named
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import attack_words
from trucewatch.lang.times import TimeExpression

_HOUR = re.compile(
    r"\b(?:(?:just |shortly |hours? )?(?:before|after|at|around|by|about|towards?) (?:about |around )?"
    r"(?:dawn|dusk|daybreak|first light|sunrise|sunset|nightfall|midnight|noon|(?:half|a quarter) (?:past|to) \w+)"
    r"|(?<!that )(?<!this )(?:late |early )?in the (?:early |late )?"
    r"(?:small hours|evening|morning|afternoon|night)(?! of)\b)",
    re.IGNORECASE,
)
"""Must catch "before dawn", "at half past four", "In the evening"."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|\b(?:midnight|noon)\b|\d ?[ap]\.?m", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:dawn|daybreak|first light|sunrise|small hours|early (?:morning|hours))\b", re.IGNORECASE)
_BEGUN = frozenset({"began", "started", "effect", "force", "hold"})
_BEHIND = 2
"""So many words behind the clause of an act its hour may stand: "was repelled before dawn"."""
_BACK = 3
"""So many lines back the day is looked for that an hour alone is of."""


def by_the_hour(survey: Survey, act: Act) -> When | None:
    """The day of an act told by its hour alone, "before dawn": that of an attack told shortly before.

    None where the line before tells two days. The report's own day is no answer: "later, at 2 p.m.".
    """
    line, text = act.line, survey.page.text
    bare = [time for time in act.times if time.kind == "instant" and not time.when.is_known]
    stretches = [
        (line.words[one.first].start, line.words[min(one.after + _BEHIND, len(line.words)) - 1].end)
        for one in act.clauses
    ]
    spans = [(time.start, time.end) for time in bare if _is_clock(text[time.start : time.end])]
    spans += [match.span() for start, end in stretches for match in [_HOUR.search(text, start, end)] if match]
    if not spans:
        return None
    own = survey.page.span(*spans[0])
    for before in reversed(survey.lines[max(0, line.number - _BACK) : line.number]):
        told = [one for one in survey.times(before) if one.kind != "duration" and one.when.is_known]
        told = [one for one in told if not is_of_saying(before, one)]
        is_told = attacks_named(before.lowers) or _tells_of_arms(before) or _tells_of_start(before)
        told = told if is_told else []
        if len(told) == 1 and _is_night(told[0].when) and _MORNING.search(own.exact):
            day = str(told[0].when.latest)[:10]  # "overnight ... before dawn"
            return When(day, day, "relative", (survey.page.span(told[0].start, told[0].end), own))
        days = {(str(one.when.earliest)[:10], str(one.when.latest)[:10]) for one in told}
        if told and (len(days) > 1 or not is_one_day(told[0].when)):
            return None
        if told:
            day = days.pop()[0]
            return When(day, day, "relative", (survey.page.span(told[0].start, told[0].end), own))
    return None


def _tells_of_start(line: Line) -> bool:
    """Whether the line tells when a truce began: the guns that fired "at 1:40" broke it the same night."""
    return not attack_words().truces.isdisjoint(line.lowers) and not _BEGUN.isdisjoint(line.lowers)


def _is_night(when: When) -> bool:
    """Whether the time runs from one day to the next."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return False
    return date.fromisoformat(last[:10]) - date.fromisoformat(first[:10]) == timedelta(days=1)


def _tells_of_arms(line: Line) -> bool:
    """Whether the reader sees an attack that happened in the line."""
    return any(act.label == HIT and act.modality == "asserted" for act in line.reading.layer("event"))


def _is_clock(words: str) -> bool:
    """Whether the words are an hour of some day: "1:40 a.m.", "midnight"; not "a week earlier"."""
    return _CLOCK.search(words) is not None


def is_of_saying(line: Line, time: TimeExpression) -> bool:
    """Whether the time belongs to a verb of saying: "said on Sunday", "told reporters late on Monday"."""
    number = line.word_at(time.start)
    before = line.lowers[max(0, number - 4) : number]
    while before and before[-1] in ("on", "late", "early", "reporters", "the"):
        before = before[:-1]
    return bool(before) and before[-1] in SPEECH


def is_one_day(when: When) -> bool:
    """Whether the time lies within one day."""
    return when.earliest is not None and when.latest is not None and when.earliest[:10] == when.latest[:10]
