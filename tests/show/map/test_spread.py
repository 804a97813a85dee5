"""Marks that would cover one another stand aside."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.show.map.spread import Circle, apart

FRAME = (0.0, 0.0, 700.0, 400.0)
CIRCLES = st.lists(st.tuples(st.floats(20, 680), st.floats(20, 380), st.sampled_from([5.0, 8.5, 16.0])), max_size=12)


def test_marks_that_do_not_touch_stay() -> None:
    assert apart([(50, 50, 8), (90, 50, 8), (50, 90, 8)], FRAME) == [(50, 50), (90, 50), (50, 90)]
    assert apart([], FRAME) == []


def test_two_that_touch_part_along_the_line_between_them() -> None:
    one, other = apart([(100, 100, 8), (104, 100, 8)], FRAME)
    assert one[1] == other[1] == 100
    assert one[0] < 100 and other[0] > 104
    assert 16 < other[0] - one[0] < 19, "no further than it takes"


def test_the_very_same_place_twice_is_two_marks() -> None:
    one, other, third = apart([(100, 100, 8)] * 3, FRAME)
    assert min(math.dist(one, other), math.dist(one, third), math.dist(other, third)) > 15.9


def test_at_the_edge_marks_stay_on_the_map() -> None:
    for x, y in apart([(8, 8, 8), (9, 8, 8), (10, 9, 8), (692, 392, 8), (691, 392, 8)], FRAME):
        assert 7.99 <= x <= 692.01 and 7.99 <= y <= 392.01


@given(CIRCLES)
def test_a_dozen_marks_all_find_room(circles: list[Circle]) -> None:
    placed = apart(circles, FRAME)
    assert placed == apart(circles, FRAME), "twice the same"
    for (at, (_, _, one)), (to, (_, _, other)) in combinations(list(zip(placed, circles, strict=True)), 2):
        assert math.dist(at, to) > one + other - 0.5
