"""Accounts brought up to date: new reports are read, each finds its dossier, and what it touches is derived anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.problems import Problem
from trucewatch.group.links import Dossiers, Piles, unpacked
from trucewatch.know.stamp import program_stamp
from trucewatch.show.ledger import title_of
from trucewatch.show.tables import rows_of
from trucewatch.store import derived
from trucewatch.store.kept import KeptInStore
from trucewatch.store.logs import JUDGEMENTS, entries, entries_of, head
from trucewatch.store.opened import at_one_moment, drop_derived, told, writing
from trucewatch.workspace.asked import lines_of, spots_of
from trucewatch.workspace.spread import spread
from trucewatch.workspace.work import Derived, Fresh, Read, derive, read_some
from trucewatch.workspace.workspace import Workspace

READ_AT_ONCE = 25
"""So many reports are one task; they become lasting together."""

Progress = Callable[[str, int, int], None]


class Synced(msgspec.Struct, frozen=True):
    """What was done: reports read, accounts derived, and whether the program had changed since the last time.

    `problems`: reports in which nothing is looked for, and dossiers of which no account could be made, with why.
    """

    reports: int
    accounts: int
    by_another_program: bool
    problems: tuple[Problem, ...] = ()


class Moved(Exception):
    """Somebody else brings the same workspace up to date: what was known of it must be asked again."""


def sync(
    workspace: Workspace, progress: Progress = lambda stage, done, of: None, jobs: int = 1, anew: bool = False
) -> Synced:
    """Bring the accounts up to date with the logs; it can be stopped at any moment and goes on from there.

    Where another version of the program derived what is there, all but the reader's view of sentences is derived
    again; with `anew` that, too. Several may do so at once: what one has done the others take over.
    """
    connection = workspace.connection
    problems: list[Problem] = []
    with told(workspace.path):
        changed = begin(connection, anew)
        read = read_new(workspace, progress, jobs, problems)
        made = derive_stale(workspace, progress, jobs, problems)
    return Synced(read, made, changed, tuple(problems))


def begin(connection: sqlite3.Connection, anew: bool) -> bool:
    """Throw away what another program derived (with `anew` all), and say whether there was any."""
    with writing(connection):
        if anew:
            drop_derived(connection)
        changed = derived.stamped(connection) not in (None, program_stamp())
        if changed:
            drop_derived(connection, keep_memory=True)
            connection.execute("DELETE FROM kept WHERE kind <> 'sentence'")
        if derived.stamped(connection) is None:
            derived.set_stamp(connection, program_stamp())
    return changed


def read_new(workspace: Workspace, progress: Progress, jobs: int, problems: list[Problem]) -> int:
    """Read the reports that are new in the log, and say how many; those in which nothing is looked for are told."""
    read = 0
    while True:
        try:
            for reads in read_from_here(workspace, progress, jobs):
                read += len(reads)
                problems += [problem_of(workspace.connection, one) for one in reads if one.unread is not None]
        except Moved:
            continue
        return read


def read_from_here(workspace: Workspace, progress: Progress, jobs: int) -> Iterator[Sequence[Read]]:
    """The reports that are new in the log, some at a time, in the store by now. Raises Moved."""
    connection = workspace.connection
    with at_one_moment(connection):
        last = derived.last_read(connection)
        numbers = [entry.number for entry in entries(connection, last)]
        if not numbers:
            return
        known = Piles({name: unpacked(content) for name, content in derived.signatures(connection).items()})
        order = derived.ids_read(connection)
        dossiers = Dossiers({name: _report(own) for name, own in derived.dossiers_known(connection).items()}, order)
    tasks = [numbers[start : start + READ_AT_ONCE] for start in range(0, len(numbers), READ_AT_ONCE)]
    done = 0
    progress("reading", 0, len(numbers))
    with closing(spread(read_some, workspace.path, tasks, jobs)) as results:
        for task, (reads, fresh) in results:
            with writing(connection):
                if derived.last_read(connection) != last or derived.stamped(connection) != program_stamp():
                    raise Moved
                keep(connection, fresh)
                place(connection, reads, known, dossiers, order)
            last = task[-1]
            done += len(task)
            progress("reading", done, len(numbers))
            yield reads


def place(
    connection: sqlite3.Connection,
    reads: Sequence[Read],
    known: Piles,
    dossiers: Dossiers,
    order: dict[str, int],
) -> None:
    """Put reports that were read into their dossiers: one links all that it is like, however they were apart before."""
    new = {one.report.id: unpacked(one.signature) for one in reads if one.report and one.signature}
    known.add(new)
    order.update({one.report.id: one.number for one in reads if one.report})
    for one in reads:
        if one.report is not None and one.signature is not None:
            own = _dossier(dossiers.add(one.report.id, ()))
            derived.put_report(connection, one.number, one.report, one.text, own, one.signature, None)
        else:
            derived.put_report(connection, one.number, one.report, one.text, None, None, one.unread)
    touched: set[str] = set()
    for name, signature in new.items():
        linked = [other for other in known.linked_to(signature) if other != name]
        before = {dossiers.of(other) for other in (name, *linked)}
        after = dossiers.add(name, linked)
        derived.join_dossiers(connection, {_dossier(old): _dossier(after) for old in before if old != after})
        touched = {one for one in touched if one not in before} | {after}
    derived.mark_stale(connection, map(_dossier, sorted(touched)))


def derive_stale(workspace: Workspace, progress: Progress, jobs: int, problems: list[Problem] | None = None) -> int:
    """Derive the accounts that are out of date, and say how many; those that cannot be made are told in `problems`.

    What is touched meanwhile stays out of date: whoever touched it takes it up.
    """
    connection = workspace.connection
    with writing(connection):
        tasks = [(name, tuple(derived.numbers_of(connection, name))) for name in derived.stale(connection)]
        for name in [name for name, numbers in tasks if not numbers]:
            derived.forget_dossier(connection, name)  # it has become part of another since it was marked
    tasks = sorted((task for task in tasks if task[1]), key=lambda task: (-len(task[1]), task[0]))  # the longest first
    progress("accounts", 0, len(tasks))
    made_new = 0
    with closing(spread(derive, workspace.path, tasks, jobs)) as results:
        for number, (_, (made, fresh)) in enumerate(results, start=1):
            with writing(connection):
                keep(connection, fresh)
                if is_of_now(connection, made):
                    store_account(connection, made)
                    made_new += made.account is not None
                    if head(connection, JUDGEMENTS)[0] != made.judgements:
                        derived.mark_stale(connection, [made.dossier])
            if made.fault is not None and problems is not None:
                problems.append(Problem("workspace", made.fault, made.dossier, "the other dossiers are up to date"))
            progress("accounts", number, len(tasks))
    return made_new


def is_of_now(connection: sqlite3.Connection, made: Derived) -> bool:
    """Whether the dossier still has these reports, and this program is the one that derives."""
    numbers = tuple(derived.numbers_of(connection, made.dossier))
    return derived.stamped(connection) == program_stamp() and numbers == made.numbers


def problem_of(connection: sqlite3.Connection, one: Read) -> Problem:
    """Why nothing is looked for in a report."""
    entry = next(entries_of(connection, [one.number]))
    where = entry.path or f"report {one.number}"
    return Problem("workspace", one.unread or "", where, "its bytes are kept; the next version may read it")


def store_account(connection: sqlite3.Connection, made: Derived) -> None:
    """An account with all that can be asked of it."""
    account = made.account
    if account is None:
        derived.put_dossier(
            connection, derived.Dossier(made.dossier, "", len(made.numbers), 0, 0, None, None, False, made.fault)
        )
        return
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
    memory = KeptInStore(connection)
    for kind, key, value in fresh:
        memory.keep(kind, key, value)


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
