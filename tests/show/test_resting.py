"""What rests on the characters of a text."""

from __future__ import annotations

from fullest import fullest, read
from sample import SAMPLE, spans
from trucewatch.show.resting import Resting, resting_in


def test_a_passage_knows_every_fact_that_was_read_from_it() -> None:
    (raid,) = spans("courier:raid")
    assert resting_in(SAMPLE)[raid.report][raid] == (
        Resting("incident", "raid", "evidence"),
        Resting("incident", "raid", "verification"),
    )


def test_what_a_field_was_read_from_bears_the_name_of_the_field() -> None:
    (denial,) = spans("gazette:denial")
    assert resting_in(SAMPLE)[denial.report][denial] == (Resting("incident", "raid", "denied_by"),)


def test_no_kind_of_fact_is_passed_over() -> None:
    account = read(fullest())
    kinds = {one.kind for spans_of in resting_in(account).values() for rests in spans_of.values() for one in rests}
    assert kinds == {
        "incident", "instrument", "statement", "meeting", "disagreement", "report", "assessment", "actor",
    }  # fmt: skip


def test_spans_stand_in_the_order_of_the_text() -> None:
    for marks in resting_in(SAMPLE).values():
        assert [*marks] == sorted(marks)
