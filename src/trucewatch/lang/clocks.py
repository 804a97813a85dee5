"""Times of day and their zones."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

FIXED_ZONES: dict[str, float] = {
    "gmt": 0,
    "utc": 0,
    "z": 0,
    "bst": 1,
    "wet": 0,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "trt": 3,
    "eat": 3,
    "pkt": 5,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
}
"""Hours ahead of UTC. Source: the IANA time zone database; IST, CST and AST have several meanings and are left out."""
ZONE_OF: dict[str, str] = {
    "et": "America/New_York",
    "eastern": "America/New_York",
    "new york": "America/New_York",
    "washington": "America/New_York",
    "london": "Europe/London",
    "uk": "Europe/London",
    "paris": "Europe/Paris",
    "berlin": "Europe/Berlin",
    "brussels": "Europe/Brussels",
    "geneva": "Europe/Zurich",
    "kyiv": "Europe/Kiev",
    "kiev": "Europe/Kiev",
    "moscow": "Europe/Moscow",
    "istanbul": "Europe/Istanbul",
    "ankara": "Europe/Istanbul",
    "baku": "Asia/Baku",
    "yerevan": "Asia/Yerevan",
    "tbilisi": "Asia/Tbilisi",
    "tehran": "Asia/Tehran",
    "israel": "Asia/Jerusalem",
    "jerusalem": "Asia/Jerusalem",
    "gaza": "Asia/Gaza",
    "beirut": "Asia/Beirut",
    "damascus": "Asia/Damascus",
    "baghdad": "Asia/Baghdad",
    "riyadh": "Asia/Riyadh",
    "sanaa": "Asia/Aden",
    "doha": "Asia/Qatar",
    "cairo": "Africa/Cairo",
    "khartoum": "Africa/Khartoum",
    "tripoli": "Africa/Tripoli",
    "addis ababa": "Africa/Addis_Ababa",
    "east africa": "Africa/Nairobi",
    "nairobi": "Africa/Nairobi",
    "kinshasa": "Africa/Kinshasa",
    "kabul": "Asia/Kabul",
    "islamabad": "Asia/Karachi",
    "pakistan": "Asia/Karachi",
    "new delhi": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "colombo": "Asia/Colombo",
    "yangon": "Asia/Yangon",
    "beijing": "Asia/Shanghai",
    "seoul": "Asia/Seoul",
    "tokyo": "Asia/Tokyo",
    "manila": "Asia/Manila",
    "bogota": "America/Bogota",
}
"""Names that stand before "time". Source: the IANA time zone database."""

_PLACES = "|".join(sorted((re.escape(name) for name in ZONE_OF if len(name) > 2), key=len, reverse=True))
_ZONE = (
    rf"(?:\s?\(?(?P<zone_>(?:UTC|GMT)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?|{'|'.join(FIXED_ZONES)}|ET)\b\)?"
    rf"|,?\s(?:in\s)?(?P<place_>{_PLACES}|local|UK|(?-i:[A-Z])\w+)(?:\s(?:standard|daylight|summer))?\s(?:time|hours)\b)"
)


def zoned(form: str) -> str:
    """The words of a zone, with group names for that form of clock."""
    return _ZONE.replace("zone_", f"zone_{form}").replace("place_", f"place_{form}")


CLOCK = re.compile(
    rf"(?<![\w.,:/$€£+-])(?:(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:%]|[.,]\d)"
    rf"(?:\s?(?P<half>[ap]\.?m\.?)(?!\w))?(?:\s(?:hours|hrs))?{zoned('colon')}?"
    rf"|(?P<bare>1[0-2]|0?[1-9])\s?(?P<bare_half>[ap]\.?m\.?)(?!\w){zoned('bare')}?"
    rf"|(?P<military>[01]\d[0-5]\d|2[0-3][0-5]\d)(?:\s(?:hours|hrs))?{zoned('military')}"
    rf"|(?P<word>midnight|noon|midday)\b{zoned('word')}?)",
    re.IGNORECASE,
)
FORMS = ("colon", "bare", "military", "word")
"""18:30, 6 a.m., 0400 GMT, 17:00 Moscow time, 00:00 (UTC+2), midnight"""
DOTTED = re.compile(r"\d\.\d\d")


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
    for match in CLOCK.finditer(text, start, end):
        zone = next((said for form in FORMS if (said := match[f"zone_{form}"])), None)
        place = next((said for form in FORMS if (said := match[f"place_{form}"])), None)
        half = match["half"] or match["bare_half"]
        if match["hour"] and DOTTED.match(match.group()) and not (half or zone or place):
            continue  # 6.30 is as likely a number
        name = (zone or place or "").lower().replace(" ", "" if zone else " ")
        minutes = minutes_of(match, half)
        if minutes is None and not match["word"]:
            continue
        found.append(Clock(match.start(), match.end(), minutes, name if name in ZONE_OF or zone else ""))
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
    if name in FIXED_ZONES:
        return timezone(timedelta(hours=FIXED_ZONES[name]))
    if match := re.fullmatch(r"(?:utc|gmt)([+-])(\d{1,2})(?::?(\d\d))?", name):
        off = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-off if match[1] == "-" else off) if off < timedelta(hours=15) else None
    try:
        return ZoneInfo(ZONE_OF[name]) if name in ZONE_OF else None
    except (ZoneInfoNotFoundError, OSError):
        return None
