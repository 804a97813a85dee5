"""Work shared by several processes, which only read; they end with the one that started them."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection as channels
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TypeVar

from trucewatch.core.problems import InputError

Task = TypeVar("Task")
Done = TypeVar("Done")


def spread(
    work: Callable[[Path, Task], Done], path: Path, tasks: Sequence[Task], jobs: int
) -> Generator[tuple[Task, Done], None, None]:
    """Each task with what came of it, in order; `jobs` processes share the tasks, 1 = this one alone."""
    if jobs <= 1 or len(tasks) <= 1:
        for task in tasks:
            yield task, work(path, task)
        return
    with ProcessPoolExecutor(min(jobs, len(tasks)), get_context("spawn"), stop_with_parent) as pool:
        try:
            waiting = [pool.submit(work, path, task) for task in tasks]
            for task in tasks:
                yield task, waiting.pop(0).result()
        except BrokenProcessPool as error:
            raise InputError(
                "a process that shared the work was ended from outside (is there enough memory?): "
                "go on with `trucewatch sync --jobs 1`; nothing is lost"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def stop_with_parent() -> None:
    """Let this process end at once when it is interrupted, or when the one that started it is gone: it only reads."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            channels.wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
