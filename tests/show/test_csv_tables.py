"""The tables as a spreadsheet or a script reads them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import msgspec
import pytest

from sample import EMPTY, RAID, SAMPLE, spans
from trucewatch.core.values import Place
from trucewatch.show.tables import (
    DISAGREEMENT_COLUMNS,
    INCIDENT_COLUMNS,
    POSITION_COLUMNS,
    STATEMENT_COLUMNS,
    csv_tables,
    csv_text,
    safe,
)


def rows(text: str) -> list[dict[str, str]]:
    """The table as a reader gets it that knows of byte-order marks."""
    return list(csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))


def test_columns_and_line_ends() -> None:
    tables = csv_tables(SAMPLE)
    assert list(tables) == ["statements", "positions", "incidents", "disagreements"]
    wanted = (STATEMENT_COLUMNS, POSITION_COLUMNS, INCIDENT_COLUMNS, DISAGREEMENT_COLUMNS)
    for text, columns in zip(tables.values(), wanted, strict=True):
        assert text.startswith("\ufeff" + ",".join(columns) + "\r\n")
        assert text.count("\n") == text.count("\r\n")
    assert all(len(rows(text)) == 0 for text in csv_tables(EMPTY).values())


def test_each_row_says_where_it_was_read() -> None:
    said = rows(csv_tables(SAMPLE)["statements"])
    (span,) = spans("gazette:accepts")
    assert said[0]["evidence"] == f"{span.report}:{span.start}-{span.end}"
    assert said[0]["speaker_name"] == "Oda Brinn"
    assert [row["utterance"] for row in said] == ["s-1", "u-1", "u-1", "s-4"]
    assert said[3]["speaker"] == "", "what is open is empty"


def test_positions_keep_conditions_and_who_reports() -> None:
    held = rows(csv_tables(SAMPLE)["positions"])
    assert [(row["party"], row["stance"], row["reported_by"]) for row in held] == [
        ("ilmar", "accepts", ""),
        ("doss", "accepts_on_conditions", "doss-ministry"),
        ("", "", ""),
    ]
    assert held[2]["instrument"] == "lift"


def test_incidents_list_the_versions_by_result() -> None:
    (raid,) = rows(csv_tables(SAMPLE)["incidents"])
    assert (raid["inside"], raid["outside"], raid["unclear"]) == ("truce/0", "", "truce/1")
    assert raid["accused_status"] == "denied"
    assert raid["counts"] == "2 killed by port master; 5 or more killed (“at least”) by Ilmar"


def test_numbers_stay_numbers() -> None:
    placed = msgspec.structs.replace(RAID, place=Place("Port Venn", None, -12.5, 40.25, "town", ()))
    (raid,) = rows(csv_tables(msgspec.structs.replace(SAMPLE, incidents=(placed,)))["incidents"])
    assert (raid["latitude"], raid["longitude"]) == ("-12.5", "40.25")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "\n=1"])
def test_a_text_is_never_a_formula(words: str) -> None:
    assert str(safe(words)).startswith("'")
    assert safe("a=1") == "a=1"
    assert safe(-1) == -1


def test_hostile_cells_stay_one_cell() -> None:
    words = 'a";"b",\r\n=HYPERLINK("x")'
    text = csv_text(("x", "y"), [(words, 1)])
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == [["x", "y"], [words, "1"]]


def test_every_column_is_explained() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "tables.md").read_text()
    for name, columns in (
        ("statements", STATEMENT_COLUMNS),
        ("positions", POSITION_COLUMNS),
        ("incidents", INCIDENT_COLUMNS),
        ("disagreements", DISAGREEMENT_COLUMNS),
    ):
        section = page.split(f"## `{name}.csv`")[1].split("\n## ")[0]
        explained = [
            column
            for line in section.splitlines()
            if line.startswith("| `")
            for column in re.findall(r"`([a-z_]+)`", line.split("|")[1])
        ]
        assert explained == list(columns), name
