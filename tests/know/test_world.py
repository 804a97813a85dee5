"""The coasts and borders that are shipped: whole, closed, and where they belong."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from trucewatch.core.problems import BadTable
from trucewatch.know import world as world_file
from trucewatch.know.world import Line, World, decoded, world

CAPITALS = {
    "France": (48.86, 2.35),
    "Kenya": (-1.29, 36.82),
    "Mongolia": (47.92, 106.92),
    "Bolivia": (-16.5, -68.15),
    "New Zealand": (-41.29, 174.78),
    "Iceland": (64.15, -21.94),
    "South Sudan": (4.85, 31.6),
    "North Macedonia": (42.0, 21.43),
}


def holds(ring: Line, lat: float, lon: float) -> bool:
    """Whether a point lies in a ring: an odd number of its edges is crossed on the way east."""
    ends = np.roll(ring, -1, axis=0)
    crossing = (ring[:, 1] > lat) != (ends[:, 1] > lat)
    start, end = ring[crossing], ends[crossing]
    east = start[:, 0] + (lat - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0])
    return bool(np.count_nonzero(east > lon) % 2)


def lands_at(known: World, lat: float, lon: float) -> list[str]:
    """The lands that hold a point."""
    return [land.name for land in known.lands if sum(holds(known.ring(ring), lat, lon) for ring in land.rings) % 2]


@pytest.mark.parametrize("name", CAPITALS)
def test_a_capital_lies_in_its_country_alone(name: str) -> None:
    assert lands_at(world(), *CAPITALS[name]) == [name]


def test_nobody_owns_the_middle_of_an_ocean() -> None:
    assert lands_at(world(), 0.0, -30.0) == []


def test_every_ring_is_closed_and_in_its_box() -> None:
    known = world()
    rings = [known.ring(ring) for land in known.lands for ring in land.rings]
    assert len(rings) == len(known.rings) > 3000
    for ring, (west, south, east, north) in zip(rings, known.rings, strict=True):
        assert abs(ring[0] - ring[-1]).max() < 0.01 or abs(ring[-1, 1]) == 90.0, "it ends where it began, or at a pole"
        assert ring[:, 0].min() >= west - 0.01 and ring[:, 0].max() <= east + 0.01
        assert ring[:, 1].min() >= south - 0.01 and ring[:, 1].max() <= north + 0.01
        assert abs(np.diff(ring[:, 0])).max() < 180 or abs(ring[:, 1]).max() == 90.0, "no edge runs round the world"


def test_every_line_is_of_degrees_and_of_one_kind() -> None:
    known = world()
    assert known.coasts > 0 and 0 < known.borders < len(known.lines) - known.coasts, "the rest is contested"
    for line in (*known.lines, *known.lakes):
        assert len(line) > 1
        assert abs(line[:, 1]).max() <= 90 and abs(line[:, 0]).max() <= 360
        assert abs(np.diff(line[:, 0])).max() < 180, "no step runs round the world"


def test_a_short_text_is_a_line_of_degrees() -> None:
    (line,) = decoded(["_q@?@@"], 400)
    assert line.tolist() == [[2.0, 0.0], [2.0 - 1 / 400, -1 / 400]]
    assert decoded([], 400) == ()


@pytest.mark.parametrize("content", ["", "{}", '{"lands": []}', "[1]"])
def test_a_broken_file_says_what_to_do(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "world.json").write_text(content)
    monkeypatch.setattr(world_file, "files", lambda _: tmp_path)
    world.cache_clear()
    try:
        with pytest.raises(BadTable, match="install trucewatch again"):
            world()
    finally:
        world.cache_clear()


def test_it_stays_small_and_its_licence_lies_beside_it() -> None:
    folder = files("trucewatch.data")
    assert len((folder / "world.json").read_bytes()) <= 700_000
    told = (folder / "world.LICENSE.txt").read_text()
    assert "Natural Earth" in told and "Permission to use, copy, modify" in told
