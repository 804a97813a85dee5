"""Reports put into a workspace: their bytes are safe before anything is read from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from trucewatch import __version__
from trucewatch.core.problems import InputError, Problem
from trucewatch.read.paths import Limits
from trucewatch.read.raw import Raw, SideNote
from trucewatch.store.logs import Capture, Entry, append_reports
from trucewatch.store.opened import FIRST_BYTES, told, writing
from trucewatch.workspace.workspace import Workspace

LIMITS = Limits(all_bytes=4_000_000_000, files=200_000, folders=50_000)
"""What is taken in at once: a workspace may be filled from an archive."""
BATCH = 100
"""So many reports become lasting together: then they are acknowledged."""

Acknowledge = Callable[[int, int], None]
"""Called with the number of reports that are on the disk by now, and that of all."""


class Added(msgspec.Struct, frozen=True):
    """How many reports were new, and how many were there already."""

    new: int
    known: int


def add(
    workspace: Workspace,
    raws: Sequence[Raw],
    captured: str,
    source: str,
    acknowledge: Acknowledge = lambda done, of: None,
) -> Added:
    """Log the reports; the same bytes of the same outlet are one report, in whatever order and however often they come.

    `captured`: ISO 8601 with offset. A stop at any moment loses nothing that was acknowledged.
    """
    new = done = 0
    for batch in batches(raws):
        with told(workspace.path), writing(workspace.connection):
            new += append_reports(workspace.connection, [capture_of(raw, captured, source) for raw in batch])
        workspace.seal()
        done += len(batch)
        acknowledge(done, len(raws))
    return Added(new, len(raws) - new)


def reports_among(raws: Sequence[Raw]) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """The raws that can be reports, and a problem for each database: what is logged once stays in the log for good.

    Raises InputError where none is left.
    """
    kept = tuple(raw for raw in raws if not raw.content.startswith(FIRST_BYTES))
    if not kept and raws:
        raise InputError("no report was named, but a database, such as a workspace: name reports after the workspace")
    others = (raw for raw in raws if raw.content.startswith(FIRST_BYTES))
    return kept, tuple(
        Problem("read", "this is a database, no report", raw.path or "standard input", "it was left aside")
        for raw in others
    )


def batches(raws: Sequence[Raw]) -> Iterator[Sequence[Raw]]:
    """The reports, BATCH by BATCH."""
    for start in range(0, len(raws), BATCH):
        yield raws[start : start + BATCH]


def capture_of(raw: Raw, captured: str, source: str) -> Capture:
    """What the log keeps of a report."""
    note = raw.note
    return Capture(
        content=raw.content,
        path=storable(raw.path),
        outlet=storable(note.outlet) if note else None,
        url=storable(note.url) if note else None,
        published=storable(note.published) if note else None,
        language=storable(note.language) if note else None,
        noted=note is not None,
        captured=captured,
        source=storable(source) or "",
        tool=f"trucewatch {__version__}",
    )


def storable(words: str | None) -> str | None:
    """The words with what no file in UTF-8 can hold (half letters, as in names of files from elsewhere) written out.

    >>> storable("caf\\udce9.txt")
    'caf\\\\udce9.txt'
    """
    return words.encode("utf-8", "backslashreplace").decode() if words is not None else None


def raw_of(entry: Entry, content: bytes) -> Raw:
    """The report as it came."""
    note = SideNote(entry.path or "", entry.outlet, entry.url, entry.published, entry.language)
    return Raw(content, entry.path, note if entry.noted else None)
