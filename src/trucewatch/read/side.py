"""The side file `reports.csv`: what saved texts no longer say about themselves."""

from __future__ import annotations

import csv
import io

import msgspec

from trucewatch.core.problems import Problem
from trucewatch.read.raw import SideNote

SIDE_FILE = "reports.csv"
LONGEST_CELL = 131_072
"""Characters; a longer cell is a quotation mark that was never closed."""
COLUMNS = ("file", "outlet", "url", "published", "language")
MOST_BYTES = 5_000_000
"""A longer side file is left unread."""


class SideFile(msgspec.Struct, frozen=True):
    """The rows of one side file by the path of their report, relative to the side file's folder, with "/" between."""

    notes: dict[str, SideNote]
    problems: tuple[Problem, ...] = ()


def read_side(content: bytes, shown: str) -> SideFile:
    """The rows in `content`, in UTF-8, between commas, semicolons or tabs; `shown` names the side file in problems."""
    problems: list[Problem] = []

    def trouble(what: str, hint: str) -> None:
        problems.append(Problem("read", what, shown, hint))

    if len(content) > MOST_BYTES:
        trouble(f"{SIDE_FILE} is larger than {MOST_BYTES // 1_000_000} MB and was left unread", "split the folder")
        return SideFile({}, tuple(problems))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        trouble(f"{SIDE_FILE} is not in UTF-8; read as Windows-1252", "save it as CSV UTF-8")
    try:
        csv.field_size_limit(LONGEST_CELL)  # the limit is the whole process's: whoever reads a table sets its own
        rows = list(csv.reader(io.StringIO(text.replace("\0", "")), delimiter=_delimiter(text)))
    except csv.Error as error:
        trouble(f"{SIDE_FILE} cannot be read as a table: {error}", "save it again as CSV UTF-8")
        return SideFile({}, tuple(problems))
    names = [name.strip().casefold() for name in rows[0]] if rows else []
    if "file" not in names:
        trouble(f"{SIDE_FILE} has no column 'file'", f"its first line names the columns: {', '.join(COLUMNS)}")
        return SideFile({}, tuple(problems))
    for name in names:
        if name not in COLUMNS:
            trouble(
                f"{SIDE_FILE} has a column {name!r} that means nothing here", f"known columns: {', '.join(COLUMNS)}"
            )
    notes: dict[str, SideNote] = {}
    doubled: set[str] = set()
    for cells in rows[1:]:
        values = {
            name: cell.strip() for name, cell in zip(names, cells, strict=False) if name in COLUMNS and cell.strip()
        }
        if "file" not in values:
            continue
        file = values["file"] = values["file"].replace("\\", "/").removeprefix("./")
        note = SideNote(**values)
        if notes.setdefault(file, note) != note:
            doubled.add(file)
    for file in sorted(doubled):
        del notes[file]
        trouble(f"{SIDE_FILE} has two different rows for {file!r}; neither was used", "keep one of them")
    return SideFile(notes, tuple(problems))


def _delimiter(text: str) -> str:
    """The mark that the first line uses most; a comma where it uses none."""
    first = text.partition("\n")[0]
    return max(",;\t", key=lambda mark: (first.count(mark), mark == ","))
