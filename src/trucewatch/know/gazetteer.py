"""The places of the world by their names: GeoNames' towns, districts, regions and countries (`data/gazetteer.bin`).

The file holds lines of text in small compressed blocks, places in order of their names and names in order of their
letters, so that a look-up opens two blocks and the start opens none. `tools/gazetteer.py` builds it.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from trucewatch.core.problems import BadTable
from trucewatch.core.values import Precision
from trucewatch.know.spelling import folded

MAGIC = b"trucewatch gazetteer 1\n"
KINDS: tuple[Precision, ...] = ("country", "region", "district", "town", "unknown")
"""What a place is, as precisely as its coordinates say where it lies: "unknown" are continents."""
ENTRIES_A_BLOCK = 128
KEYS_A_BLOCK = 256
_ARTICLES = ("al", "el", "ad", "as", "an", "ar", "at", "az", "ash")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A place that bears a name. `lat`, `lon` in degrees: of a region or district the middle of its towns.

    `country`: ISO 3166-1 alpha-2; `population`: to one digit, 0 = not known; `radius_km`: how far its towns lie from
    the middle, of a country the radius of a disc of its area, 0 of a town; `inside`: the numbers of the district and
    region that it lies in.
    """

    number: int
    name: str
    kind: Precision
    country: str
    lat: float
    lon: float
    population: int
    radius_km: int
    inside: tuple[int, ...]


class _File(msgspec.Struct, frozen=True):
    """The file in memory: where its blocks lie, and with which name each block of names begins."""

    content: bytes
    entry_blocks: tuple[int, ...]
    key_blocks: tuple[int, ...]
    firsts: tuple[str, ...]


def candidates(name: str) -> tuple[Candidate, ...]:
    """Every place called so, whatever the accents, hyphens and apostrophes; () for a name that no place has.

    Only where none is called just so: with "Saint" for "St", with another Arabic article or with none.
    """
    fold = folded(name)
    for spelling in (fold, *_respelt(fold)):
        numbers = _numbers(spelling)
        if numbers:
            return tuple(place_numbered(number) for number in numbers)
    return ()


def _respelt(fold: str) -> Iterator[str]:
    """Other spellings of the same name."""
    head, _, rest = fold.partition(" ")
    if head in _SHORT:
        yield f"{_SHORT[head]} {rest}"
    if head in _ARTICLES and rest:
        yield from (f"{article} {rest}" for article in _ARTICLES if article != head)
        yield rest
    elif fold:
        yield from (f"{article} {fold}" for article in _ARTICLES[:2])


@lru_cache(maxsize=4096)
def _numbers(fold: str) -> tuple[int, ...]:
    """The numbers of the places with that folded name."""
    file = _file()
    block = bisect_right(file.firsts, fold) - 1
    if block < 0:
        return ()
    for line in _lines(file.content, file.key_blocks[block], file.key_blocks[block + 1]):
        key, _, numbers = line.partition("\t")
        if key == fold:
            return tuple(int(number, 16) for number in numbers.split(","))
    return ()


@lru_cache(maxsize=16384)
def place_numbered(number: int) -> Candidate:
    """The place of that number."""
    line = _entries(number // ENTRIES_A_BLOCK)[number % ENTRIES_A_BLOCK]
    name, kind, country, lat, lon, population, radius, inside = line.split("\t")
    return Candidate(
        number,
        name,
        KINDS[int(kind)],
        country,
        int(lat) / 1000,
        int(lon) / 1000,
        int(population),
        int(radius),
        tuple(int(wider, 16) for wider in inside.split(",") if wider),
    )


@lru_cache(maxsize=256)
def _entries(block: int) -> list[str]:
    """The lines of one block of places."""
    file = _file()
    return _lines(file.content, file.entry_blocks[block], file.entry_blocks[block + 1])


def _lines(content: bytes, start: int, end: int) -> list[str]:
    return zlib.decompress(content[start:end]).decode().split("\n")


@cache
def _file() -> _File:
    """The file, read once. Raises BadTable where it is missing or another kind of file."""
    try:
        content = (files("trucewatch.data") / "gazetteer.bin").read_bytes()
    except OSError as error:
        raise BadTable(f"gazetteer.bin: {error}; install trucewatch again") from error
    if not content.startswith(MAGIC):
        raise BadTable("gazetteer.bin is not of this version; install trucewatch again")
    at = len(MAGIC) + 32
    sizes = struct.unpack("<III", content[at : at + 12])
    at += 12
    parts = []
    for size in sizes:
        parts.append(zlib.decompress(content[at : at + size]))
        at += size
    entry_blocks, key_blocks = (_places(part) for part in parts[:2])
    return _File(
        content,
        tuple(at + offset for offset in entry_blocks),
        tuple(at + offset for offset in key_blocks),
        tuple(parts[2].decode().split("\n")),
    )


def _places(part: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(part) // 4}I", part)


def pack(places: Sequence[str], names: Sequence[str]) -> bytes:
    """The file's bytes: `places` are lines as `place_numbered` splits them, `names` a folded name and numbers."""
    body: list[bytes] = []
    entry_blocks = _blocks(places, ENTRIES_A_BLOCK, body, 0)
    key_blocks = _blocks(names, KEYS_A_BLOCK, body, entry_blocks[-1])
    firsts = [names[at].partition("\t")[0] for at in range(0, len(names), KEYS_A_BLOCK)]
    head = [
        zlib.compress(struct.pack(f"<{len(entry_blocks)}I", *entry_blocks), 9),
        zlib.compress(struct.pack(f"<{len(key_blocks)}I", *key_blocks), 9),
        zlib.compress("\n".join(firsts).encode(), 9),
    ]
    rest = b"".join([struct.pack("<III", *(len(part) for part in head)), *head, *body])
    return MAGIC + hashlib.sha256(rest).digest() + rest


def _blocks(lines: Sequence[str], count: int, body: list[bytes], offset: int) -> list[int]:
    """Adds the lines to `body`, `count` a block; where each block begins, and where the last ends."""
    starts = [offset]
    for at in range(0, len(lines), count):
        block = zlib.compress("\n".join(lines[at : at + count]).encode(), 9)
        body.append(block)
        starts.append(starts[-1] + len(block))
    return starts
