"""ISO 8601 times as instants: a day without an hour is the whole day, in the zone of whatever is beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from trucewatch.core.values import When

Ends = tuple[datetime, datetime]
"""The first and the last instant of a time."""


def zone_of(*isos: str | None) -> tzinfo:
    """The zone of the first of several times that states one; UTC, given beside a local time, only where none other."""
    parsed = [parse(iso) for iso in isos]
    zones = [one.tzinfo for one in parsed if isinstance(one, datetime) and one.tzinfo is not None]
    local = [zone for zone in zones if zone.utcoffset(None) != timedelta(0)]
    return (local or zones or [UTC])[0]


def parse(iso: str | None) -> date | datetime | None:
    """The date or datetime of an ISO text; None for anything else."""
    try:
        if iso is None:
            return None
        return datetime.fromisoformat(iso) if len(iso) > 10 else date.fromisoformat(iso)
    except ValueError:
        return None


def instants(when: When, zone: tzinfo) -> Ends | None:
    """The first and last instant of a time, days and local times in `zone`; None where an end is open."""
    first, last = parse(when.earliest), parse(when.latest)
    if first is None or last is None:
        return None
    start = first if isinstance(first, datetime) else datetime.combine(first, time.min)
    end = last if isinstance(last, datetime) else datetime.combine(last, time.max)
    return (
        start if start.tzinfo is not None else start.replace(tzinfo=zone),
        end if end.tzinfo is not None else end.replace(tzinfo=zone),
    )
