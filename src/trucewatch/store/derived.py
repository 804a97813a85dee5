"""What is derived from the logs, written so that people and programs can query it: reports, accounts, facts."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import Account, Report
from trucewatch.core.problems import DamagedStore

Cell = str | int | float | None
Rows = tuple[Sequence[str], Iterable[Sequence[Cell]]]
"""The columns of a table, and its rows."""


class Dossier(msgspec.Struct, frozen=True):
    """The reports of one war and what is known of them: `id` is that of its first report in the log, days are ISO.

    `fault` says what kept an account from being made of them; None where nothing did.
    """

    id: str
    title: str
    reports: int
    incidents: int
    instruments: int
    first_day: str | None
    last_day: str | None
    stale: bool
    fault: str | None = None


class Line(msgspec.Struct, frozen=True):
    """One thing to be found by its words: a report, a statement, an incident ...; `day` ISO or None."""

    kind: str
    id: str
    day: str | None
    words: str


class Spot(msgspec.Struct, frozen=True):
    """An incident on the map, in degrees."""

    incident: str
    name: str
    day: str | None
    lat: float
    lon: float


def stamped(connection: sqlite3.Connection) -> str | None:
    """The stamp of the program that derived what is there; None where nothing is."""
    row = connection.execute("SELECT program FROM stamp").fetchone()
    return row[0] if row else None


def set_stamp(connection: sqlite3.Connection, program: str) -> None:
    """Say which program derives from now on."""
    connection.execute("DELETE FROM stamp")
    connection.execute("INSERT INTO stamp VALUES (?)", (program,))


def last_read(connection: sqlite3.Connection) -> int:
    """The number of the last report of the log that was read; 0 = none."""
    return int(connection.execute("SELECT ifnull(max(number), 0) FROM reports").fetchone()[0])


def put_report(
    connection: sqlite3.Connection,
    number: int,
    report: Report | None,
    text: str | None,
    dossier: str | None,
    signature: bytes | None,
    unread: str | None,
) -> None:
    """One report of the log as it was read; `unread` says why nothing was found in it."""
    place = (report.url or report.path) if report else None
    published = report.published.earliest if report else None
    connection.execute(
        "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            report.id if report else f"unread-{number}",
            dossier,
            report.title if report else None,
            report.outlet if report else None,
            published,
            report.language if report else None,
            place,
            unread,
            text,
        ),
    )
    if signature is not None:
        connection.execute("INSERT INTO signatures VALUES (?, ?)", (number, signature))


def ids_read(connection: sqlite3.Connection) -> dict[str, int]:
    """The ids of the reports that were read, with their numbers in the log."""
    return dict(connection.execute("SELECT id, number FROM reports"))


def dossiers_known(connection: sqlite3.Connection) -> dict[str, str]:
    """Report id -> the dossier it is of; reports of none are left out."""
    return dict(connection.execute("SELECT id, dossier FROM reports WHERE dossier IS NOT NULL"))


def signatures(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Report id -> its signature, in the order of the log."""
    return dict(
        connection.execute("SELECT id, packed FROM reports JOIN signatures USING (number) ORDER BY reports.number")
    )


def numbers_of(connection: sqlite3.Connection, dossier: str) -> list[int]:
    """The numbers in the log of a dossier's reports, in order."""
    rows = connection.execute("SELECT number FROM reports WHERE dossier = ? ORDER BY number", (dossier,))
    return [row[0] for row in rows]


def dossier_of(connection: sqlite3.Connection, number: int) -> str | None:
    """The dossier that the report of that number is of; None where it is of none."""
    row = connection.execute("SELECT dossier FROM reports WHERE number = ?", (number,)).fetchone()
    return row[0] if row else None


def dossiers_with(connection: sqlite3.Connection, sha256: str) -> list[str]:
    """The dossiers that have a report of these bytes; the same bytes of two outlets can be in two."""
    rows = connection.execute(
        "SELECT DISTINCT dossier FROM report_log JOIN reports USING (number) WHERE sha256 = ? AND dossier IS NOT NULL",
        (sha256,),
    )
    return [row[0] for row in rows]


def join_dossiers(connection: sqlite3.Connection, into: Mapping[str, str]) -> None:
    """Move the reports of each dossier to the one that it has become part of, and forget it."""
    for old, new in into.items():
        connection.execute("UPDATE reports SET dossier = ? WHERE dossier = ?", (new, old))
        forget_dossier(connection, old)
        mark_stale(connection, [new])


def mark_stale(connection: sqlite3.Connection, dossiers: Iterable[str]) -> None:
    """Say that the accounts of these dossiers must be made anew."""
    connection.executemany(
        "INSERT INTO dossiers VALUES (?, '', 0, 0, 0, NULL, NULL, 1, NULL) ON CONFLICT (id) DO UPDATE SET stale = 1",
        [(one,) for one in dossiers],
    )


def stale(connection: sqlite3.Connection) -> list[str]:
    """The dossiers whose accounts must be made anew, by id."""
    return [row[0] for row in connection.execute("SELECT id FROM dossiers WHERE stale ORDER BY id")]


def dossiers(connection: sqlite3.Connection) -> list[Dossier]:
    """All dossiers: those with a truce or a proposal first, then by their number of reports."""
    rows = connection.execute(
        "SELECT id, title, reports, incidents, instruments, first_day, last_day, stale, fault FROM dossiers "
        "ORDER BY instruments = 0, reports DESC, id"
    )
    return [
        Dossier(name, title, reports, incidents, instruments, first_day, last_day, bool(is_stale), fault)
        for name, title, reports, incidents, instruments, first_day, last_day, is_stale, fault in rows
    ]


def account_in(connection: sqlite3.Connection, dossier: str) -> Account | None:
    """The account of a dossier; None where none was made. Raises DamagedStore."""
    row = connection.execute("SELECT packed FROM accounts WHERE dossier = ?", (dossier,)).fetchone()
    if row is None:
        return None
    try:
        return msgspec.msgpack.decode(zlib.decompress(row[0]), type=Account)
    except (zlib.error, msgspec.MsgspecError, TypeError, ValueError) as error:
        raise DamagedStore(f"the account of {dossier} is damaged: run `trucewatch rebuild`") from error


def texts_of(connection: sqlite3.Connection, dossier: str) -> dict[str, str]:
    """The texts of a dossier's reports by id."""
    rows = connection.execute("SELECT id, text FROM reports WHERE dossier = ? AND text IS NOT NULL", (dossier,))
    return dict(rows)


def put_account(
    connection: sqlite3.Connection,
    dossier: Dossier,
    account: Account,
    tables: Mapping[str, Rows],
    lines: Sequence[Line],
    spots: Sequence[Spot],
) -> None:
    """The account of a dossier and all that can be asked of it, instead of what was there."""
    put_dossier(connection, dossier)
    packed = zlib.compress(msgspec.msgpack.encode(account), 3)
    connection.execute("INSERT INTO accounts VALUES (?, ?, ?)", (dossier.id, account.built_from, packed))
    for name, (columns, rows) in tables.items():
        table = rows_table(connection, name, columns)
        marks = ", ".join("?" * (len(columns) + 1))
        connection.executemany(
            f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608 (a name that rows_table has checked)
            [(dossier.id, *row) for row in rows],
        )
    for line in lines:
        cursor = connection.execute(
            "INSERT INTO found (dossier, kind, id, day, words) VALUES (?, ?, ?, ?, ?)",
            (dossier.id, line.kind, line.id, line.day, line.words),
        )
        connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (cursor.lastrowid, line.words))
    for spot in spots:
        cursor = connection.execute(
            "INSERT INTO places (dossier, incident, name, day) VALUES (?, ?, ?, ?)",
            (dossier.id, spot.incident, spot.name, spot.day),
        )
        connection.execute(
            "INSERT INTO places_where VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, spot.lon, spot.lon, spot.lat, spot.lat),
        )


def put_dossier(connection: sqlite3.Connection, dossier: Dossier) -> None:
    """A dossier without an account, instead of what was there."""
    forget_dossier(connection, dossier.id)
    connection.execute("INSERT INTO dossiers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", msgspec.structs.astuple(dossier))


def forget_dossier(connection: sqlite3.Connection, dossier: str) -> None:
    """Take away the account of a dossier and all that was made of it."""
    connection.execute("DELETE FROM dossiers WHERE id = ?", (dossier,))
    connection.execute("DELETE FROM accounts WHERE dossier = ?", (dossier,))
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        if name.startswith("rows_"):
            connection.execute(f'DELETE FROM "{name}" WHERE dossier = ?', (dossier,))  # noqa: S608 (of the schema)
    for row, words in connection.execute("SELECT row, words FROM found WHERE dossier = ?", (dossier,)).fetchall():
        connection.execute("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", (row, words))
    connection.execute("DELETE FROM found WHERE dossier = ?", (dossier,))
    connection.execute("DELETE FROM places_where WHERE row IN (SELECT row FROM places WHERE dossier = ?)", (dossier,))
    connection.execute("DELETE FROM places WHERE dossier = ?", (dossier,))


def rows_table(connection: sqlite3.Connection, name: str, columns: Sequence[str]) -> str:
    """The table `rows_<name>` with a column `dossier` before these; made where there is none."""
    if not all(re.fullmatch(r"[a-z_]+", word) for word in (name, *columns)):
        raise ValueError(f"no name for a table or column: {name} {columns}")
    listed = ", ".join(f'"{column}"' for column in columns)
    connection.execute(f'CREATE TABLE IF NOT EXISTS "rows_{name}" (dossier TEXT NOT NULL, {listed})')
    connection.execute(f'CREATE INDEX IF NOT EXISTS "rows_{name}_by_dossier" ON "rows_{name}" (dossier)')
    return f'"rows_{name}"'
