"""Which place each name of a story means; open where two are alike, where none fits the story, where none is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from trucewatch.know.gazetteer import Candidate
from trucewatch.know.spelling import folded
from trucewatch.know.tables import table, texts
from trucewatch.locate.called import is_part, places_called
from trucewatch.locate.lands import Lands, iso
from trucewatch.locate.uses import PlaceUse, grouped
from trucewatch.locate.weigh import Weighed, distance_km, is_capital, size_of, weigh

MARGIN = 1.0
"""By so much the best must outweigh the next that lies elsewhere: a factor of ten in people, say."""
ROUNDING = 0.1
"""What the weight of a size may be off: people are told to one digit."""
SAME_KM = 25.0
"""Two candidates this close are one place for a reader of a map."""
NEAR_KM = 100.0
BESIDE = 400
"""Characters: two or three sentences."""
NEIGHBOUR_SHARE = 0.1
SMALL = 10_000
LARGE = 500_000


class Settled(msgspec.Struct, frozen=True):
    """The best place for a name; `is_sure` is false where a person would ask: then it is a guess, to be left open."""

    place: Candidate
    is_sure: bool


def settle(uses: Sequence[PlaceUse], lands: Lands) -> dict[PlaceUse, Settled]:
    """The best place for every use whose name a place bears; uses of one name, class and country mean one place.

    What is small is sure only near what is sure without it: hamlets have namesakes that no gazetteer lists.
    """
    groups = list(grouped(uses).values())
    names = [
        (members[0].name, places_called(members[0]), [use.within for use in members if use.within is not None])
        for members in groups
    ]
    weighed = weigh(names, lands)
    sure: dict[PlaceUse, Candidate] = {}
    for _ in range(2):
        before = dict(sure)
        for members, found in zip(groups, weighed, strict=True):
            if found and not is_part(members[0]) and _is_sure(found, members, lands, before):
                sure |= dict.fromkeys(members, found[0].place)
    return {
        use: Settled(found[0].place, use in sure)
        for members, found in zip(groups, weighed, strict=True)
        if found
        for use in members
    }


def _is_sure(
    weighed: Sequence[Weighed], members: Sequence[PlaceUse], lands: Lands, sure: Mapping[PlaceUse, Candidate]
) -> bool:
    """Whether the first candidate is the one: clearly before the others, and at home in the story."""
    best, place = weighed[0], weighed[0].place
    if place.kind == "unknown" or best.fits is False:
        return False
    rivals = [one for one in weighed[1:] if distance_km(one.place, place) > SAME_KM]
    if best.fits:
        rivals = [one for one in rivals if one.fits]
    if place.kind == "country":
        rivals = [one for one in rivals if one.place.country != place.country]
    if any(best.weight - _chance_of(one, place, lands) < MARGIN for one in rivals):
        return False
    if place.kind == "country" or best.fits:
        return True
    if _is_known_to_all(place, members[0].name) and all(
        size_of(place) - size_of(one.place) + one.lost >= MARGIN - ROUNDING for one in rivals
    ):
        return True
    is_country_said = members[0].country is not None
    if lands.is_invented and not is_country_said:
        return False
    near = [other for use, other in sure.items() if use not in members and is_near(place, other)]
    if place.population < SMALL and place.kind != "region":
        return any(is_beside(use, member) for use in sure for member in members if sure[use] in near)
    if is_country_said or place.country in lands.home:
        return True
    return bool(near)


def _chance_of(rival: Weighed, best: Candidate, lands: Lands) -> float:
    """The rival's weight; what its other name cost it does not count across a border that the story is about."""
    is_across = rival.place.country != best.country and lands.share(rival.place.country) >= NEIGHBOUR_SHARE
    return rival.weight + (rival.lost if is_across else 0.0)


def _is_known_to_all(place: Candidate, name: str) -> bool:
    """Whether news takes it as known: a capital, a town of our table, or a large one by its own name.

    What another language calls a large town an invented one may be called, too.
    """
    fold = folded(name)
    if place.kind != "town":
        return False
    if fold in _cities().get(place.country, ()) and place.population >= SMALL:
        return True
    return is_capital(place, name) or (place.population >= LARGE and fold == folded(place.name))


@cache
def _cities() -> dict[str, frozenset[str]]:
    """The folded names of `cities.toml` by ISO code."""
    found: dict[str, set[str]] = {}
    for code, row in table("cities", "cities").items():
        found.setdefault(iso(code), set()).update(map(folded, texts("cities", "cities", code, row)))
    return {code: frozenset(names) for code, names in found.items()}


def is_near(place: Candidate, other: Candidate) -> bool:
    """Whether two places of a story support each other: close by, or one within the other."""
    if other.kind in ("country", "unknown"):
        return False
    return other.number in place.inside or distance_km(place, other) <= NEAR_KM


def is_beside(use: PlaceUse, other: PlaceUse) -> bool:
    """Whether two names stand in one stretch of text."""
    return use.report == other.report and abs(use.start - other.start) <= BESIDE
