"""Coasts and borders from `data/world.json` (Natural Earth, public domain; made by `tools/world_map.py`)."""

from __future__ import annotations

import math
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
HALF_A_TURN = 180.0


class Land(msgspec.Struct, frozen=True):
    """A country by the source's name. Rings are numbers of lines, ~n = reversed."""

    name: str
    rings: tuple[tuple[int, ...], ...]


class World(msgspec.Struct, frozen=True):
    """Lines, the first `coasts` of them coasts, the next `borders` borders, the rest contested; and the lands in them.

    `boxes`: west, south, east, north of each line, a row each; `rings`: of each ring, in the order of the lands;
    `shores`: of each lake. Among the lakes, a ring that lies in another is an island in it. `unnamed`: boxes of
    contested land, where no country's name belongs.
    """

    source: str
    coasts: int
    borders: int
    lines: tuple[Line, ...]
    lands: tuple[Land, ...]
    lakes: tuple[Line, ...]
    unnamed: tuple[tuple[float, float, float, float], ...]
    boxes: Boxes
    rings: Boxes
    shores: Boxes

    def ring(self, numbers: tuple[int, ...]) -> Line:
        """The closed line that a ring's numbers make; across the date line it goes on to 181 degrees.

        A ring around a pole runs back along the pole.
        """
        made = np.concatenate([self.lines[one] if one >= 0 else self.lines[~one][::-1] for one in numbers])
        if np.ptp(made[:, 0]) <= HALF_A_TURN:
            return made
        lon = np.unwrap(made[:, 0], period=2 * HALF_A_TURN)
        made = np.column_stack((lon, made[:, 1]))
        if abs(lon[-1] - lon[0]) <= HALF_A_TURN:
            return made
        pole = math.copysign(90.0, made[:, 1].mean())
        return np.concatenate((made, [[lon[-1], pole], [lon[0], pole]]))


class _File(msgspec.Struct):
    source: str
    steps: int
    coasts: int
    borders: int
    lines: list[str]
    unnamed: tuple[tuple[float, float, float, float], ...]
    lakes: list[str]
    lands: list[Land]


@cache
def world() -> World:
    """The world as it is shipped. Raises BadTable where the file is missing or unreadable."""
    try:
        content: dict[str, Any] = msgspec.json.decode((files("trucewatch.data") / "world.json").read_bytes())
        lands = [Land(name, tuple(map(tuple, rings))) for name, rings in content.pop("lands")]
        told = msgspec.convert({**content, "lands": []}, _File)
        lines = decoded(told.lines, told.steps)
        lakes, boxes = decoded(told.lakes, told.steps), boxes_of(lines)
        made = World(
            told.source,
            told.coasts,
            told.borders,
            lines,
            tuple(lands),
            lakes,
            told.unnamed,
            boxes,
            boxes,
            boxes_of(lakes),
        )
        rings = np.array([box_of(made, ring) for land in lands for ring in land.rings])
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise BadTable(f"world.json: {error}; install trucewatch again") from error
    return msgspec.structs.replace(made, rings=rings)


def boxes_of(lines: tuple[Line, ...]) -> Boxes:
    """West, south, east, north of each line."""
    points = np.concatenate(lines)
    starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
    return np.hstack((np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)))


def box_of(made: World, ring: tuple[int, ...]) -> Boxes:
    """West, south, east, north of a ring: by the boxes of its lines, or by its points where it nears the date line."""
    lines = [one if one >= 0 else ~one for one in ring]
    own = made.boxes[lines]
    box: Boxes = own[0] if len(lines) == 1 else np.concatenate((own[:, :2].min(axis=0), own[:, 2:].max(axis=0)))
    if box[2] - box[0] > HALF_A_TURN:
        line = made.ring(ring)
        box = np.concatenate((line.min(axis=0), line.max(axis=0)))
    return box


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
