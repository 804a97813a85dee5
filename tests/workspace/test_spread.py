"""Shared work: in order, and no process outlives the one that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from sleepers import end
from trucewatch.core.problems import InputError
from trucewatch.workspace.spread import spread

PATIENCE = 30.0
"""Seconds."""


def comes(is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so while there is patience."""
    until = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < until:
        time.sleep(0.05)
    return is_so()


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and ") Z " in state.read_text())


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("how", ["killed", "interrupted"])
def test_processes_end_with_the_one_that_started_them(tmp_path: Path, how: str) -> None:
    started = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "sleepers.py"), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    assert comes(lambda: (tmp_path / "one").exists() and (tmp_path / "two").exists())
    workers = [int((tmp_path / name).read_text()) for name in ("one", "two")]
    if how == "killed":
        started.kill()
    else:
        os.killpg(started.pid, signal.SIGINT)
    _, error = started.communicate(timeout=PATIENCE)
    assert comes(lambda: not any(map(is_alive, workers)))
    assert ("KeyboardInterrupt" in error) == (how == "interrupted"), error


def test_a_process_that_was_ended_from_outside_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ended from outside"):
        list(spread(end, tmp_path, ["go on", "end", "end"], 2))


def test_results_come_in_the_order_of_the_tasks(tmp_path: Path) -> None:
    tasks = [f"task {number}" for number in range(6)]
    for jobs in (1, 2):
        assert list(spread(end, tmp_path, tasks, jobs)) == [(task, task) for task in tasks]
    assert list(spread(end, tmp_path, [], 2)) == []
