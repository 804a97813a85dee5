"""Accounts brought up to date: new reports are read, each finds its dossier, and what it touches is derived anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

import msgspec

from trucewatch.core.account import Account
from trucewatch.group.links import Dossiers, Pile, Signature, unpacked
from trucewatch.know.stamp import program_stamp
from trucewatch.show.ledger import title_of
from trucewatch.show.tables import rows_of
from trucewatch.store import derived
from trucewatch.store.logs import entries
from trucewatch.store.opened import drop_derived, told, writing
from trucewatch.workspace.asked import lines_of, spots_of
from trucewatch.workspace.work import Derived, Fresh, Read, derive, read_some, spread
from trucewatch.workspace.workspace import Workspace

READ_AT_ONCE = 25
"""So many reports are one task; they become lasting together."""

Progress = Callable[[str, int, int], None]


class Synced(msgspec.Struct, frozen=True):
    """What was done: reports read, accounts derived, and whether the program had changed since the last time."""

    reports: int
    accounts: int
    by_another_program: bool


def sync(
    workspace: Workspace, progress: Progress = lambda stage, done, of: None, jobs: int = 1, anew: bool = False
) -> Synced:
    """Bring the accounts up to date with the logs; it can be stopped at any moment and goes on from there.

    With `anew`, or where another version of the program derived what is there, all but the reader's view of sentences
    is derived again.
    """
    connection = workspace.connection
    with told(workspace.path):
        changed = derived.stamped(connection) not in (None, program_stamp())
        if anew or changed:
            with writing(connection):
                drop_derived(connection, keep_memory=not anew)
                connection.execute("DELETE FROM kept WHERE kind <> 'sentence'")
        if derived.stamped(connection) is None:
            with writing(connection):
                derived.set_stamp(connection, program_stamp())
        read = read_new(workspace, progress, jobs)
        made = derive_stale(workspace, progress, jobs)
    return Synced(read, made, changed)


def read_new(workspace: Workspace, progress: Progress, jobs: int) -> int:
    """Read the reports that are new in the log, and say how many."""
    connection = workspace.connection
    numbers = [entry.number for entry in entries(connection, derived.last_read(connection))]
    if not numbers:
        return 0
    known = {name: unpacked(content) for name, content in derived.signatures(connection).items()}
    order = derived.ids_read(connection)
    dossiers = Dossiers({name: _report(own) for name, own in derived.dossiers_known(connection).items()}, order)
    tasks = [numbers[start : start + READ_AT_ONCE] for start in range(0, len(numbers), READ_AT_ONCE)]
    done = 0
    progress("reading", 0, len(numbers))
    for task, (reads, fresh) in spread(read_some, workspace.path, tasks, jobs):
        with writing(connection):
            keep(connection, fresh)
            place(connection, reads, known, dossiers, order)
        done += len(task)
        progress("reading", done, len(numbers))
    return len(numbers)


def place(
    connection: sqlite3.Connection,
    reads: Sequence[Read],
    known: dict[str, Signature],
    dossiers: Dossiers,
    order: dict[str, int],
) -> None:
    """Put reports that were read into their dossiers: one links all that it is like, however they were apart before."""
    new = {one.report.id: unpacked(one.signature) for one in reads if one.report and one.signature}
    piles = Pile(known), Pile(new)
    order.update({one.report.id: one.number for one in reads if one.report})
    for one in reads:
        if one.report is not None and one.signature is not None:
            own = _dossier(dossiers.add(one.report.id, ()))
            derived.put_report(connection, one.number, one.report, one.text, own, one.signature, None)
        else:
            derived.put_report(connection, one.number, one.report, one.text, None, None, one.unread)
    touched: set[str] = set()
    for name, signature in new.items():
        linked = [other for pile in piles for other in pile.linked_to(signature) if other != name]
        before = {dossiers.of(other) for other in (name, *linked)}
        after = dossiers.add(name, linked)
        derived.join_dossiers(connection, {_dossier(old): _dossier(after) for old in before if old != after})
        touched = {one for one in touched if one not in before} | {after}
    derived.mark_stale(connection, map(_dossier, sorted(touched)))
    known.update(new)


def derive_stale(workspace: Workspace, progress: Progress, jobs: int) -> int:
    """Derive the accounts that are out of date, and say how many."""
    connection = workspace.connection
    tasks = [(name, tuple(derived.numbers_of(connection, name))) for name in derived.stale(connection)]
    progress("accounts", 0, len(tasks))
    for number, (_, (made, fresh)) in enumerate(spread(derive, workspace.path, tasks, jobs), start=1):
        with writing(connection):
            keep(connection, fresh)
            store_account(connection, made)
        progress("accounts", number, len(tasks))
    return len(tasks)


def store_account(connection: sqlite3.Connection, made: Derived) -> None:
    """An account with all that can be asked of it."""
    account = made.account
    days = sorted(day[:10] for report in account.reports if (day := report.published.earliest) is not None)
    dossier = derived.Dossier(
        id=made.dossier,
        title=title_of(account),
        reports=len(account.reports),
        incidents=len(account.incidents),
        instruments=len(account.instruments),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        stale=False,
    )
    derived.put_account(
        connection, dossier, account, rows_of(account), lines_of(account, made.texts), spots_of(account)
    )


def keep(connection: sqlite3.Connection, fresh: Fresh) -> None:
    """Keep what was worked out."""
    connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", fresh)


def accounts(workspace: Workspace) -> dict[str, Account]:
    """The accounts by dossier."""
    found = {one.id: derived.account_in(workspace.connection, one.id) for one in derived.dossiers(workspace.connection)}
    return {name: account for name, account in found.items() if account is not None}


def _dossier(report: str) -> str:
    """The id of the dossier that is named by this report."""
    return f"d-{report.removeprefix('r-')}"


def _report(dossier: str) -> str:
    """The report that a dossier is named by."""
    return f"r-{dossier.removeprefix('d-')}"
