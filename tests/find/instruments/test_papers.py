"""Texts that parties sign or turn down in reports that tell of truces as well."""

from __future__ import annotations

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna. "


def instruments(text: str) -> list[Instrument]:
    """The instruments of a text."""
    page, context = scene(WAR + text)
    return [fact for fact in find_instruments(page, context).facts if isinstance(fact, Instrument)]


def stances(text: str) -> dict[str, set[tuple[str, str]]]:
    """Party and stance of every position, by form."""
    return {one.form: {(p.party, p.stance) for p in one.positions} for one in instruments(text)}


def test_a_paper_signed_beside_a_swap_is_an_instrument() -> None:
    found = stances(
        "Aruna and Belmar signed an accord on Tuesday in Cadel. "
        "Belmar released 40 prisoners a week ago, and Aruna handed over 12 captives."
    )
    assert found["other"] == {("aruna", "accepts"), ("belmar", "accepts")}


def test_a_paper_signed_before_the_truce_is_named_is_that_truce() -> None:
    found = stances("Aruna and Belmar signed an accord on Tuesday in Cadel. The ceasefire begins at noon on Friday.")
    assert found == {"ceasefire": {("aruna", "accepts"), ("belmar", "accepts")}}
