"""When a text held: every defensible start and end as a window of days, with the phases before and after it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from itertools import product

import msgspec

from trucewatch.core.account import Version
from trucewatch.core.values import When
from trucewatch.monitor.beside import exact_ends
from trucewatch.monitor.instants import parse, zone_of
from trucewatch.monitor.lifetime import ends_of

POINT = 1e-6
"""Days that a moment lasts, so that it lies on one side of a border."""
TO_ITS_END = "runs to its end"
"""A rule that says so leaves its last day one reading."""
NOT_COUNTED, COUNTED = "a last day without an hour, not counted", "a last day without an hour, counted to its end"

Run = tuple[float, float]
"""From, up to but not including, in days as Python counts them, in the zone of the text."""


class Held(msgspec.Struct, frozen=True):
    """One reading of when a text held; days as Python counts them, `ends` None = no end is stated."""

    starts: float
    ends: float | None
    rule: str


def zone_of_version(version: Version) -> tzinfo:
    """The zone in which a version states its hours; UTC where it states none."""
    return zone_of(version.starts.earliest, *(end.at for end in version.expires))


def readings_of(version: Version) -> tuple[Held, ...]:
    """Every defensible start with every defensible end after it, in order; none where no start is stated.

    A start on a day without an hour is its morning. An end on a day without an hour has two readings, its morning and
    its night, unless its rule says which.
    """
    zone = zone_of_version(version)
    starts = {moment for iso in (version.starts.earliest, version.starts.latest) if (moment := day_number(iso, zone))}
    ends = _ends(version, zone)
    pairs = product(sorted(starts), sorted(ends.items()))
    found = tuple(Held(start, end, rule) for start, (end, rule) in pairs if start < end)
    rule = "the end that is stated lies before the start" if ends else "no end is stated"
    return found or tuple(Held(start, None, rule) for start in sorted(starts))


def _ends(version: Version, zone: tzinfo) -> dict[float, str]:
    """Each end with the rule that gives it; of one moment that two rules give the first."""
    found: dict[float, str] = {}
    for expiry in exact_ends(version):
        moment = day_number(expiry.at, zone)
        if moment is None:
            continue
        if len(expiry.at) > 10:
            found.setdefault(moment, expiry.rule)
        else:
            if TO_ITS_END not in expiry.rule:
                found.setdefault(moment, f"{expiry.rule}; {NOT_COUNTED}")
            found.setdefault(moment + 1, f"{expiry.rule}; {COUNTED}")
    if not version.expires:
        for first, last in ends_of(version, zone):
            found.setdefault(number_of(first, zone), "the start plus the length")
            found.setdefault(round(number_of(last, zone), 9), "the latest start plus the length")
    return found


def day_number(iso: str | None, zone: tzinfo) -> float | None:
    """A day or moment in days, in `zone`; a day alone is its morning. None for what is no time."""
    parsed = parse(iso)
    if parsed is None:
        return None
    return number_of(parsed, zone) if isinstance(parsed, datetime) else float(parsed.toordinal())


def number_of(moment: datetime, zone: tzinfo) -> float:
    """A moment in days, in `zone`; on the edge of the calendar, where no other zone has it, in its own."""
    try:
        local = moment.astimezone(zone) if moment.tzinfo is not None else moment
    except OverflowError:
        local = moment
    return local.toordinal() + (local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6) / 86400


def run_of(when: When, zone: tzinfo) -> Run | None:
    """The days or moments in which something may have happened; None where an end is open."""
    first, last = day_number(when.earliest, zone), day_number(when.latest, zone)
    if first is None or last is None or last < first:
        return None
    return first, last + (POINT if len(when.latest or "") > 10 else 1)


def iso_of(day: float) -> str:
    """The day or moment as ISO 8601; a morning is its day alone. What no calendar has is its first or last day."""
    day = min(max(day, 1.0), float(date.max.toordinal() - 1))
    whole = date.fromordinal(int(day))
    seconds = round((day - int(day)) * 86400)
    if seconds in (0, 86400):
        return (whole + timedelta(days=seconds // 86400)).isoformat()
    return (datetime.combine(whole, time()) + timedelta(seconds=seconds)).isoformat(timespec="minutes")


def phases(
    held: Held, until: float, before_days: float | None, after_days: float | None
) -> tuple[Run, Run, Run | None]:
    """Before, during and after; the first and last as long as the text held, or so many days.

    `until`: where a text without an end is counted to (the last day that is covered).
    """
    end = max(held.ends if held.ends is not None else until, held.starts)
    length = end - held.starts
    before = (held.starts - (length if before_days is None else before_days), held.starts)
    after = None if held.ends is None else (end, end + (length if after_days is None else after_days))
    return before, (held.starts, end), after
