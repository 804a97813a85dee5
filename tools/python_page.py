"""Renews the tables of columns in docs/python.md (`make python-page`), so that they say what the code does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from trucewatch.show.frames.accounts import COLUMNS, ROW
from trucewatch.show.frames.columns import Column
from trucewatch.show.frames.every import FRAMES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "python.md"
BEGINS = "<!-- what follows is made by `make python-page` -->\n"


def tables() -> str:
    """A heading and a table for each frame."""
    own = [table("accounts", ROW, COLUMNS)]
    return "\n".join(own + [table(frame.name, frame.row, frame.columns) for frame in FRAMES])


def table(name: str, row: str, columns: Sequence[Column]) -> str:
    """`## accounts(): one account`, and a row for each column."""
    lines = [f"## `{name}()`: {row}\n", "| column | type | meaning |", "|---|---|---|"]
    for column in columns:
        words = ": " + ", ".join(f"`{word}`" for word in column.words) if column.words else ""
        lines.append(f"| `{column.name}` | {column.kind} | {column.meaning}{words} |")
    return "\n".join(lines) + "\n"


def renewed(page: str) -> str:
    """The page with its tables as they are now."""
    return page.split(BEGINS)[0] + BEGINS + "\n" + tables()


def main() -> None:
    """Write the page."""
    PAGE.write_text(renewed(PAGE.read_text()))


if __name__ == "__main__":
    main()
