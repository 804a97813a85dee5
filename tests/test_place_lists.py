"""The places of the stories that developers may read, held against what a person found in an atlas.

`place_lists.json`: story -> name -> latitude, longitude, and how far in km the answer may lie from it: 25 for a town,
more for a region or country, whose middle is one of many. A name that is not listed stands for no place that an atlas
has: the stories of invented lands list none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from trucewatch.core.account import Account
from trucewatch.core.values import Place
from trucewatch.locate.weigh import km_between
from trucewatch.pipeline import build
from trucewatch.read.intake import gather

HERE = Path(__file__).resolve().parent
LISTS: dict[str, dict[str, tuple[float, float, float]]] = json.loads((HERE / "place_lists.json").read_text("utf-8"))
LEAST_PUT = 0.8
"""Of the listed places that an account names, those that it puts on the map: what it was when the list was made."""


def places_of(account: Account) -> Iterator[Place]:
    """The places of incidents, meetings and versions."""
    yield from (incident.place for incident in account.incidents)
    yield from (meeting.place for meeting in account.meetings if meeting.place is not None)
    for instrument in account.instruments:
        for version in instrument.versions:
            yield from version.scope.where


def test_every_place_is_where_the_atlas_has_it_or_left_open(stories: Path) -> None:
    named = put = 0
    wrong: list[str] = []
    for story, atlas in LISTS.items():
        folder = next(folder for folder in (HERE / "stories" / story, stories / story) if folder.is_dir())
        account = build(*gather([str(path) for path in sorted(folder.glob("*.txt"))])).account
        for place in set(places_of(account)):
            listed = atlas.get(place.name)
            named += listed is not None
            if place.lat is None or place.lon is None:
                continue
            put += listed is not None
            if listed is None or km_between((place.lat, place.lon), listed[:2]) > listed[2]:
                wrong.append(f"{story}: {place.name} at {place.lat}, {place.lon}")
    assert not wrong
    assert put >= LEAST_PUT * named
