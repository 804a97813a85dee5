"""Whether a store is what was written: the file, the bytes of each report, both chains, their heads."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from trucewatch.core.problems import DamagedStore
from trucewatch.store.chain import GENESIS, id_after
from trucewatch.store.logs import (
    JUDGEMENTS,
    REPORTS,
    content_of,
    entries,
    heads_beside,
    judgement_id,
    written,
)
from trucewatch.store.opened import at_one_moment
from trucewatch.store.schema import LOGS

Heads = dict[str, tuple[int, str]]
Chain = dict[int, str]
"""Number of an entry -> its id, in order."""
MOST_FAULTS = 100
"""So many are told of a log; who finds more has to restore a backup in any case."""


def faults_of(connection: sqlite3.Connection, path: Path, exported: Path | None = None) -> list[str]:
    """Every fault in words; empty where all is as it was written. Raises SQLite's error where the store is busy.

    `exported`: heads that were kept elsewhere (a copy of the file beside the store). Heads may lag behind the store: it
    was stopped between two writes, or went on since. They never run ahead of it.
    """
    kept = [_heads_in(file) for file in (heads_beside(path), *([exported] if exported else ()))]
    try:
        with at_one_moment(connection):
            faults = _faults_inside(connection)
            chains = {REPORTS: _report_chain(connection, faults), JUDGEMENTS: _judgement_chain(connection, faults)}
            missing = _missing_of(connection)
            heads = {row[0]: (row[1], row[2]) for row in connection.execute("SELECT log, number, id FROM heads")}
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return [f"the file is damaged: {error}"]
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        return [f"a log cannot be read: {error}"]
    for log, chain in chains.items():
        number, name = heads.pop(log, (0, GENESIS))
        last = max(chain, default=0)
        if (number, name) != (last, chain.get(last, GENESIS)):
            faults.append(f"the log of {log} ends at {last}, its head says {number}: entries were cut or added")
    faults += [f"there is a head of an unknown log: {log}" for log in heads]
    for file_name, found in kept:
        faults += [found] if isinstance(found, str) else _held_against(file_name, found, chains)
    return faults + missing


def faults_of_derived(connection: sqlite3.Connection) -> list[str]:
    """Whether the indexes of words and places fit what they index."""
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        told = connection.execute("SELECT rtreecheck('places_where')").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return [f"an index for search is damaged ({error}): run `trucewatch rebuild`"]
    return [] if told == "ok" else [f"the index of places is damaged ({told}): run `trucewatch rebuild`"]


def _faults_inside(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds itself."""
    faults = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    return faults + [f"a reference leads nowhere: {row}" for row in connection.execute("PRAGMA foreign_key_check")]


def _missing_of(connection: sqlite3.Connection) -> list[str]:
    """Tables and triggers of the logs that are not there."""
    there = set(connection.execute("SELECT type, name FROM sqlite_schema"))
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(LOGS)
        needed = empty.execute("SELECT type, name FROM sqlite_schema ORDER BY name").fetchall()
    return [f"the {kind} {name} of the logs is missing" for kind, name in needed if (kind, name) not in there]


def _report_chain(connection: sqlite3.Connection, faults: list[str]) -> Chain:
    """The log of reports; what is not as it must be goes into `faults`."""
    chain: Chain = {}
    used: set[str] = set()
    before, last = 0, GENESIS
    most = len(faults) + MOST_FAULTS
    for entry in entries(connection):
        if len(faults) < most:
            faults += _gap("report", before, entry.number)
            if entry.number == before + 1 and id_after(last, entry.body) != entry.id:
                faults.append(f"report {entry.number} is not what was logged")
            try:
                content_of(connection, entry.sha256)
            except DamagedStore as error:
                faults.append(f"report {entry.number}: {error}")
        used.add(entry.sha256)
        before, last = entry.number, entry.id
        chain[entry.number] = entry.id
    stray = [sha256 for (sha256,) in connection.execute("SELECT sha256 FROM contents") if sha256 not in used]
    faults += [f"bytes that no report of the log has ({str(sha256)[:12]})" for sha256 in stray[:MOST_FAULTS]]
    return chain


def _judgement_chain(connection: sqlite3.Connection, faults: list[str]) -> Chain:
    """The log of judgements; what is not as it must be goes into `faults`."""
    chain: Chain = {}
    before, last = 0, GENESIS
    most = len(faults) + MOST_FAULTS
    rows = connection.execute("SELECT number, id, at, by, verb, body FROM judgement_log ORDER BY number").fetchall()
    for number, name, at, by, verb, text in rows:
        if not isinstance(name, str) or not isinstance(text, str):
            raise TypeError(f"judgement {number} is no text")
        body = json.loads(text)
        if len(faults) < most:
            faults += _gap("judgement", before, number)
            if text != written(body) or (number == before + 1 and judgement_id(last, number, body) != name):
                faults.append(f"judgement {number} is not what was logged")
            elif not isinstance(body, dict) or (at, by, verb) != (body.get("at"), body.get("by"), body.get("verb")):
                faults.append(f"judgement {number} shows other words than were logged")
        before, last = number, name
        chain[number] = name
    return chain


def _gap(kind: str, before: int, number: int) -> list[str]:
    """What is missing between two numbers that should follow each other."""
    if number == before + 1:
        return []
    if number == before + 2:
        return [f"{kind} {before + 1} is missing from the log"]
    return [f"behind {kind} {before} of the log comes {number}: what was between is missing"]


def _heads_in(file: Path) -> tuple[str, Heads | str]:
    """The name of the file, and the heads in it or what keeps them from being read."""
    try:
        return file.name, msgspec.json.decode(file.read_bytes(), type=Heads)
    except FileNotFoundError:
        return file.name, f"{file.name} is missing: the logs cannot be held against the heads in it"
    except (OSError, msgspec.MsgspecError) as error:
        return file.name, f"{file.name} cannot be read: {error}"


def _held_against(name: str, heads: Heads, chains: dict[str, Chain]) -> list[str]:
    """What differs between the chains and the heads in the file of that name."""
    faults = [f"{name} knows no log of {log}" for log in chains if log not in heads]
    for log, (number, made) in heads.items():
        chain = chains.get(log, {})
        last = max(chain, default=0)
        if number > last:
            faults.append(f"the log of {log} ends at {last}, {name} knows {number}: entries were cut")
        elif (GENESIS if number == 0 else chain.get(number)) != made:
            faults.append(f"entry {number} of the log of {log} is not the one that {name} knows")
    return faults
