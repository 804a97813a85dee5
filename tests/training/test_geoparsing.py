"""The measure of places on the map, on articles of our own in the layouts of LGL and GeoWebNews."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.geoparsing_scores import geoparsing_scores
from training.sets.geoparsing import gwn_documents, lgl_documents

TEXT = "Kenya said that police in Nakuru met envoys in Kisumu. Kenyan radio named Orlo Bridge."
POINTS = {"Kenya": (1.0, 38.0), "Nakuru": (-0.3, 36.1), "Kisumu": (51.5, 0.1)}
"""The last is wrong: what is put right lies elsewhere."""


def lgl(name: str, lat: float, lon: float) -> str:
    """One toponym of LGL."""
    at = TEXT.index(name)
    spot = f"<start>{at}</start><end>{at + len(name)}</end><phrase>{name}</phrase>"
    tag = f'<gaztag geonameid="1"><fcode>PPL</fcode><lat>{lat}</lat><lon>{lon}</lon></gaztag>'
    return f"<toponym>{spot}{tag}</toponym>"


def gwn(name: str, lat: float, lon: float, number: str = "1", sort: str = "Literal") -> str:
    """One toponym of GeoWebNews."""
    at = TEXT.index(name)
    spot = f"<start>{at}</start><end>{at + len(name)}</end><extractedName>{name}</extractedName>"
    return (
        f"<toponym>{spot}<type>{sort}</type><latitude>{lat}</latitude><longitude>{lon}</longitude>"
        f"<geonamesID>{number}</geonamesID></toponym>"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = "".join(lgl(name, *point) for name, point in POINTS.items())
    (tmp_path / "lgl.xml").write_text(
        f'<articles><article docid="7"><text>{TEXT}</text><toponyms>{own}</toponyms></article></articles>'
    )
    own = "".join(gwn(name, *point) for name, point in POINTS.items())
    own += gwn("Orlo Bridge", 1.0, 1.0, "N/A", "Coercion")
    (tmp_path / "GWN.xml").write_text(
        f"<articles><article><file>8</file><text>{TEXT}</text><toponyms>{own}</toponyms></article></articles>"
    )
    return tmp_path


def test_both_layouts_are_read_alike(folder: Path) -> None:
    (one,), (other,) = lgl_documents(folder), gwn_documents(folder)
    assert [TEXT[top.start : top.end] for top in one.toponyms] == ["Kenya", "Nakuru", "Kisumu"]
    assert [(top.lat, top.lon) for top in other.toponyms[:3]] == [(top.lat, top.lon) for top in one.toponyms]
    assert [top.in_gazetteer for top in other.toponyms] == [True, True, True, False]


def test_shares_of_names_put_right(folder: Path) -> None:
    count, scores = geoparsing_scores(folder)
    assert count == 2
    assert scores["LGL, best"] == scores["GeoWebNews, best"] == pytest.approx(2 / 3)
    assert scores["GeoWebNews, with streets and houses, best"] == pytest.approx(2 / 4)
    assert scores["GeoWebNews, sure: right"] == pytest.approx(2 / 3)
    found = scores["GeoWebNews, names found"]
    assert isinstance(found, dict) and found["r"] == 1.0
