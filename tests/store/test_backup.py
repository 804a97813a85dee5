"""Backups: whole, with their heads, made while others write; only a sound one is brought back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from piles import by_reports, copied, logged, verdict
from trucewatch.core.problems import DamagedStore, NoStore
from trucewatch.store.backup import back_up, restore
from trucewatch.store.logs import append_judgement, heads_beside
from trucewatch.store.opened import opened, writing
from trucewatch.workspace.workspace import Workspace


def test_a_backup_comes_back_the_same_and_is_only_read(pile_kept: Path, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    kept, back = tmp_path / "backup" / "kept.db", tmp_path / "new" / "truce.db"
    with Workspace(copied(pile_kept, tmp_path / "truce.db")) as workspace:
        back_up(workspace.connection, kept)
        before = by_reports(workspace)
    found = logged(kept)
    assert sorted(found) == ["kept.db", "kept.db.heads"]
    restore(kept, back)
    assert logged(kept) == found
    assert sorted(logged(back)) == ["truce.db", "truce.db.heads"]
    with Workspace(back) as workspace:
        assert by_reports(workspace) == before
        assert workspace.faults(heads_beside(kept)) == []


def test_a_backup_is_of_one_moment_while_another_writes(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    with Workspace(path) as workspace, closing(opened(path)) as other, writing(other):
        append_judgement(other, verdict("bo"))
        back_up(workspace.connection, tmp_path / "kept.db")
    with Workspace(tmp_path / "kept.db") as kept:
        assert kept.faults() == []
        assert kept.connection.execute("SELECT count(*) FROM judgement_log").fetchone() == (4,)


def test_nothing_is_written_over(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    before = logged(path)
    with Workspace(path) as workspace, pytest.raises(NoStore, match="exists already"):
        back_up(workspace.connection, path)
    with pytest.raises(NoStore, match="exists already"):
        restore(pile_kept, path)
    assert logged(path) == before
    with Workspace(path) as workspace, pytest.raises(NoStore, match="cannot"):
        back_up(workspace.connection, path / "below" / "kept.db")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("UPDATE report_log SET outlet = 'Other' WHERE number = 2", "report 2 is not what was logged"),
        ("DELETE FROM judgement_log WHERE number = 4", "ends at 3"),
        ("DROP TABLE visits", "lacks tables"),
    ],
)
def test_a_backup_that_does_not_verify_is_not_brought_back(
    pile_kept: Path, tmp_path: Path, spoil: str, told: str
) -> None:
    kept = copied(pile_kept, tmp_path / "kept.db")
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(spoil)
    with pytest.raises(DamagedStore, match=told):
        restore(kept, tmp_path / "back.db")
    assert logged(tmp_path / "back.db") == {}


def test_a_backup_without_its_heads_is_not_brought_back(pile_kept: Path, tmp_path: Path) -> None:
    kept = copied(pile_kept, tmp_path / "kept.db")
    heads_beside(kept).unlink()
    with pytest.raises(DamagedStore, match="heads is missing"):
        restore(kept, tmp_path / "back.db")
    with pytest.raises(NoStore, match="no workspace"):
        restore(tmp_path / "nothing.db", tmp_path / "back.db")
    assert logged(tmp_path / "back.db") == {}
