"""The day on which a truce was signed, or by which it is called: its start, where no other one is told.

A text that says nothing of its entry into force is in force from the day it is signed (Vienna Convention on the Law of
Treaties, article 24). Reconciling leaves such a day out where another report tells the start itself.
"""

from __future__ import annotations

import msgspec

from trucewatch.core.account import CEASEFIRES, Instrument, InstrumentStatus, Version
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.threads import Thread
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.times import TimeExpression

_SIGNED = frozenset({"signed", "sign", "signs", "signing", "concluded", "sealed", "struck", "reached", "inked"})
_SET = frozenset({"declared", "announced", "proclaimed", "agreed", "brokered"})
""" "The truce declared on Sunday", "declared a truce on Sunday"; "declared a truce from Sunday" tells the start."""
_BEHIND = 9
"""So many words behind the truce at most its signing is told: "a ceasefire signed in Harn on Tuesday"."""
_JOINTS = frozenset(
    {";", ":", "but", "while", "after", "before", "since", "until", "said", "says", "when", "who", "and"}
)
_HELD: frozenset[InstrumentStatus] = frozenset({"agreed", "ordered", "in_force", "expired", "disputed"})


def with_signing_day(survey: Survey, thread: Thread, instrument: Instrument) -> Instrument:
    """The instrument; a truce that nobody tells the start of begins on the one day that it was signed on."""
    if instrument.form not in CEASEFIRES or instrument.status not in _HELD or thread.extends:
        return instrument
    if any(version.starts.is_known for version in instrument.versions):
        return instrument
    told = [when for head in thread.heads if (when := signed_on(survey, head)) is not None]
    if len({when.earliest for when in told}) != 1:
        return instrument
    versions = tuple(_started(version, told[0]) for version in instrument.versions)
    return msgspec.structs.replace(instrument, versions=versions)


def _started(version: Version, when: When) -> Version:
    return msgspec.structs.replace(version, starts=when)


def signed_on(survey: Survey, head: Head) -> When | None:
    """The day of "a ceasefire signed on Tuesday", "signed a truce on Tuesday", "the 9 May truce"; None for no day."""
    line = survey.lines[head.line]
    days = [one for one in survey.times(line) if one.kind == "instant" and _is_day(one.when)]
    for one in days:
        at, after = line.word_at(one.start), line.word_at(one.end - 1) + 1
        if _names_it(line, head, at, after):
            return _told(survey, line, one, min(at, head.core), max(after, head.core + 1))
        verb = _verb(line, head, at)
        if verb is not None:
            return _told(survey, line, one, verb, after)
    return None


def _names_it(line: Line, head: Head, at: int, after: int) -> bool:
    """Whether the day is part of the name: "the 9 May truce", "the ceasefire of 9 May"."""
    is_before = head.first <= at and after <= head.core and after >= head.core - 2
    return is_before or (line.lowers[head.after : at] in (("of",), ("of", "the")) and at >= head.after)


def _verb(line: Line, head: Head, at: int) -> int | None:
    """The word of signing that a day at word `at` stands behind, the truce beside it; None for none."""
    for number in range(max(0, min(head.first, at) - _BEHIND), at):
        lower = line.lowers[number]
        is_set = lower in _SET and (number >= head.after or line.lowers[at - 1] == "on")
        is_named = lower == "names" and line.lowers[number + 1 : number + 2] == ("to",)
        if lower not in _SIGNED and not is_set and not is_named:
            continue
        first, last = min(number, head.first), max(number, head.core)
        if last - first > _BEHIND or at - last > _BEHIND:
            continue
        between = (*line.lowers[min(number + 1, head.after) : head.first], *line.lowers[last + 1 : at])
        is_said = not {"not", "never", "will", "would", "to", "n't"}.isdisjoint(
            line.lowers[max(0, number - 3) : number]
        )
        if _JOINTS.isdisjoint(between) and not is_said:
            return number
    return None


def _told(survey: Survey, line: Line, time: TimeExpression, first: int, after: int) -> When:
    """The day with the words that tell it, from the word of signing to the day."""
    return msgspec.structs.replace(time.when, basis="relative", evidence=(survey.span(line, first, after),))


def _is_day(when: When) -> bool:
    return when != UNKNOWN_TIME and when.earliest is not None and when.earliest[:10] == (when.latest or "")[:10]
