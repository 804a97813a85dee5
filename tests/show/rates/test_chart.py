"""Events as bars under the days of the texts."""

from __future__ import annotations

import msgspec
import pytest

from made_rates import CALM, source
from trucewatch.core.monitored import Bin
from trucewatch.show.rates.chart import LEFT, PLOT, RIGHT, Chart, chart_of, round_up


def drawn(**fields: object) -> Chart:
    """The drawing of the made source with other fields."""
    made = chart_of(msgspec.structs.replace(source(), **fields))
    assert made is not None
    return made


def test_a_bar_is_as_high_as_its_events_and_stands_on_its_day() -> None:
    chart = drawn()
    heights = [sum(part.height for part in column.parts) for column in chart.columns]
    numbers = [one.yes + one.no + one.unclear for one in source().series if one.yes + one.no + one.unclear]
    assert [height / max(heights) for height in heights] == pytest.approx([n / max(numbers) for n in numbers], abs=0.01)
    assert max(heights) <= PLOT
    xs = [column.x for column in chart.columns]
    assert xs == sorted(xs)
    assert xs[0] >= LEFT and chart.columns[-1].x + chart.columns[-1].width <= RIGHT


def test_parts_of_a_bar_stand_on_each_other() -> None:
    (column,) = drawn(series=(Bin("2031-05-04", 1, 2, 1, 3),)).columns
    ground = drawn(series=(Bin("2031-05-04", 1, 2, 1, 3),)).base
    for part in column.parts:
        assert part.y + part.height == pytest.approx(ground, abs=0.2)
        ground = part.y
    assert [part.css for part in column.parts] == ["inside", "unclear", "outside"]
    assert "2 under the text, 1 not, 3 unclear" in column.words


def test_a_text_is_drawn_from_its_start_to_each_end() -> None:
    (held,) = drawn().held
    assert LEFT < held.start < held.first <= held.last < RIGHT
    assert not held.is_open


def test_days_that_are_not_covered_are_shaded() -> None:
    whole = drawn(first_day="2031-04-01", last_day="2031-07-01", gaps=())
    assert whole.uncovered == ()
    part = drawn(first_day="2031-05-05", last_day="2031-07-01", gaps=(("2031-05-10", "2031-05-12"),))
    assert len(part.uncovered) == 2
    assert all(width > 0 for _, width in part.uncovered)


def test_nothing_is_drawn_of_nothing() -> None:
    assert chart_of(msgspec.structs.replace(source(), series=CALM)) is None
    assert chart_of(msgspec.structs.replace(source(), series=())) is None


@pytest.mark.parametrize(("value", "top"), [(1, 1), (3, 4), (9, 10), (11, 12), (50, 60), (81, 100), (301, 400)])
def test_an_axis_ends_at_a_round_number(value: int, top: int) -> None:
    assert round_up(value) == top
