"""Which incidents have a place on the map, and why others have none."""

from __future__ import annotations

import math

import msgspec
import pytest

from made_facts import CAST, incident
from trucewatch.core.account import FORMAT, Account, Incident
from trucewatch.core.values import Place
from trucewatch.show.drawn import Named, Whereabouts
from trucewatch.show.provenance import Provenance
from trucewatch.show.whereabouts import RADII_KM, whereabouts_of

HARN = Place("Harn", None, 47.0, 33.0, "town")
ACCOUNT = Account(FORMAT, "trucewatch 0", "0" * 64, actors=CAST)


def at(place: Place, number: int = 1, accused: str | None = None) -> Incident:
    """Something at a place."""
    return incident((), id=f"i{number}", place=place, accused=accused)


def found(*incidents: Incident) -> Whereabouts:
    """Where incidents happened; each leads to a line of its own id."""
    named = {one.id: Named(anchor=one.id, words=one.id) for one in incidents}
    return whereabouts_of(incidents, named, Provenance(ACCOUNT))


def test_incidents_at_one_place_are_one_mark_with_all_that_happened() -> None:
    other = Place("Harn-on-Sea", None, 47.001, 33.001, "town")
    (place,) = found(at(HARN, 1), at(other, 2), at(HARN, 3)).places
    assert place.name == "Harn and Harn-on-Sea"
    assert [named.anchor for named in place.incidents] == ["i1", "i2", "i3"]


def test_a_town_and_the_region_of_its_name_are_two() -> None:
    region = Place("Harn Region", None, 47.0, 33.0, "region")
    places = found(at(HARN, 1), at(HARN, 2), at(region, 3)).places
    assert [(place.name, place.radius_km) for place in places] == [("Harn", None), ("Harn Region", RADII_KM["region"])]


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (Place("Velda", "VE", 47.0, 33.0, "country"), "country only"),
        (Place("Harn", None, None, None, "town"), "no coordinates known"),
        (Place("Harn", None, 47.0, None, "town"), "no coordinates known"),
        (Place("Harn", None, 95.0, 33.0, "town"), "no coordinates known"),
        (Place("Harn", None, math.nan, 33.0, "town"), "no coordinates known"),
        (Place("Harn", None, 47.0, math.inf, "town"), "no coordinates known"),
        (Place("the front", None, 47.0, 33.0, "unknown"), "precision unclear"),
        (Place("", None, None, None, "unknown"), "not stated"),
    ],
)
def test_what_cannot_be_drawn_truly_is_listed_with_the_reason(place: Place, why: str) -> None:
    where = found(at(place))
    assert where.places == ()
    (one,) = where.elsewhere
    assert (one.name, one.why) == (place.name or "not stated", why)
    assert [named.anchor for named in one.incidents] == ["i1"]


def test_no_incident_is_lost_or_told_twice() -> None:
    places = [HARN, Place("Orsk", None, 48.0, 36.0, "district"), Place("Velda", None, None, None, "country")]
    incidents = [at(places[number % 3], number) for number in range(9)]
    where = found(*incidents)
    shown = [named.anchor for place in (*where.places, *where.elsewhere) for named in place.incidents]
    assert sorted(shown) == sorted(one.id for one in incidents)


def test_a_ministry_stands_for_its_state() -> None:
    where = found(at(HARN, 1, "north-ministry"), at(HARN, 2, "north"))
    assert where.sides == ("Northland",)
    assert where.places[0].side == "Northland"


@pytest.mark.parametrize("accused", [("north", "south"), ("north", None), (None, None)])
def test_where_several_are_accused_or_nobody_no_side_is_shown(accused: tuple[str | None, ...]) -> None:
    where = found(*(at(HARN, number, one) for number, one in enumerate(accused)))
    assert where.places[0].side is None
    assert where.sides == ()


def test_actors_who_act_for_each_other_in_a_ring_are_no_trouble() -> None:
    ring = tuple(
        msgspec.structs.replace(CAST[0], id=one, name=one, of=of) for one, of in (("one", "other"), ("other", "one"))
    )
    known = Provenance(msgspec.structs.replace(ACCOUNT, actors=ring))
    where = whereabouts_of([at(HARN, 1, "one")], {"i1": Named(anchor="i1", words="")}, known)
    assert where.places[0].side in {"one", "other"}
