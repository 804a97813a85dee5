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
from trucewatch.find.instruments.end_leads import Led, times_led_to
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.lifetimes import LENGTH_OF_A_DAY
from trucewatch.find.instruments.whose_end import is_held_so, owner_of
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.clocks import clocks_within

_WHOLE_DAY = re.compile(r"\b(?:including|through)\b|\bend of\b", re.IGNORECASE)
_NAMES_A_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d)|day\b|\b(?:tonight|tomorrow|noon|midnight)\b|\bend of\b", re.IGNORECASE
)
_FEAST = re.compile(
    r"\b(?:for the (?:duration|length|whole) of|throughout|for the rest of|(?:un)?till? the end of)\s"
    r"(?:the\s(?:holy\s)?(?:month|feast|festival|holiday|holidays|games|fast|truce season|election|elections)"
    r"(?:\sof\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?|(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)",
)
"""Must catch "for the duration of Ramadan", "throughout the holy month"."""
_WAS_DUE = frozenset({"was", "were", "had"})


class Ending(msgspec.Struct, frozen=True):
    """The end of what `head` names (None: of what the lines before spoke of), told at word `at` in the words `told`;
    `is_to_come`: after the day of the report."""

    at: int
    head: Head | None
    expires: tuple[Expiry, ...]
    told: Span
    is_to_come: bool = False


def endings_on(survey: Survey, line: Line, heads: Sequence[Head]) -> tuple[Ending, ...]:
    """The ends that a line tells of instruments; none for what has another end: talks, an offer, a deadline."""
    found: list[Ending] = []
    for led in times_led_to(survey, line):
        at = line.word_at(led.start)
        owner = owner_of(line, heads, at, led)
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
    if not near or not is_held_so(line, near[-1], at):
        return None
    return survey.page.span(match.start(), match.end())


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
    day = str((when if is_past else to_come(survey, when)).latest)
    rule = f"{STATED_END} “{words}”"
    if len(day) > LENGTH_OF_A_DAY:
        return (Expiry(day, rule),)
    if "midnight" in words.lower():
        after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        at_end = Expiry(f"{after}T00:00", f"{rule}, midnight taken for the end of its day")
        is_coming = re.search(r"\b(?:tonight|today)\b", words, re.IGNORECASE) is not None
        at_start = Expiry(f"{day}T00:00", f"{rule}, midnight taken for the beginning of its day")
        return (at_end,) if is_coming else (at_start, at_end)
    if clocks_within(words, 0, len(words)):
        return (Expiry(day, f"{rule}, in a zone that is not known"),)
    return (Expiry(day, f"{rule}, {TO_ITS_END}"),) if _WHOLE_DAY.search(words) else (Expiry(day, rule),)


def _is_ahead(survey: Survey, when: When) -> bool:
    """Whether a time is not before the day of the report; True where that is not known."""
    return (when.latest or "")[:10] >= (survey.context.published.latest or "")[:10]
