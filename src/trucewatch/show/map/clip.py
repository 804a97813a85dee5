"""What of a line or an area lies in a rectangle, in pixels, thinned to what can be seen and written as an SVG path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from trucewatch.know.world import Line

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
DATE_LINE, HAIR = 180.0, 0.001
"""Degrees; a point so near the date line lies on it."""


def pieces_within(line: Line, frame: Rectangle) -> Iterator[Line]:
    """The runs of a line whose segments may touch the frame; their ends may reach beyond it."""
    left, top, right, bottom = frame
    x, y = line[:, 0], line[:, 1]
    sides = np.stack((x < left, x > right, y < top, y > bottom))
    touching = ~np.any(sides[:, :-1] & sides[:, 1:], axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], touching, [False])).astype(np.int8)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield line[start : end + 1]


def without_seam(line: Line) -> Iterator[Line]:
    """The runs of a line of degrees that are no seam: where the source cuts land along the date line, no coast is."""
    on_seam = np.abs(np.abs(line[:, 0]) - DATE_LINE) < HAIR
    seams = np.flatnonzero(on_seam[:-1] & on_seam[1:]) + 1
    yield from (run for run in np.split(line, seams) if len(run) > 1)


def area_within(ring: Line, frame: Rectangle) -> Line:
    """What of an area lies in the frame (Sutherland and Hodgman 1974), cut edges along the frame; may be empty."""
    left, top, right, bottom = frame
    (low_x, low_y), (high_x, high_y) = ring.min(axis=0), ring.max(axis=0)
    if low_x >= left and low_y >= top and high_x <= right and high_y <= bottom:
        return ring
    for axis, bound, sign in ((0, left, 1.0), (0, right, -1.0), (1, top, 1.0), (1, bottom, -1.0)):
        if len(ring) == 0:
            break
        depth = (ring[:, axis] - bound) * sign
        after, deep = np.roll(ring, -1, axis=0), np.roll(depth, -1)
        crosses = (depth >= 0) != (deep >= 0)
        part = np.where(crosses, depth / np.where(crosses, depth - deep, 1.0), 0.0)[:, None]
        both = np.stack((ring + part * (after - ring), after), axis=1).reshape(-1, 2)
        ring = both[np.column_stack((crosses, deep >= 0)).reshape(-1)]
    return ring


def thinned(line: Line, least: float) -> Line:
    """One point of the line for each square of `least` pixels that it comes through; first and last stay."""
    if len(line) < 3:
        return line
    squares = np.floor(line / least)
    kept = np.any(squares[1:] != squares[:-1], axis=1)
    kept[-1] = True
    return line[np.concatenate(([True], kept))]


def path_of(lines: Iterable[Line], *, closed: bool) -> str:
    """SVG path data in tenths of a pixel, each point told by its distance from the one before."""
    told = []
    for line in lines:
        steps = np.round(line * 10).astype(int)
        moves = np.diff(steps, axis=0)
        moves = moves[np.any(moves != 0, axis=1)]
        if len(moves):
            words = " ".join(f"{along} {down}" for along, down in moves.tolist()).replace(" -", "-")
            told.append(f"M{steps[0][0]} {steps[0][1]}l{words}{'z' if closed else ''}")
    return "".join(told)
