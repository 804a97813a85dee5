"""What a store holds, counted: for somebody who looks in."""

from __future__ import annotations

import sqlite3

import msgspec


class NotRead(msgspec.Struct, frozen=True):
    """A report in which nothing was looked for: its number in the log, what it is called (None = nothing), and why."""

    number: int
    name: str | None
    why: str


def not_read(connection: sqlite3.Connection) -> list[NotRead]:
    """The reports that could not be read, in the order of the log."""
    rows = connection.execute(
        """
        SELECT number, coalesce(reports.outlet, title, place, report_log.outlet, report_log.path), unread
        FROM reports JOIN report_log USING (number) WHERE unread IS NOT NULL ORDER BY number
        """
    )
    return [NotRead(*row) for row in rows]


def number_read(connection: sqlite3.Connection) -> int:
    """How many reports of the log were taken up, whether or not anything could be read in them."""
    return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
