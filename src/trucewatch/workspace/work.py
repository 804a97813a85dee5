"""The work that costs time, done beside the store: it only reads there, and hands on what is to be written.

So it can be done in several processes at once, while one alone writes.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import connection as channels
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TypeVar

import msgspec

from trucewatch.core.account import Account, Report
from trucewatch.core.memory import Kept
from trucewatch.core.problems import BadTable, BadWeights, InputError, Problem, StoreError
from trucewatch.group.likeness import features
from trucewatch.group.links import packed, signature_of
from trucewatch.lang.reading.reader import Reader
from trucewatch.pipeline import Pages, build, look_for_actors, read_all
from trucewatch.read.raw import Raw
from trucewatch.store.kept import KeptInStore
from trucewatch.store.logs import JUDGEMENTS, content_of, entries_of, head
from trucewatch.store.opened import opened_to_read
from trucewatch.workspace.adding import raw_of

Fresh = tuple[tuple[Kept, str, bytes], ...]
"""What was worked out and is worth keeping: kind, key, value."""
NOT_THE_REPORTS = (StoreError, BadTable, BadWeights, sqlite3.Error)
"""Errors that no report is to blame for: they would meet the next one, too."""
Task = TypeVar("Task")
Done = TypeVar("Done")


class Read(msgspec.Struct, frozen=True):
    """One report of the log as it was read; `unread` says why nothing is looked for in it."""

    number: int
    report: Report | None
    text: str | None
    signature: bytes | None
    unread: str | None


class Derived(msgspec.Struct, frozen=True):
    """The account of a dossier's reports, with their texts by id.

    `numbers` are those of its reports, `judgements` is that of the last judgement then. Where a fault of the program
    kept an account from being made, it is None and `fault` says what that was.
    """

    dossier: str
    numbers: tuple[int, ...]
    judgements: int
    account: Account | None
    texts: dict[str, str]
    fault: str | None = None


class Borrowed:
    """A memory that asks the store and keeps what is new in itself."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._stored = KeptInStore(connection)
        self._own: dict[tuple[Kept, str], bytes] = {}

    def recall(self, kind: Kept, key: str) -> bytes | None:
        """What was kept here or there, or None."""
        own = self._own.get((kind, key))
        return own if own is not None else self._stored.recall(kind, key)

    def keep(self, kind: Kept, key: str, value: bytes) -> None:
        """Keep it here."""
        self._own[kind, key] = value

    @property
    def fresh(self) -> Fresh:
        """What is new."""
        return tuple((kind, key, value) for (kind, key), value in self._own.items())


def read_some(path: Path, numbers: Sequence[int]) -> tuple[list[Read], Fresh]:
    """The reports of these numbers, each read alone."""
    with closing(opened_to_read(path)) as connection:
        memory = Borrowed(connection)
        done = [_read(raw_in(connection, number), number, memory) for number in numbers]
        return done, memory.fresh


def derive(path: Path, task: tuple[str, tuple[int, ...]]) -> tuple[Derived, Fresh]:
    """The account of a dossier (its id, the numbers of its reports)."""
    dossier, numbers = task
    with closing(opened_to_read(path)) as connection:
        memory = Borrowed(connection)
        judged = head(connection, JUDGEMENTS)[0]
        try:
            account, texts = account_of_log(connection, numbers, judged, memory)
        except NOT_THE_REPORTS:
            raise
        except Exception as error:  # whatever is wrong with one dossier must not stop the others
            return Derived(dossier, numbers, judged, None, {}, fault_of(error)), memory.fresh
        return Derived(dossier, numbers, judged, account, texts), memory.fresh


def account_of_log(
    connection: sqlite3.Connection,
    numbers: Sequence[int],
    judgements: int | None,
    memory: Borrowed | None = None,
) -> tuple[Account, dict[str, str]]:
    """The account of these reports with the first `judgements` of that log (None = all), and its texts."""
    built = build([raw_in(connection, number) for number in numbers], memory=memory or Borrowed(connection))
    return built.account, built.texts


def raw_in(connection: sqlite3.Connection, number: int) -> Raw:
    """The report of that number as it came."""
    entry = next(entries_of(connection, [number]))
    return raw_of(entry, content_of(connection, entry.sha256))


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


def fault_of(error: Exception) -> str:
    """A fault of the program in words for people."""
    return f"a fault of the program ({type(error).__name__}: {error}): please report it"


def _read(raw: Raw, number: int, memory: Borrowed) -> Read:
    try:
        return _looked_at(raw, number, memory)
    except NOT_THE_REPORTS:
        raise
    except Exception as error:  # whatever is wrong with one report must not stop the others
        return Read(number, None, None, None, fault_of(error))


def _looked_at(raw: Raw, number: int, memory: Borrowed) -> Read:
    met: list[Problem] = []
    reader = Reader(memory=memory)
    reports, texts = read_all([raw], met, reader, memory=memory)
    if not reports:
        return Read(number, None, None, None, met[0].what if met else "nothing was read")
    report = next(iter(reports.values()))
    if report.unread is not None:
        return Read(number, report, texts[report.id], None, report.unread)
    pages = Pages(reports, texts, reader)
    actors = look_for_actors(pages, met, memory=memory)
    weights = features(pages.of(report), actors[report.id]).weights
    return Read(number, report, texts[report.id], packed(signature_of(weights, report.published.earliest)), None)
