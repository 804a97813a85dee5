"""Coasts and borders from `data/world.json` (Natural Earth, public domain; made by `tools/world_map.py`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from trucewatch.core.problems import BadTable

Line = npt.NDArray[np.float64]
"""Points as rows of longitude and latitude in degrees."""
Boxes = npt.NDArray[np.float64]
"""Rows of west, south, east, north in degrees."""


class Land(msgspec.Struct, frozen=True):
    """A country by the source's name, "" where whose land it is, is contested. Rings are line numbers, ~n reversed."""

    name: str
    rings: tuple[tuple[int, ...], ...]


class World(msgspec.Struct, frozen=True):
    """Lines, the first `coasts` of them coasts, the next `borders` borders, the rest contested; and the lands in them.

    `boxes`: west, south, east, north of each line, a row each; `rings`: of each ring, in the order of the lands.
    """

    source: str
    coasts: int
    borders: int
    lines: tuple[Line, ...]
    lands: tuple[Land, ...]
    boxes: Boxes
    rings: Boxes

    def ring(self, numbers: tuple[int, ...]) -> Line:
        """The closed line that a ring's numbers make."""
        return np.concatenate([self.lines[one] if one >= 0 else self.lines[~one][::-1] for one in numbers])


class _File(msgspec.Struct):
    source: str
    steps: int
    coasts: int
    borders: int
    lines: list[str]
    lands: list[Land]


@cache
def world() -> World:
    """The world as it is shipped. Raises BadTable where the file is missing or unreadable."""
    try:
        content: dict[str, Any] = msgspec.json.decode((files("trucewatch.data") / "world.json").read_bytes())
        lands = [Land(name, tuple(map(tuple, rings))) for name, rings in content.pop("lands")]
        told = msgspec.convert({**content, "lands": []}, _File)
        lines = decoded(told.lines, told.steps)
        boxes = np.array([(*line.min(axis=0), *line.max(axis=0)) for line in lines])
        rings = np.array([box_around(boxes, ring) for land in lands for ring in land.rings])
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise BadTable(f"world.json: {error}; install trucewatch again") from error
    return World(told.source, told.coasts, told.borders, lines, tuple(lands), boxes, rings)


def box_around(boxes: Boxes, ring: tuple[int, ...]) -> Boxes:
    """The box of a ring, by those of its lines."""
    own = boxes[[one if one >= 0 else ~one for one in ring]]
    return np.concatenate((own[:, :2].min(axis=0), own[:, 2:].max(axis=0)))


def decoded(lines: list[str], steps: int) -> tuple[Line, ...]:
    """Encoded polylines as degrees: five bits a character, the lowest first, the sign in the lowest bit of a number.

    `decoded(["_q@?"], 400)` is one point, 2.0 degrees east on the equator.
    """
    bits = np.frombuffer("".join(lines).encode("ascii"), dtype=np.uint8).astype(np.int64) - 63
    if not len(bits):
        return ()
    is_last = bits < 0x20
    starts = np.concatenate(([0], np.flatnonzero(is_last)[:-1] + 1))
    place = np.arange(len(bits)) - np.repeat(starts, np.diff(np.append(starts, len(bits))))
    raw = np.add.reduceat((bits & 0x1F) << (5 * place), starts)
    values = np.where(raw & 1, ~(raw >> 1), raw >> 1)
    ends = np.cumsum([len(line) for line in lines])
    numbers = np.cumsum(is_last)[ends - 1]
    return tuple(np.cumsum(part.reshape(-1, 2), axis=0) / steps for part in np.split(values, numbers[:-1]) if len(part))
