"""Syncing: each account is what its reports alone make, and only what a report touches is made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from piles import (
    BETWEEN,
    DAY,
    FIRST,
    FRENCH,
    MINE,
    MINE_AGAIN,
    MUCH_LATER,
    PILE,
    SECOND,
    built,
    by_reports,
    copied,
    raw,
    told,
)
from trucewatch.core.problems import DamagedStore
from trucewatch.group.links import Dossiers
from trucewatch.read.raw import Raw
from trucewatch.store import derived
from trucewatch.workspace import syncing, work
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import Synced, accounts, sync
from trucewatch.workspace.workspace import Workspace, made


def places(workspace: Workspace) -> dict[str, str | None]:
    """File -> dossier."""
    return dict(workspace.connection.execute("SELECT place, dossier FROM reports WHERE place IS NOT NULL"))


def test_each_account_is_that_of_its_reports(pile_kept: Path, tmp_path: Path) -> None:
    with Workspace(copied(pile_kept, tmp_path / "truce.db")) as workspace:
        harbours = built([FIRST, SECOND, MUCH_LATER, BETWEEN])
        mines = built([MINE_AGAIN, MINE])
        assert sorted(map(told, accounts(workspace).values())) == sorted([told(harbours), told(mines)])
        listed = {one.id: one for one in derived.dossiers(workspace.connection)}
        own = listed[str(places(workspace)["mine.txt"])]
        assert (own.reports, own.first_day, own.last_day, own.stale) == (2, "2031-05-06", "2031-05-07", False)


def test_reports_that_are_not_read_are_told_and_kept(pile_kept: Path, tmp_path: Path) -> None:
    with Workspace(copied(pile_kept, tmp_path / "truce.db")) as workspace:
        unread = dict(
            workspace.connection.execute("SELECT number, unread FROM reports WHERE unread IS NOT NULL").fetchall()
        )
        assert unread == {3: "written in fr: only reports in English are read", 6: "the text is empty"}
    with made(tmp_path / "other.db") as workspace:
        add(workspace, [FRENCH, FIRST], DAY, "a test")
        done = sync(workspace)
        assert (done.reports, done.accounts) == (2, 1)
        assert [(one.where, one.what) for one in done.problems] == [("page.txt", unread[3])]


def test_a_report_touches_its_own_dossier_alone(tmp_path: Path) -> None:
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [FIRST, MINE], DAY, "a test")
        sync(workspace)
        mine = str(places(workspace)["mine.txt"])
        workspace.connection.execute("UPDATE accounts SET built_from = 'not made anew' WHERE dossier = ?", (mine,))
        add(workspace, [SECOND], DAY, "a test")
        assert sync(workspace) == Synced(1, 1, by_another_program=False)
        rows = dict(workspace.connection.execute("SELECT dossier, built_from FROM accounts"))
        assert rows[mine] == "not made anew"
        assert len(rows) == 2


def test_a_report_makes_one_of_the_dossiers_that_it_links(tmp_path: Path) -> None:
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [FIRST, MUCH_LATER], DAY, "a test")
        sync(workspace)
        apart = places(workspace)
        assert apart["first.txt"] != apart["later.txt"]
        add(workspace, [BETWEEN], DAY, "a test")
        sync(workspace)
        assert set(places(workspace).values()) == {apart["first.txt"]}
        (account,) = accounts(workspace).values()
        assert told(account) == told(built([FIRST, BETWEEN, MUCH_LATER]))
        for table in ("accounts", "dossiers", "found", "rows_statements"):
            own = workspace.connection.execute(
                f"SELECT DISTINCT dossier FROM {table}" if table != "dossiers" else "SELECT id FROM dossiers"
            ).fetchall()
            assert own == [(apart["first.txt"],)], table
        assert workspace.faults() == []


def test_rebuilding_changes_no_account(pile_kept: Path, tmp_path: Path) -> None:
    with Workspace(copied(pile_kept, tmp_path / "truce.db")) as workspace:
        before = {name: told(account) for name, account in accounts(workspace).items()}
        assert sync(workspace, anew=True) == Synced(8, 2, False, sync_problems(workspace))
        assert {name: told(account) for name, account in accounts(workspace).items()} == before
        assert workspace.faults() == []


def sync_problems(workspace: Workspace) -> tuple[object, ...]:
    """The problems of a whole pile: those of the reports that are not read."""
    return tuple(
        syncing.problem_of(workspace.connection, work.Read(number, None, None, None, why))
        for number, why in workspace.connection.execute("SELECT number, unread FROM reports WHERE unread NOT NULL")
    )


def test_another_program_derives_all_anew_and_keeps_what_the_reader_saw(
    pile_kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace(copied(pile_kept, tmp_path / "truce.db")) as workspace:
        sentences = workspace.connection.execute("SELECT count(*) FROM kept WHERE kind = 'sentence'").fetchone()
        derived.set_stamp(workspace.connection, "an older program")
        monkeypatch.setattr("trucewatch.lang.reading.session.scores_of", None)
        done = sync(workspace)
        assert (done.reports, done.accounts, done.by_another_program) == (8, 2, True)
        assert sentences == workspace.connection.execute("SELECT count(*) FROM kept WHERE kind = 'sentence'").fetchone()
        assert not sync(workspace).by_another_program


def test_processes_that_share_the_work_make_the_same(pile_kept: Path, tmp_path: Path) -> None:
    with made(tmp_path / "truce.db") as workspace, Workspace(copied(pile_kept, tmp_path / "alone.db")) as alone:
        add(workspace, PILE, DAY, "a pile")
        sync(workspace, jobs=2)
        assert by_reports(workspace) == by_reports(alone)


def test_a_fault_in_one_report_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = work.look_for_actors

    def stumbles(pages: work.Pages, *rest: object, **named: object) -> Mapping[str, object]:
        if any(report.path == "mine.txt" for report in pages.reports.values()):
            raise IndexError("no such token")
        return look(pages, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "look_for_actors", stumbles)
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [MINE, FIRST], DAY, "a test")
        done = sync(workspace)
        (problem,) = done.problems
        assert (problem.where, done.reports, done.accounts) == ("mine.txt", 2, 1)
        assert problem.what == "a fault of the program (IndexError: no such token): please report it"
        assert sync(workspace) == Synced(0, 0, by_another_program=False)
        monkeypatch.undo()
        assert sync(workspace, anew=True).accounts == 2


def test_a_fault_in_one_dossier_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = work.build

    def stumbles(raws: list[Raw], **named: object) -> object:
        if any(one.path == "mine.txt" for one in raws):
            raise RecursionError("too deep")
        return build(raws, **named)  # type: ignore[arg-type]

    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [MINE, FIRST], DAY, "a test")
        sync(workspace)
        add(workspace, [MINE_AGAIN, SECOND], DAY, "a test")
        monkeypatch.setattr(work, "build", stumbles)
        done = sync(workspace)
        mine = places(workspace)["mine.txt"]
        assert (done.accounts, [one.where for one in done.problems]) == (1, [mine])
        faults = {one.id: one.fault for one in derived.dossiers(workspace.connection)}
        assert faults.pop(str(mine)) == "a fault of the program (RecursionError: too deep): please report it"
        assert list(faults.values()) == [None]
        assert mine not in accounts(workspace)
        monkeypatch.undo()
        add(workspace, [raw("more.txt", MINE.content.decode() + "More.", None, "2031-05-08")], DAY, "a test")
        assert sync(workspace).accounts == 1
        assert [one.fault for one in derived.dossiers(workspace.connection)] == [None, None]


@pytest.mark.parametrize("error", [sqlite3.OperationalError("disk I/O error"), DamagedStore("bytes are damaged")])
def test_trouble_that_no_report_is_to_blame_for_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*rest: object, **named: object) -> None:
        raise error

    monkeypatch.setattr(work, "look_for_actors", fails)
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [MINE], DAY, "a test")
        with pytest.raises(DamagedStore):
            sync(workspace)
        monkeypatch.undo()
        assert sync(workspace).reports == 1


def test_damaged_bytes_in_what_was_kept_are_worked_out_anew(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    with Workspace(path) as workspace:
        before = by_reports(workspace)
        rows = workspace.connection.execute("SELECT kind, key, value FROM kept").fetchall()
        assert {kind for kind, _, _ in rows} == {"sentence", "report", "actors", "stories", "story"}
        for place, (kind, key, value) in enumerate(rows):
            at = (place * 7919) % len(value)
            spoiled = value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :] if place % 3 else rows[place - 1][2]
            workspace.connection.execute("UPDATE kept SET value = ? WHERE kind = ? AND key = ?", (spoiled, kind, key))
        for dossier in before and accounts(workspace):
            derived.mark_stale(workspace.connection, [dossier])
        assert sync(workspace).accounts == 2
        assert by_reports(workspace) == before


def test_ids_that_collide_harm_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.read.report._id_of", lambda raw, taken: f"r-same{len(taken) or ''}")
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [FIRST, SECOND, MINE], DAY, "a test")
        sync(workspace)
        assert workspace.faults() == []
        held = [len(account.reports) for account in accounts(workspace).values()]
        assert sum(held) == 3


def test_a_dossier_is_named_by_its_first_report_in_the_log() -> None:
    dossiers = Dossiers({}, {"r-1": 1, "r-2": 2, "r-3": 3})
    for name in ("r-3", "r-2", "r-1"):
        dossiers.add(name, ())
    assert dossiers.add("r-3", ["r-2"]) == "r-2"
    assert dossiers.add("r-1", ["r-3"]) == "r-1"
    assert {dossiers.of(name) for name in ("r-1", "r-2", "r-3")} == {"r-1"}


def test_an_account_that_is_damaged_is_told(pile_kept: Path, tmp_path: Path) -> None:
    with Workspace(copied(pile_kept, tmp_path / "truce.db")) as workspace:
        workspace.connection.execute("UPDATE accounts SET packed = substr(packed, 1, 40)")
        with pytest.raises(DamagedStore, match="trucewatch rebuild"):
            accounts(workspace)
