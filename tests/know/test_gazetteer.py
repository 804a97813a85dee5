"""Places of the world by their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trucewatch.core.problems import BadTable
from trucewatch.know import gazetteer
from trucewatch.know.gazetteer import candidates, pack, place_numbered


@pytest.mark.parametrize("name", ["Zürich", "Zurich", "ZURICH"])
def test_a_town_is_found_however_it_is_spelt(name: str) -> None:
    largest = max((one for one in candidates(name) if one.kind == "town"), key=lambda one: one.population)
    assert (largest.name, largest.country) == ("Zürich", "CH")
    assert (round(largest.lat, 1), round(largest.lon, 1)) == (47.4, 8.6)


def test_other_languages_names_and_short_forms_lead_to_it_too() -> None:
    assert {"IT"} <= {one.country for one in candidates("Florence")}
    assert candidates("St Petersburg")
    assert set(candidates("Ash Shaddadah")) == set(candidates("al-Shaddadah")) != set()


def test_namesakes_all_come() -> None:
    assert {"CA", "GB", "US"} <= {one.country for one in candidates("London")}


def test_a_town_lies_in_its_region() -> None:
    town = max(candidates("Nantes"), key=lambda one: one.population)
    assert "Pays-de-la-Loire" in {place_numbered(number).name for number in widening(town.inside)}


def widening(numbers: tuple[int, ...]) -> Iterator[int]:
    """The places that hold a place, and those that hold them."""
    for number in numbers:
        yield number
        yield from widening(place_numbered(number).inside)


def test_a_region_says_how_wide_it_is() -> None:
    region = next(one for one in candidates("Sicily") if one.kind == "region")
    assert (region.country, round(region.lat), round(region.lon)) == ("IT", 38, 14)
    assert 100 < region.radius_km < 400


def test_lands_that_no_register_has_as_one_area_are_there() -> None:
    assert [(one.kind, one.country) for one in candidates("Darfur") if one.kind == "region"] == [("region", "SD")]


@pytest.mark.parametrize("name", ["", "Vrenska Tolm", "Москва", "12"])
def test_a_name_that_no_place_bears_gives_none(name: str) -> None:
    assert candidates(name) == ()


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the test puts a gazetteer of its own."""
    caches = (gazetteer._file, gazetteer._numbers, gazetteer._entries, gazetteer.place_numbered)
    monkeypatch.setattr(gazetteer, "files", lambda _: tmp_path)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path / "gazetteer.bin"
    for cached in caches:
        cached.cache_clear()


def test_what_is_packed_is_found_again(own_file: Path) -> None:
    places = [f"Harn {number}\t3\tVE\t{number}000\t-{number}500\t400\t0\t" for number in range(300)]
    names = [f"harn {number:03}\t{number:x}" for number in range(300)]
    own_file.write_bytes(pack(places, names))
    assert [(one.name, one.lat, one.lon) for one in candidates("Harn 007")] == [("Harn 7", 7.0, -7.5)]
    assert [one.name for one in candidates("Harn 299")] == ["Harn 299"]
    assert candidates("Harn 300") == ()


def test_a_missing_and_a_foreign_file_are_told(own_file: Path) -> None:
    with pytest.raises(BadTable, match=r"gazetteer\.bin"):
        candidates("Harn")
    own_file.write_bytes(b"something else")
    with pytest.raises(BadTable, match="not of this version"):
        candidates("Harn")
