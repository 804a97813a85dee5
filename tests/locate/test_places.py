"""An account's places on the map."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trucewatch.core.account import Account, Incident
from trucewatch.core.values import Place
from trucewatch.locate.places import located
from trucewatch.pipeline import build
from trucewatch.read.raw import Raw, SideNote

AT_WAR = (
    "Kenya's army said that shells hit a school in Garissa on Monday. Kenya and Somalia signed a truce in April. "
    "Somali officials denied it. Kenya's minister will meet them in Vienna on Friday, Kenya said."
)
INVENTED = (
    "Veldany's army said that shells hit a school in Sarata on Monday. Veldany and Ostmark signed a truce in April. "
    "Ostmark's officials denied it. Veldany's president and Ostmark's president spoke on Sunday."
)


def account_of(*texts: str) -> Account:
    """The account of texts that one paper printed on one day."""
    notes = [SideNote(f"{number}.txt", "Gazette", None, "2031-05-14") for number in range(len(texts))]
    return build([Raw(text.encode(), note.file, note) for text, note in zip(texts, notes, strict=True)]).account


def where(incidents: Iterable[Incident]) -> dict[str, Place]:
    """The places of incidents by name."""
    return {incident.place.name: incident.place for incident in incidents}


def test_an_incident_has_coordinates_country_and_how_precise_they_are() -> None:
    place = where(account_of(AT_WAR).incidents)["Garissa"]
    assert place.lat is not None and place.lon is not None
    assert (round(place.lat, 1), round(place.lon, 1)) == (-0.5, 39.6)
    assert (place.country, place.precision) == ("KE", "town")
    assert [span.exact for span in place.evidence] == ["Garissa"]


def test_a_town_of_an_invented_land_has_its_name_alone() -> None:
    place = where(account_of(INVENTED).incidents)["Sarata"]
    assert (place.lat, place.lon, place.country) == (None, None, None)


def test_places_of_reports_that_are_not_at_hand_stay_as_they_were() -> None:
    account = account_of(AT_WAR)
    place = where(account.incidents)["Garissa"]
    said = msgspec.structs.replace(place, country="SO", lat=None, lon=None)
    unplaced = tuple(msgspec.structs.replace(one, place=said) for one in account.incidents)
    assert located(msgspec.structs.replace(account, incidents=unplaced), {}).incidents == unplaced


def test_the_order_of_reports_does_not_matter() -> None:
    more = "Shells fell near Wajir, Kenya's police said. Kenya and Somalia have a truce."
    assert where(account_of(AT_WAR, more).incidents) == where(account_of(more, AT_WAR).incidents)
