"""Times of day: a time alone lies on the day of publication until `find` joins it to the day beside it."""

from __future__ import annotations

import re

from trucewatch.lang.wide.mentions import Mention, Rule, Wide, lower, rule
from trucewatch.lang.wide.written import got

_ZONE = r"(?:\s(?:GMT|UTC|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|BST|CET|CEST|MSK|local\stime|\w+\stime))?"
_IN = r"(?:\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\s(?P<night>night)))"


def read_clock(match: re.Match[str], wide: Wide) -> Mention | None:
    """6 a.m., 17:30, 4 in the morning, noon, ten o'clock at night."""
    word = lower(match, "word")
    hour = {"midnight": 24, "": int(got(match, "hour") or 0)}.get(word, 12)
    minute, second = int(lower(match, "minute") or 0), lower(match, "second")
    half = lower(match, "half")[:1] or (
        "p" if got(match, "night") or lower(match, "part") in ("afternoon", "evening") else ""
    )
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    value = f"T{hour:02d}:{minute:02d}" + (f":{second}" if second else "")
    if wide.base is None:
        return Mention(match.start(), match.end(), "time", value)
    return Mention(match.start(), match.end(), "time", f"{wide.base.isoformat()}{value}", (wide.base, wide.base))


_AROUND = r"(?:(?:about|around|before|after|by)\s)?"
CLOCK_RULES: list[Rule] = [
    rule(
        rf"{_AROUND}(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?\s?(?P<half>[ap]\.?m\b\.?){_ZONE}"
        r"",
        read_clock,
    ),
    rule(
        rf"(?P<hour>\d\d?):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?!\d|:){_ZONE}{_IN}?",
        read_clock,
    ),
    rule(r"(?P<hour>\d\d?)(?:\so[’']clock)?" + _IN + r"", read_clock),
    rule(
        r"(?P<hour>\d\d?)\so[’']clock",
        read_clock,
    ),
    rule(
        r"(?P<word>noon|midnight|midday)",
        read_clock,
    ),
]
