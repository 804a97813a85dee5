"""Rows of tables held against a text, its days aside."""

from __future__ import annotations

from typing import Any

import pytest

from made_events import event
from made_facts import CAST, day, found, frame, instrument, told, version
from trucewatch.core.account import Account, Expiry
from trucewatch.monitor.held import Text, event_answer, texts_of
from trucewatch.monitor.sides import Cast
from trucewatch.reconcile.assemble import assemble

OWN = told("a", "<t>Both sides agreed on a truce.</t>")
KNOWN = Cast(CAST)


def account_of(*versions: dict[str, Any], **fields: Any) -> Account:
    """The account of one truce between both sides, with these versions."""
    made = instrument(
        OWN["t"],
        **{"parties": ("north", "south"), "versions": tuple(version(OWN["t"], **one) for one in versions), **fields},
    )
    return assemble(frame(OWN), {OWN.page.report.id: found(made)}, {OWN.page.report.id: OWN.page})


def text_of(**scope: Any) -> Text:
    """The text of a truce of both sides that covers so much; a whole ceasefire where nothing is said."""
    form = "partial_ceasefire" if scope else "ceasefire"
    (only,) = texts_of(account_of({"starts": day("2031-05-04"), **scope}, form=form))
    return only


ENERGY = {"scope_targets": ("infrastructure/energy",)}


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, "yes"),
        ({"is_act": "unclear"}, "unclear"),
        ({"accused": "Red Front"}, "unclear"),
        ({"accused": None}, "yes"),
        ({"accused": None, "sides": ("Northland", "Red Front")}, "unclear"),
        ({"accused": None, "sides": ("Northland", "Civilians (Southmark)")}, "yes"),
        ({"accused": None, "sides": ("Civilians (Southmark)",)}, "unclear"),
        ({"accused": None, "sides": ()}, "unclear"),
        ({"accused": "the League"}, "no"),
        ({"accused": None, "sides": ("the League", "Northland")}, "unclear"),
        ({"forms": ("interception",)}, "unclear"),
    ],
)
def test_a_whole_truce_covers_acts_of_sides_that_it_binds(fields: dict[str, Any], answer: str) -> None:
    assert event_answer(event(**fields), text_of(), KNOWN) == answer


@pytest.mark.parametrize(
    ("targets", "answer"),
    [
        (("infrastructure/energy/power",), "yes"),
        (("civilian/housing",), "no"),
        (("infrastructure/energy/power", "civilian/housing"), "unclear"),
        (("infrastructure",), "unclear"),
        ((), "unclear"),
    ],
)
def test_notes_that_name_a_target_within_and_one_without_leave_it_unclear(
    targets: tuple[str, ...], answer: str
) -> None:
    assert event_answer(event(targets=targets), text_of(**ENERGY), KNOWN) == answer


@pytest.mark.parametrize(
    ("forms", "answer"),
    [
        (("drone",), "yes"),
        (("shelling",), "no"),
        (("shelling", "missile"), "unclear"),
        (("air_strike", "drone"), "yes"),
    ],
)
def test_a_kind_that_may_be_two_forms_counts_where_both_count(forms: tuple[str, ...], answer: str) -> None:
    assert event_answer(event(forms=forms), text_of(scope_domains=("air",)), KNOWN) == answer


def test_versions_alike_in_days_and_scope_are_one_text_and_others_are_not() -> None:
    starts, ends = day("2031-05-04"), (Expiry("2031-05-14", "as stated"),)
    account = account_of(
        {"by": "north", "starts": starts, "expires": ends, **ENERGY},
        {"by": "south", "starts": starts, "expires": ends, **ENERGY},
        {"by": "broker", "starts": starts, "expires": ends, "scope_targets": ("infrastructure",)},
        form="partial_ceasefire",
    )
    assert [len(text.versions) for text in texts_of(account)] in ([2, 1], [1, 2])


@pytest.mark.parametrize("fields", [{"kind": "talks"}, {"form": "exchange"}, {"form": "partial_ceasefire"}])
def test_talks_exchanges_and_halts_of_nothing_named_are_no_text_to_count_by(fields: dict[str, Any]) -> None:
    assert texts_of(account_of({"starts": day("2031-05-04")}, **fields)) == ()
