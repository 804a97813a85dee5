"""Any SQLite program, Datasette too, opens a workspace as it is; docs/workspace.md says what it finds."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from conftest import ROOT
from piles import copied
from sample import SAMPLE
from trucewatch.show.tables import rows_of
from trucewatch.store.derived import Dossier, Line, Spot, account_in, forget_dossier, put_account
from trucewatch.store.opened import writing
from trucewatch.workspace.workspace import Workspace

PAGE = (ROOT / "docs" / "workspace.md").read_text()
HARBOUR = Dossier("d-1", "A harbour truce", 3, 1, 2, "2031-05-04", None, stale=False)


@pytest.fixture
def plain(pile_kept: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The kept pile with an incident whose place is known, as another program opens it."""
    path = copied(pile_kept, tmp_path / "truce.db")
    with Workspace(path) as workspace, writing(workspace.connection):
        put_account(
            workspace.connection,
            HARBOUR,
            SAMPLE,
            rows_of(SAMPLE),
            [Line("incident", "raid", "2031-05-06", "drones struck the grain quay")],
            [Spot("raid", "Port Venn", "2031-05-06", 46.5, 30.75)],
        )
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def tables(connection: sqlite3.Connection) -> list[str]:
    """The tables, without those that SQLite makes for the two indexes."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [name for name in names if not name.startswith(("search_", "places_where_", "sqlite_"))]


def test_every_table_can_be_read_and_the_file_is_whole(plain: sqlite3.Connection) -> None:
    for name in tables(plain):
        plain.execute(f"SELECT * FROM {name}").fetchall()
    assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_and_column_is_explained(plain: sqlite3.Connection) -> None:
    rows = {}
    for line in PAGE.splitlines():
        for name in re.findall(r"`(\w+)`", line.split(" | ")[0]) if line.startswith("| `") else ():
            rows[name] = line
    assert set(rows) == set(tables(plain))
    for name, line in rows.items():
        for column in (row[1] for row in plain.execute(f"PRAGMA table_info({name})")):
            if not name.startswith("rows_"):
                assert f"`{column}`" in line, f"{name}.{column}"


def test_the_questions_of_the_page_have_answers(plain: sqlite3.Connection) -> None:
    (script,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    accused, words, places, unread = (plain.execute(one).fetchall() for one in script.split(";") if one.strip())
    assert any(row[0] == "d-1" and row[3] == "Doss" for row in accused), accused
    assert ("incident", "raid", "d-1") in {row[:3] for row in words}
    assert places == [("raid", "Port Venn", "2031-05-06")]
    assert len(unread) == 2


def test_an_account_comes_back_and_is_forgotten_whole(
    pile_kept: Path, tmp_path: Path, plain: sqlite3.Connection
) -> None:
    before = {name: plain.execute(f"SELECT count(*) FROM {name}").fetchone() for name in tables(plain)}
    with Workspace(tmp_path / "truce.db") as workspace, closing(sqlite3.connect(pile_kept)) as kept:
        found = account_in(workspace.connection, "d-1")
        assert found is not None
        assert msgspec.to_builtins(found) == msgspec.to_builtins(SAMPLE)
        assert account_in(workspace.connection, "d-2") is None
        with writing(workspace.connection):
            forget_dossier(workspace.connection, "d-1")
        for name in tables(plain):
            after = plain.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert after == kept.execute(f"SELECT count(*) FROM {name}").fetchone(), name
            assert name not in ("dossiers", "accounts", "found", "places", "places_where") or after != before[name]
        assert workspace.faults() == []


def test_a_name_that_is_no_name_makes_no_table(plain: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="no name for a table"):
        put_account(plain, HARBOUR, SAMPLE, {'x"; DROP TABLE reports; --': ((), ())}, [], [])
