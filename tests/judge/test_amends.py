"""A field says what a person says it does, with its characters or none; a wrong value is refused with what is right."""

from __future__ import annotations

from typing import Any

import pytest

from altered import replaced
from judging import ACCOUNT, MAIL, POST, TEXTS, fact, log_of, maker, spot, states, unjudged
from trucewatch.core.account import Account, Assessment, Reason
from trucewatch.core.problems import InputError
from trucewatch.core.spans import Span
from trucewatch.core.values import Quantity, When
from trucewatch.judge.apply import judged
from trucewatch.judge.fields import amendable
from trucewatch.monitor.breaches import assessments_of


def after(name: str, field: str, value: Any, *rests_on: Span, account: Account = ACCOUNT) -> Account:
    made = maker(account).amend(spot(name, account), field, value, rests_on)
    return judged(account, log_of(made), TEXTS)


def test_an_amended_field_names_the_characters_that_it_was_read_from() -> None:
    made = fact(after("kell", "target_text", "a depot", *POST["drones"]), "kell")
    assert made.target_text == "a depot"
    assert made.read["target_text"] == POST["drones"]


def test_without_characters_the_judgement_stands_for_it() -> None:
    account = after("kell", "form", "missile")
    assert fact(account, "kell").form == "missile"
    assert "form" not in fact(account, "kell").read
    (told,) = account.judgements
    assert (told.state, told.fact, told.field) == ("applied", "kell", "form")
    assert told.says == "Form is missile; it was read as drone."
    assert told.evidence == POST["raids"]


def test_a_date_is_a_stated_time_with_its_characters() -> None:
    made = fact(after("fire", "happened", "2031-05-07", *MAIL["fire"]), "fire")
    assert made.happened == When("2031-05-07", "2031-05-07", "stated", MAIL["fire"])


def test_an_actor_is_named_by_its_name_or_id() -> None:
    for name in ("Southmark", "south", "southmark"):
        assert fact(after("kell", "accused", name), "kell").accused == "south"


def test_a_number_alone_keeps_its_unit() -> None:
    assert fact(after("fire counts 0", "value", 7), "fire").counts[0].value == Quantity(7, 7, "people", None)


def test_a_part_rests_on_what_its_new_value_was_read_from() -> None:
    made = fact(after("halt positions 1", "stance", "declines", *MAIL["lull"]), "halt").positions[1]
    assert (made.party, made.stance) == ("south", "declines")
    assert set(made.evidence) == {*POST["both"], *MAIL["lull"]}


def test_a_field_inside_another_is_dotted() -> None:
    made = fact(after("halt versions 0", "scope.targets", ["infrastructure/energy"]), "halt").versions[0]
    assert made.scope.targets == ("infrastructure/energy",)
    assert made.scope.binds == ("north", "south")


def test_another_start_leaves_the_end_open_that_was_counted_from_it() -> None:
    account = after("halt versions 0", "starts", "2031-05-06")
    assert fact(account, "halt").versions[0].expires == ()
    assert "When it ends is open" in account.judgements[0].says
    ends = maker().amend(spot("halt versions 0"), "expires", [{"at": "2031-05-16", "rule": "ten days"}])
    starts = maker().amend(spot("halt versions 0"), "starts", "2031-05-06")
    both = judged(ACCOUNT, log_of(ends, starts), TEXTS)
    assert fact(both, "halt").versions[0].expires[0].at == "2031-05-16"


@pytest.mark.parametrize(
    ("name", "field", "value", "right"),
    [
        ("kell", "form", "rocketry", "It is one of: .*drone.*missile"),
        ("kell", "accused", "Eastland", "no actor 'Eastland'"),
        ("kell", "happened", "last Tuesday", "no date of ISO 8601"),
        ("kell", "happened", {"earliest": "2031-05-09", "latest": "2031-05-07"}, "ends before it begins"),
        ("kell", "targets", ["infrastructure/cheese"], "not in the tree of targets"),
        ("south", "of", "Southmark", "an actor cannot be of itself"),
        ("kell", "part_of", "kell", "an incident cannot be part of itself"),
        ("kell", "evidence", [], "these can: form, happened"),
        ("kell", "counts", [], "cannot be amended"),
        ("kell", "form.letter", "d", "Amend 'form' as a whole"),
        ("fire counts 0", "value", {"low": 9, "high": 2, "unit": "people", "hedge": None}, "low end lies above"),
        ("fire counts 0", "cumulative", "often", "Expected `bool`"),
        ("halt versions 0", "expires", [{"at": "soon", "rule": "r"}], "'soon' is no date"),
    ],
)
def test_a_wrong_value_is_refused_with_what_would_be_right(name: str, field: str, value: Any, right: str) -> None:
    with pytest.raises(InputError, match=right):
        maker().amend(spot(name), field, value)


def test_a_name_of_two_actors_is_refused() -> None:
    army = replaced(fact(ACCOUNT, "army"), id="army-2", mentions=POST["lull"])
    with pytest.raises(InputError, match="2 actors bear the name 'the army'"):
        maker(replaced(ACCOUNT, actors=(*ACCOUNT.actors, army))).amend(spot("kell"), "accused", "the army")


def test_an_actor_that_is_renamed_by_a_rebuild_is_found_by_its_mentions() -> None:
    made = maker().amend(spot("kell"), "accused", "Ilva Torrin")
    actors = tuple(replaced(one, id="a-7", name="Gen. Torrin") if one.id == "torrin" else one for one in ACCOUNT.actors)
    statements = tuple(replaced(one, speaker="a-7") if one.speaker == "torrin" else one for one in ACCOUNT.statements)
    rebuilt = replaced(ACCOUNT, actors=actors, statements=statements)
    assert fact(judged(rebuilt, log_of(made), TEXTS), "kell").accused == "a-7"


def test_a_value_that_names_somebody_who_is_gone_is_orphaned_and_the_earlier_word_stands() -> None:
    first, second = (maker().amend(spot("kell"), "accused", name) for name in ("Southmark", "Ilva Torrin"))
    rebuilt = replaced(
        ACCOUNT,
        actors=tuple(one for one in ACCOUNT.actors if one.id != "torrin"),
        statements=tuple(one for one in ACCOUNT.statements if one.speaker != "torrin"),
    )
    account = judged(rebuilt, log_of(first, second), TEXTS)
    assert states(account) == ["applied", "orphaned"]
    assert account.judgements[1].says == "Not applied: the actor 'Ilva Torrin' that it names is not found here."
    assert fact(account, "kell").accused == "south"


def test_an_answer_of_a_test_is_a_persons_and_the_result_follows() -> None:
    test = Assessment("t", "halt", 0, "kell", "unclear", "yes", "yes", "unclear", (Reason("So.", ()),))
    account = replaced(ACCOUNT, assessments=(test,))
    made = after("t", "in_scope", "yes", *POST["drones"], account=account).assessments[0]
    assert (made.in_scope, made.result) == ("yes", "inside")
    assert made.reasons[-1].says == "By the judgement of Ada, the answer to “in scope” is yes."
    assert made.reasons[-1].evidence == POST["drones"]


def test_tests_are_made_anew_from_facts_as_people_judged_them() -> None:
    built = replaced(ACCOUNT, assessments=assessments_of(ACCOUNT))
    before = next(one for one in built.assessments if one.incident == "kell")
    assert before.by_bound_party == "unclear"
    log = log_of(maker().amend(spot("kell"), "accused", "Southmark"))
    made = judged(built, log, TEXTS, assess=assessments_of)
    assert next(one for one in made.assessments if one.incident == "kell").by_bound_party == "yes"
    stale = judged(built, log, TEXTS)
    assert [one.incident for one in stale.assessments] == ["ordu", "fire"]


def test_what_can_be_amended_is_no_evidence_and_no_part() -> None:
    assert amendable("meeting") == ("form", "parties", "when", "place", "status")
    assert amendable("assessment") == ("in_scope", "in_time", "by_bound_party")
    assert "same_as" not in amendable("statement")


def test_the_value_as_it_was_changes_nothing_but_what_it_was_read_from() -> None:
    account = after("kell", "form", "drone", *POST["drones"])
    assert unjudged(account) == ACCOUNT


def test_two_answers_of_a_test_are_two_judgements_of_what_was_seen() -> None:
    test = Assessment("t", "halt", 0, "kell", "unclear", "unclear", "yes", "unclear", (Reason("So.", ()),))
    account = replaced(ACCOUNT, assessments=(test,))
    first = maker(account).amend(spot("t", account), "in_scope", "yes")
    seen = judged(account, log_of(first), TEXTS)
    second = maker(seen).amend(spot("t", seen), "in_time", "yes")
    made = judged(account, log_of(first, second), TEXTS)
    assert made.assessments[0].result == "inside"
    assert [one.changed for one in made.judgements] == [(), ()]
