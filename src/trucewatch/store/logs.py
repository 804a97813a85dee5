"""The two logs: reports as they came, judgements as they were made. Both only grow; each entry is chained."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.core.judgements import Judgement, Logged
from trucewatch.core.problems import DamagedStore
from trucewatch.store.chain import GENESIS, id_after

REPORTS, JUDGEMENTS = "reports", "judgements"


class Capture(msgspec.Struct, frozen=True):
    """One report as it came: its bytes and what was known of them from outside (None = nothing).

    `noted`: whether a side file had a row for it. `captured`: ISO 8601 with offset; `source`: from where; `tool`: by
    which version of the program.
    """

    content: bytes
    path: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    noted: bool
    captured: str
    source: str
    tool: str


class Entry(msgspec.Struct, frozen=True):
    """A capture in the log, without its bytes; `number` from 1."""

    number: int
    id: str
    sha256: str
    path: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    noted: bool
    captured: str
    source: str
    tool: str

    @property
    def body(self) -> dict[str, object]:
        """What the chain holds of it."""
        own = msgspec.structs.asdict(self)
        return {name: own[name] for name in own if name != "id"}


def append_reports(connection: sqlite3.Connection, captures: Iterable[Capture]) -> int:
    """Log the captures that are new, and say how many: the same bytes of the same outlet are one report.

    Must run within a transaction (`opened.writing`).
    """
    number, last = head(connection, REPORTS)
    added = 0
    for capture in captures:
        sha256 = hashlib.sha256(capture.content).hexdigest()
        known = connection.execute(
            "SELECT 1 FROM report_log WHERE sha256 = ? AND ifnull(outlet, '') = ifnull(?, '')", (sha256, capture.outlet)
        ).fetchone()
        if known:
            continue
        number += 1
        fields = {name: value for name, value in msgspec.structs.asdict(capture).items() if name != "content"}
        entry = Entry(number=number, id="", sha256=sha256, **fields)
        last = id_after(last, entry.body)
        connection.execute(
            "INSERT INTO contents VALUES (?, ?) ON CONFLICT DO NOTHING", (sha256, zlib.compress(capture.content))
        )
        row = msgspec.structs.astuple(msgspec.structs.replace(entry, id=last))
        connection.execute("INSERT INTO report_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        added += 1
    if added:
        _set_head(connection, REPORTS, number, last)
    return added


def entries(connection: sqlite3.Connection, after: int = 0) -> list[Entry]:
    """The entries behind number `after`, in order."""
    rows = connection.execute("SELECT * FROM report_log WHERE number > ? ORDER BY number", (after,))
    return [_entry(row) for row in rows]


def entries_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Entry]:
    """The entries of these numbers. Raises DamagedStore where the log lacks one."""
    for number in numbers:
        row = connection.execute("SELECT * FROM report_log WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise DamagedStore(f"report {number} is missing from the log: restore a backup")
        yield _entry(row)


def _entry(row: tuple[Any, ...]) -> Entry:
    """A row of `report_log`, whose columns are the fields of an Entry in order."""
    found: Entry = msgspec.convert(dict(zip(Entry.__struct_fields__, row, strict=True)), Entry, strict=False)
    return found


def content_of(connection: sqlite3.Connection, sha256: str) -> bytes:
    """The bytes of that hash. Raises DamagedStore where they are missing or are other bytes."""
    row = connection.execute("SELECT packed FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(row[0]) if row else None
    except (zlib.error, TypeError):
        content = None
    if not unpacking.eof or unpacking.unused_data:
        content = None
    if content is None or hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedStore(f"the bytes of a report ({sha256[:12]}) are damaged: restore a backup")
    return content


def has_content(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether the log has bytes of that hash."""
    return connection.execute("SELECT 1 FROM contents WHERE sha256 = ?", (sha256,)).fetchone() is not None


def append_judgement(connection: sqlite3.Connection, judgement: Judgement) -> Logged:
    """Log a judgement behind all others. Must run within a transaction (`opened.writing`)."""
    number, last = head(connection, JUDGEMENTS)
    number += 1
    body = msgspec.to_builtins(judgement)
    made = judgement_id(last, number, body)
    connection.execute(
        "INSERT INTO judgement_log VALUES (?, ?, ?, ?, ?, ?)",
        (number, made, judgement.at, judgement.by, judgement.verb, written(body)),
    )
    _set_head(connection, JUDGEMENTS, number, made)
    return Logged(number, made, judgement)


def judgement_id(previous: str, number: int, body: object) -> str:
    """The id of the judgement of that number behind the entry `previous`."""
    return id_after(previous, {"number": number, "judgement": body})


def written(body: object) -> str:
    """The one way in which the log writes a judgement."""
    return json.dumps(body, ensure_ascii=False)


def judgements(connection: sqlite3.Connection, after: int = 0) -> list[Logged]:
    """The judgements behind number `after`, in order. Raises DamagedStore where one cannot be read."""
    found = []
    for number, name, body in connection.execute(
        "SELECT number, id, body FROM judgement_log WHERE number > ? ORDER BY number", (after,)
    ):
        try:
            found.append(Logged(number, name, msgspec.json.decode(body, type=Judgement)))
        except (msgspec.MsgspecError, TypeError) as error:
            raise DamagedStore(f"judgement {number} is damaged ({error}): restore a backup") from error
    return found


def head(connection: sqlite3.Connection, log: str) -> tuple[int, str]:
    """Number and id of the last entry of a log; 0 and GENESIS where it has none."""
    row = connection.execute("SELECT number, id FROM heads WHERE log = ?", (log,)).fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


def heads_beside(path: Path) -> Path:
    """The file beside the store that holds its heads once more."""
    return path.with_name(path.name + ".heads")


def heads_in(file: Path) -> dict[str, tuple[int, str]]:
    """The heads in a file beside a store; none where there is no such file, or where it cannot be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, tuple[int, str]])
    except (OSError, msgspec.MsgspecError):
        return {}


def write_heads(connection: sqlite3.Connection, path: Path) -> None:
    """Put the heads beside the store at `path`, in one step. Raises OSError.

    Where others may do so too, it must run within a transaction (`opened.writing`).
    """
    found = {log: head(connection, log) for log in (REPORTS, JUDGEMENTS)}
    target = heads_beside(path)
    draft = target.with_name(target.name + ".new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(json.dumps(found, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)


def _set_head(connection: sqlite3.Connection, log: str, number: int, name: str) -> None:
    connection.execute(
        "INSERT INTO heads VALUES (?, ?, ?) ON CONFLICT (log) DO UPDATE SET number = excluded.number, id = excluded.id",
        (log, number, name),
    )
