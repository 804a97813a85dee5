"""When an instrument is to end, told by a day: "until 6 June", "through Friday", "expires at midnight on Sunday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from trucewatch.core.account import STATED_END, TO_ITS_END, Expiry
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.find.instruments.ahead import to_come
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.lifetimes import LENGTH_OF_A_DAY
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.clocks import clocks_within
from trucewatch.lang.trees import head, subjects, word_at
from trucewatch.lang.wide.find import time_mentions

_SMALL = r"(?:(?:on|at|in|the|about|around|late|early)\s)*$"
_TO = re.compile(rf"\b(?P<to>up to and including|up until|until|till|through to|through)\s{_SMALL}", re.IGNORECASE)
_OVER = re.compile(
    rf"\b(?P<over>expire[sd]?|lapse[sd]?|ends?|ended|runs? out|ran out|comes? to an end|came to an end)\s{_SMALL}",
    re.IGNORECASE,
)
"""Must catch "expires at midnight on Sunday", "lapsed on Friday"; not "ends fighting on Friday"."""
_WHOLE_DAY = re.compile(r"\b(?:including|through)\b|\bend of\b", re.IGNORECASE)
_WINDOW = re.compile(r"(?P<to>until|till)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:to|until|till|through)\b|[–—]", re.IGNORECASE)
_NAMES_A_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d)|day\b|\b(?:tonight|tomorrow|noon|midnight)\b|\bend of\b", re.IGNORECASE
)
_END_OF = re.compile(r"(?:the )?end of (?:the|this|next) (?:week|month|year)", re.IGNORECASE)
"""Must catch "the end of the month", which only the wide reading of time dates."""
_FEAST = re.compile(
    r"\b(?:for the (?:duration|length|whole) of|throughout|for the rest of|(?:un)?till? the end of)\s"
    r"(?:the\s(?:holy\s)?(?:month|feast|festival|holiday|holidays|games|fast|truce season|election|elections)"
    r"(?:\sof\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?|(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)",
)
"""Must catch "for the duration of Ramadan", "throughout the holy month"."""
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
_WAS_DUE = frozenset({"was", "were", "had"})
_PRONOUNS = frozenset({"it", "which", "that", "this"})
_REACH = 16
"""So many words behind its instrument at most an end is told."""


class Ending(msgspec.Struct, frozen=True):
    """The end of what `head` names (None: of what the lines before spoke of), told at word `at` in the words `told`;
    `is_to_come`: after the day of the report."""

    at: int
    head: Head | None
    expires: tuple[Expiry, ...]
    told: Span
    is_to_come: bool = False


class Led(msgspec.Struct, frozen=True):
    """A time that words lead to as an end: from `start` on; `word` = "until" or the verb, `is_verb`: which of both."""

    start: int
    end: int
    word: str
    is_verb: bool
    when: When


def endings_on(survey: Survey, line: Line, heads: Sequence[Head]) -> tuple[Ending, ...]:
    """The ends that a line tells of instruments; none for what has another end: talks, an offer, a deadline."""
    found: list[Ending] = []
    for led in _led(survey, line):
        at = line.word_at(led.start)
        owner = _owner(line, heads, at, led)
        if owner is False:
            continue
        span = survey.page.span(led.start, led.end)
        if expires := _expires(survey, line, led, span):
            today = (survey.context.published.latest or "9")[:10]
            found.append(Ending(at, owner, expires, span, expires[0].at[:LENGTH_OF_A_DAY] > today))
    return tuple(found)


def length_left_open(survey: Survey, line: Line, heads: Sequence[Head]) -> Span | None:
    """The words that say a truce of the line lasts as long as a feast or season whose days the text does not tell."""
    match = _FEAST.search(survey.page.text, line.sentence.start, line.sentence.end)
    if match is None:
        return None
    at = line.word_at(match.start())
    near = [one for one in heads if one.after <= at]
    between = line.lowers[near[-1].after : at] if near else ()
    if not near or not set(between) <= _HOLDING | _HELPING or not _NOT_YET.isdisjoint(_opening(line, near[-1], at)):
        return None
    return survey.page.span(match.start(), match.end())


def _led(survey: Survey, line: Line) -> list[Led]:
    """The times of a line that "until", "through" or a verb of ending leads to, or that close "from 3 to 9 May"."""
    text, floor = survey.page.text, line.sentence.start
    found: list[Led] = []
    for one in survey.times(line):
        if one.kind == "duration" or one.when.latest is None:
            continue
        words = text[one.start : one.end]
        ahead_of = text[floor : one.start]
        if one.kind == "window":
            opens = _WINDOW.match(words)
            if opens is not None and one.when.earliest is None:
                found.append(Led(one.start, one.end, "until", is_verb=False, when=one.when))
            elif (
                one.when.earliest is not None
                and re.search(r"\b(?:from|between)\b", words + ahead_of[-6:])
                and (_BOTH.search(words) is not None)
            ):
                found.append(Led(one.start, one.end, "to", is_verb=False, when=one.when))
            continue
        if (match := _TO.search(ahead_of)) is not None:
            found.append(Led(floor + match.start(), one.end, match["to"].lower(), is_verb=False, when=one.when))
        elif (match := _OVER.search(ahead_of)) is not None:
            found.append(Led(floor + match.start(), one.end, match["over"].lower(), is_verb=True, when=one.when))
    return found or _led_by_period(survey, line)


def _led_by_period(survey: Survey, line: Line) -> list[Led]:
    """ "Until the end of the month", "expires at the end of the week", counted from the day of the report."""
    published = survey.context.published
    if not _is_day(published):
        return []
    text, floor = survey.page.text, line.sentence.start
    found: list[Led] = []
    for match in _END_OF.finditer(text, floor, line.sentence.end):
        ahead_of = text[floor : match.start()]
        lead = _TO.search(ahead_of) or _OVER.search(ahead_of)
        dated = time_mentions(match.group(), date.fromisoformat(str(published.earliest)[:10]))
        if lead is not None and len(dated) == 1 and dated[0].days is not None:
            day = dated[0].days[1].isoformat()
            when = When(day, day, "relative")
            found.append(Led(floor + lead.start(), match.end(), lead.group(1).lower(), lead.re is _OVER, when))
    return found


def _owner(line: Line, heads: Sequence[Head], at: int, led: Led) -> Head | bool | None:
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


def _between(line: Line, named: Head, at: int) -> tuple[str, ...]:
    """The words from the instrument to word `at`, without the names of who is known: "between Aruna and Belmar"."""
    words = list(enumerate(line.lowers))[named.after : at]
    names = [(one.start, one.end) for one in line.mentions]
    return tuple(
        lower for number, lower in words if not any(first <= line.words[number].start < end for first, end in names)
    )


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


def _expires(survey: Survey, line: Line, led: Led, span: Span) -> tuple[Expiry, ...]:
    """The end as it is told; empty where the words name no day, or a weekday that may be the last or the next."""
    words = span.exact
    if not _NAMES_A_DAY.search(words) or led.when.latest is None:
        return ()
    when = When(led.when.latest, led.when.latest, led.when.basis)
    is_past = led.word in ("expired", "lapsed", "ended", "ran out", "came to an end")
    if led.is_verb and not is_past and when.basis == "weekday" and not _is_ahead(survey, when):
        at = line.word_at(led.start)
        if not _WAS_DUE.isdisjoint(line.lowers[max(line.clause_start(at), at - 5) : at]):
            return ()  # "was due to expire on Sunday": the last or the next
    at = str((when if is_past else to_come(survey, when)).latest)
    rule = f"{STATED_END} “{words}”"
    if len(at) > LENGTH_OF_A_DAY:
        return (Expiry(at, rule),)
    if "midnight" in words.lower():
        after = (date.fromisoformat(at) + timedelta(days=1)).isoformat()
        at_end = Expiry(f"{after}T00:00", f"{rule}, midnight taken for the end of its day")
        is_coming = re.search(r"\b(?:tonight|today)\b", words, re.IGNORECASE) is not None
        return (
            (at_end,)
            if is_coming
            else (Expiry(f"{at}T00:00", f"{rule}, midnight taken for the beginning of its day"), at_end)
        )
    if clocks_within(words, 0, len(words)):
        return (Expiry(at, f"{rule}, in a zone that is not known"),)
    return (Expiry(at, f"{rule}, {TO_ITS_END}"),) if _WHOLE_DAY.search(words) else (Expiry(at, rule),)


def _is_ahead(survey: Survey, when: When) -> bool:
    """Whether a time is not before the day of the report; True where that is not known."""
    return (when.latest or "")[:10] >= (survey.context.published.latest or "")[:10]


def _is_day(when: When) -> bool:
    return when.earliest is not None and when.earliest[:10] == (when.latest or "")[:10]
