"""An event table as a stream of events: a file of any length is read row by row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from trucewatch.core.monitored import Event
from trucewatch.core.problems import InputError, Problem
from trucewatch.read.decode import SAMPLE_BYTES, decode
from trucewatch.read.events.columns import Columns, columns_of
from trucewatch.read.events.rows import event_of

MOST_TOLD = 20
"""So many bad rows are named one by one; the others are counted by what is wrong."""
MOST_LINES = 20
"""More lines in one cell than any note has."""
MARKS = ",;\t|"
LONGEST_CELL = 1_000_000
"""Characters; a longer cell is a quotation mark that was never closed."""


class EventTable:
    """The table at `path`. `events()` reads it once; `rows` and `problems()` are whole after that.

    Raises InputError where the file cannot be opened, is no text, or nothing tells what its columns hold.
    """

    def __init__(self, path: Path, wanted: Columns | None = None) -> None:
        self.path = path
        self.name = path.name
        self.rows = 0
        self._told: list[Problem] = []
        self._wrong: Counter[str] = Counter()
        self._encoding = self._encoding_of()
        header = next(self._lines(), None)
        if isinstance(header, str):
            raise InputError(f"the first line of {path}: {header}. Name a CSV file whose first line names its columns.")
        if header is None:
            raise InputError(f"{path} is empty: name a CSV file whose first line names its columns")
        self.headings = [name.strip().casefold() for name in header]
        self.columns = columns_of(self.headings, wanted, self.name)

    def _encoding_of(self) -> str:
        """By the mark, UTF-8, or a guess that is told, from the first bytes of the file."""
        try:
            with self.path.open("rb") as file:
                sample = file.read(SAMPLE_BYTES)
                is_whole = not file.read(1)
        except OSError as error:
            raise InputError(f"cannot open {self.path}: {error.strerror or error}. Name a CSV file.") from error
        if not is_whole and b"\0" not in sample:
            sample = sample[: sample.rfind(b"\n") + 1] or sample
        decoded = decode(sample)
        if decoded.text is None:
            raise InputError(f"{self.path} is no table: {decoded.doubt}. Save it as CSV UTF-8.")
        if decoded.doubt:
            self._told.append(Problem("events", decoded.doubt, self.name, "save the table as CSV UTF-8"))
        return decoded.encoding

    def _lines(self) -> Iterator[list[str] | str]:
        """Rows as lists of cells, the headings first; of one that no reader can take apart, why."""
        csv.field_size_limit(LONGEST_CELL)
        with self.path.open(encoding=self._encoding, errors="replace", newline="") as file:
            first = file.readline().lstrip("\ufeff")
            mark = max(MARKS, key=lambda sign: (first.count(sign), sign == ","))
            file.seek(0)
            reader = csv.reader((line.replace("\0", "") for line in file), delimiter=mark)
            is_first = True
            while True:
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield f"it cannot be taken apart: {error}"
                    continue
                if is_first and cells:
                    cells[0] = cells[0].lstrip("\ufeff").strip('"')
                is_first = False
                yield cells

    def events(self) -> Iterator[Event]:
        """The events in the order of the table; a row that is none, or has an id read before, becomes a problem."""
        lines = self._lines()
        next(lines, None)
        self.rows = 0
        self._wrong.clear()
        seen: set[str] = set()
        for row, cells in enumerate(lines, start=1):
            if isinstance(cells, str):
                self.rows += 1
                self._say(row, cells)
                continue
            if not any(cell.strip() for cell in cells):
                continue
            self.rows += 1
            if (lines_in := max(cell.count("\n") for cell in cells)) > MOST_LINES:
                self._told.append(
                    Problem(
                        "events",
                        f"a cell of row {row} holds {lines_in} lines: rows after a quotation mark that is never closed "
                        "are not counted",
                        f"{self.name}, row {row}",
                        "close the mark, or save the table again",
                    )
                )
            if len(cells) != len(self.headings):
                self._say(row, f"it has {len(cells)} cells, the headings are {len(self.headings)}")
                continue
            event = event_of(dict(zip(self.headings, cells, strict=True)), row, self.columns)
            if isinstance(event, str):
                self._say(row, event)
            elif event.id in seen:
                self._say(row, f"its id {event.id[:40]!r} stood in a row before")
            else:
                seen.add(event.id)
                yield event

    def _say(self, row: int, why: str) -> None:
        """Count a bad row, and name it while there are few."""
        self._wrong[why.partition(":")[0].partition("'")[0].strip()] += 1
        if self._wrong.total() <= MOST_TOLD:
            self._told.append(
                Problem("events", f"row {row} is not counted: {why}", f"{self.name}, row {row}", "mend the row")
            )

    @property
    def bad_rows(self) -> int:
        """How many rows were not counted."""
        return self._wrong.total()

    def problems(self) -> tuple[Problem, ...]:
        """What was met so far; of many bad rows the first, and how many there are of each kind."""
        if self.bad_rows <= MOST_TOLD:
            return tuple(self._told)
        counted = "; ".join(f"{why}: {number}" for why, number in self._wrong.most_common(10))
        more = Problem(
            "events", f"{self.bad_rows} rows are not counted ({counted})", self.name, "mend the rows, or the mapping"
        )
        return (*self._told, more)
