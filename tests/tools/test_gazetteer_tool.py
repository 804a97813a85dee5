"""How the gazetteer is made of its packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from country_middles import centre_of
from gazetteer import Entry, is_name, middle_of, opened, packed, seat_names, spellings, without_class
from trucewatch.know.gazetteer import MAGIC


def town(name: str, lat: float, lon: float, population: int, inside: tuple[str, ...] = ()) -> Entry:
    return Entry("t" + name, name, "town", "VE", lat, lon, population, spellings([name]), inside)


def test_codes_and_machine_spellings_are_no_names() -> None:
    assert [is_name(words) for words in ("Harn", "al-Harn", "HRN", "harn", "")] == [True, True, False, False, False]


def test_an_area_is_called_without_its_class_word_too() -> None:
    assert without_class("harn governorate") == "harn"
    assert without_class("region") == "region"


def test_an_area_with_an_adjective_is_called_like_its_seat() -> None:
    towns = [town("Harnov", 1, 1, 900_000), town("Vell", 2, 2, 10_000)]
    assert seat_names(frozenset({"harnovskaya oblast"}), towns) == {"harnov"}
    assert seat_names(frozenset({"ost region"}), towns) == frozenset()


def test_suburbs_do_not_pull_the_middle() -> None:
    suburbs = [(10.01 + step / 1000, 20.01) for step in range(50)]
    lat, lon = middle_of([*suburbs, (14.01, 20.01)])
    assert (round(lat, 1), round(lon, 1)) == (12.1, 20.1)


def test_the_middle_of_a_land_across_the_180th_meridian_lies_in_it() -> None:
    _, lon = middle_of([(0.1, 179.1), (0.1, -179.1)])
    assert abs(lon) > 179


def test_the_centre_of_a_ring_is_its_centroid() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
    _, lat, lon = centre_of(square)
    assert (lat, lon) == (1.0, 2.0)


def test_the_same_places_in_any_order_give_the_same_bytes() -> None:
    places = [town("Harn", 1, 1, 5), town("Vell", 2, 2, 7), town("Ost", 3, 3, 0)]
    assert packed(places) == packed(places[::-1])
    assert packed(places).startswith(MAGIC)


def test_another_wheel_ends_the_run(tmp_path: Path) -> None:
    path = tmp_path / "towns-1.0-py3-none-any.whl"
    with pytest.raises(SystemExit, match=r"towns==1\.0"):
        opened(path, "0" * 64)
    path.write_bytes(b"not it")
    with pytest.raises(SystemExit, match="is not the wheel"):
        opened(path, "0" * 64)
