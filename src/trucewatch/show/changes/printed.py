"""A sheet of changes as Markdown, or in a terminal; each line with outlet and offsets of what it was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.show.changes.sheet import Line, Piece, Sheet
from trucewatch.show.markdown_words import escaped
from trucewatch.show.provenance import Provenance
from trucewatch.show.wording import UNPRINTABLE, capitalised, plain

if TYPE_CHECKING:
    from rich.console import Console

MOST_SPANS = 4
"""So many passages are named on a line; the JSON has them all."""
STYLES = {"+": "green", "-": "red", "~": "yellow", " ": ""}
MARKS = {"+": "**+** ", "-": "**−** ", "~": "**~** ", " ": ""}


class References:
    """Names passages by outlet and offsets, in the account that they are from."""

    def __init__(self, old: Account, new: Account) -> None:
        self.old, self.new = Provenance(old), Provenance(new)
        self.old_names, self.new_names = names_of_reports(old, self.old), names_of_reports(new, self.new)

    def __call__(self, piece: Piece, written: Callable[[str], str]) -> str:
        """` [Outlet 12-40, 100-130; Other 5-9; 3 more]`, outlets as `written`; nothing where there is no evidence."""
        known, names = (self.old, self.old_names) if piece.is_old else (self.new, self.new_names)
        spans = known.in_order(piece.evidence)
        by_outlet: dict[str, list[Span]] = {}
        for span in spans[:MOST_SPANS]:
            by_outlet.setdefault(names.get(span.report, known.outlet(span.report)), []).append(span)
        told = [
            f"{written(outlet)} {', '.join(f'{span.start}-{span.end}' for span in held)}"
            for outlet, held in by_outlet.items()
        ]
        told += [f"{len(spans) - MOST_SPANS} more"] if len(spans) > MOST_SPANS else []
        return f" [{'; '.join(told)}]" if told else ""


def names_of_reports(account: Account, known: Provenance) -> dict[str, str]:
    """What reports are called beside a passage, by id: the outlet, with the file's name where it has several."""
    told = Counter(known.outlet(report.id) for report in account.reports)
    names = {}
    for report in account.reports:
        outlet, file = known.outlet(report.id), plain((report.path or "").replace("\\", "/").rsplit("/", 1)[-1])
        names[report.id] = f"{outlet} ({file or plain(report.id)})" if told[outlet] > 1 else outlet
    return names


def words_of(line: Line, ref: References, written: Callable[[str], str]) -> str:
    """The pieces of a line with their references, words as `written`; the first letter is a capital."""
    pieces = []
    for number, piece in enumerate(line.pieces):
        words = capitalised(piece.words) if number == 0 else piece.words
        lead = " " if words.startswith(" ") else ""
        pieces.append(lead + written(plain(words)) + ref(piece, written))
    return "".join(pieces)


def changes_markdown(sheet: Sheet, old: Account, new: Account) -> str:
    """The sheet as Markdown, ending in a line feed; text of reports is escaped."""
    ref = References(old, new)
    lines = [f"# What changed: {escaped(sheet.title)}", ""]
    lines += [f"{escaped(remark)}." + "\n" for remark in sheet.remarks]
    for section in sheet.sections:
        lines += [f"## {escaped(section.title)}", ""]
        for line in section.lines:
            lines += markdown_lines(line, ref, 0)
        lines.append("")
    lines.append(f"{escaped(sheet.unchanged)}.")
    return UNPRINTABLE.sub("\ufffd", "\n".join(lines) + "\n")


def markdown_lines(line: Line, ref: References, depth: int) -> Iterator[str]:
    """A line of a list, and those under it."""
    yield f"{'  ' * depth}- {MARKS[line.mark]}{words_of(line, ref, escaped)}"
    for under in line.under:
        yield from markdown_lines(under, ref, depth + 1)


def print_changes(sheet: Sheet, old: Account, new: Account, console: Console) -> None:
    """Print the sheet; text of reports is text, whatever it looks like to the terminal or to rich."""
    ref = References(old, new)
    print_words(console, f"What changed: {sheet.title}", "bold", 0)
    for remark in sheet.remarks:
        print_words(console, f"{remark}.", "", 0)
    for section in sheet.sections:
        console.print()
        print_words(console, section.title, "bold underline", 0)
        for line in section.lines:
            print_line(console, line, ref, 0)
    console.print()
    print_words(console, f"{sheet.unchanged}.", "", 0)


def print_line(console: Console, line: Line, ref: References, depth: int) -> None:
    """A line and those under it, wrapped beside its mark."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    words = UNPRINTABLE.sub("\ufffd", words_of(line, ref, plain))
    grid.add_row(Text(line.mark), Text(words), style=STYLES[line.mark] if depth == 0 else "")
    console.print(Padding(grid, (0, 0, 0, 2 * depth)), highlight=False)
    for under in line.under:
        print_line(console, under, ref, depth + 1)


def print_words(console: Console, words: str, style: str, indent: int) -> None:
    """One line of plain text, wrapped under its indent."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(UNPRINTABLE.sub("\ufffd", words), style=style), (0, 0, 0, indent)), highlight=False)
