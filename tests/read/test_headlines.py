"""Headlines with their outlet and day on one line, and reports in capitals."""

from __future__ import annotations

import pytest

from trucewatch.core.account import Report
from trucewatch.read.headlines import headline_of
from trucewatch.read.raw import Raw
from trucewatch.read.report import read_report


def report(text: str) -> Report:
    """The report of a text file."""
    read = read_report(Raw(path="torrin.txt", content=text.encode())).report
    assert read is not None
    return read


@pytest.mark.parametrize(
    "line",
    [
        "Aruna cools on pause - Sorrow & Hill, 3 May 2031",
        "Aruna cools on pause | Sorrow & Hill | 3 May 2031",
        "Aruna cools on pause (Sorrow & Hill, Saturday 3 May 2031)",
        "Aruna cools on pause – Sorrow & Hill – May 3, 2031",
        "Sorrow & Hill, 3 May 2031: Aruna cools on pause",
    ],
)
def test_a_headline_gives_up_outlet_and_day(line: str) -> None:
    parts = headline_of(line)
    assert (parts.title, parts.outlet) == ("Aruna cools on pause", "Sorrow & Hill")
    assert parts.day is not None and str(parts.day.first) == "2031-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "Aruna remembers the shelling of 3 May 2031",
        "Aruna cools on pause, 3 May 2031",
        "Aruna cools on pause - what we know since 3 May 2031",
        "Aruna cools on pause - Sorrow & Hill",
        "3 May 2031",
        "",
    ],
)
def test_a_day_that_no_mark_parts_from_the_headline_stays_in_it(line: str) -> None:
    assert headline_of(line).day is None and headline_of(line).title == line


def test_a_report_with_all_in_its_headline() -> None:
    read = report(
        "Aruna cools on pause - Sorrow & Hill, 3 May 2031\n\nAruna said yesterday that nothing had been agreed."
    )
    assert (read.title, read.outlet, read.published.earliest) == (
        "Aruna cools on pause",
        "Sorrow & Hill",
        "2031-05-03",
    )


def test_a_report_in_capitals_has_its_dateline() -> None:
    read = report(
        "HILL LEAGUE SPURNS TRUCE AT SEA\n"
        "HARN, MAY 3, 2031: THE HILL LEAGUE ON FRIDAY REJECTED THE TRUCE AND SAID IT WOULD GO ON SHELLING."
    )
    assert (read.title, read.dateline) == ("HILL LEAGUE SPURNS TRUCE AT SEA", "HARN, MAY 3, 2031")
    assert read.published.earliest == "2031-05-03"


def test_a_masthead_in_capitals_is_no_headline() -> None:
    read = report(
        "THE DAILY HARN\n3 MAY 2031\nLEAGUE SPURNS TRUCE\nBY ANA ROTH\n\n"
        "DORRA (NLA) - THE HILL LEAGUE ON FRIDAY REJECTED THE TRUCE AND SAID IT WOULD GO ON SHELLING."
    )
    assert (read.title, read.outlet, read.wire) == ("LEAGUE SPURNS TRUCE", "THE DAILY HARN", "NLA")
