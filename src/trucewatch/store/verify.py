"""Whether a store is what was written: the file, the bytes of each report, both chains, their heads."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import msgspec

from trucewatch.core.problems import DamagedStore
from trucewatch.store.chain import GENESIS, id_after
from trucewatch.store.logs import (
    JUDGEMENTS,
    REPORTS,
    content_of,
    entries,
    head,
    heads_beside,
)

Heads = dict[str, tuple[int, str]]


def faults_of(connection: sqlite3.Connection, path: Path, exported: Path | None = None) -> list[str]:
    """Every fault in words; empty where all is as it was written.

    `exported`: heads that were kept elsewhere (a copy of the file beside the store). Heads may lag behind the store: it
    was stopped between two writes, or went on since. They never run ahead of it.
    """
    faults: list[str] = []
    try:
        faults += [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        faults += [f"a reference leads nowhere: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return [f"the file is damaged: {error}"]
    try:
        chains = {REPORTS: _report_chain(connection, faults), JUDGEMENTS: _judgement_chain(connection, faults)}
    except (sqlite3.DatabaseError, msgspec.MsgspecError, TypeError, ValueError) as error:
        return [*faults, f"a log cannot be read: {error}"]
    for log, names in chains.items():
        own = head(connection, log)
        if own != (len(names), names[-1] if names else GENESIS):
            faults.append(f"the log of {log} ends at {len(names)}, its head says {own[0]}: entries were cut or added")
    for file in (heads_beside(path), *([exported] if exported else ())):
        faults += _held_against(file, chains)
    return faults


def faults_of_search(connection: sqlite3.Connection) -> list[str]:
    """Whether the index of words fits what it indexes."""
    try:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        return [f"the index for search is damaged ({error}): run `trucewatch rebuild`"]
    return []


def _report_chain(connection: sqlite3.Connection, faults: list[str]) -> list[str]:
    """The ids that the log of reports must have; what differs goes into `faults`."""
    names: list[str] = []
    used: set[str] = set()
    for place, entry in enumerate(entries(connection), start=1):
        made = id_after(names[-1] if names else GENESIS, entry.body)
        if entry.number != place:
            faults.append(f"report {place} is missing from the log")
        elif made != entry.id:
            faults.append(f"report {place} is not what was logged")
        try:
            content_of(connection, entry.sha256)
        except DamagedStore as error:
            faults.append(f"report {place}: {error}")
        used.add(entry.sha256)
        names.append(entry.id)
        if len(faults) > 100:
            break
    for (sha256,) in connection.execute("SELECT sha256 FROM contents").fetchall():
        if sha256 not in used:
            faults.append(f"bytes that no report of the log has ({sha256[:12]})")
    return names


def _judgement_chain(connection: sqlite3.Connection, faults: list[str]) -> list[str]:
    """The ids that the log of judgements must have; what differs goes into `faults`."""
    names: list[str] = []
    rows = connection.execute("SELECT number, id, at, by, verb, body FROM judgement_log ORDER BY number").fetchall()
    for place, (number, name, at, by, verb, text) in enumerate(rows, start=1):
        body = json.loads(text)
        if number != place:
            faults.append(f"judgement {place} is missing from the log")
        elif id_after(names[-1] if names else GENESIS, {"number": number, "judgement": body}) != name:
            faults.append(f"judgement {place} is not what was logged")
        elif (at, by, verb) != (body.get("at"), body.get("by"), body.get("verb")):
            faults.append(f"judgement {place} shows other words than were logged")
        names.append(name)
    return names


def _held_against(file: Path, chains: dict[str, list[str]]) -> list[str]:
    """What differs between the chains and the heads in `file`; a file that is not there is a fault."""
    try:
        heads = msgspec.json.decode(file.read_bytes(), type=Heads)
    except FileNotFoundError:
        return [f"{file.name} is missing: the heads of the logs cannot be held against it"]
    except (OSError, msgspec.MsgspecError) as error:
        return [f"{file.name} cannot be read: {error}"]
    faults = []
    for log, (number, name) in heads.items():
        names = chains.get(log, [])
        if number > len(names):
            faults.append(f"the log of {log} has {len(names)} entries, {file.name} knows {number}: entries were cut")
        elif number and names[number - 1] != name:
            faults.append(f"entry {number} of the log of {log} is not the one that {file.name} knows")
    return faults
