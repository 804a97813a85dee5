"""The work that costs time, done beside the store: it only reads there, and hands on what is to be written.

So it can be done in several processes at once, while one alone writes.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Container, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from trucewatch.core.account import Account, Report
from trucewatch.core.judgements import Anchor, Judgement, Logged, Mark
from trucewatch.core.memory import Kept
from trucewatch.core.problems import BadTable, BadWeights, Problem, StoreError
from trucewatch.group.likeness import features
from trucewatch.group.links import packed, signature_of
from trucewatch.judge.apply import judged
from trucewatch.judge.marks import report_of_mark
from trucewatch.lang.reading.reader import Reader
from trucewatch.monitor.breaches import assessments_of
from trucewatch.pipeline import Built, Pages, build, look_for_actors, read_all
from trucewatch.read.raw import Raw
from trucewatch.reconcile.support import supports_of
from trucewatch.store.kept import KeptInStore
from trucewatch.store.logs import JUDGEMENTS, content_of, entries_of, has_content, head
from trucewatch.store.logs import judgements as judgements_in
from trucewatch.store.opened import opened_to_read
from trucewatch.workspace.adding import raw_of

Fresh = tuple[tuple[Kept, str, bytes], ...]
"""What was worked out and is worth keeping: kind, key, value."""
NOT_THE_REPORTS = (StoreError, BadTable, BadWeights, sqlite3.Error)
"""Errors that no report is to blame for: they would meet the next one, too."""


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
    log = judgements_in(connection)[:judgements]
    return judged_by(built, log, still_logged(connection, log)), built.texts


def judged_by(built: Built, log: Sequence[Logged], logged: Container[str]) -> Account:
    """The account as people judged it: with those judgements of the log that are on reports of it (`concerning`)."""
    own = concerning(log, built.account.reports, logged)
    account = judged(built.account, own, built.texts, supports_of, assessments_of)
    if own:
        made_of = " ".join((account.built_from, *(one.id for one in own)))
        account = msgspec.structs.replace(account, built_from=hashlib.sha256(made_of.encode()).hexdigest())
    return account


def concerning(log: Sequence[Logged], reports: Sequence[Report], logged: Container[str]) -> list[Logged]:
    """The judgements that hold on to characters of these reports, and those that undo one of them, in order.

    `logged`: the hashes of the bytes that the workspace has, in whatever dossier (`still_logged`). A later text is held
    on to only where the bytes are gone: another dossier may have a page of the same outlet under the same name.
    """
    here = {report.sha256 for report in reports}
    kept: dict[str, Logged] = {}
    for entry in log:
        one = entry.judgement
        is_here = any(
            mark.sha256 in here or (mark.sha256 not in logged and report_of_mark(mark, reports) is not None)
            for mark in marks_on(one)
        )
        if is_here or (one.undoes is not None and one.undoes in kept):
            kept[entry.id] = entry
    return list(kept.values())


def still_logged(connection: sqlite3.Connection, log: Sequence[Logged]) -> frozenset[str]:
    """The hashes of the bytes that these judgements were made on, as far as the workspace has them."""
    wanted = {mark.sha256 for entry in log for mark in marks_on(entry.judgement)}
    return frozenset(sha256 for sha256 in wanted if has_content(connection, sha256))


def marks_on(judgement: Judgement) -> list[Mark]:
    """All marks of what a judgement is on."""
    return marks_of(judgement.about) + marks_of(judgement.other)


def marks_of(anchor: Anchor | None) -> list[Mark]:
    """All marks of an anchor, those of what it holds together among them."""
    if anchor is None:
        return []
    return [*anchor.marks, *(mark for part in anchor.of for mark in marks_of(part))]


def raw_in(connection: sqlite3.Connection, number: int) -> Raw:
    """The report of that number as it came."""
    entry = next(entries_of(connection, [number]))
    return raw_of(entry, content_of(connection, entry.sha256))


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
