"""Every mention of time in a text, vague ones too, each with its TIMEX3 value."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from trucewatch.lang.wide.clock_readers import CLOCK_RULES
from trucewatch.lang.wide.counted_readers import COUNTED_RULES
from trucewatch.lang.wide.day_readers import DAY_RULES
from trucewatch.lang.wide.feast_readers import FEAST_RULES
from trucewatch.lang.wide.length_readers import LENGTH_RULES
from trucewatch.lang.wide.mentions import Memory, Mention, Wide, WideReader
from trucewatch.lang.wide.period_readers import PERIOD_RULES
from trucewatch.lang.wide.quarter_readers import QUARTER_RULES
from trucewatch.lang.wide.vague_readers import PARTS, VAGUE_RULES

RULES = [
    *DAY_RULES,
    *COUNTED_RULES,
    *FEAST_RULES,
    *PERIOD_RULES,
    *QUARTER_RULES,
    *LENGTH_RULES,
    *CLOCK_RULES,
    *VAGUE_RULES,
]
"""Every way of writing; of two that begin together the longer counts, of equal ones the earlier in the list."""
_PART = re.compile(rf"\s(?:early\s|late\s|mid\s|mid-)?(?P<part>{'|'.join(PARTS)})s?\b", re.IGNORECASE)
_JOINS_CLOCK = re.compile(r",?\s(?:on\s|of\s|the\s)?", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[ \t\r\u00a0]*\n")
_JOINS_DAY = re.compile(r",?\s(?:at\s|by\s|around\s|from\s)?(?:about\s)?|T", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def time_mentions(text: str, published: date | None) -> tuple[Mention, ...]:
    """The mentions in order, apart; what counts from a day counts from `published`, or has no value without it.

    Unlike `lang.times.time_expressions`, which finders take, this reads "recently" and "years", tells a month from its
    days, and guesses the likelier of two days.
    """
    wide = Wide(text, published, Memory())
    breaks = [match.span() for match in _EMPTY_LINE.finditer(text)]
    paragraphs = list(zip([0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)], strict=True))
    tried: list[tuple[int, int, int, re.Match[str], WideReader]] = []
    for number, (words, reader) in enumerate(RULES):
        for start, end in paragraphs:
            tried.extend((m.start(), -m.end(), number, m, reader) for m in words.finditer(text, start, end))
    found: list[Mention] = []
    for start, _, _, match, reader in sorted(tried, key=lambda entry: entry[:3]):
        if found and start < found[-1].end:
            continue
        mention = reader(match, wide)
        if mention is None:
            continue
        mention = with_part(text, mention)
        if found and (joined := at_clock(text, found[-1], mention)) is not None:
            found[-1] = joined
        else:
            found.append(mention)
        wide.memory.keep(found[-1], published)
    return tuple(found)


def with_part(text: str, mention: Mention) -> Mention:
    """A day with the part of it that is said right behind: Friday morning."""
    part = (
        _PART.match(text, mention.end)
        if _DAY.fullmatch(mention.value) or mention.value.startswith("XXXX-WXX")
        else None
    )
    if part is None:
        return mention
    value = f"{mention.value}T{PARTS[part['part'].lower()]}"
    if part.group().lower().endswith("s") and mention.days is not None:  # Tuesday nights
        value = f"XXXX-WXX-{mention.days[0].isoweekday()}T{PARTS[part['part'].lower()]}"
        return msgspec.structs.replace(mention, end=part.end(), kind="set", value=value, days=None)
    kind = "time" if mention.kind == "date" else mention.kind
    return msgspec.structs.replace(mention, end=part.end(), kind=kind, value=value)


def at_clock(text: str, before: Mention, mention: Mention) -> Mention | None:
    """A time of day and the day beside it as one; None where they are not."""
    if mention.start - before.end > 16:
        return None
    joint = text[before.end : mention.start]
    clock, day, joins = (before, mention, _JOINS_CLOCK) if before.kind == "time" else (mention, before, _JOINS_DAY)
    if clock.kind != "time" or day.kind != "date" or not _DAY.fullmatch(day.value) or not joins.fullmatch(joint):
        return None
    return Mention(before.start, mention.end, "time", f"{day.value}T{clock.value.rpartition('T')[2]}", day.days)
