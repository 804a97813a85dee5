"""The side file `reports.csv`."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.read.events.table import EventTable
from trucewatch.read.raw import SideNote
from trucewatch.read.side import read_side

ROW = SideNote("a.txt", outlet="Valley Post", published="2031-05-05")


@pytest.mark.parametrize(
    "table",
    [
        "file,outlet,published\na.txt,Valley Post,2031-05-05\n",
        "\ufefffile;outlet;published\r\na.txt;Valley Post;2031-05-05\r\n",
        "File\tOutlet\tPublished\n./a.txt\tValley Post\t2031-05-05",
        'outlet, file ,url,published\n"Valley Post",a.txt,,2031-05-05\n\n',
    ],
)
def test_a_row_by_its_file(table: str) -> None:
    side = read_side(table.encode(), "reports.csv")
    assert (side.notes, side.problems) == ({"a.txt": ROW}, ())


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("name,outlet\na.txt,Valley Post\n", "no column 'file'"),
        ("", "no column 'file'"),
        ("file,colour\na.txt,red\n", "'colour'"),
        ("file,outlet\na.txt,Valley Post\na.txt,Karsk Mail\n", "two different rows"),
    ],
)
def test_what_cannot_be_used_is_told(table: str, words: str) -> None:
    side = read_side(table.encode(), "reports.csv")
    assert [words in problem.what for problem in side.problems] == [True]
    assert all(note.outlet is None for note in side.notes.values())


def test_a_side_file_in_another_encoding_is_read_and_told() -> None:
    side = read_side("file,outlet\na.txt,Café Post\n".encode("cp1252"), "reports.csv")
    assert side.notes["a.txt"].outlet == "Café Post"
    assert "UTF-8" in side.problems[0].what


def test_garbage_gives_problems_and_no_rows() -> None:
    assert read_side(bytes(range(256)) * 50, "reports.csv").notes == {}
    assert read_side(b'file,outlet\n"' + b"x" * 200_000, "reports.csv").notes == {}


def test_a_table_with_longer_cells_read_before_changes_nothing(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("date,notes\n2031-05-02,shelling\n")
    list(EventTable(table).events())
    assert read_side(b'file,outlet\n"' + b"x" * 200_000, "reports.csv").notes == {}
