"""The logs: what came is there as it came, once; what was decided is there, in order."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest

from piles import DAY, FIRST, SECOND, raw, verdict
from trucewatch.core.problems import DamagedStore
from trucewatch.read.raw import Raw
from trucewatch.store.chain import GENESIS
from trucewatch.store.logs import (
    JUDGEMENTS,
    REPORTS,
    append_judgement,
    append_reports,
    content_of,
    entries,
    entries_of,
    head,
    heads_beside,
    judgements,
)
from trucewatch.store.opened import opened, writing
from trucewatch.workspace.adding import capture_of, raw_of
from trucewatch.workspace.workspace import Workspace, made


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    return made(tmp_path / "truce.db")


def log(workspace: Workspace, *raws: Raw) -> int:
    with writing(workspace.connection):
        return append_reports(workspace.connection, [capture_of(one, DAY, "a test") for one in raws])


def test_a_report_comes_out_as_it_went_in(empty: Workspace) -> None:
    strange = Raw(b"\xef\xbb\xbfline\r\nnot UTF-8: \xff\x00", None, None)
    assert log(empty, FIRST, strange) == 2
    one, two = entries(empty.connection)
    assert raw_of(one, content_of(empty.connection, one.sha256)) == FIRST
    assert raw_of(two, content_of(empty.connection, two.sha256)) == strange
    assert (one.captured, one.source, one.number, two.number) == (DAY, "a test", 1, 2)
    assert one.tool.startswith("trucewatch ")


def test_the_same_bytes_of_the_same_outlet_are_one_report(empty: Workspace) -> None:
    renamed = msgspec.structs.replace(FIRST, path="elsewhere.txt")
    resold = raw("first.txt", FIRST.content.decode(), "Another outlet")
    assert log(empty, FIRST, renamed, FIRST) == 1
    before = head(empty.connection, REPORTS)
    assert log(empty, renamed) == 0
    assert head(empty.connection, REPORTS) == before
    assert log(empty, resold) == 1
    assert empty.connection.execute("SELECT count(*) FROM contents").fetchone() == (1,)


def test_names_that_no_file_in_utf8_can_hold_are_written_out(empty: Workspace) -> None:
    assert log(empty, Raw(b"words", "caf\udce9.txt")) == 1
    assert entries(empty.connection)[0].path == r"caf\udce9.txt"
    assert empty.faults() == []


def test_judgements_come_out_in_order_with_their_ids(empty: Workspace) -> None:
    with writing(empty.connection):
        first = append_judgement(empty.connection, verdict("ann", "“no”"))
        second = append_judgement(empty.connection, verdict("bo"))
    assert judgements(empty.connection) == [first, second]
    assert judgements(empty.connection, 1) == [second]
    assert head(empty.connection, JUDGEMENTS) == (2, second.id)
    assert head(empty.connection, REPORTS) == (0, GENESIS)


def test_heads_lie_beside_the_store_from_the_beginning(empty: Workspace) -> None:
    beside = heads_beside(empty.path)
    assert json.loads(beside.read_text()) == {"reports": [0, GENESIS], "judgements": [0, GENESIS]}
    log(empty, FIRST, SECOND)
    empty.seal()
    assert json.loads(beside.read_text())["reports"] == list(head(empty.connection, REPORTS))


@pytest.mark.parametrize("table", ["report_log", "contents", "judgement_log"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = 'other'", "DELETE FROM {} WHERE {} IS NOT NULL"])
def test_the_logs_refuse_to_be_changed(empty: Workspace, table: str, change: str) -> None:
    log(empty, FIRST)
    with writing(empty.connection):
        append_judgement(empty.connection, verdict("ann"))
    column = {"contents": "packed", "report_log": "source", "judgement_log": "body"}[table]
    with pytest.raises(sqlite3.IntegrityError, match="only grow"):
        empty.connection.execute(change.format(table, column))


def test_a_report_that_is_not_there_is_damage_and_no_crash(empty: Workspace) -> None:
    log(empty, FIRST)
    with pytest.raises(DamagedStore, match="report 2 is missing"):
        list(entries_of(empty.connection, [1, 2]))
    with pytest.raises(DamagedStore, match="restore a backup"):
        content_of(empty.connection, "0" * 64)


def test_a_judgement_that_cannot_be_read_is_damage_and_no_crash(empty: Workspace) -> None:
    empty.connection.execute("INSERT INTO judgement_log VALUES (1, 'x', 'at', 'by', 'keep', '{\"verb\": 3}')")
    with pytest.raises(DamagedStore, match="judgement 1"):
        judgements(empty.connection)


def test_what_is_not_committed_is_not_logged(empty: Workspace) -> None:
    broken = [capture_of(FIRST, DAY, "a test"), None]
    with pytest.raises(AttributeError), writing(empty.connection):
        append_reports(empty.connection, broken)  # type: ignore[arg-type]
    with opened(empty.path) as other:
        assert entries(other) == []
    assert log(empty, FIRST) == 1
