"""Adding: once or often, in any order, in any batches, the same log and the same accounts."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from piles import DAY, FIRST, MINE, PILE, by_reports, copied
from trucewatch.read.raw import Raw
from trucewatch.store.logs import REPORTS, entries, head
from trucewatch.workspace import adding
from trucewatch.workspace.adding import Added, add, storable
from trucewatch.workspace.syncing import Synced, sync
from trucewatch.workspace.workspace import Workspace, made


def known_reports(workspace: Workspace) -> set[tuple[str, str | None]]:
    """What the log has, whatever the numbers."""
    return {(entry.sha256, entry.outlet) for entry in entries(workspace.connection)}


def added_in(path: Path, batches: Iterable[Iterable[Raw]]) -> Workspace:
    """A new workspace, brought up to date after each batch."""
    workspace = made(path)
    for batch in batches:
        add(workspace, list(batch), DAY, "a test")
        sync(workspace)
    return workspace


def test_what_is_acknowledged_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 3)
    told: list[tuple[int, int]] = []
    with made(tmp_path / "truce.db") as workspace, Workspace(workspace.path) as other:

        def acknowledge(done: int, of: int) -> None:
            told.append((done, of))
            assert head(other.connection, REPORTS)[0] == done

        assert add(workspace, PILE, DAY, "a test", acknowledge) == Added(8, 0)
    assert told == [(3, 8), (6, 8), (8, 8)]


def test_adding_again_changes_nothing(pile_kept: Path, tmp_path: Path) -> None:
    with Workspace(copied(pile_kept, tmp_path / "truce.db")) as workspace:
        log, before = entries(workspace.connection), by_reports(workspace)
        for seed in range(3):
            again = random.Random(seed).sample(PILE, len(PILE))
            assert add(workspace, again, "2035-01-01T00:00:00+00:00", "once more") == Added(0, 8)
            assert sync(workspace) == Synced(0, 0, by_another_program=False)
        assert entries(workspace.connection) == log
        assert by_reports(workspace) == before


@pytest.mark.parametrize("seed", [1, 2])
def test_one_by_one_or_shuffled_makes_the_same_accounts(pile_kept: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    shuffled = chance.sample(PILE, len(PILE))
    cut = chance.randrange(1, len(PILE))
    batches = [[one] for one in shuffled] if seed == 1 else [shuffled[:cut], shuffled, shuffled[cut:]]
    with (
        added_in(tmp_path / "truce.db", batches) as workspace,
        Workspace(copied(pile_kept, tmp_path / "o.db")) as other,
    ):
        assert by_reports(workspace) == by_reports(other)
        assert known_reports(workspace) == known_reports(other)
        assert workspace.faults() == []


def test_the_same_bytes_under_another_name_are_the_report_that_was_there(tmp_path: Path) -> None:
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [FIRST], DAY, "a test")
        renamed = msgspec.structs.replace(FIRST, path="renamed.txt")
        assert add(workspace, [renamed, MINE], DAY, "a test") == Added(1, 1)
        assert [entry.path for entry in entries(workspace.connection)] == ["first.txt", "mine.txt"]


def test_half_letters_are_written_out() -> None:
    assert storable("caf\udce9") == r"caf\udce9"
    assert storable("café") == "café"
    assert storable(None) is None
