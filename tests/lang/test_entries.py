"""Live pages: each entry counts from its own stamp."""

from __future__ import annotations

from marked import day, page
from trucewatch.core.values import When
from trucewatch.lang.entries import day_at, entries, hour_entries

PUBLISHED = day("2024-06-15")


def test_an_entry_counts_from_the_stamp_above_it() -> None:
    live = page(
        "The road, day by day\n\nSat 15 June, 18:40\nNo shot was heard today.\n\n09:15\nThe guns are silent.\n\n"
        "Fri 14 June, 11:20\nA shot was heard this morning.\n"
    )
    found = entries(live, PUBLISHED)
    days = [
        day_at(found, live.text.index(words), PUBLISHED).earliest
        for words in ("The road", "No shot", "The guns", "A shot")
    ]
    assert days == ["2024-06-15", "2024-06-15", "2024-06-15", "2024-06-14"]


def test_weekdays_as_stamps_count_from_publication() -> None:
    live = page("FRIDAY 19:40\nIt holds.\n\nTHURSDAY 12:05\nIt broke.", published=PUBLISHED)
    assert [entry.day.earliest for entry in entries(live, PUBLISHED)] == ["2024-06-14", "2024-06-13"]


def test_the_date_line_of_an_article_makes_no_entries() -> None:
    assert entries(page("A truce at last\n15 June 2024\n\nThe two armies agreed on Friday."), PUBLISHED) == ()


def test_entries_under_hours_alone_are_of_the_day_of_the_page() -> None:
    live = page("The road, hour by hour\n\n18:40\nIt holds.\n\n12:05\nIt broke.\n\n9.15 am\nA shot was heard.\n")
    found = hour_entries(live, PUBLISHED)
    assert [entry.day.earliest for entry in found] == ["2024-06-15"] * 3


def test_hours_of_a_page_of_no_certain_day_make_no_entries() -> None:
    live = page("18:40\nIt holds.\n\n12:05\nIt broke.\n\n09:15\nA shot was heard.\n")
    assert hour_entries(live, When("2024-06-14", "2024-06-15", "other_report")) == ()
    assert hour_entries(page("18:40\nIt holds."), PUBLISHED) == ()
