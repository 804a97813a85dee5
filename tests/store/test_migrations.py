"""Migrations: an older store becomes this version's, whole, or stays what it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from piles import copied, logged
from trucewatch.core.problems import DamagedStore
from trucewatch.store import opened as opening
from trucewatch.store.logs import entries, judgements
from trucewatch.store.opened import opened, version_of
from trucewatch.store.schema import VERSION, statements
from trucewatch.store.verify import faults_of
from trucewatch.workspace.syncing import accounts
from trucewatch.workspace.workspace import Workspace

NEXT = VERSION + 1
GOOD = """
CREATE TABLE notes (number INTEGER PRIMARY KEY, words TEXT);
INSERT INTO notes (words) SELECT source || '; kept' FROM report_log;
CREATE TRIGGER notes_kept BEFORE DELETE ON notes BEGIN SELECT raise(ABORT, 'notes only grow'); END;
"""
BAD = GOOD + "INSERT INTO nowhere VALUES (1);"


def made_ready(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """As if the next version of the program had this migration."""
    monkeypatch.setattr(opening, "VERSION", NEXT)
    monkeypatch.setattr(opening, "MIGRATIONS", {VERSION: script})


def test_the_logs_survive_and_what_is_derived_is_laid_anew(
    pile_kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    with Workspace(path) as workspace:
        before = entries(workspace.connection), judgements(workspace.connection)
        assert len(accounts(workspace)) == 2
    made_ready(monkeypatch, GOOD)
    with Workspace(path) as workspace:
        assert (entries(workspace.connection), judgements(workspace.connection)) == before
        assert accounts(workspace) == {}
        assert workspace.connection.execute("SELECT count(*) FROM notes").fetchone() == (8,)
        assert workspace.faults() == []
    assert version_of(path) == NEXT
    opened(path).close()


@pytest.mark.parametrize("script", [BAD, "CREATE TABLE half (", None])
def test_a_migration_that_fails_leaves_the_old_store_whole(
    pile_kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    before = logged(path)
    with monkeypatch.context() as patched:
        made_ready(patched, script or "")
        if script is None:
            patched.setattr(opening, "MIGRATIONS", {})
        with pytest.raises(DamagedStore, match=f"could not be brought to format {NEXT}.*left untouched"):
            opened(path)
    assert logged(path) == before
    with closing(opened(path)) as connection:
        assert faults_of(connection, path) == []


def test_an_older_store_that_another_has_brought_up_is_taken_as_it_is(
    pile_kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    made_ready(monkeypatch, GOOD)
    with closing(sqlite3.connect(path, isolation_level=None)) as slow:
        opened(path).close()
        opening.migrate(slow, path)
        assert slow.execute("SELECT count(*) FROM notes").fetchone() == (8,)


def test_a_script_is_taken_apart_at_its_statements() -> None:
    trigger = "CREATE TRIGGER t BEFORE DELETE ON a BEGIN SELECT 1; SELECT ';'; END;"
    assert list(statements(f"CREATE TABLE a (b);\n{trigger}\n")) == ["CREATE TABLE a (b);", trigger]
    with pytest.raises(ValueError, match="has no end"):
        list(statements("CREATE TABLE a (b"))
