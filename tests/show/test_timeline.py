"""Incidents on the days of the terms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest

from made_facts import CAST, incident, instrument, version
from trucewatch.core.account import FORMAT, Account, Expiry, Incident, Instrument, Version
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.show.calendar import LEFT, RIGHT
from trucewatch.show.drawn import Dot, Named, Timeline
from trucewatch.show.provenance import Provenance
from trucewatch.show.timeline import HIGHEST, MOST_LANES, MOST_SPANS, NOBODY, timeline_of


def days(first: str, last: str | None = None) -> When:
    """A day, or some day of several."""
    return When(first, last or first, "stated")


def text(start: str | None, *ends: str, by: str | None = None) -> Version:
    """A text that holds from a day and may end on each of several."""
    starts = days(start) if start else UNKNOWN_TIME
    return version((), by=by, starts=starts, expires=tuple(Expiry(end, "a rule") for end in ends))


def shelling(number: int, when: When, **fields: object) -> Incident:
    """The shelling of that number."""
    return incident((), id=f"i{number}", happened=when, **fields)


def drawn(
    incidents: Sequence[Incident], versions: Sequence[Version] = (), results: dict[str, str] | None = None
) -> Timeline | None:
    """The line of days of an account of these incidents and one truce."""
    account = Account(FORMAT, "trucewatch 0", "0" * 64, actors=CAST, incidents=tuple(incidents))
    truce: list[tuple[str, str, Instrument]] = [("truce", "instrument-1", instrument((), versions=tuple(versions)))]
    named = {one.id: Named(anchor=f"line-{one.id}", words=f"shelling {one.id}") for one in incidents}
    return timeline_of(account, truce if versions else [], named, results or {}, Provenance(account))


def dots(line: Timeline | None) -> list[Dot]:
    """All marks of incidents, lane by lane."""
    assert line is not None
    return [dot for lane in line.lanes for dot in lane.dots]


def test_an_incident_stands_before_within_or_after_the_text() -> None:
    line = drawn(
        [
            shelling(1, days("2031-05-01")),
            shelling(2, days("2031-05-06")),
            shelling(3, days("2031-05-12")),
        ],
        [text("2031-05-04", "2031-05-10")],
    )
    assert line is not None
    (bar,) = line.bars
    before, within, after = (dot.x for dot in dots(line))
    assert bar.start is not None
    assert before < bar.start < within < bar.last < after
    assert before >= LEFT and after <= RIGHT


def test_the_day_on_which_a_text_ends_is_still_within() -> None:
    line = drawn([shelling(1, days("2031-05-10"))], [text("2031-05-04", "2031-05-10")])
    assert line is not None
    assert dots(line)[0].x < line.bars[0].last


def test_a_text_that_starts_at_noon_starts_at_noon() -> None:
    line = drawn([shelling(1, days("2031-05-01")), shelling(2, days("2031-05-02"))], [text("2031-05-01T12:00+02:00")])
    assert line is not None
    assert line.bars[0].start == pytest.approx(LEFT + (RIGHT - LEFT) / 4)


def test_uncertain_days_are_a_stroke_over_all_of_them() -> None:
    line = drawn(
        [shelling(1, days("2031-05-01")), shelling(2, days("2031-05-03", "2031-05-06"))],
        [text("2031-05-01", "2031-05-10")],
    )
    sure, unsure = dots(line)
    assert sure.until is None and unsure.until is not None
    assert unsure.until - unsure.x == pytest.approx((RIGHT - LEFT) * 4 / 10, abs=3)


def test_each_version_with_days_of_its_own_has_its_bar() -> None:
    versions = [
        text("2031-05-01", "2031-05-10", by="north"),
        text("2031-05-01", "2031-05-20", by="south"),
        text("2031-05-01", "2031-05-10"),
        text(None),
    ]
    line = drawn([shelling(1, days("2031-05-12"))], versions)
    assert line is not None
    assert [bar.label for bar in line.bars] == [
        "truce (text of Northland and the outlets’ words)",
        "truce (text of Southmark)",
    ]
    assert line.bars[0].last < dots(line)[0].x < line.bars[1].last


def test_a_text_without_an_end_goes_on_to_the_edge_and_says_so() -> None:
    line = drawn([shelling(1, days("2031-05-12"))], [text("2031-05-01")])
    assert line is not None
    (bar,) = line.bars
    assert (bar.ends, bar.last) == ((), RIGHT)
    assert bar.words == "starts 1 May 2031; end not stated"


def test_each_end_that_can_be_defended_is_a_mark() -> None:
    line = drawn([shelling(1, days("2031-05-02"))], [text("2031-05-01", "2031-05-10", "2031-05-11")])
    assert line is not None
    assert [mark.words for mark in line.bars[0].ends] == ["10 May 2031 (a rule)", "11 May 2031 (a rule)"]


def test_who_alleges_is_said_in_words_a_lane_each() -> None:
    line = drawn(
        [
            shelling(1, days("2031-05-01"), accused="south", accused_status="alleged", alleged_by=("north-ministry",)),
            shelling(2, days("2031-05-02"), accused="south", accused_status="alleged", alleged_by=("north",)),
            shelling(3, days("2031-05-02"), accused="south", accused_status="claimed", alleged_by=("south-envoy",)),
            shelling(4, days("2031-05-02")),
        ]
    )
    assert line is not None
    assert [(lane.words, lane.number) for lane in line.lanes] == [
        ("alleged by Northland", 2),
        ("claimed by Southmark itself", 1),
        (NOBODY, 1),
    ]


def test_more_sides_than_lanes_share_the_last() -> None:
    incidents = [
        shelling(number, days("2031-05-01", "2031-05-02") if number else days("2031-05-02"), alleged_by=(f"a{number}",))
        for number in range(MOST_LANES + 3)
    ]
    line = drawn(incidents)
    assert line is not None
    assert len(line.lanes) == MOST_LANES
    assert sum(lane.number for lane in line.lanes) == len(incidents)
    assert line.lanes[-1].words == "alleged by others"


def test_a_day_of_many_incidents_is_stacked_and_then_counted() -> None:
    incidents = [shelling(number, days("2031-05-02")) for number in range(10, 10 + HIGHEST + 5)]
    line = drawn([*incidents, shelling(9, days("2031-05-04"))])
    stack = [dot for dot in dots(line) if dot.anchor != "line-i9"]
    heights = [dot.y for dot in stack]
    assert len({dot.x for dot in stack}) == 1 and heights == sorted(heights, reverse=True)
    assert len(stack) == HIGHEST + 1
    assert (stack[-1].more, stack[-1].words) == (5, "5 more that day")


def test_strokes_that_find_no_room_are_counted() -> None:
    incidents = [shelling(number, days("2031-05-01", "2031-05-04")) for number in range(MOST_SPANS + 4)]
    line = drawn(incidents, [text("2031-05-01", "2031-05-10")])
    assert line is not None
    assert len(dots(line)) == MOST_SPANS and line.lanes[0].hidden == 4


def test_what_came_of_the_test_against_the_terms_is_shown_and_told() -> None:
    line = drawn(
        [shelling(number, days(f"2031-05-0{number}")) for number in (1, 2, 3, 4)],
        [text("2031-05-01", "2031-05-10")],
        {"i1": "inside", "i2": "outside", "i3": "unclear"},
    )
    assert line is not None
    assert [dot.result for dot in dots(line)] == ["inside", "outside", "unclear", "untested"]
    assert dots(line)[3].words == "shelling i4: not tested against any text"
    assert set(line.results) == {"inside", "outside", "unclear", "untested"}


def test_what_has_no_day_and_what_is_long_past_is_listed() -> None:
    line = drawn(
        [
            shelling(1, days("2031-05-01")),
            shelling(2, UNKNOWN_TIME),
            shelling(3, days("2024-05-01")),
            shelling(4, When("2031-05-01", None, "stated")),
        ],
        [text("2031-05-01", "2031-05-10")],
    )
    assert line is not None
    assert [named.anchor for named in line.undated] == ["line-i2", "line-i4"]
    assert [named.anchor for named in line.distant] == ["line-i3"]
    assert [dot.anchor for dot in dots(line)] == ["line-i1"]


def test_nothing_to_hold_against_each_other_is_no_drawing() -> None:
    assert drawn([]) is None
    assert drawn([shelling(1, UNKNOWN_TIME)], [text("2031-05-01", "2031-05-10")]) is None
    assert drawn([shelling(1, days("2031-05-01"))]) is None, "one day and no text"


@pytest.mark.parametrize(
    "when",
    [days("0001-01-01"), days("9999-12-31"), days("2031-05-09", "2031-05-01"), days("soon"), days("2031-02-30")],
)
def test_days_that_are_none_or_at_the_end_of_time_are_no_trouble(when: When) -> None:
    line = drawn([shelling(1, when), shelling(2, days("2031-05-02"))], [text("2031-05-01", "2031-05-10", "never")])
    assert line is None or len(dots(line)) + len(line.undated) + len(line.distant) == 2


@pytest.mark.parametrize("span", [1, 5, 40, 200, 399])
def test_days_are_named_evenly_and_few(span: int) -> None:
    first = date(2031, 1, 1)
    last = first + timedelta(days=span)
    line = drawn([shelling(1, days(first.isoformat())), shelling(2, days(last.isoformat()))])
    assert line is not None
    places = [tick.x for tick in line.ticks]
    assert 2 <= len(places) <= 10
    steps = [after - before for before, after in pairwise(places)]
    assert max(steps) - min(steps) < 1
