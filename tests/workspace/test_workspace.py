"""A workspace opened, sealed and checked."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from piles import DAY, FIRST, copied
from trucewatch.core.problems import DamagedStore, NoStore
from trucewatch.store.logs import REPORTS, head, heads_beside
from trucewatch.workspace.adding import add
from trucewatch.workspace.workspace import Workspace, made


def test_it_is_closed_behind_the_with(tmp_path: Path) -> None:
    with made(tmp_path / "truce.db") as workspace:
        workspace.check()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        workspace.connection.execute("SELECT 1")


def test_heads_that_cannot_be_written_are_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with made(tmp_path / "truce.db") as workspace:
        heads = heads_beside(workspace.path)
        heads.unlink()
        heads.mkdir()
        with pytest.raises(NoStore, match="the reports are kept"):
            add(workspace, [FIRST], DAY, "a test")
        assert head(workspace.connection, REPORTS)[0] == 1
        heads.rmdir()
        add(workspace, [FIRST], DAY, "a test")
        workspace.check()


def test_checking_names_the_faults(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    heads_beside(path).unlink()
    with Workspace(path) as workspace, pytest.raises(DamagedStore, match="heads is missing"):
        workspace.check()
