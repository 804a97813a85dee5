"""What titles say of the instruments of the text below them."""

from __future__ import annotations

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna."
TRUCE = "The truce took effect at noon on Monday. The truce was quiet."


def instruments(title: str, text: str = TRUCE) -> list[Instrument]:
    """The instruments of a report with a title."""
    page, context = scene(f"{title}\n\n{WAR}\n\n{text}")
    return [fact for fact in find_instruments(page, context).facts if isinstance(fact, Instrument)]


def stances(title: str, text: str = TRUCE) -> set[tuple[str, str]]:
    """Party and stance of every position."""
    return {(p.party, p.stance) for one in instruments(title, text) for p in one.positions}


def test_a_title_tells_where_parties_stand_on_the_truce_of_the_text() -> None:
    [truce] = instruments("Aruna rejects Belmar truce")
    assert {(p.party, p.stance) for p in truce.positions} == {("aruna", "declines")}
    assert "truce" in {span.exact for span in truce.evidence} | {truce.label}


def test_a_comma_joins_the_parties_of_a_title() -> None:
    assert stances("Aruna, Belmar sign truce") == {("aruna", "accepts"), ("belmar", "accepts")}


def test_a_subject_of_which_only_a_part_is_known_takes_no_stance() -> None:
    assert stances("Aruna, river gunmen sign truce") == set()


def test_the_label_and_scope_of_an_instrument_are_the_texts() -> None:
    [with_title] = instruments("Aruna and Belmar sign full port truce")
    [without] = instruments("A long night on the river")
    assert (with_title.label, with_title.form) == (without.label, without.form)


def test_what_only_the_title_names_is_an_instrument_where_somebody_takes_a_stance() -> None:
    [one] = instruments("Belmar rejects prisoner swap", "The river was quiet on Monday.")
    assert (one.form, [(p.party, p.stance) for p in one.positions]) == ("exchange", [("belmar", "declines")])
    assert instruments("Talk of a prisoner swap", "The river was quiet on Monday.") == []
