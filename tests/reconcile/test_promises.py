"""What was delivered against what was announced, where one report says both."""

from __future__ import annotations

import pytest

from marked import page
from trucewatch.reconcile.differ_promises import deliveries, promise_disagreements
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
