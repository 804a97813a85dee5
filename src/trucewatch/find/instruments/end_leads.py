"""The days that words lead to as an end: "until 6 June", "through Friday", "expires on Sunday", "from 3 to 9 May"."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from trucewatch.core.values import When
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.wide.find import time_mentions

_SMALL = r"(?:(?:on|at|in|the|about|around|late|early)\s)*$"
_TO = re.compile(rf"\b(?P<to>up to and including|up until|until|till|through to|through)\s{_SMALL}", re.IGNORECASE)
_OVER = re.compile(
    rf"\b(?P<over>expire[sd]?|lapse[sd]?|ends?|ended|runs? out|ran out|comes? to an end|came to an end)\s{_SMALL}",
    re.IGNORECASE,
)
"""Must catch "expires at midnight on Sunday", "lapsed on Friday"; not "ends fighting on Friday"."""
_WINDOW = re.compile(r"(?P<to>until|till)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:to|until|till|through)\b|[–—]", re.IGNORECASE)
_END_OF = re.compile(r"(?:the )?end of (?:the|this|next) (?:week|month|year)", re.IGNORECASE)
"""Must catch "the end of the month", which only the wide reading of time dates."""


class Led(msgspec.Struct, frozen=True):
    """A time that words lead to as an end: from `start` on; `word` = "until" or the verb, `is_verb`: which of both."""

    start: int
    end: int
    word: str
    is_verb: bool
    when: When


def times_led_to(survey: Survey, line: Line) -> list[Led]:
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


def _is_day(when: When) -> bool:
    return when.earliest is not None and when.earliest[:10] == (when.latest or "")[:10]
