"""The tables of a store, version by version.

The logs (`report_log` with `contents`, `judgement_log`) are the truth and only grow; triggers refuse to change them.
Every other table is derived and can be thrown away (`DERIVED`) and built anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

APPLICATION_ID = 0x74727563
"""In the file's header: the letters "truc"."""
VERSION = 1
"""The version of these tables, in the file's header (`user_version`)."""

LOGS = """
CREATE TABLE contents (
    sha256 TEXT PRIMARY KEY,
    packed BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE report_log (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL REFERENCES contents (sha256),
    path TEXT,
    outlet TEXT,
    url TEXT,
    published TEXT,
    language TEXT,
    noted INTEGER NOT NULL,
    captured TEXT NOT NULL,
    source TEXT NOT NULL,
    tool TEXT NOT NULL
);
CREATE UNIQUE INDEX report_log_once ON report_log (sha256, ifnull(outlet, ''));
CREATE TABLE judgement_log (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    verb TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE heads (
    log TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    id TEXT NOT NULL
);
CREATE TABLE visits (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    reports INTEGER NOT NULL,
    judgements INTEGER NOT NULL
);
CREATE TRIGGER contents_stay BEFORE UPDATE ON contents BEGIN SELECT raise(ABORT, 'contents only grow'); END;
CREATE TRIGGER contents_kept BEFORE DELETE ON contents BEGIN SELECT raise(ABORT, 'contents only grow'); END;
CREATE TRIGGER reports_stay BEFORE UPDATE ON report_log BEGIN SELECT raise(ABORT, 'the log only grows'); END;
CREATE TRIGGER reports_kept BEFORE DELETE ON report_log BEGIN SELECT raise(ABORT, 'the log only grows'); END;
CREATE TRIGGER judged_stay BEFORE UPDATE ON judgement_log BEGIN SELECT raise(ABORT, 'the log only grows'); END;
CREATE TRIGGER judged_kept BEFORE DELETE ON judgement_log BEGIN SELECT raise(ABORT, 'the log only grows'); END;
"""

DERIVED = """
CREATE TABLE stamp (program TEXT NOT NULL);
CREATE TABLE kept (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    dossier TEXT,
    title TEXT,
    outlet TEXT,
    published TEXT,
    language TEXT,
    place TEXT,
    unread TEXT,
    text TEXT
);
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_dossier ON reports (dossier);
CREATE TABLE signatures (number INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE dossiers (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    reports INTEGER NOT NULL,
    incidents INTEGER NOT NULL,
    instruments INTEGER NOT NULL,
    first_day TEXT,
    last_day TEXT,
    stale INTEGER NOT NULL,
    fault TEXT
) WITHOUT ROWID;
CREATE TABLE accounts (dossier TEXT PRIMARY KEY, built_from TEXT NOT NULL, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
    row INTEGER PRIMARY KEY,
    dossier TEXT NOT NULL,
    incident TEXT NOT NULL,
    name TEXT NOT NULL,
    day TEXT
);
CREATE INDEX places_by_dossier ON places (dossier);
CREATE VIRTUAL TABLE places_where USING rtree (row, west, east, south, north);
CREATE TABLE found (
    row INTEGER PRIMARY KEY,
    dossier TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    day TEXT,
    words TEXT NOT NULL
);
CREATE INDEX found_by_dossier ON found (dossier);
CREATE VIRTUAL TABLE search USING fts5 (
    words, content = 'found', content_rowid = 'row', tokenize = "unicode61 remove_diacritics 2"
);
"""

DERIVED_NAMES: tuple[str, ...] = (
    "search",
    "found",
    "places_where",
    "places",
    "accounts",
    "dossiers",
    "signatures",
    "reports",
    "kept",
    "stamp",
)
"""What `DERIVED` makes, in the order in which it can be dropped; tables of rows (`rows_*`) come beside."""

MIGRATIONS: dict[int, str] = {}
"""Version -> the statements that make the logs of the next version of it; what is derived is laid anew in any case."""


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one, so that they can stand in one transaction."""
    *parts, rest = script.split(";")
    begun = ""
    for part in parts:
        begun += part + ";"
        if sqlite3.complete_statement(begun):
            if begun.strip(" \n;"):
                yield begun.strip()
            begun = ""
    if begun.strip(" \n;") or rest.strip():
        raise ValueError(f"a statement has no end: {(begun + rest).strip()}")
