"""How well each place of a name fits a story: its size, its land, what the text puts it in, the other names' places."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec
import numpy as np

from trucewatch.know.countries import states
from trucewatch.know.gazetteer import Candidate, candidates
from trucewatch.know.spelling import folded
from trucewatch.locate.called import AREAS, is_its_towns
from trucewatch.locate.lands import Lands, iso
from trucewatch.locate.uses import bare_name, country_named

ROUNDS = 3
CALLED_OTHERWISE = 1.2
CALLED_OTHERWISE_AT_HOME = 2.5
"""What a place loses whose own name is another where a namesake bears the very name: "Augusta" is not Augsburg. Where
both lie in one country the other name is likely an old one; across a border it may be what the neighbours say."""
LAND = 3.0
FITS = 5.0
SUPPORT = 2.0
MOST_SUPPORT = 8.0
REACH_KM = 100.0
"""At this distance a neighbour counts for a third of what it counts next door."""
SAME_COUNTRY = 0.1
MOST = 25
"""So many candidates of a name are compared with those of the others; the rest are too small to be meant."""


class Weighed(msgspec.Struct, frozen=True):
    """A candidate with its weight. `fits`: it lies in the wider place that the text names beside it, None where the
    text names none that is known; `lost`: what its weight lost because it is mostly called otherwise.
    """

    place: Candidate
    weight: float
    fits: bool | None
    lost: float = 0.0


def weigh(names: Sequence[tuple[str, Sequence[Candidate], Iterable[str]]], lands: Lands) -> list[list[Weighed]]:
    """The candidates of each name with their weights, the heaviest first; a name comes with what it stands within.

    Names help each other: in each round a place gains by the chance that other names mean places close by.
    """
    first = [_alone(name, found, within, lands) for name, found, within in names]
    kept = [sorted(group, key=lambda one: (-one.weight, one.place.number))[:MOST] for group in first]
    weights = [np.array([one.weight for one in group]) for group in kept]
    close = _closeness([one.place for group in kept for one in group])
    groups = np.array([number for number, group in enumerate(kept) for _ in group], dtype=int)
    flat = np.concatenate(weights) if weights else np.zeros(0)
    now = flat
    same = groups[:, None] == groups[None, :]
    close = np.where(same, 0.0, close)
    for _ in range(ROUNDS if len(kept) > 1 else 0):
        now = flat + SUPPORT * np.minimum(close @ _chances(now, groups), MOST_SUPPORT / SUPPORT)
    told: list[list[Weighed]] = [[] for _ in kept]
    places = [one for group in kept for one in group]
    for one, number, weight in zip(places, groups.tolist(), now.tolist(), strict=True):
        told[number].append(Weighed(one.place, weight, one.fits, one.lost))
    return [sorted(group, key=lambda one: (-one.weight, one.place.number)) for group in told]


def _chances(weights: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """How likely each candidate is among those of its name: tenfold the weight's unit, tenfold the chance."""
    found = np.zeros_like(weights)
    for number in sorted(set(groups.tolist())):
        own = groups == number
        powers = np.power(10.0, weights[own] - weights[own].max())
        found[own] = powers / powers.sum()
    return found


def _closeness(places: Sequence[Candidate]) -> np.ndarray:
    """0..1 for each two places: 1 where one lies in the other."""
    if not places:
        return np.zeros((0, 0))
    lat, lon = (np.radians([getattr(place, axis) for place in places]) for axis in ("lat", "lon"))
    half = (
        np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
        + np.cos(lat)[:, None] * np.cos(lat)[None, :] * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    )
    close = np.exp(-12742.0 * np.arcsin(np.sqrt(np.clip(half, 0, 1))) / REACH_KM)
    country = np.array([place.country for place in places])
    close = np.maximum(close, SAME_COUNTRY * (country[:, None] == country[None, :]))
    at = {place.number: number for number, place in enumerate(places)}
    for number, place in enumerate(places):
        for wider in place.inside:
            if wider in at:
                close[number, at[wider]] = close[at[wider], number] = 1.0
    return np.asarray(close)


def _alone(name: str, found: Sequence[Candidate], within: Iterable[str], lands: Lands) -> list[Weighed]:
    """The candidates of one name, weighed without the other names."""
    said = sorted(set(within))
    wider = [place for wide in said for place in _wider(wide)]
    is_told = any(map(_is_an_area, said))
    inside = [place for place in found if any(_lies_in(place, area) for area in wider)]
    if is_told and not inside:
        inside = [place for place in found if any(_lies_within(place, area) for area in wider)]
    fold = folded(name)
    bearers = [place for place in found if folded(place.name) == fold]
    weighed = []
    for place in found:
        fits = place in inside or (False if wider and is_told else None)
        weight = size_of(place) + LAND * math.sqrt(lands.share(place.country)) + (FITS if fits else 0.0)
        lost = 0.0
        if bearers and place.kind == "town" and folded(place.name) != fold:
            at_home = any(one.country == place.country and one.population * 10 > place.population for one in bearers)
            lost = CALLED_OTHERWISE_AT_HOME if at_home else CALLED_OTHERWISE
        weighed.append(Weighed(place, weight - lost, fits, lost))
    return weighed


def _lies_in(place: Candidate, area: Candidate) -> bool:
    """Whether the place is a part of the area; no place is of itself."""
    if area.number == place.number:
        return False
    return area.number in place.inside or (area.kind == "country" and area.country == place.country)


def _lies_within(place: Candidate, area: Candidate) -> bool:
    """Whether the place lies no further from the middle of the area than its towns: of some no towns are listed."""
    is_other = area.number != place.number and area.country == place.country
    return is_other and area.kind in AREAS and distance_km(place, area) <= area.radius_km


@cache
def _wider(name: str) -> tuple[Candidate, ...]:
    """The areas that a name may mean as what a place lies in."""
    bare, kind = bare_name(name)
    areas = [place for place in (*candidates(name), *candidates(bare)) if place.kind in AREAS and kind != "town"]
    code = country_named(name)
    if code is not None:
        kinds = ("country",) if iso(code) == code else AREAS
        namesakes = (one for also in states()[code].names for one in candidates(also))
        areas += [one for one in namesakes if one.kind in kinds and one.country == iso(code)]
    return tuple(dict.fromkeys(areas))


@cache
def _is_an_area(name: str) -> bool:
    """Whether the name is an area's rather than a town's: in "Oslo, Rome" two towns are listed."""
    bare, kind = bare_name(name)
    if kind is not None or country_named(name) is not None:
        return True
    found = candidates(bare)
    best = max(found, key=size_of, default=None)
    return best is not None and best.kind != "town" and not is_its_towns(best, found)


def size_of(place: Candidate) -> float:
    """The weight of a place that nothing else is known of: tenfold the people, one more."""
    people = math.log10(place.population + 1)
    if place.kind in ("country", "unknown"):
        return 7.0
    if place.kind == "region":
        return 4.5 + 0.25 * people
    if place.kind == "district":
        return 2 + 0.4 * people
    return max(1.0, people) + (1.5 if is_capital(place) else 0)


@cache
def _capitals() -> dict[str, frozenset[str]]:
    """The folded names of each state's capitals."""
    return {iso(code): frozenset(map(folded, state.capitals)) for code, state in states().items()}


def is_capital(place: Candidate, name: str | None = None) -> bool:
    """Whether the town is its state's capital, by its own name or the one given."""
    known = _capitals().get(place.country, frozenset())
    return (
        place.kind == "town"
        and place.population > 0
        and folded(place.name) in known
        and (name is None or folded(name) in known)
    )


def distance_km(place: Candidate, other: Candidate) -> float:
    """The great circle between two places."""
    return km_between((place.lat, place.lon), (other.lat, other.lon))


def km_between(point: tuple[float, float], other: tuple[float, float]) -> float:
    """The great circle between two points, latitude and longitude in degrees."""
    (up, east), (other_up, other_east) = (tuple(map(math.radians, one)) for one in (point, other))
    half = math.sin((other_up - up) / 2) ** 2
    half += math.cos(up) * math.cos(other_up) * math.sin((other_east - east) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
