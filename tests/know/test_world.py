"""The coasts and borders that are shipped: whole, closed, and where they belong."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import world_map
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


@given(st.lists(st.tuples(st.floats(-200, 200), st.floats(-90, 90)), min_size=1))
def test_what_the_tool_writes_is_read_to_half_a_step(line: list[tuple[float, float]]) -> None:
    (back,) = decoded([world_map.encoded(line)], world_map.STEPS)
    kept = [line[0], *(after for before, after in pairwise(line) if steps_of(after) != steps_of(before))]
    assert len(back) == len(kept)
    assert abs(back - np.array(kept)).max() <= 0.5 / world_map.STEPS + 1e-9


def steps_of(point: tuple[float, float]) -> tuple[int, int]:
    """A point in the whole steps of the file."""
    return round(point[0] * world_map.STEPS), round(point[1] * world_map.STEPS)


def test_thinning_a_coast_keeps_a_bay_and_forgets_a_ripple() -> None:
    coast = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (3.0, 0.5), (4.0, 0.0), (5.0, -0.001), (6.0, 0.0)]
    assert world_map.thinned(coast, 0.01) == [(0.0, 0.0), (2.0, 0.0), (3.0, 0.5), (4.0, 0.0), (6.0, 0.0)]


def test_another_package_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.tgz"
    other.write_bytes(b"another")
    assert world_map.main(str(other), str(other)) == 1
    assert "is not the package as it was published" in capsys.readouterr().err


def test_it_stays_small_and_its_licence_lies_beside_it() -> None:
    folder = files("trucewatch.data")
    assert len((folder / "world.json").read_bytes()) <= 700_000
    told = (folder / "world.LICENSE.txt").read_text()
    assert "Natural Earth" in told and "Permission to use, copy, modify" in told
