"""What of a line or an area is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from trucewatch.show.map.clip import area_within, path_of, pieces_within, thinned, without_seam

FRAME = (0.0, 0.0, 10.0, 10.0)
Points = list[tuple[float, float]]


def size_of(ring: np.ndarray) -> float:
    """The area of a ring."""
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


@pytest.mark.parametrize(
    ("ring", "size"),
    [
        ([(2, 2), (4, 2), (4, 4), (2, 4)], 4),
        ([(-5, 2), (5, 2), (5, 4), (-5, 4)], 10),
        ([(-5, -5), (15, -5), (15, 15), (-5, 15)], 100),
        ([(20, 20), (30, 20), (30, 30)], 0),
        ([(-5, 5), (5, -5), (15, 5), (5, 15)], 100),
        ([(-10, 5), (5, -10), (20, 5), (5, 20)], 100),
        ([(0, -20), (20, 0), (0, 0)], 0),
    ],
)
def test_an_area_keeps_what_lies_in_the_frame(ring: Points, size: float) -> None:
    left = area_within(np.array(ring, dtype=float), FRAME)
    assert (size_of(left) if len(left) else 0) == pytest.approx(size)
    assert len(left) == 0 or (left.min() >= 0 and left.max() <= 10)


def test_a_line_that_leaves_and_comes_back_is_two_runs() -> None:
    line = np.array([(1, 1), (2, 2), (20, 2), (20, 30), (5, 30), (5, 5), (6, 6)], dtype=float)
    runs = [run.tolist() for run in pieces_within(line, FRAME)]
    assert runs == [[[1, 1], [2, 2], [20, 2]], [[5, 30], [5, 5], [6, 6]]]


def test_a_line_beyond_the_frame_is_none() -> None:
    assert list(pieces_within(np.array([(20.0, 1.0), (30.0, 2.0)]), FRAME)) == []


def test_a_cut_along_the_date_line_is_no_coast() -> None:
    line = np.array([(178, 60), (180, 61), (180, 65), (179, 66)], dtype=float)
    assert [run.tolist() for run in without_seam(line)] == [[[178, 60], [180, 61]], [[180, 65], [179, 66]]]
    across = np.array([(179, 60), (180, 61), (181, 62)], dtype=float)
    assert [len(run) for run in without_seam(across)] == [3], "a coast that only crosses it stays whole"


def test_thinning_keeps_the_ends_and_forgets_what_cannot_be_seen() -> None:
    line = np.array([(0.1, 0.1), (0.2, 0.2), (0.3, 0.1), (5.0, 5.0), (5.1, 5.1)])
    assert thinned(line, 1.0).tolist() == [[0.1, 0.1], [5.0, 5.0], [5.1, 5.1]]


def test_a_path_tells_each_point_by_its_distance_in_tenths() -> None:
    line = np.array([(1.0, 2.0), (1.0, 2.0), (2.0, 1.5), (1.5, 3.0)])
    assert path_of([line], closed=False) == "M10 20l10-5-5 15"
    assert path_of([line], closed=True).endswith("z")
    assert path_of([np.array([(1.0, 1.0), (1.0, 1.0)])], closed=False) == "", "a point is no line"
