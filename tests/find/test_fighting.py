"""Who fights whom, over all reports of a story."""

from __future__ import annotations

import msgspec

from scenes import CAST, scene
from trucewatch.core.account import Actor, Origin
from trucewatch.find.fighting import belligerents_among, find_belligerents, tally_of
from trucewatch.find.instruments.instruments import find_instruments
from trucewatch.find.subjects import Subjects
from trucewatch.find.survey import Survey

ACTORS = {key: Actor(key, names[0], kind, names, (), of, ()) for key, (kind, of, names) in CAST.items()}
WAR = "Troops of Aruna shelled two towns of Belmar overnight. Belmar fired rockets at Aruna."


def fighting(*texts: str, more: dict[str, Actor] | None = None) -> tuple[str, ...]:
    tallies = [tally_of(Subjects(Survey(*scene(text)))) for text in texts]
    return belligerents_among(tallies, ACTORS | (more or {}))


def test_those_named_among_the_fighting_are_the_sides() -> None:
    assert fighting(WAR + " Cadel sent blankets.") == ("aruna", "belmar")


def test_a_report_that_names_one_side_learns_the_other_from_the_rest() -> None:
    page, context = scene("The truce holds. Both sides accepted a longer truce on Friday, Aruna said.")
    _, other = scene(WAR)
    known = find_belligerents([(page, context), scene(WAR)], context.cast)
    assert known == {"s": ("aruna", "belmar")}
    told = find_instruments(page, msgspec.structs.replace(context, belligerents=known["s"])).facts
    stands = {position.party for fact in told for position in fact.positions if position.stance == "accepts"}
    assert {"aruna", "belmar"} <= stands
    assert other.belligerents == ()


def test_who_calls_on_both_sides_is_none_of_them_unless_it_fights() -> None:
    calls = "Cadel urged both sides to stop the attacks."
    assert fighting(WAR + " " + calls) == ("aruna", "belmar")
    fights = "The Hill League urged both sides to keep the truce. " + "Hill League fighters struck Aruna's troops. " * 3
    assert fighting(fights + "Aruna shelled the Hill League.") == ("aruna", "league")


def test_an_army_without_a_name_is_the_one_states() -> None:
    army = {"army": Actor("army", "army", "military", ("army",), (), None, ())}
    tally = tally_of(Subjects(Survey(*scene("Aruna's army struck the Hill League."))))
    tally.fighting.add(["army"], 9)
    assert belligerents_among([tally], ACTORS | army) == ("aruna", "league")


def test_those_who_make_a_truce_fight_where_nobody_else_is_told_to() -> None:
    assert fighting("Aruna and the Hill League signed a truce.") == ("aruna", "league")


def test_the_order_of_the_reports_does_not_matter() -> None:
    texts = (WAR, "The Hill League attacked a post.", "Aruna bombed a village.")
    assert fighting(*texts) == fighting(*reversed(texts))


def test_prints_of_one_text_weigh_once() -> None:
    copies = [scene(f"Cadel shelled a town of the Hill League. {number} Cadel struck it.") for number in range(5)]
    others = [scene("Aruna shelled Belmar. Belmar struck Aruna."), scene("Belmar bombed Aruna. Aruna fired at Belmar.")]
    spans = tuple(page.span(0, len(page.text)) for page, _ in copies)
    wire = Origin("o", "wire", None, tuple(page.report.id for page, _ in copies), spans, "one text")
    cast = copies[0][1].cast
    assert "cadel" in find_belligerents([*copies, *others], cast)["s"]
    assert find_belligerents([*copies, *others], cast, (wire,))["s"] == ("aruna", "belmar")
