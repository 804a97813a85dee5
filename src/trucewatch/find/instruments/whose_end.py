"""Whose end a day is: that of the instrument named before it, not of talks, an offer or a deadline beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from trucewatch.find.instruments.end_leads import Led
from trucewatch.find.instruments.heads import Head
from trucewatch.find.survey import Line
from trucewatch.lang.trees import head, subjects, word_at

_HOLDING = frozenset(
    """hold holds run runs ran running last lasts lasting valid good effective force effect place
    remain remains remaining stay stays continue continues in into the""".split()  # noqa: SIM905
)
_HELPING = frozenset(
    """is are was were be been being to will would shall should due set scheduled expected meant
    supposed planned which that , it and currently now then formally officially only at least""".split()  # noqa: SIM905
)
_MAKING = frozenset(
    """agreed agree agrees declared declares announced announces ordered orders proclaimed extended
    extends extend prolonged prolongs prolong renewed renews renew observe observes observed signed accepted approved
    set""".split()  # noqa: SIM905
)
_PARTIES = frozenset({"between", "and", "with", "by", "the", "both", "sides", "'s"})
_JOINTS = _PARTIES | {","}
_LEADING = _PARTIES | frozenset("from since starting beginning of , for on at".split())  # noqa: SIM905
_ASIDE = frozenset(
    """talks negotiations negotiation meeting session round summit deadline offer ultimatum mandate
    window curfew emergency visit election vote blockade embargo sanctions""".split()  # noqa: SIM905
)
"""What has an end of its own beside a truce."""
_NOT_YET = frozenset(
    """no not n't never delay delayed delays postpone postponed postpones defer deferred refuse refused
    refuses reject rejected before unless wait waits waited""".split()  # noqa: SIM905
)
""" "No truce until Friday", "put the truce off until Monday": when it may begin."""
_DEADLINES = frozenset({"deadline", "ultimatum", "given", "gave", "give", "gives", "off", "back"})
_PRONOUNS = frozenset({"it", "which", "that", "this"})
_REACH = 16
"""So many words behind its instrument at most an end is told."""


def owner_of(line: Line, heads: Sequence[Head], at: int, led: Led) -> Head | Literal[False] | None:
    """The instrument that ends by the words at `at`; None for the one that "it" takes up, False where it is none."""
    before = [one for one in heads if one.after <= at]
    if not before:
        opening = line.lowers[line.clause_start(at) : at]
        is_it = bool(opening) and opening[0] in ("it", "this") and set(opening[1:]) <= _HOLDING | _HELPING
        is_held = led.is_verb or not _HOLDING.isdisjoint(opening[1:])
        return None if is_it and is_held and not heads else False
    named = before[-1]
    between = _between(line, named, at)
    if len(between) > _REACH or not _ASIDE.isdisjoint(between) or not _is_free(line, named, at, led):
        return False
    if led.is_verb:
        is_own = set(between) <= _HELPING | _PARTIES or _is_subject(line, named, at)
        return named if is_own and named.kind != "proposal" else False
    rest = {lower for lower in between if not _IN_A_TIME.fullmatch(lower)}
    if rest <= _HOLDING | _HELPING | _LEADING | {"extended", "prolonged", "renewed"}:
        return named
    is_held = line.lowers[at - 1] in _HOLDING and _is_subject(line, named, at - 1)
    return named if is_held or _hangs_on(line, named, at, led) else False


def is_held_so(line: Line, named: Head, at: int) -> bool:
    """Whether nothing but words of holding, and no denial, stands between the instrument and word `at`."""
    between = set(line.lowers[named.after : at])
    return between <= _HOLDING | _HELPING and _NOT_YET.isdisjoint(_opening(line, named, at))


def _is_free(line: Line, named: Head, at: int, led: Led) -> bool:
    """Whether nothing says that the truce only begins then, or that the day is a deadline or was put off."""
    opening = _opening(line, named, at)
    if not _NOT_YET.isdisjoint(opening) or not _DEADLINES.isdisjoint(opening):
        return False
    is_pointed = not _ASIDE.isdisjoint(line.lowers[line.clause_start(named.first) : named.first])
    return not (led.is_verb and is_pointed)


def _opening(line: Line, named: Head, at: int) -> tuple[str, ...]:
    """The words of the clause around the instrument, up to word `at`."""
    return tuple(line.lowers[max(line.clause_start(named.first), named.first - 6) : at])


def _between(line: Line, named: Head, at: int) -> tuple[str, ...]:
    """The words from the instrument to word `at`, without the names of who is known: "between Aruna and Belmar"."""
    words = list(enumerate(line.lowers))[named.after : at]
    names = [(one.start, one.end) for one in line.mentions]
    return tuple(
        lower for number, lower in words if not any(first <= line.words[number].start < end for first, end in names)
    )


_IN_A_TIME = re.compile(
    r"\d[\d:.,-]*(?:st|nd|rd|th)?|\w*day|noon|midnight|dawn|dusk|morning|evening|night|tonight|tomorrow|a\.?m\.?|p\.?m\.?|gmt"
    r"|utc|local|time|hours?|days?|weeks?|months?|jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|[.,]"
)
"""The words of days, hours and numbers: "from noon on Friday until" leaves "from", "on"."""


def _is_subject(line: Line, named: Head, at: int) -> bool:
    """Whether the instrument, or "which" behind it, is the subject of the verb at word `at`."""
    reading = line.reading
    verb = word_at(reading, line.words[at].start)
    if verb is None:
        return False
    places = [line.word_at(reading.tokens[one].start) for one in subjects(reading, verb)]
    return any(
        named.first <= one < named.after
        or (one >= named.after and line.lowers[one] in _PRONOUNS and set(_between(line, named, one)) <= _JOINTS)
        for one in places
    )


def _hangs_on(line: Line, named: Head, at: int, led: Led) -> bool:
    """Whether the day hangs on the instrument, on the verb that makes it, or on what it stops: "halt raids until"."""
    reading = line.reading
    time = word_at(reading, line.words[at].start + 1)
    behind = range(time or 0, len(reading.tokens))
    word = next((one for one in behind if reading.relations[one] in ("obl", "nmod", "obl:unmarked")), None)
    above = head(reading, word) if word is not None and reading.tokens[word].start < led.end else None
    if above is None:
        return False
    place = line.word_at(reading.tokens[above].start)
    if named.first <= place < named.after:
        return True
    lower = line.lowers[place] if place < len(line.lowers) else ""
    return lower in _MAKING and place < named.first
