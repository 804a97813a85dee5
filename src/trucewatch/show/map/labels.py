"""Names on a map: each where it covers nothing that is there already, or left out (the list under the map has it)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from trucewatch.know.world import Line
from trucewatch.show.map.clip import Rectangle

Axis = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

LETTER, CAPITAL, WIDE = 0.56, 0.74, 1.0
"""Of the size of type: how wide a letter, a capital and a letter of a wide script is (Arial and its like)."""
GRID = 9.0
"""Pixels between two places that a country's name is tried at."""


class Label(msgspec.Struct, frozen=True):
    """Words at `x`, `y` (the base of the line), set from there to the right ("start"), to both sides or to the left."""

    words: str
    x: float
    y: float
    anchor: str


def width_of(words: str, size: float, spaced: float = 0.0) -> float:
    """About how wide words are in pixels, `spaced` pixels between letters."""
    return sum(
        (WIDE if ord(letter) > 0x1100 else CAPITAL if letter.isupper() else LETTER) * size + spaced for letter in words
    )


def is_free(box: Rectangle, taken: Sequence[Rectangle], frame: Rectangle) -> bool:
    """Whether a box lies in the frame and touches none of those taken."""
    left, top, right, bottom = box
    if left < frame[0] or top < frame[1] or right > frame[2] or bottom > frame[3]:
        return False
    return not any(left < other[2] and right > other[0] and top < other[3] and bottom > other[1] for other in taken)


def beside(
    words: str, at: tuple[float, float], reach: float, size: float, taken: list[Rectangle], frame: Rectangle
) -> Label | None:
    """A name beside a mark that reaches `reach` pixels around `at`: right, left, below, above, then aslant.

    Its box is added to `taken`. None where no place is free.
    """
    x, y = at
    wide, off, aslant = width_of(words, size), reach + 4, reach * 0.7 + 3
    for set_from, left, base in (
        ("start", x + off, y + size * 0.36),
        ("end", x - off - wide, y + size * 0.36),
        ("middle", x - wide / 2, y + off + size * 0.75),
        ("middle", x - wide / 2, y - off),
        ("start", x + aslant, y - aslant),
        ("start", x + aslant, y + aslant + size * 0.75),
        ("end", x - aslant - wide, y - aslant),
        ("end", x - aslant - wide, y + aslant + size * 0.75),
    ):
        box = (left - 1, base - size * 0.85, left + wide + 1, base + size * 0.3)
        if is_free(box, taken, frame):
            taken.append(box)
            base_x = {"start": left, "end": left + wide, "middle": left + wide / 2}[set_from]
            return Label(words, round(base_x, 1), round(base, 1), set_from)
    return None


def within_area(
    words: str, rings: Sequence[Line], size: float, spaced: float, taken: list[Rectangle], frame: Rectangle
) -> Label | None:
    """A country's name where it has most room in what is seen of the country; None where it does not fit.

    Room is counted on a grid: how often the area can be eaten away from its edge before it is gone under the name.
    """
    wide = width_of(words, size, spaced)
    if max(np.ptp(ring[:, 0]) for ring in rings) < wide:
        return None
    across, down = np.arange(frame[0], frame[2], GRID), np.arange(frame[1], frame[3], GRID)
    left_over = covered(rings, across, down)
    room: npt.NDArray[np.int_] = np.zeros(left_over.shape, dtype=int)
    while left_over.any():
        room += left_over
        left_over = eaten(left_over)
    half = math.ceil(wide / 2 / GRID)
    if room.shape[1] <= 2 * half:
        return None
    steps = room.shape[1] - 2 * half
    under = np.min([room[:, start : start + steps] for start in range(2 * half + 1)], axis=0)
    rows, columns = np.nonzero(under)
    if not len(rows):
        return None
    tried = np.column_stack((across[columns + half], down[rows]))
    free = under[rows, columns] * GRID
    for left, top, right, bottom in taken:
        away = np.hypot(tried[:, 0] - (left + right) / 2, tried[:, 1] - (top + bottom) / 2) - wide / 4
        free = np.minimum(free, away)
    for one in np.argsort(-free, kind="stable"):
        x, y = tried[one].tolist()
        box = (x - wide / 2 - 2, y - size * 0.7, x + wide / 2 + 2, y + size * 0.7)
        if is_free(box, taken, frame):
            taken.append(box)
            return Label(words, round(x, 1), round(y + size * 0.36, 1), "middle")
    return None


def covered(rings: Sequence[Line], across: Axis, down: Axis) -> Mask:
    """Which points of a grid lie in an area of several rings: an odd number of edges lies to the left of each."""
    starts = np.concatenate(rings)
    ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    found = np.zeros((len(down), len(across)), dtype=bool)
    for row, y in enumerate(down):
        crossing = (starts[:, 1] > y) != (ends[:, 1] > y)
        one, other = starts[crossing], ends[crossing]
        x = one[:, 0] + (y - one[:, 1]) / (other[:, 1] - one[:, 1]) * (other[:, 0] - one[:, 0])
        found[row] = np.searchsorted(np.sort(x), across) % 2 == 1
    return found


def eaten(area: Mask) -> Mask:
    """The grid points of an area all of whose neighbours lie in it too; what is beyond the grid does not."""
    around = np.pad(area, 1)
    return area & around[:-2, 1:-1] & around[2:, 1:-1] & around[1:-1, :-2] & around[1:-1, 2:]
