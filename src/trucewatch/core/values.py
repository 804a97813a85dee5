"""Values that facts are made of, and how two of them relate."""

from __future__ import annotations

from enum import Enum
from typing import Literal

import msgspec

from trucewatch.core.spans import Span

Basis = Literal["stated", "metadata", "weekday", "relative", "other_report", "publication", "unknown"]
Precision = Literal["exact", "town", "district", "region", "country", "unknown"]
Domain = Literal["land", "air", "sea"]

TARGET_PATHS: tuple[str, ...] = (
    "all",
    "infrastructure",
    "infrastructure/energy",
    "infrastructure/energy/oil",
    "infrastructure/energy/gas",
    "infrastructure/energy/power",
    "infrastructure/energy/nuclear",
    "infrastructure/energy/hydro",
    "infrastructure/energy/heat",
    "infrastructure/water",
    "infrastructure/transport",
    "infrastructure/communication",
    "civilian",
    "civilian/hospital",
    "civilian/housing",
    "military",
    "maritime",
    "maritime/port",
    "maritime/shipping",
)
"""The tree of target classes; a path covers every path that it is a prefix of, `all` covers each."""


class When(msgspec.Struct, frozen=True):
    """A time, as far as it is known: ISO 8601 dates, or datetimes with their offset.

    `earliest` and `latest` are both inclusive and equal for a known day; None is open or unknown.
    `basis` says how the date came about: read as it stands, from metadata, counted from a weekday or a
    relative word, taken from another report, the day of publication, or unknown.
    """

    earliest: str | None
    latest: str | None
    basis: Basis
    evidence: tuple[Span, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None


UNKNOWN_TIME = When(None, None, "unknown", ())


class Quantity(msgspec.Struct, frozen=True):
    """A number with its unit, as bounds: `low` and `high` inclusive, None is open.

    "more than 40 drones" is low 41, high None, unit "drones", hedge "more than". Whole numbers are held as floats, too,
    so that a quantity is written in one way.
    """

    low: float | None
    high: float | None
    unit: str
    hedge: str | None

    def __post_init__(self) -> None:
        for name in ("low", "high"):
            if isinstance(bound := getattr(self, name), int):
                msgspec.structs.force_setattr(self, name, float(bound))


class Place(msgspec.Struct, frozen=True):
    """A place by its name as read; country, coordinates (degrees) and precision only where they are known."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    evidence: tuple[Span, ...] = ()


class Scope(msgspec.Struct, frozen=True):
    """What a text covers: target paths (of `TARGET_PATHS`), exclusions, domains, places, parties bound."""

    targets: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    where: tuple[Place, ...] = ()
    binds: tuple[str, ...] = ()


class Relation(Enum):
    """How one value stands to another; mirrored by `mirror`."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"

    @property
    def mirror(self) -> Relation:
        """The relation read from the other side."""
        return {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}.get(self, self)


def covers(path: str, other: str) -> bool:
    """Whether target path `path` covers `other`: "infrastructure" covers "infrastructure/energy"; "all" covers any."""
    return path == "all" or other == path or other.startswith(path + "/")


def relate_ranges(low: float | None, high: float | None, rival_low: float | None, rival_high: float | None) -> Relation:
    """How the range `low..high` stands to its rival; None is open. "more than 40" (41..None) is WIDER than 137..137."""
    infinity = float("inf")
    bottom, rival_bottom = (-infinity if bound is None else bound for bound in (low, rival_low))
    top, rival_top = (infinity if bound is None else bound for bound in (high, rival_high))
    if (bottom, top) == (rival_bottom, rival_top):
        return Relation.SAME
    if top < rival_bottom or rival_top < bottom:
        return Relation.DISJOINT
    if rival_bottom <= bottom and top <= rival_top:
        return Relation.NARROWER
    if bottom <= rival_bottom and rival_top <= top:
        return Relation.WIDER
    return Relation.OVERLAPS


def relate_quantities(value: Quantity, rival: Quantity) -> Relation | None:
    """How two quantities of one unit stand to each other; None where the units differ, for then nothing can be said."""
    if value.unit != rival.unit:
        return None
    return relate_ranges(value.low, value.high, rival.low, rival.high)


def relate_targets(targets: tuple[str, ...], rivals: tuple[str, ...]) -> Relation:
    """How one set of target paths stands to another: energy is NARROWER than energy with all infrastructure."""
    within = all(any(covers(rival, path) for rival in rivals) for path in targets)
    around = all(any(covers(path, rival) for path in targets) for rival in rivals)
    if within and around:
        return Relation.SAME
    if within:
        return Relation.NARROWER
    if around:
        return Relation.WIDER
    touching = any(covers(path, rival) or covers(rival, path) for path in targets for rival in rivals)
    return Relation.OVERLAPS if touching else Relation.DISJOINT
