"""Tampering: whoever changes a log, and lays its triggers anew, is found out."""

from __future__ import annotations

import random
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from piles import copied, verdict
from trucewatch.store.logs import append_judgement, heads_beside, write_heads
from trucewatch.store.opened import opened, writing
from trucewatch.store.verify import faults_of
from trucewatch.workspace.workspace import Workspace

TAMPERINGS = 1_000
LOGGED = ("report_log", "contents", "judgement_log", "heads")
KEYS = {"report_log": "number", "contents": "sha256", "judgement_log": "number", "heads": "log"}
Tamper = Callable[[sqlite3.Connection, random.Random], bool]
"""Changes something; False where it did not."""


@pytest.fixture(scope="module")
def logs_alone(pile_kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kept pile as one small file."""
    path = copied(pile_kept, tmp_path_factory.mktemp("logs") / "truce.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM kept")
        connection.commit()
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    return path


def open_to_tamper(path: Path) -> tuple[sqlite3.Connection, list[str]]:
    """The store in memory without its triggers, and the triggers."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(path.read_bytes())
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    return connection, [sql for _, sql in triggers]


def edit(connection: sqlite3.Connection, chance: random.Random) -> bool:
    """Another value in some column of some row."""
    table = chance.choice(LOGGED)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    column = chance.choice(columns)
    rows = connection.execute(f"SELECT {KEYS[table]}, {column} FROM {table}").fetchall()
    key, old = chance.choice(rows)
    new = other_value(old, [row[1] for row in rows], chance)
    if column == "packed" and unpacked(new) == unpacked(old):
        return False
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {KEYS[table]} = ?", (new, key))
    if column == KEYS[table]:
        return connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (key,)).fetchone() is None
    now = connection.execute(f"SELECT {column} FROM {table} WHERE {KEYS[table]} = ?", (key,)).fetchone()[0]
    return (type(now), now) != (type(old), old)


def other_value(old: object, others: list[object], chance: random.Random) -> object:
    """A value a little, or quite, different."""
    if chance.random() < 0.2:
        return chance.choice([*others, None, "", 0, b"", "null"])
    if isinstance(old, bytes):
        place = chance.randrange(len(old))
        flipped = old[:place] + bytes([old[place] ^ chance.randrange(1, 256)]) + old[place + 1 :]
        return chance.choice([flipped, old[:place], old + b"\0", zlib.compress(b"other words")])
    if isinstance(old, int):
        return old + chance.choice([-1, 1, 7, -old, 2**40])
    if isinstance(old, str):
        place = chance.randrange(len(old) + 1)
        return chance.choice(
            [old[:place] + chance.choice(" \n\0x{é") + old[place:], old[:place] + old[place + 1 :], old.encode()]
        )
    return chance.choice(["Another outlet", "", 5])


def unpacked(content: object) -> bytes | None:
    try:
        whole = zlib.decompressobj()
        found = whole.decompress(content)  # type: ignore[arg-type]
    except (zlib.error, TypeError):
        return None
    return found if whole.eof and not whole.unused_data else None


def delete(connection: sqlite3.Connection, chance: random.Random) -> bool:
    """A row less."""
    table = chance.choice(LOGGED)
    key = chance.choice(connection.execute(f"SELECT {KEYS[table]} FROM {table}").fetchall())[0]
    return connection.execute(f"DELETE FROM {table} WHERE {KEYS[table]} = ?", (key,)).rowcount == 1


def swap(connection: sqlite3.Connection, chance: random.Random) -> bool:
    """Two entries exchange their numbers, or their numbers and their ids."""
    table = chance.choice(("report_log", "judgement_log"))
    numbers = [row[0] for row in connection.execute(f"SELECT number FROM {table}")]
    one, two = chance.sample(numbers, 2)
    names = dict(connection.execute(f"SELECT number, id FROM {table}").fetchall())
    for old, new in ((one, 10**6), (two, one), (10**6, two)):
        connection.execute(f"UPDATE {table} SET number = ? WHERE number = ?", (new, old))
    if chance.random() < 0.5:
        for number, name in ((one, "…"), (two, names[two]), (one, names[one])):
            connection.execute(f"UPDATE {table} SET id = ? WHERE number = ?", (name, number))
    return True


def cut(connection: sqlite3.Connection, chance: random.Random) -> bool:
    """The last entries of a log are gone; the head in the store says so, or does not."""
    table, log = chance.choice((("report_log", "reports"), ("judgement_log", "judgements")))
    numbers = [row[0] for row in connection.execute(f"SELECT number FROM {table} ORDER BY number")]
    least = chance.randrange(len(numbers))
    connection.execute(f"DELETE FROM {table} WHERE number > ?", (least,))
    connection.execute("DELETE FROM contents WHERE sha256 NOT IN (SELECT sha256 FROM report_log)")
    if chance.random() < 0.7:
        adjust_head(connection, table, log)
    return True


def adjust_head(connection: sqlite3.Connection, table: str, log: str) -> None:
    connection.execute("DELETE FROM heads WHERE log = ?", (log,))
    connection.execute(f"INSERT INTO heads SELECT '{log}', number, id FROM {table} ORDER BY number DESC LIMIT 1")


KINDS: tuple[Tamper, ...] = (edit, edit, edit, delete, swap, cut)


def test_a_thousand_tamperings_are_all_found(logs_alone: Path) -> None:
    connection, triggers = open_to_tamper(logs_alone)
    for trigger in triggers:
        connection.execute(trigger)
    assert faults_of(connection, logs_alone) == []
    done = seed = 0
    while done < TAMPERINGS:
        seed += 1
        chance = random.Random(seed)
        connection, triggers = open_to_tamper(logs_alone)
        kind = chance.choice(KINDS)
        try:
            changed = kind(connection, chance)
        except sqlite3.IntegrityError:
            changed = False
        for trigger in triggers:
            connection.execute(trigger)
        if changed:
            done += 1
            assert faults_of(connection, logs_alone), f"{kind.__name__} with seed {seed} was not found"
        connection.close()


def test_missing_triggers_are_found(logs_alone: Path) -> None:
    connection, _ = open_to_tamper(logs_alone)
    assert "the trigger contents_kept of the logs is missing" in faults_of(connection, logs_alone)


def test_heads_kept_elsewhere_find_a_tail_that_was_cut_everywhere(logs_alone: Path, tmp_path: Path) -> None:
    path = copied(logs_alone, tmp_path / "truce.db")
    exported = Path(shutil.copy(heads_beside(path), tmp_path / "exported"))
    connection, triggers = open_to_tamper(path)
    connection.execute("DELETE FROM judgement_log WHERE number > 2")
    adjust_head(connection, "judgement_log", "judgements")
    for trigger in triggers:
        connection.execute(trigger)
    write_heads(connection, path)
    assert faults_of(connection, path) == []
    told = "the log of judgements ends at 2, exported knows 4: entries were cut"
    assert faults_of(connection, path, exported) == [told]


def test_heads_may_lag_and_never_run_ahead(logs_alone: Path, tmp_path: Path) -> None:
    path = copied(logs_alone, tmp_path / "truce.db")
    with Workspace(path) as workspace:
        with writing(workspace.connection):
            append_judgement(workspace.connection, verdict("bo"))
        assert workspace.faults() == []
        workspace.seal()
        ahead = heads_beside(path).read_bytes()
        assert workspace.faults() == []
    older = copied(logs_alone, tmp_path / "older.db")
    heads_beside(older).write_bytes(ahead)
    with Workspace(older) as workspace:
        assert workspace.faults() == ["the log of judgements ends at 4, older.db.heads knows 5: entries were cut"]


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (None, "is missing"),
        (b"{", "cannot be read"),
        (b'{"reports": [0, "0"]}', "knows no log of judgements"),
        (b'{"reports": [-1, "x"], "judgements": [0, "x"]}', "entry -1 of the log of reports is not the one"),
    ],
)
def test_heads_that_are_gone_or_no_heads_are_told(logs_alone: Path, tmp_path: Path, heads: bytes, told: str) -> None:
    path = copied(logs_alone, tmp_path / "truce.db")
    heads_beside(path).unlink() if heads is None else heads_beside(path).write_bytes(heads)
    with closing(opened(path)) as connection:
        assert told in " ".join(faults_of(connection, path))


def test_each_fault_names_its_entry(logs_alone: Path) -> None:
    connection, triggers = open_to_tamper(logs_alone)
    connection.execute("DELETE FROM report_log WHERE number = 3")
    connection.execute("UPDATE judgement_log SET by = 'eve' WHERE number = 2")
    for trigger in triggers:
        connection.execute(trigger)
    faults = faults_of(connection, logs_alone)
    assert faults[0] == "report 3 is missing from the log"
    assert "judgement 2 shows other words than were logged" in faults
    assert len(faults) == 3, faults  # the third: bytes that no report has


def test_an_index_that_does_not_fit_is_told(pile_kept: Path, tmp_path: Path) -> None:
    with Workspace(copied(pile_kept, tmp_path / "truce.db")) as workspace:
        workspace.connection.execute("UPDATE found SET words = 'other' WHERE row = 1")
        assert "run `trucewatch rebuild`" in workspace.faults()[0]
