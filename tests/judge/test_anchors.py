"""A fact is held by its characters and found again by them."""

from __future__ import annotations

import pytest

from altered import replaced, with_fact, without
from judging import ACCOUNT, FIRE, KELL, MAIL, ORDU, POST, TEXTS, spot
from sample import SAMPLE
from sample import TEXTS as SAMPLE_TEXTS
from trucewatch.core.account import Assessment, Reason
from trucewatch.core.problems import InputError
from trucewatch.judge.anchors import anchor_of, place_of, spread
from trucewatch.judge.facts import LISTS, PARTS, Spot, things_of


def anchor(name: str):  # type: ignore[no-untyped-def]
    at = spot(name)
    return anchor_of(ACCOUNT, TEXTS, at.kind, at.fact, at.part)


def test_every_fact_and_part_with_characters_is_found_again() -> None:
    for account, texts in ((ACCOUNT, TEXTS), (SAMPLE, SAMPLE_TEXTS)):
        found = 0
        for kind in (*LISTS, *PARTS):
            if account is SAMPLE and kind == "actor":
                continue  # nobody of the sample is mentioned anywhere
            for at, _ in things_of(account, kind):
                assert place_of(anchor_of(account, texts, kind, at.fact, at.part), account, texts).spot == at
                found += 1
        assert found > 8


def test_two_incidents_of_one_sentence_are_told_apart_by_what_they_are() -> None:
    held = anchor("ordu")
    assert held.told_by == ("form",)
    assert held.known_by["place"] == "Ordu"
    assert anchor("kell").told_by == ("form",)
    assert anchor("fire").told_by == ()


def test_parties_of_one_position_are_told_apart_by_name() -> None:
    assert anchor("halt positions 0").told_by == ("party",)
    assert anchor("halt positions 1").known_by["party"] == "Southmark"


def test_where_its_twin_alone_is_left_it_is_not_taken_for_the_twin() -> None:
    held = anchor("ordu")
    gone = place_of(held, without(ACCOUNT, "incidents", "ordu"), TEXTS)
    assert gone.spot is None
    assert gone.why == "no incident on its characters has what told it from others (form: shelling)"
    assert gone.spans == POST["raids"]


def test_alone_on_its_characters_it_is_found_whatever_else_changed() -> None:
    other = with_fact(ACCOUNT, "incidents", "fire", id="moved", form="drone", target_text="an oil depot")
    assert place_of(anchor("fire"), other, TEXTS).spot == Spot("incident", "moved")


def test_two_that_fit_alike_are_none() -> None:
    twin = replaced(ACCOUNT, incidents=(*ACCOUNT.incidents, replaced(ORDU, id="twin")))
    found = place_of(anchor("ordu"), twin, TEXTS)
    assert found.spot is None
    assert found.why == "2 of a kind (incident) rest on its characters alike"


def test_the_one_that_rests_on_most_of_the_characters_is_it() -> None:
    wide = replaced(ACCOUNT, incidents=(replaced(ORDU, evidence=POST["mortars"]), replaced(KELL, form="shelling")))
    assert place_of(anchor("ordu"), wide, TEXTS).spot == Spot("incident", "kell")


def test_one_that_shares_a_few_characters_is_not_it() -> None:
    brief = replaced(KELL, evidence=(*POST["ordu"], *POST["lull"]), form="shelling")
    found = place_of(anchor("ordu"), replaced(ACCOUNT, incidents=(brief,)), TEXTS)
    assert found.spot is None
    assert found.why == "no incident rests on its characters and not on many others"


def test_a_small_fact_is_not_found_in_a_wide_one_that_took_it_in() -> None:
    wide = replaced(FIRE, evidence=(*MAIL["fire"], *MAIL["dead"], *MAIL["lull"]))
    small = replaced(FIRE, evidence=MAIL["dead"])
    held = anchor_of(replaced(ACCOUNT, incidents=(small,)), TEXTS, "incident", "fire")
    assert place_of(held, replaced(ACCOUNT, incidents=(wide,)), TEXTS).spot is None
    grown = replaced(FIRE, evidence=(*MAIL["dead"], *POST["raids"], *POST["lull"], *POST["dead"]))
    assert place_of(held, replaced(ACCOUNT, incidents=(grown,)), TEXTS).spot == Spot("incident", "fire")


def test_a_test_is_held_by_its_version_and_its_incident() -> None:
    test = Assessment("t", "halt", 0, "kell", "yes", "yes", "unclear", "unclear", (Reason("So.", ()),))
    account = replaced(ACCOUNT, assessments=(test,))
    held = anchor_of(account, TEXTS, "assessment", "t")
    assert [part.kind for part in held.of] == ["version", "incident"]
    moved = replaced(account, assessments=(replaced(test, id="u"),))
    assert place_of(held, moved, TEXTS).spot == Spot("assessment", "u")
    other = replaced(account, assessments=(replaced(test, incident="ordu"),))
    assert place_of(held, other, TEXTS).why == "the incident is not tested against that version any more"


def test_what_rests_on_no_text_at_hand_cannot_be_held() -> None:
    with pytest.raises(InputError, match="no text that is at hand"):
        anchor_of(ACCOUNT, {}, "incident", "ordu")
    with pytest.raises(InputError, match="no incident 'storm'"):
        anchor_of(ACCOUNT, TEXTS, "incident", "storm")
    with pytest.raises(InputError, match="part 7"):
        anchor_of(ACCOUNT, TEXTS, "count", "ordu", 7)


def test_marks_are_spread_over_the_reports() -> None:
    spans = (*POST["ordu"], *POST["kell"], *POST["army"], *MAIL["army2"])
    assert set(spread(spans, 2)) == {min(POST["ordu"]), MAIL["army2"][0]}


def test_of_two_that_one_was_split_into_it_is_the_one_known_by_more_of_the_same() -> None:
    both = replaced(FIRE, evidence=(*MAIL["fire"], *POST["drones"]))
    held = anchor_of(replaced(ACCOUNT, incidents=(both,)), TEXTS, "incident", "fire")
    rest = replaced(KELL, id="rest", evidence=MAIL["fire"])
    same = replaced(FIRE, id="same", evidence=POST["drones"])
    assert place_of(held, replaced(ACCOUNT, incidents=(rest, same)), TEXTS).spot == Spot("incident", "same")


def test_an_actor_is_found_by_any_of_its_names() -> None:
    actors = (
        replaced(ACCOUNT.actors[0], names=("the army", "Southmark's army")),
        replaced(ACCOUNT.actors[1], id="post", name="army post", names=("army post",), mentions=POST["army"]),
    )
    held = anchor_of(replaced(ACCOUNT, actors=actors), TEXTS, "actor", "army")
    assert held.told_by == ("name",)
    later = (replaced(actors[0], name="Southmark's army"), actors[1])
    assert place_of(held, replaced(ACCOUNT, actors=later), TEXTS).spot == Spot("actor", "army")
