"""What is no store, is newer, damaged or busy is told in a line, and left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from piles import copied, logged
from trucewatch.cli import EXIT_BUSY, EXIT_DAMAGED, EXIT_NOTHING_READ, app
from trucewatch.core.problems import DamagedStore, NewerStore, NoStore, StoreError
from trucewatch.store import opened as opening
from trucewatch.store.logs import heads_beside
from trucewatch.store.opened import create, opened, opened_to_read, publish, told, version_of
from trucewatch.store.schema import VERSION

Spoil = Callable[[Path], None]


def by_sql(statement: str) -> Spoil:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(statement)

    return spoil


def with_garbage(path: Path) -> None:
    content = path.read_bytes()
    middle = len(content) // 2
    path.write_bytes(content[:middle] + b"\xa5" * 20_000 + content[middle + 20_000 :])


REFUSED: list[tuple[str, Spoil, type[StoreError], int, str]] = [
    ("no database", lambda path: path.write_text("words " * 999) and None, DamagedStore, EXIT_DAMAGED, "is damaged"),
    ("empty file", lambda path: path.write_bytes(b"") and None, NoStore, EXIT_NOTHING_READ, "no workspace"),
    ("another's", by_sql("PRAGMA application_id = 7"), NoStore, EXIT_NOTHING_READ, "no workspace of trucewatch"),
    ("newer", by_sql(f"PRAGMA user_version = {VERSION + 1}"), NewerStore, EXIT_DAMAGED, "install a newer trucewatch"),
    ("without heads", by_sql("DROP TABLE heads"), DamagedStore, EXIT_DAMAGED, "lacks tables"),
    ("cut off", lambda path: os.truncate(path, 3_000), DamagedStore, EXIT_DAMAGED, "is damaged"),
]


@pytest.mark.parametrize(("spoil", "error", "code", "words"), [one[1:] for one in REFUSED], ids=[o[0] for o in REFUSED])
def test_a_store_that_cannot_be_used_is_refused_and_left_untouched(
    pile_kept: Path, tmp_path: Path, spoil: Spoil, error: type[StoreError], code: int, words: str
) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    spoil(path)
    before = logged(path)
    with pytest.raises(error, match=words):
        opened(path)
    for command in (["add", str(path), __file__], ["verify", str(path)], ["search", str(path), "grain"]):
        done = CliRunner().invoke(app, command)
        assert done.exit_code == code, done.output
        assert words in done.stderr and done.stderr.count("\n") == 1
    after = logged(path)
    assert {name: after[name] for name in before} == before
    assert not after.get("truce.db-wal")


@pytest.mark.parametrize("spoil", [with_garbage, lambda path: os.truncate(path, path.stat().st_size // 2)])
def test_damage_inside_is_found_by_verify_and_left_untouched(pile_kept: Path, tmp_path: Path, spoil: Spoil) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    spoil(path)
    before = path.read_bytes()
    done = CliRunner().invoke(app, ["verify", str(path)])
    assert (done.exit_code, done.exception.__class__) == (EXIT_DAMAGED, SystemExit), done.output
    assert path.read_bytes() == before


def test_a_folder_or_nothing_is_no_workspace(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.db"):
        with pytest.raises(NoStore, match="trucewatch init"):
            opened(path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_made_where_something_lies(tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    for path in (there, tmp_path):
        with pytest.raises(NoStore, match="exists already"):
            create(path)
    assert there.read_text() == "mine"
    with pytest.raises(NoStore, match="cannot make"):
        create(there / "below.db")


def test_a_log_left_by_an_older_store_is_never_written_into_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "truce.db-wal").write_bytes(b"old pages")
    with pytest.raises(NoStore, match="left of another workspace"):
        create(tmp_path / "truce.db")
    assert (tmp_path / "truce.db-wal").read_bytes() == b"old pages"


def test_a_busy_store_is_waited_for_and_then_told(
    pile_kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.05)
    with closing(opened(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = CliRunner().invoke(app, ["add", str(path), __file__, "--later"])
        assert done.exit_code == EXIT_BUSY, done.output
        assert "try again" in done.stderr
        assert CliRunner().invoke(app, ["search", str(path), "grain"]).exit_code == 0
        done = CliRunner().invoke(app, ["verify", str(path)])
        assert (done.exit_code, "damaged" in done.output) == (EXIT_BUSY, False)


def test_what_the_disk_refuses_is_no_damage(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    with closing(opened_to_read(path)) as connection, pytest.raises(NoStore, match="can be written"), told(path):
        connection.execute("DELETE FROM stamp")
    with closing(opened(path)) as full:
        full.execute(f"PRAGMA max_page_count = {full.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(NoStore, match="disk full"), told(path):
            full.execute("INSERT INTO kept VALUES ('story', 'key', zeroblob(9999999))")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_is_not_ours_to_write_is_told(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    path.chmod(0o400)
    done = CliRunner().invoke(app, ["add", str(path), __file__])
    assert done.exit_code == EXIT_NOTHING_READ, done.output


def test_missing_tables_of_what_is_derived_are_rebuilt(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    by_sql("DROP TABLE stamp")(path)
    by_sql("DROP TABLE reports")(path)
    done = CliRunner().invoke(app, ["sync", str(path)])
    assert (done.exit_code, "trucewatch rebuild" in done.stderr) == (EXIT_DAMAGED, True)
    done = CliRunner().invoke(app, ["rebuild", str(path), "-j", "1"])
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(app, ["verify", str(path)]).exit_code == 0


def test_reading_goes_on_while_another_writes(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    with closing(opened(path)) as writer, closing(opened_to_read(path)) as reader:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM dossiers")
        assert reader.execute("SELECT count(*) FROM dossiers").fetchone() == (2,)
        writer.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM dossiers").fetchone() == (0,)


def test_what_a_killed_program_had_half_written_is_taken_back(pile_kept: Path, tmp_path: Path) -> None:
    path, left = copied(pile_kept, tmp_path / "truce.db"), tmp_path / "left.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE reports SET text = zeroblob(50000)")
        copied(path, left)
        shutil.copyfile(f"{path}-journal", f"{left}-journal")
        writer.execute("ROLLBACK")
    with closing(sqlite3.connect(f"{left.as_uri()}?mode=ro", uri=True)) as reader, pytest.raises(sqlite3.Error):
        reader.execute("SELECT * FROM reports")
    with closing(opened_to_read(left)) as reader, closing(sqlite3.connect(path)) as whole:
        asked = "SELECT text FROM reports ORDER BY number"
        assert reader.execute(asked).fetchall() == whole.execute(asked).fetchall()
        with pytest.raises(NoStore), told(left):
            reader.execute("DELETE FROM reports")
    assert CliRunner().invoke(app, ["verify", str(left)]).exit_code == 0


def test_names_with_blanks_and_signs_of_addresses_are_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("mit Umlaut ü.db", "what?mode=memory#50%.db", ":memory:", "file:x.db"):
        create(Path(name))
        assert version_of(Path(name)) == VERSION
        opened(Path(name)).close()
        assert (tmp_path / name).is_file()


def test_of_two_that_make_one_store_the_second_is_told(tmp_path: Path) -> None:
    path = tmp_path / "truce.db"
    create(path)
    before = path.read_bytes()
    draft = tmp_path / "draft"
    draft.write_bytes(b"another store")
    with pytest.raises(NoStore, match="another program has just made it"):
        publish(draft, path)
    assert path.read_bytes() == before
    assert not draft.exists()


def test_heads_of_a_lost_store_are_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "truce.db"
    heads_beside(path).write_text('{"reports": [3, "ab"], "judgements": [0, "00"]}')
    with pytest.raises(NoStore, match="tells of another workspace"):
        create(path)
    assert '"ab"' in heads_beside(path).read_text()
    assert not path.exists()
