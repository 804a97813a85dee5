"""Which column holds what."""

from __future__ import annotations

from pathlib import Path

import pytest

from made_events import ACLED_HEADINGS, GED_HEADINGS
from trucewatch.core.problems import InputError
from trucewatch.read.events.columns import columns_named, columns_of


def test_headings_tell_whose_table_it_is() -> None:
    assert columns_of(ACLED_HEADINGS, None, "own.csv").kind == "acled"
    assert columns_of(GED_HEADINGS, None, "own.csv").kind == "ged"


def test_a_table_with_our_own_headings_needs_no_mapping() -> None:
    made = columns_of(["date", "accused", "weather"], None, "own.csv")
    assert made.headings == {"date": ("date",), "accused": ("accused",)}


def test_pairs_and_a_file_say_the_same(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[columns]\ndate = "Day"\nplace = "Town"\n')
    assert columns_named("date=Day, place=Town") == columns_named(str(mapping))


def test_a_mapping_may_say_what_all_rows_share_and_what_kinds_mean(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[columns]\ndate = "Day"\nnotes = ["What", "More"]\n[values]\naccused = "Velda"\n'
        '[types]\n"Kite" = "drone"\n[dates]\nday_first = true\n'
    )
    made = columns_named(str(mapping))
    assert made is not None
    assert made.headings["notes"] == ("What", "More")
    assert (made.values, made.types, made.day_first) == ({"accused": "Velda"}, {"Kite": "drone"}, True)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[columns]\nday = 'x'", "'day' is no field"),
        ("[columns]\nplace = 'x'", "no column for the date"),
        ("[colums]\ndate = 'x'", "'colums' means nothing"),
        ("columns = 3", "must be a section"),
        ("[columns", "no TOML"),
    ],
)
def test_a_mapping_with_a_slip_says_where(tmp_path: Path, content: str, told: str) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(content)
    with pytest.raises(InputError, match=told):
        columns_named(str(mapping))


def test_a_missing_mapping_says_what_the_option_takes() -> None:
    with pytest.raises(InputError, match="acled, ged"):
        columns_named("nowhere.toml")


def test_columns_that_nobody_names_and_columns_that_are_missing_are_told() -> None:
    with pytest.raises(InputError, match="--columns"):
        columns_of(["when", "where"], None, "own.csv")
    with pytest.raises(InputError, match="no column Day"):
        columns_of(["when", "where"], columns_named("date=Day"), "own.csv")
    with pytest.raises(InputError, match="event_date"):
        columns_of(["when", "where"], columns_named("acled"), "own.csv")
