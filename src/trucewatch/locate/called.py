"""The places of the gazetteer that a name in a text may mean, by its class word and the country said."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.core.values import Precision
from trucewatch.know.countries import states
from trucewatch.know.gazetteer import Candidate, candidates
from trucewatch.know.placewords import place_words
from trucewatch.know.spelling import folded
from trucewatch.locate.lands import iso
from trucewatch.locate.uses import PlaceUse, country_named

AREAS: frozenset[Precision] = frozenset({"region", "district"})
LETTERS_OF_CODES = 3
"""Capitals alone, this many at most, are letters of a name of several words: "US", "EU" name no town."""
SMALL_REGION_KM = 40
"""Where the widest areas of a country are as small as this, news calls them districts."""
WIDE: frozenset[Precision] = frozenset({"country", "region"})


def places_called(use: PlaceUse) -> tuple[Candidate, ...]:
    """The places that a name with its class word, in the country said, may mean; () where none is known."""
    if folded(use.full.removeprefix("the ")) in place_words().wide:
        return ()
    code = country_named(use.full) or country_named(use.name) if use.kind is None else None
    found = _of_class(candidates(use.full), use) or _of_class(candidates(use.name), use)
    if code is not None:
        kinds = ("country",) if iso(code) == code else AREAS
        own = [p for p in candidates(states()[code].name) if p.kind in kinds and p.country == iso(code)]
        found = (*own, *found)
    if not found:
        found = tuple(place for place in candidates(use.name.partition(" ")[2]) if is_part(use) and place.kind in WIDE)
    if not found and use.kind is None:
        found = tuple(place for place in candidates(named_after(use.name)) if place.kind == "town")
    if use.country is not None:
        found = tuple(place for place in found if place.country in (use.country, iso(use.country)))
    return tuple(dict.fromkeys(found))


def is_part(use: PlaceUse) -> bool:
    """Whether only a wider or another place is known: of "northern Ostland", of "Harn Bridge"; South Africa is none."""
    is_direction = use.name.partition(" ")[0].lower() in place_words().directions and country_named(use.full) is None
    return is_direction or (
        not candidates(use.full)
        and not candidates(use.name)
        and bool(named_after(use.name))
        and folded(use.name).split()[-1] not in place_words().near_town
    )


def named_after(name: str) -> str:
    """The town that a facility is named after: of "Harn International Airport" Harn; "" for other names."""
    words, facilities = name.split(), place_words().facilities
    if len(words) > 2 and words[1] == "of" and words[0].lower() in facilities:
        return " ".join(words[2:])
    if len(words) > 1 and words[-1].lower() in facilities:
        return " ".join(word for word in words[:-1] if word not in _KINDS_OF_FACILITY)
    return ""


_KINDS_OF_FACILITY = frozenset(
    {"International", "State", "Central", "Community", "General", "National", "High", "Medical"}
)


def _of_class(found: Iterable[Candidate], use: PlaceUse) -> tuple[Candidate, ...]:
    """The places of the class said; without one all but countries and areas that their own town is named like."""
    found = [place for place in found if place.kind != "country"]
    if use.full.isupper() and len(use.full) <= LETTERS_OF_CODES:
        found = [place for place in found if place.kind != "town"]
    if use.kind == "region":
        return tuple(place for place in found if place.kind in AREAS)
    if use.kind == "district":
        own = [place for place in found if place.kind == "district"]
        return tuple(own or [place for place in found if place.kind == "region" and place.radius_km <= SMALL_REGION_KM])
    if use.kind == "town":
        return tuple(place for place in found if place.kind == "town")
    if use.kind == "exact":
        return ()
    return tuple(place for place in found if not is_its_towns(place, found))


def is_its_towns(area: Candidate, namesakes: Iterable[Candidate]) -> bool:
    """Whether a town of the same name lies in the area and makes much of it."""
    return area.kind in AREAS and any(
        town.kind == "town" and area.number in town.inside and town.population * 20 >= area.population
        for town in namesakes
    )
