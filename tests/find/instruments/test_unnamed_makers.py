"""Who makes a truce need not be named: one side's declaration is an order, a prolongation by both an agreement."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments


def kind(text: str) -> str:
    """The kind of the one instrument of a report."""
    (found,) = [fact for fact in find_instruments(*scene(text)).facts if isinstance(fact, Instrument)]
    return found.kind


@pytest.mark.parametrize(
    "told",
    [
        "The army declared a permanent ceasefire on Monday.",
        "The insurgents have declared a ten-day truce from Friday.",
        "A permanent ceasefire was declared by the army.",
        "Rebel leaders announced a unilateral truce on Monday.",
        "The junta ordered a halt to all offensive operations.",
        "Cadel declared a permanent ceasefire.",
    ],
)
def test_what_one_side_declares_is_its_order(told: str) -> None:
    assert kind(told) == "order"


@pytest.mark.parametrize(
    "told",
    [
        "The army declared a ceasefire with the insurgents on Monday.",
        "The two armies declared a permanent ceasefire on Monday.",
        "The army may declare a permanent ceasefire this week.",
        "The army has not declared a permanent ceasefire.",
        "The mediator declared a permanent ceasefire on Monday.",
        "The army announced the permanent ceasefire agreement on Monday.",
        "Aruna and Belmar agreed on a permanent ceasefire, and the army declared a permanent ceasefire.",
    ],
)
def test_what_is_not_one_sides_alone_is_no_order(told: str) -> None:
    assert kind(told) != "order"


@pytest.mark.parametrize(
    "told",
    [
        "Both sides agreed to prolong the truce.",
        "The two governments have agreed on a ten-day extension of the truce.",
        "The truce was extended by ten days.",
    ],
)
def test_a_prolongation_that_is_settled_is_an_agreement(told: str) -> None:
    assert kind(told) == "agreement"


@pytest.mark.parametrize(
    "told",
    [
        "The sides may agree to extend the truce.",
        "It is unclear whether both sides agreed to prolong the truce.",
        "The mediators proposed to extend the truce by ten days.",
        "Talks will end unless the truce was extended by ten days.",
    ],
)
def test_a_prolongation_that_is_hoped_for_is_none(told: str) -> None:
    assert kind(told) != "agreement"
