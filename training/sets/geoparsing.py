"""News articles with the places that their names mean: LGL (Lieberman et al. 2010), GeoWebNews (Gritta et al. 2020)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec

COARSE = {"PCLI": "country", "PCLS": "country", "ADM1": "region", "ADM2": "district"}


class Toponym(msgspec.Struct, frozen=True):
    """A name at `start`..`end`; `lat` and `lon` in degrees are None where the annotators gave no place.

    `in_gazetteer`: the place has a GeoNames number (streets and houses have none); `sort`: what the set calls it.
    """

    start: int
    end: int
    lat: float | None
    lon: float | None
    in_gazetteer: bool
    sort: str


class Mapped(msgspec.Struct, frozen=True):
    """One article with its toponyms, in order."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]


def lgl_documents(folder: Path) -> Iterator[Mapped]:
    """The articles of `lgl.xml` below the folder."""
    for root in _roots(folder, "lgl.xml"):
        for article in root.iter("article"):
            tops = (_lgl(toponym) for toponym in article.iter("toponym"))
            yield Mapped(article.get("docid", ""), article.findtext("text", ""), _in_order(tops))


def _lgl(toponym: ElementTree.Element) -> Toponym:
    tag = toponym.find("gaztag")
    lat, lon = (_number(None if tag is None else tag.findtext(axis)) for axis in ("lat", "lon"))
    sort = "" if tag is None else tag.findtext("fcode", "")
    return Toponym(
        _whole(toponym, "start"), _whole(toponym, "end"), lat, lon, tag is not None, COARSE.get(sort, "town")
    )


def gwn_documents(folder: Path) -> Iterator[Mapped]:
    """The articles of `GWN.xml` below the folder."""
    for root in _roots(folder, "GWN.xml"):
        for article in root.iter("article"):
            tops = (_gwn(toponym) for toponym in article.iter("toponym"))
            yield Mapped(article.get("file", ""), article.findtext("text", ""), _in_order(tops))


def _gwn(toponym: ElementTree.Element) -> Toponym:
    lat, lon = _number(toponym.findtext("latitude")), _number(toponym.findtext("longitude"))
    is_numbered = bool((toponym.findtext("geonamesID") or "").strip().isdigit())
    return Toponym(
        _whole(toponym, "start"), _whole(toponym, "end"), lat, lon, is_numbered, toponym.findtext("type", "")
    )


def _roots(folder: Path, name: str) -> Iterator[ElementTree.Element]:
    for path in sorted(folder.rglob(name)):
        if not path.name.startswith("._"):
            yield ElementTree.parse(path).getroot()  # noqa: S314 - the set's own files


def _in_order(toponyms: Iterator[Toponym]) -> tuple[Toponym, ...]:
    return tuple(sorted(toponyms, key=lambda one: (one.start, one.end)))


def _number(words: str | None) -> float | None:
    """The number, or None where there is none."""
    try:
        return float(words or "")
    except ValueError:
        return None


def _whole(toponym: ElementTree.Element, name: str) -> int:
    return int(toponym.findtext(name, "0"))
