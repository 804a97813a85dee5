"""kill -9: whenever it strikes, what was acknowledged is there, the store verifies, and the next run goes on."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conftest import ROOT
from piles import PILE, by_reports, copied
from trucewatch.core.problems import NewerStore
from trucewatch.store.logs import REPORTS, entries, head
from trucewatch.store.opened import version_of
from trucewatch.workspace.workspace import Workspace

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="killing needs processes that fork")

KILLS = 50
LONGEST = {"init": 0.05, "add": 0.9, "rebuild": 0.5, "back up": 0.2, "migrate": 0.05}
"""Seconds within which the kill comes."""


class Killer:
    """Works in other processes, which are killed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.acknowledged = folder / "acknowledged"
        self._chance = random.Random(seed)
        self._server = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "killable.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )

    def __call__(self, path: Path, what: str, *, kill: bool = True) -> bool:
        """Start the work, kill it at some moment, and say whether it was done before."""
        assert self._server.stdin and self._server.stdout
        self._server.stdin.write(json.dumps([str(path), what, str(self.acknowledged)]) + "\n")
        self._server.stdin.flush()
        child = int(self._server.stdout.readline())
        if kill:
            time.sleep(self._chance.uniform(0, LONGEST[what]))
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        return self._server.stdout.readline() == "done\n"

    def reports(self) -> int:
        """How many reports were acknowledged by the work that told most."""
        told = self.acknowledged.read_text() if self.acknowledged.exists() else ""
        return max((run.count("report\n") for run in told.split("begun\n")), default=0)

    def close(self) -> None:
        self._server.communicate()


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Killer]:
    seed = random.SystemRandom().randrange(10**9)
    print(f"the kills have the seed {seed}")
    killer = Killer(tmp_path, seed)
    yield killer
    killer.close()


def test_fifty_kills_lose_nothing_acknowledged(tmp_path: Path, pile_kept: Path, killed: Killer) -> None:
    path = tmp_path / "truce.db"
    ended = most = tries = 0
    what = "add"
    while ended < KILLS and tries < 10 * KILLS:
        tries += 1
        if not path.exists():
            killed(path, "init", kill=tries < 10)
            continue
        if killed(path, what):
            what = "rebuild" if what == "add" else "add"
        else:
            ended, what = ended + 1, "add"
        with Workspace(path) as workspace:
            most = max(most, killed.reports())
            assert head(workspace.connection, REPORTS)[0] >= most
            assert workspace.faults() == []
    assert (ended, most) == (KILLS, len(PILE))
    assert killed(path, "add", kill=False)
    with Workspace(path) as workspace, Workspace(copied(pile_kept, tmp_path / "never-killed.db")) as other:
        assert workspace.faults() == []
        assert entries(workspace.connection) == entries(other.connection)
        assert by_reports(workspace) == by_reports(other)


def test_a_kill_within_a_migration_leaves_the_old_store_or_the_new(
    tmp_path: Path, pile_kept: Path, killed: Killer
) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    for _ in range(5):
        killed(path, "migrate")
        with closing(sqlite3.connect(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            notes = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'notes%'").fetchone()[0]
            assert (version, notes) in {(1, 0), (2, 300)}
    assert killed(path, "migrate", kill=False)
    with pytest.raises(NewerStore):
        version_of(path)


def test_a_kill_within_a_backup_leaves_the_store_alone_and_no_half_backup(
    tmp_path: Path, pile_kept: Path, killed: Killer
) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    for _ in range(5):
        killed(path, "back up")
    with Workspace(path) as workspace:
        assert workspace.faults() == []
        before = by_reports(workspace)
    for kept in (*tmp_path.glob("kept-*.db"), *tmp_path.glob("back-*.db")):
        with Workspace(kept) as workspace:
            assert workspace.faults() == []
            assert by_reports(workspace) == before
    for name in killed.acknowledged.read_text().split() if killed.acknowledged.exists() else ():
        assert (tmp_path / name).is_file()
