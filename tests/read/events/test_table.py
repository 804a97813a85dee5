"""Event tables as streams of events: what is read, what is told, and what is never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from made_events import ACLED_HEADINGS, GED_HEADINGS, acled, ged, table
from trucewatch.core.monitored import Event
from trucewatch.core.problems import InputError
from trucewatch.read.events.columns import columns_named
from trucewatch.read.events.table import LONGEST_CELL, MOST_TOLD, EventTable


def read(path: Path, option: str = "auto") -> tuple[list[Event], EventTable]:
    """All events of a table, and the table after that."""
    made = EventTable(path, columns_named(option))
    return list(made.events()), made


def only(path: Path, option: str = "auto") -> Event:
    """The one event of a table."""
    events, made = read(path, option)
    assert not made.problems()
    (event,) = events
    return event


def test_a_row_of_acled(tmp_path: Path) -> None:
    event = only(
        table(tmp_path / "a.csv", [acled(7, "04 May 2031", latitude="50.5", longitude="30.1")], ACLED_HEADINGS)
    )
    assert (event.id, event.row, event.happened.earliest, event.happened.latest) == (
        "NOR7",
        1,
        "2031-05-04",
        "2031-05-04",
    )
    assert event.kind == "Shelling/artillery/missile attack"
    assert event.forms == ("shelling",)
    assert (event.place.name, event.place.lat, event.place.lon) == ("Ordu, Osk, Southmark", 50.5, 30.1)
    assert event.accused is None
    assert event.sides == ("Military Forces of Northland (2029-)", "Military Forces of Southmark (2029-)")


def test_notes_that_tell_neither_leave_both_forms(tmp_path: Path) -> None:
    event = only(table(tmp_path / "a.csv", [acled(1, "2031-05-04", notes="Ordu came under fire.")], ACLED_HEADINGS))
    assert event.forms == ("shelling", "missile")


def test_notes_tell_what_was_hit(tmp_path: Path) -> None:
    event = only(table(tmp_path / "a.csv", [acled(1, "2031-05-04", notes="A shell hit a substation.")], ACLED_HEADINGS))
    assert event.targets == ("infrastructure/energy/power",)


def test_violence_against_civilians_hits_civilians_where_notes_name_nothing(tmp_path: Path) -> None:
    cells = {"event_type": "Violence against civilians", "sub_event_type": "Attack", "notes": ""}
    assert only(table(tmp_path / "a.csv", [acled(1, "2031-05-04", **cells)], ACLED_HEADINGS)).targets == ("civilian",)


def test_a_sub_event_other_is_told_by_its_wider_type(tmp_path: Path) -> None:
    cells = {"event_type": "Strategic developments", "sub_event_type": "Other", "notes": ""}
    assert only(table(tmp_path / "a.csv", [acled(1, "2031-05-04", **cells)], ACLED_HEADINGS)).is_act == "unclear"


def test_a_date_precise_to_a_week_opens_the_week(tmp_path: Path) -> None:
    event = only(table(tmp_path / "a.csv", [acled(1, "2031-05-15", time_precision="2")], ACLED_HEADINGS))
    assert (event.happened.earliest, event.happened.latest) == ("2031-05-09", "2031-05-21")


def test_a_row_of_ged_with_its_days(tmp_path: Path) -> None:
    event = only(table(tmp_path / "g.csv", [ged(3, "2031-05-04", "2031-05-06")], GED_HEADINGS))
    assert (event.happened.earliest, event.happened.latest) == ("2031-05-04", "2031-05-06")
    assert (event.is_act, event.accused) == ("yes", None)
    assert event.sides == ("Government of Northland", "Government of Southmark")


def test_one_sided_violence_is_laid_on_side_a(tmp_path: Path) -> None:
    event = only(
        table(tmp_path / "g.csv", [ged(3, "2031-05-04", type_of_violence="3", side_b="Civilians")], GED_HEADINGS)
    )
    assert event.accused == "Government of Northland"
    assert event.targets == ("civilian",)


def test_deaths_and_sources_of_both_tables(tmp_path: Path) -> None:
    cells = {"fatalities": "3", "source": "Velt Radio; Osk Post"}
    event = only(table(tmp_path / "a.csv", [acled(1, "2031-05-04", **cells)], ACLED_HEADINGS))
    assert (event.deaths, event.sources) == ((3, 3), ("Velt Radio", "Osk Post"))
    numbers = {"best": "2", "low": "1", "high": "5"}
    assert only(table(tmp_path / "g.csv", [ged(3, "2031-05-04", **numbers)], GED_HEADINGS)).deaths == (1, 5)
    untold = acled(1, "2031-05-04", fatalities="many")
    assert only(table(tmp_path / "b.csv", [untold], ACLED_HEADINGS)).deaths is None


MAPPED = [{"Day": "14/05/2031", "Town": "Ordu", "What": "Kite", "By": "Northland", "Nation": "Kenya"}]


def test_a_plain_table_with_a_mapping(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[columns]\ndate = "Day"\nplace = "Town"\ntype = "What"\naccused = "By"\ncountry = "Nation"\n'
        '[types]\n"Kite" = "drone"\n"Rain" = "none"\n'
    )
    rows = [*MAPPED, {**MAPPED[0], "What": "Rain"}]
    first, second = read(table(tmp_path / "own.csv", rows), str(mapping))[0]
    assert (first.forms, first.accused, first.place.country, first.is_act) == (("drone",), "Northland", "KE", "yes")
    assert second.is_act == "no"


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_marks_between_cells(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"date{mark}accused\n2031-05-04{mark}Northland\n")
    assert only(path).accused == "Northland"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    path = table(
        tmp_path / "own.csv", [{"date": "2031-05-04", "accused": "Orvañia", "place": "Dassïr"}], None, encoding
    )
    events, made = read(path)
    assert [event.accused for event in events] == ["Orvañia"]
    assert [problem.what for problem in made.problems()] == (
        ["no encoding is declared; read as Windows-1252"] if encoding == "cp1252" else []
    )


def test_bad_rows_are_told_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [
        acled(1, "2031-05-04"),
        acled(2, "31 February 2031"),
        acled(3, ""),
        acled(4, "04/05/2031"),
        acled(1, "2031-05-09"),
        acled(5, "2031-05-10"),
    ]
    events, made = read(table(tmp_path / "a.csv", rows, ACLED_HEADINGS))
    assert [event.id for event in events] == ["NOR1", "NOR5"]
    assert (made.rows, made.bad_rows) == (6, 4)
    told = {problem.where: problem.what for problem in made.problems()}
    assert "the date is no date" in told["a.csv, row 2"]
    assert "no date" in told["a.csv, row 3"]
    assert "two readings" in told["a.csv, row 4"]
    assert "stood in a row before" in told["a.csv, row 5"]


def test_an_end_before_its_beginning_is_a_bad_row(tmp_path: Path) -> None:
    _, made = read(table(tmp_path / "g.csv", [ged(1, "2031-05-04", "2031-05-01")], GED_HEADINGS))
    assert "before it begins" in made.problems()[0].what


def test_a_row_of_another_length_is_a_bad_row(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("date,accused\n2031-05-04,Northland,more\n\n2031-05-05\n2031-05-06,Southmark\n")
    events, made = read(path)
    assert [event.accused for event in events] == ["Southmark"]
    assert (made.rows, made.bad_rows) == (3, 2)


def test_of_many_bad_rows_the_first_are_named_and_all_are_counted(tmp_path: Path) -> None:
    events, made = read(table(tmp_path / "a.csv", [acled(n, "soon") for n in range(500)], ACLED_HEADINGS))
    assert events == []
    assert len(made.problems()) == MOST_TOLD + 1
    assert "500 rows are not counted" in made.problems()[-1].what


def test_a_quotation_mark_that_never_closes_loses_rows_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text('date,notes\n2031-05-04,calm\n2031-05-05,"never closed\n' + "2031-05-06,calm\n" * 80_000)
    events, made = read(path)
    assert events[0].happened.earliest == "2031-05-04"
    assert made.bad_rows >= 1


def test_the_same_in_a_short_table_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text('date,notes\n2031-05-05,"never closed\n' + "2031-05-06,calm\n" * 60)
    _, made = read(path)
    assert "never closed" in made.problems()[0].what


def test_coordinates_that_are_no_degrees_are_left_open(tmp_path: Path) -> None:
    event = only(table(tmp_path / "a.csv", [acled(1, "2031-05-04", latitude="95", longitude="nan")], ACLED_HEADINGS))
    assert (event.place.lat, event.place.lon) == (None, None)


def test_a_large_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    with path.open("w") as file:
        file.write("date,accused,place,type\n")
        for number in range(30_000):
            file.write(f"2031-05-{number % 30 + 1:02},Northland,Ordu,shelling\n")
    made = EventTable(path)
    assert next(made.events()).happened.earliest == "2031-05-01"
    assert sum(1 for _ in made.events()) == made.rows == 30_000


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", bytes(range(256)) * 9, b"PK\x03\x04"])
def test_what_is_no_table_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"(?i)name|save"):
        EventTable(path)


def test_a_missing_table_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Name a CSV file"):
        EventTable(tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match="Name a CSV file"):
        EventTable(tmp_path)


def test_a_cell_longer_than_any_note_costs_its_row_once(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    lines = [
        "date,place,notes",
        "2031-05-01,Velt,x",
        f"2031-05-02,Velt,{'y' * (LONGEST_CELL + 1)}",
        "2031-05-03,Velt,z",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    events, made = read(path)
    assert [event.row for event in events] == [1, 3]
    assert (made.rows, made.bad_rows) == (3, 1)
    assert [problem.what[:48] for problem in made.problems()] == ["row 2 is not counted: it cannot be taken apart: "]


def test_headings_that_cannot_be_taken_apart_are_refused_as_such(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("date," + "n" * (LONGEST_CELL + 1), encoding="utf-8")
    with pytest.raises(InputError, match=r"the first line of .* cannot be taken apart"):
        EventTable(path)
