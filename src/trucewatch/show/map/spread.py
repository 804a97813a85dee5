"""Marks moved aside where they would cover one another, as little as that takes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from trucewatch.show.map.clip import Rectangle

Circle = tuple[float, float, float]
"""Where the middle is, and how far it reaches."""
Point = tuple[float, float]
BETWEEN = 2.0
"""Pixels left between two marks."""
ROUNDS, PAIRS = 80, 4_000_000
"""Marks that still touch after so many rounds, or after so many pairs were looked at, stay so: the area is full."""
TURN = 2.4
"""Radians from one direction to the next, in which marks of the very same middle part (the golden angle)."""


def apart(circles: Sequence[Circle], frame: Rectangle) -> list[Point]:
    """Where each circle stands, in their order, when no two touch and all lie in the frame."""
    left, top, right, bottom = frame
    at = [(x, y) for x, y, _ in circles]
    for _ in range(min(ROUNDS, PAIRS // max(1, len(circles) ** 2))):
        is_settled = True
        for one, (_, _, reach) in enumerate(circles):
            for other in range(one):
                lacking = reach + circles[other][2] + BETWEEN - math.dist(at[one], at[other])
                if lacking <= 0.01:
                    continue
                is_settled = False
                along, down = direction(at[other], at[one], TURN * one)
                at[one] = at[one][0] + along * lacking / 2, at[one][1] + down * lacking / 2
                at[other] = at[other][0] - along * lacking / 2, at[other][1] - down * lacking / 2
        if is_settled:
            break
        at = [
            (min(max(x, left + reach), right - reach), min(max(y, top + reach), bottom - reach))
            for (x, y), (_, _, reach) in zip(at, circles, strict=True)
        ]
    return at


def direction(start: Point, end: Point, turn: float) -> Point:
    """The way from one point to another, of length 1; where they are the same, that of the angle `turn`."""
    far = math.dist(start, end)
    if far < 0.01:
        return math.cos(turn), math.sin(turn)
    return (end[0] - start[0]) / far, (end[1] - start[1]) / far
