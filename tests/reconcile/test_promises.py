"""What was delivered against what was announced, where one report says both."""

from __future__ import annotations

import pytest

from marked import page
from trucewatch.reconcile.differ_promises import arrivals, deliveries, promise_disagreements
from trucewatch.reconcile.readings import Reader
from trucewatch.reconcile.support import Origins


@pytest.mark.parametrize(
    "text",
    [
        "Belmar handed over 38 prisoners on Friday. It had announced 40.",
        "Belmar freed 38 prisoners on Friday; 40 had been promised.",
        "Belmar released 38 prisoners of the promised 40.",
        "Belmar released 38 prisoners, and the ministry had pledged 40 prisoners.",
    ],
)
def test_a_delivery_is_held_to_its_announcement(text: str) -> None:
    (one,) = deliveries(page(text))
    assert (one.delivered.value.low, one.announced.value.low) == (38, 40)


@pytest.mark.parametrize(
    "text",
    [
        "Belmar handed over 40 prisoners. It had announced 40.",
        "Belmar will have released 38 prisoners by Friday. It had announced 40.",
        "Belmar released 38 prisoners. It had announced 40 trucks of flour.",
        "Belmar released 38 prisoners. It had announced a corridor. The 40 buses came later.",
        "Belmar released 38 prisoners. It had announced at least 40.",
        "Belmar released 38 prisoners. It had announced 4,000.",
        "Belmar said that it had announced 40.",
    ],
)
def test_nothing_is_held_to_another_thing_or_to_a_plan(text: str) -> None:
    assert list(deliveries(page(text))) == []


def test_it_is_no_conflict_and_both_numbers_have_their_characters() -> None:
    own = page("Belmar handed over 38 prisoners on Friday. It had announced 40.")
    (one,) = promise_disagreements({own.report.id: own}, (), Reader(Origins(())))
    assert (one.kind, one.about.kind, one.field) == ("promise_outcome", "report", "delivered")
    assert [(reading.value, reading.evidence[0].exact) for reading in one.readings] == [
        ("38", "38 prisoners"),
        ("40", "40"),
    ]
    assert one.why == "40 prisoners were announced, and 38 are reported as delivered."


@pytest.mark.parametrize(
    "text",
    [
        "The mediators had announced 80 buses for the evacuation. By Friday, 31 had arrived.",
        "Cadel has promised 80 generators. Of these, 31 have been delivered.",
    ],
)
def test_what_arrived_is_held_to_what_the_sentence_before_announced(text: str) -> None:
    (one,) = arrivals(page(text))
    assert (one.delivered.value.low, one.announced.value.low) == (31, 80)


@pytest.mark.parametrize(
    "text",
    [
        "The mediators had announced 80 buses. On Friday the road was cut. By Sunday, 31 had arrived.",
        "The mediators had announced 80 buses. By Friday, 31 envoys had arrived.",
        "The mediators had announced 80 buses. By Friday, 31 would have arrived.",
    ],
)
def test_what_arrived_later_or_is_another_thing_is_not(text: str) -> None:
    assert list(arrivals(page(text))) == []
