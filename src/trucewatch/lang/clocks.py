"""Times of day and their zones."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from trucewatch.know.tables import table

FORMS = ("colon", "bare", "military", "word")
"""18:30; 6 a.m.; 0400 GMT; midnight"""
DOTTED = re.compile(r"\d\.\d\d")


@cache
def clock_words() -> re.Pattern[str]:
    """The pattern of a time of day with its zone: 17:00 Moscow time, 6 a.m., 0400 GMT, 00:00 (UTC+2), midnight.

    Its groups `zone_*` and `place_*` end in one of FORMS. A capital word before "time" that the table lacks is a place.
    """
    short = "|".join(table("zones", "hours_ahead"))
    long = "|".join(sorted(map(re.escape, table("zones", "places")), key=len, reverse=True))

    def zoned(form: str) -> str:
        return (
            rf"(?:\s?\(?(?P<zone_{form}>(?:UTC|GMT)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?|{short}|ET)\b\)?"
            rf"|,?\s(?:in\s)?(?P<place_{form}>{long}|local|(?-i:[A-Z])\w+)(?:\s(?:standard|daylight|summer))?"
            r"\s(?:time|hours)\b)"
        )

    return re.compile(
        r"(?<![\w.,:/$€£+-])(?:(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
        rf"(?![\d:%]|[.,]\d)(?:\s?(?P<half>[ap]\.?m\.?)(?!\w))?(?:\s(?:hours|hrs))?{zoned('colon')}?"
        rf"|(?P<bare>1[0-2]|0?[1-9])\s?(?P<bare_half>[ap]\.?m\.?)(?!\w){zoned('bare')}?"
        rf"|(?P<military>[01]\d[0-5]\d|2[0-3][0-5]\d)(?:\s(?:hours|hrs))?"
        rf"(?:{zoned('military')}|(?=\s\((?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC)\)))"
        rf"|(?P<word>midnight|noon|midday)\b{zoned('word')}?)",
        re.IGNORECASE,
    )


class Clock(msgspec.Struct, frozen=True):
    """A time of day at `start`..`end`: minutes since 0:00 (1440 = 24:00), None for midnight, which may be either end.

    `zone` is its name in lower case as a key of the tables, "" where none is said or only "local".
    """

    start: int
    end: int
    minutes: int | None
    zone: str


def clocks_within(text: str, start: int, end: int) -> list[Clock]:
    """The times of day within `start`..`end`, in order."""
    found = []
    for match in clock_words().finditer(text, start, end):
        zone = next((said for form in FORMS if (said := match[f"zone_{form}"])), None)
        place = next((said for form in FORMS if (said := match[f"place_{form}"])), None)
        half = match["half"] or match["bare_half"]
        if match["hour"] and DOTTED.match(match.group()) and not (half or zone or place):
            continue  # 6.30 is as likely a number
        name = (zone or place or "").lower().replace(" ", "" if zone else " ")
        minutes = minutes_of(match, half)
        if minutes is None and not match["word"]:
            continue
        found.append(
            Clock(match.start(), match.end(), minutes, name if zone or name in table("zones", "places") else "")
        )
    return found


def minutes_of(match: re.Match[str], half: str | None) -> int | None:
    """Minutes since 0:00; None for midnight and for what no clock shows."""
    if match["word"]:
        return None if match["word"].lower() == "midnight" else 720
    if match["military"]:
        hour, minute = int(match["military"][:2]), int(match["military"][2:])
    else:
        hour, minute = int(match["hour"] or match["bare"]), int(match["minute"] or 0)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    return None if hour * 60 + minute > 1440 else hour * 60 + minute


def instant(day: date, clock: Clock) -> str | None:
    """The ISO 8601 datetime of `clock` on `day`; None where zone or minute are not known for certain."""
    if clock.minutes is None or not clock.zone:
        return None
    zone = zone_named(clock.zone)
    if zone is None:
        return None
    try:
        moment = datetime.combine(day, time(0, 0), tzinfo=zone) + timedelta(minutes=clock.minutes)
        return moment.isoformat(timespec="minutes")
    except (OverflowError, ValueError):
        return None


def zone_named(name: str) -> tzinfo | None:
    """The zone of that name; None where the tables, or this machine's, have none."""
    hours_ahead, places = table("zones", "hours_ahead"), table("zones", "places")
    if name in hours_ahead:
        return timezone(timedelta(hours=hours_ahead[name]))
    if match := re.fullmatch(r"(?:utc|gmt)([+-])(\d{1,2})(?::?(\d\d))?", name):
        off = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-off if match[1] == "-" else off) if off < timedelta(hours=15) else None
    try:
        return ZoneInfo(places[name]) if name in places else None
    except (ZoneInfoNotFoundError, OSError):
        return None
