"""A missing or damaged model says how to restore it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from trucewatch.core.problems import BadWeights
from trucewatch.lang.reading import session
from trucewatch.lang.reading.pieces import batch_of, pieces_of


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the reader's files in the place of the installed ones."""
    installed = files("trucewatch.data").joinpath("reader")
    for name in ("manifest.json", "reader.onnx"):
        shutil.copy(str(installed.joinpath(name)), tmp_path / name)
    monkeypatch.setattr(session, "_stored", lambda name: tmp_path / name)
    session.manifest.cache_clear()
    session.session.cache_clear()
    yield tmp_path
    session.manifest.cache_clear()
    session.session.cache_clear()


def test_a_missing_model(stored: Path) -> None:
    (stored / "reader.onnx").unlink()
    with pytest.raises(BadWeights, match="restore it"):
        session.session()


def test_a_damaged_model(stored: Path) -> None:
    content = bytearray((stored / "reader.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (stored / "reader.onnx").write_bytes(content)
    with pytest.raises(BadWeights, match="damaged"):
        session.session()


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe"])
def test_a_damaged_manifest(stored: Path, content: bytes) -> None:
    (stored / "manifest.json").write_bytes(content)
    with pytest.raises(BadWeights, match="restore it"):
        session.manifest()


def test_the_scores_have_the_shapes_of_the_manifest() -> None:
    batch = batch_of([pieces_of(["Talks", "failed", "."], [False] * 3), pieces_of(["No", "."], [False] * 2)])
    output, told = session.scores_of(batch), session.manifest()
    assert output.tags.shape == (2, 3, len(told.tags))
    assert output.arcs.shape == output.links.shape == (2, 3, 4)
    assert output.relations.shape == (2, 3, len(told.relations), 4)
    assert output.spans.shape == (2, 3, told.layers.width)
    assert output.vectors.shape[0] == output.junk.shape[0] == 2


def test_neighbours_in_a_batch_change_nothing_much() -> None:
    alone = session.scores_of(batch_of([pieces_of(["Talks", "failed", "."], [False] * 3)]))
    longer = pieces_of(["The", "ministry", "denied", "it", "on", "Monday", "."], [False] * 7)
    beside = session.scores_of(batch_of([pieces_of(["Talks", "failed", "."], [False] * 3), longer]))
    assert abs(alone.vectors[0] @ beside.vectors[0] - 1) < 0.02
    assert (alone.tags[0].argmax(-1) == beside.tags[0, :3].argmax(-1)).all()
