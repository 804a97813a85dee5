"""Makes the coasts and borders that the brief's map is drawn from: `npm pack world-atlas@2.0.2`, then give it the file.

    python tools/world_map.py world-atlas-2.0.2.tgz

The package (ISC, Michael Bostock) holds Natural Earth 4.1 at 1:10 million (public domain) as TopoJSON: borders that two
countries share are one line there, and stay one here. Each line is thinned (Douglas and Peucker 1973) and written in
whole steps of a degree as short text (the encoded polyline of web maps); islets are left out. The same package gives
the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "src" / "trucewatch" / "data" / "world.json"
SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
"""Of world-atlas-2.0.2.tgz as the npm registry serves it."""
STEPS = 400
"""A degree has so many steps: about 280 m."""
TOLERANCE_KM = 0.8
"""No point of a line moves further than this when it is thinned."""
SMALLEST_KM2 = 3.0
"""Islands below this size are left out."""
KM_PER_DEGREE = 111.2

RENAMED = {"Macedonia": "North Macedonia", "eSwatini": "Eswatini", "Turkey": "Türkiye"}
"""Names that have changed since (United Nations names of member states, 2019, 2018, 2022)."""

CONTESTED = frozenset(
    {
        "N. Cyprus",
        "Cyprus U.N. Buffer Zone",
        "Siachen Glacier",
        "Kosovo",
        "Somaliland",
        "W. Sahara",
        "Palestine",
        "Bir Tawil",
    }
)
"""Areas all of whose borders are drawn as contested (Natural Earth's own classes "disputed" and "breakaway")."""
CONTESTED_PAIRS: tuple[tuple[str, str, tuple[float, float, float, float]], ...] = (
    ("India", "Pakistan", (73.0, 32.4, 78.0, 36.5)),  # the Line of Control
    ("China", "India", (-180, -90, 180, 90)),  # the Line of Actual Control
    ("Israel", "Syria", (-180, -90, 180, 90)),  # the line of separation of 1974
    ("Israel", "Lebanon", (-180, -90, 180, 90)),  # the Blue Line of 2000
    ("North Korea", "South Korea", (-180, -90, 180, 90)),  # the armistice line of 1953
    ("Russia", "Ukraine", (32.0, 44.0, 36.8, 46.5)),  # the neck of Crimea
    ("S. Sudan", "Sudan", (-180, -90, 180, 90)),  # Abyei and the line of 1956
    ("Egypt", "Sudan", (33.0, 21.5, 38.0, 23.5)),  # Halaib
)
"""Two neighbours, and the box (west, south, east, north) in which the line between them is no agreed border."""
NAMELESS: tuple[tuple[str, tuple[float, float, float, float]], ...] = (("Russia", (32.0, 44.0, 36.8, 46.5)),)
"""Pieces that the source gives to a country against most of the United Nations: drawn as land without a name."""

Point = tuple[float, float]


def main(package: str) -> int:
    """Writes the file; exit code 1 where the package is another."""
    content = Path(package).read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        print(f"{package} is not world-atlas 2.0.2 as published", file=sys.stderr)
        return 1
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/countries-10m.json")
        assert member is not None  # noqa: S101 - the hash says that it is there
        topology = json.load(member)
    world = world_of(topology)
    lines = ",\n".join(json.dumps(line) for line in world.pop("lines"))
    lands = ",\n".join(json.dumps(land, separators=(",", ":"), ensure_ascii=False) for land in world.pop("lands"))
    head = json.dumps(world, ensure_ascii=False)[:-1]
    TARGET.write_text(f'{head},\n"lines": [\n{lines}\n],\n"lands": [\n{lands}\n]}}\n', encoding="utf-8")
    print(f"{TARGET.stat().st_size:,} bytes")
    return 0


def world_of(topology: dict[str, Any]) -> dict[str, Any]:
    """Lines sorted into coasts, borders and contested borders, and lands as rings of line numbers (~n = reversed)."""
    lines = [list(points_of(arc, topology["transform"])) for arc in topology["arcs"]]
    owners: dict[int, list[str]] = defaultdict(list)
    lands: list[tuple[str, list[list[int]]]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = RENAMED.get(shape["properties"]["name"], shape["properties"]["name"])
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        named, nameless = [], []
        for polygon in polygons:
            if len(polygon[0]) == 1 and square_km(lines[number(polygon[0][0])]) < SMALLEST_KM2:
                continue
            outline = [point for one in polygon[0] for point in lines[number(one)]]
            boxes = [box for owner, box in NAMELESS if owner == name]
            (nameless if any(all(within(point, box) for point in outline) for box in boxes) else named).extend(polygon)
            for one in (one for ring in polygon for one in ring):
                owners[number(one)].append(name)
        lands.append((name, named))
        if nameless:
            lands.append(("", nameless))
    order = sorted(owners, key=lambda one: (kind_of(owners[one], lines[one]), one))
    places = {one: place for place, one in enumerate(order)}
    kinds = [kind_of(owners[one], lines[one]) for one in order]
    return {
        "source": "Natural Earth 4.1, 1:10 million, public domain; by world-atlas 2.0.2 (ISC, Michael Bostock)",
        "steps": STEPS,
        "coasts": kinds.count(0),
        "borders": kinds.count(1),
        "lines": [encoded(thinned(lines[one], TOLERANCE_KM / KM_PER_DEGREE)) for one in order],
        "lands": [
            [name, [[places[one] if one >= 0 else ~places[~one] for one in ring] for ring in rings]]
            for name, rings in sorted(lands)
            if rings
        ],
    }


def number(one: int) -> int:
    """The line that a ring names, whichever way round."""
    return one if one >= 0 else ~one


def kind_of(owners: Sequence[str], line: Sequence[Point]) -> int:
    """0 = coast, 1 = border, 2 = contested border."""
    if len(owners) < 2:
        return 0
    pair = tuple(sorted(owners[:2]))
    if CONTESTED & set(pair):
        return 2
    middle = line[len(line) // 2]
    return 2 if any(pair == (left, right) and within(middle, box) for left, right, box in CONTESTED_PAIRS) else 1


def within(point: Point, box: tuple[float, float, float, float]) -> bool:
    """Whether a point lies in a box of west, south, east, north."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def points_of(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """Longitude and latitude of an arc's points (TopoJSON: differences of whole numbers)."""
    x = y = 0
    for along, up in arc:
        x, y = x + along, y + up
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def square_km(ring: Sequence[Point]) -> float:
    """The area of a small closed line."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(doubled) / 2 * KM_PER_DEGREE**2 * math.cos(math.radians(ring[0][1]))


def thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without points that lie within `tolerance` degrees of latitude of the line between those kept."""
    kept = {0, len(line) - 1}
    far = 0
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda one: math.dist(line[one], line[0]))
        kept.add(far)
    open_runs = [(0, far), (far, len(line) - 1)] if far else [(0, len(line) - 1)]
    while open_runs:
        first, last = open_runs.pop()
        if last - first < 2:
            continue
        narrow = math.cos(math.radians(line[first][1]))
        off, furthest = max(
            (distance(line[one], line[first], line[last], narrow), one) for one in range(first + 1, last)
        )
        if off > tolerance:
            kept.add(furthest)
            open_runs += [(first, furthest), (furthest, last)]
    return [line[one] for one in sorted(kept)]


def distance(point: Point, start: Point, end: Point, narrow: float) -> float:
    """How far a point is from a segment, longitudes made `narrow`er."""
    x, y = (point[0] - start[0]) * narrow, point[1] - start[1]
    along, up = (end[0] - start[0]) * narrow, end[1] - start[1]
    length = along * along + up * up
    part = min(1.0, max(0.0, (x * along + y * up) / length)) if length else 0.0
    return math.hypot(x - part * along, y - part * up)


def encoded(line: Sequence[Point]) -> str:
    """The points as differences of whole steps, five bits a character (the encoded polyline algorithm)."""
    told, before = [], (0, 0)
    for point in line:
        here = (round(point[0] * STEPS), round(point[1] * STEPS))
        if told and here == before:
            continue
        for difference in (here[0] - before[0], here[1] - before[1]):
            told.append(characters(difference))
        before = here
    return "".join(told)


def characters(value: int) -> str:
    """One whole number: its sign in the lowest bit, then groups of five bits, the lowest first."""
    rest, told = (~(value << 1) if value < 0 else value << 1), ""
    while rest >= 0x20:
        told += chr((rest & 0x1F | 0x20) + 63)
        rest >>= 5
    return told + chr(rest + 63)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
