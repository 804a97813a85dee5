"""Names beside marks and on countries."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from trucewatch.show.map.clip import Rectangle
from trucewatch.show.map.labels import beside, covered, is_free, width_of, within_area

FRAME = (0.0, 0.0, 400.0, 300.0)


def test_a_lone_name_stands_to_the_right_of_its_mark() -> None:
    label = beside("Harn", (100, 100), 5, 12, [], FRAME)
    assert label is not None
    assert (label.anchor, label.x) == ("start", 109)


def test_at_the_edge_it_stands_to_the_left() -> None:
    label = beside("Harn", (390, 100), 5, 12, [], FRAME)
    assert label is not None
    assert (label.anchor, label.x) == ("end", 381)


def test_names_of_a_crowd_cover_neither_marks_nor_each_other() -> None:
    marks = [(100.0 + 25 * (n % 4), 100.0 + 25 * (n // 4)) for n in range(16)]
    taken: list[Rectangle] = [(x - 5, y - 5, x + 5, y + 5) for x, y in marks]
    labels = [beside("Lower Harn", mark, 5, 12, taken, FRAME) for mark in marks]
    assert any(labels) and not all(labels), "some have no room"
    assert len(taken) == 16 + sum(label is not None for label in labels)
    for one, other in combinations(taken, 2):
        assert is_free(one, [other], FRAME)


def test_a_country_is_named_where_it_has_most_room() -> None:
    # A square with a long tail to the left.
    ring = np.array([(0, 140), (200, 140), (200, 50), (400, 50), (400, 250), (200, 250), (200, 160), (0, 160)], float)
    label = within_area("ORSK", [ring], 10, 1, [], FRAME)
    assert label is not None
    assert 250 < label.x < 350 and 100 < label.y < 200


def test_a_country_too_small_for_its_name_has_none() -> None:
    ring = np.array([(100, 100), (120, 100), (120, 120), (100, 120)], float)
    assert within_area("NORTHERN ORSK", [ring], 10, 1, [], FRAME) is None


def test_a_country_whose_room_is_taken_has_no_name() -> None:
    ring = np.array([(100, 100), (300, 100), (300, 200), (100, 200)], float)
    assert within_area("ORSK", [ring], 10, 1, [(90, 90, 310, 210)], FRAME) is None
    assert within_area("ORSK", [ring], 10, 1, [], FRAME) is not None


def test_a_lake_in_the_land_is_no_land() -> None:
    land = np.array([(0, 0), (90, 0), (90, 90), (0, 90)], float)
    lake = np.array([(30, 30), (60, 30), (60, 60), (30, 60)], float)
    found = covered([land, lake], np.array([10.0, 45.0, 80.0]), np.array([10.0, 45.0]))
    assert found.tolist() == [[True, True, True], [True, False, True]]


def test_wide_letters_are_counted_as_wide() -> None:
    assert width_of("iii", 10) < width_of("III", 10) < width_of("港港港", 10)
    assert width_of("iii", 10, 2) == width_of("iii", 10) + 6
