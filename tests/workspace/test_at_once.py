"""Two at once: nothing is lost, and nobody sees an error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from conftest import ROOT
from piles import DAY, FIRST, MINE, PILE, SECOND, by_reports, copied, filled, raw
from trucewatch.store import derived
from trucewatch.store.logs import REPORTS, head, judgements
from trucewatch.store.opened import opened
from trucewatch.workspace import syncing, work
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import begin, sync
from trucewatch.workspace.workspace import Workspace, made


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the helper forks")
@pytest.mark.parametrize("what", ["add", "judge"])
def test_two_processes_at_once_lose_nothing(tmp_path: Path, pile_kept: Path, what: str) -> None:
    path = tmp_path / "truce.db"
    made(path).close()
    running = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "killable.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        for _ in range(2)
    ]
    lines = [json.dumps([str(path), what, str(tmp_path / name)]) + "\n" for name in ("ann", "bo")]
    for one, line in zip(running, lines, strict=True):
        assert one.stdin
        one.stdin.write(line)
        one.stdin.flush()
    told = [one.communicate() for one in running]
    assert [(out.split()[-1], error) for out, error in told] == [("done", ""), ("done", "")]
    with Workspace(path) as workspace:
        assert workspace.faults() == []
        if what == "judge":
            acknowledged = {name for by in ("ann", "bo") for name in (tmp_path / by).read_text().split()}
            assert {one.id for one in judgements(workspace.connection)} == acknowledged
            assert len(acknowledged) == 50
            return
        assert head(workspace.connection, REPORTS)[0] == len(PILE)
        with Workspace(copied(pile_kept, tmp_path / "alone.db")) as alone:
            assert by_reports(workspace) == by_reports(alone)


def test_what_another_read_meanwhile_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "truce.db"
    monkeypatch.setattr(syncing, "READ_AT_ONCE", 1)
    with made(path) as workspace:
        add(workspace, [FIRST, MINE], DAY, "a test")
        met = []
        read_some = work.read_some

        def slowly(where: Path, numbers: list[int]) -> object:
            found = read_some(where, numbers)
            if not met:
                met.append(numbers)
                with Workspace(path) as other:
                    monkeypatch.setattr(syncing, "read_some", read_some)
                    assert sync(other).reports == 2
            return found

        monkeypatch.setattr(syncing, "read_some", slowly)
        done = sync(workspace)
        assert (done.reports, done.accounts, met) == (0, 0, [[1]])
        assert len(by_reports(workspace)) == 2


def test_an_account_of_fewer_reports_is_not_taken_for_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "truce.db"
    with made(path) as workspace:
        add(workspace, [FIRST], DAY, "a test")
        derive = work.derive

        def slowly(where: Path, task: tuple[str, tuple[int, ...]]) -> object:
            found = derive(where, task)
            monkeypatch.setattr(syncing, "derive", derive)
            with Workspace(path) as other:
                add(other, [SECOND], DAY, "another")
                assert sync(other).accounts == 1
            return found

        monkeypatch.setattr(syncing, "derive", slowly)
        assert sync(workspace).accounts == 0
        ((reports, _),) = by_reports(workspace).items()
        assert len(reports) == 2
        assert derived.stale(workspace.connection) == []


def test_a_rebuild_beneath_a_sync_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "truce.db"
    filled(path, [FIRST], judged=0)
    with Workspace(path) as workspace, closing(opened(path)) as other:
        add(workspace, [raw("x.txt", MINE.content.decode())], DAY, "a test")
        read_some = work.read_some

        def slowly(where: Path, numbers: list[int]) -> object:
            found = read_some(where, numbers)
            monkeypatch.setattr(syncing, "read_some", read_some)
            begin(other, anew=True)
            return found

        monkeypatch.setattr(syncing, "read_some", slowly)
        assert sync(workspace).reports == 2
        assert len(by_reports(workspace)) == 2
