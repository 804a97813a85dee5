"""Starts and defensible ends as marks on a line of days."""

from __future__ import annotations

from datetime import date

from made_facts import instrument, version
from trucewatch.core.account import Expiry, Instrument
from trucewatch.core.values import When
from trucewatch.show.calendar import LEFT, RIGHT, calendar_of


def truce(start: str | None, *ends: str) -> Instrument:
    """A truce of one version that starts on a day and may end on each of several."""
    starts = When(start, start, "stated")
    return instrument(
        (), versions=(version((), starts=starts, expires=tuple(Expiry(end, f"to {end}") for end in ends)),)
    )


def test_a_truce_runs_from_its_start_to_its_first_end_and_may_go_on_to_its_last() -> None:
    drawn = calendar_of([("truce", "instrument-1", truce("2031-05-01", "2031-05-11", "2031-05-21"))])
    assert drawn is not None
    (bar,) = drawn.bars
    assert (bar.start, bar.first, bar.last) == (LEFT, (LEFT + RIGHT) / 2, RIGHT)
    assert [end.words for end in bar.ends] == ["11 May 2031 (to 2031-05-11)", "21 May 2031 (to 2031-05-21)"]
    assert (drawn.ticks[0].words, drawn.ticks[-1].words) == ("1 May", "21 May")


def test_without_an_end_nothing_is_drawn() -> None:
    assert calendar_of([("truce", "instrument-1", truce("2031-05-01"))]) is None
    assert calendar_of([]) is None


def test_a_start_on_which_versions_differ_is_not_drawn() -> None:
    one, other = truce("2031-05-01", "2031-05-11"), truce("2031-05-03", "2031-05-11")
    both = instrument((), versions=(*one.versions, *other.versions))
    drawn = calendar_of([("truce", "instrument-1", both)])
    assert drawn is not None
    assert drawn.bars[0].start is None
    assert len(drawn.bars[0].ends) == 1


def test_what_lies_years_before_is_named_and_not_drawn() -> None:
    old, new = truce("2024-05-01", "2024-06-01"), truce("2031-05-01", "2031-05-11")
    drawn = calendar_of([("old truce", "instrument-1", old), ("truce", "instrument-2", new)])
    assert drawn is not None
    assert [bar.label for bar in drawn.bars] == ["truce"]
    assert drawn.left_out == ("old truce",)


def test_one_day_and_no_date_are_no_trouble() -> None:
    drawn = calendar_of([("truce", "instrument-1", truce("2031-05-01", "2031-05-01", "soon"))])
    assert drawn is not None
    assert [tick.words for tick in drawn.ticks] == [f"{date(2031, 5, 1).day} May"]
