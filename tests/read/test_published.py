"""When a report was published; a day inside the story is never taken."""

from __future__ import annotations

import pytest

from saved import BODY, LEAD, TITLE, report_of
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.read.raw import Raw, SideNote
from trucewatch.read.report import read_report


@pytest.mark.parametrize(
    "line",
    [
        "5 May 2031",
        "May 5, 2031",
        "Mon 5 May 2031 09.40 GMT",
        "Monday, 5 May 2031",
        "Published: 05 May 2031, 10:14 PM    Last updated: 06 May 2031, 11:02 PM",
        "2031-05-05",
        "05.05.2031 [11:45]",
        "May 5, 2031 · 3 min read · 214 comments",
        "World, News May 5, 2031 No Comments on Verrania and Korda Front agree to pause6 minute read",
        "Issued at Port Sel on 5 May 2031, 22:30 GMT",
        "13/05/2031",
    ],
)
def test_a_day_in_the_head_is_stated_with_its_characters(line: str) -> None:
    published = report_of(TITLE, line, LEAD, *BODY).published
    day = "2031-05-13" if "/" in line else "2031-05-05"
    assert (published.earliest, published.latest, published.basis) == (day, day, "stated")
    assert published.evidence[0].exact in line


def test_a_full_dateline_states_the_day() -> None:
    assert report_of(TITLE, f"Port Sel, May 5, 2031 (DNA) – {LEAD}", *BODY).published.earliest == "2031-05-05"


def test_a_dateline_without_a_year_states_no_day_but_is_kept() -> None:
    report = report_of(TITLE, f"PORT SEL, May 5 (Northline) - {LEAD}", *BODY)
    assert (report.published, report.dateline) == (UNKNOWN_TIME, "PORT SEL, May 5")


def test_a_day_in_the_story_is_not_the_day_of_publication() -> None:
    story = "The two sides had signed a first text on 3 March 2031, which lapsed within a week."
    assert not report_of(TITLE, LEAD, story, *BODY).published.is_known
    assert not report_of(TITLE, story, LEAD, *BODY).published.is_known


def test_a_day_below_the_story_counts_after_the_word_published() -> None:
    assert report_of(TITLE, LEAD, *BODY, "Publication date: May 5, 2031, 02:30").published.earliest == "2031-05-05"


def test_a_live_page_runs_from_its_first_day_to_its_last() -> None:
    published = report_of("LIVE: the road to Karsk, day by day (3-5 May 2031)", "10:00", LEAD, *BODY).published
    assert (published.earliest, published.latest) == ("2031-05-03", "2031-05-05")


def test_two_readings_of_a_slashed_day_stay_open_and_are_told() -> None:
    reading = read_report(Raw("\n".join((TITLE, "03/04/2031", LEAD, *BODY)).encode(), "a.txt"))
    assert reading.report is not None
    assert (reading.report.published.earliest, reading.report.published.latest) == ("2031-03-04", "2031-04-03")
    assert any("two ways" in problem.what for problem in reading.problems)


def test_the_side_file_tells_what_the_text_does_not() -> None:
    note = SideNote("a.txt", outlet="Valley Post", published="2031-05-05", url="https://valleypost.example/1")
    reading = read_report(Raw("\n".join((TITLE, LEAD, *BODY)).encode(), "a.txt", note))
    assert reading.report is not None
    assert (reading.report.published.earliest, reading.report.published.basis) == ("2031-05-05", "metadata")
    assert (reading.report.outlet, reading.report.url) == ("Valley Post", "https://valleypost.example/1")


def test_a_side_file_that_contradicts_the_text_is_told_and_the_text_believed() -> None:
    raw = Raw(
        "\n".join((TITLE, "6 May 2031", LEAD, *BODY)).encode(), "a.txt", SideNote("a.txt", published="2031-05-05")
    )
    reading = read_report(raw)
    assert reading.report is not None
    assert reading.report.published.earliest == "2031-05-06"
    assert any("reports.csv" in problem.what for problem in reading.problems)


def test_a_side_file_settles_which_reading_of_a_slashed_day_is_meant() -> None:
    raw = Raw(
        "\n".join((TITLE, "03/04/2031", LEAD, *BODY)).encode(), "a.txt", SideNote("a.txt", published="2031-04-03")
    )
    reading = read_report(raw)
    assert reading.report is not None
    assert (reading.report.published.earliest, reading.problems) == ("2031-04-03", ())


def test_a_day_in_the_side_file_that_no_calendar_has_is_told() -> None:
    reading = read_report(Raw("\n".join((TITLE, LEAD)).encode(), "a.txt", SideNote("a.txt", published="2031-02-30")))
    assert reading.report is not None
    assert not reading.report.published.is_known
    assert any("2031-02-30" in problem.what for problem in reading.problems)
