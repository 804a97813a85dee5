"""The last word stands, an undo takes one back, and every judgement is told with what became of it."""

from __future__ import annotations

import pytest

from judging import ACCOUNT, LATER, TEXTS, fact, log_of, maker, spot, states, unjudged
from trucewatch.core.judgements import Judgement
from trucewatch.judge.apply import judged, judged_facts, judged_verdicts
from trucewatch.judge.decide import Maker

ADA = maker()
BO = maker(by="Bo", at=LATER)


def test_no_judgement_changes_nothing() -> None:
    assert judged(ACCOUNT, (), TEXTS) is ACCOUNT


def test_two_reviewers_stand_in_the_list_and_the_later_is_the_last_word() -> None:
    log = log_of(
        ADA.amend(spot("kell"), "form", "missile"), BO.amend(spot("kell"), "form", "explosion", why="no launch")
    )
    account = judged(ACCOUNT, log, TEXTS)
    assert fact(account, "kell").form == "explosion"
    assert [(one.by, one.state) for one in account.judgements] == [("Ada", "overtaken"), ("Bo", "applied")]
    assert account.judgements[0].says == f"Overtaken by Bo (amend form, {LATER})."
    assert account.judgements[1].why == "no launch"


def test_other_fields_and_other_facts_overtake_nothing() -> None:
    log = log_of(
        ADA.amend(spot("kell"), "form", "missile"),
        BO.amend(spot("kell"), "target_text", "a depot"),
        BO.amend(spot("ordu"), "form", "explosion"),
    )
    assert states(judged(ACCOUNT, log, TEXTS)) == ["applied"] * 3


def test_a_whole_field_overtakes_what_was_said_inside_it() -> None:
    inside = ADA.amend(spot("halt versions 0"), "scope.targets", ["military"])
    whole = BO.amend(spot("halt versions 0"), "scope", {"targets": ["civilian"]})
    assert states(judged(ACCOUNT, log_of(inside, whole), TEXTS)) == ["overtaken", "applied"]
    account = judged(ACCOUNT, log_of(whole, inside), TEXTS)
    assert states(account) == ["applied", "applied"]
    assert fact(account, "halt").versions[0].scope.targets == ("military",)


def test_keep_overrules_reject_and_reject_keep() -> None:
    reject, keep = ADA.reject(spot("kell")), BO.keep(spot("kell"))
    kept = judged(ACCOUNT, log_of(reject, keep), TEXTS)
    assert unjudged(kept) == ACCOUNT
    assert states(kept) == ["overtaken", "applied"]
    out = judged(ACCOUNT, log_of(keep, reject), TEXTS)
    assert fact(out, "kell") is None
    assert states(out) == ["overtaken", "applied"]


def test_what_is_out_takes_what_was_said_of_it_along() -> None:
    amend, count, reject = (
        ADA.amend(spot("ordu"), "form", "missile"),
        ADA.reject(spot("ordu counts 1")),
        BO.reject(spot("ordu")),
    )
    account = judged(ACCOUNT, log_of(amend, count, reject), TEXTS)
    assert states(account) == ["overtaken", "overtaken", "applied"]
    assert account.judgements[0].says == f"It is out of the account by Bo (reject, {LATER})."


def test_an_undo_takes_back_and_an_undone_undo_does_not() -> None:
    reject = ADA.reject(spot("kell"))
    (first,) = log_of(reject)
    undo = BO.undo(first.id)
    back = judged(ACCOUNT, log_of(reject, undo), TEXTS)
    assert unjudged(back) == ACCOUNT
    assert states(back) == ["undone", "applied"]
    assert back.judgements[0].says == f"Taken back by Bo (undo, {LATER})."
    undone = log_of(reject, undo)[1]
    again = judged(ACCOUNT, log_of(reject, undo, ADA.undo(undone.id)), TEXTS)
    assert fact(again, "kell") is None
    assert states(again) == ["applied", "undone", "applied"]


def test_an_undone_last_word_gives_the_word_back() -> None:
    one, two = ADA.amend(spot("kell"), "form", "missile"), BO.amend(spot("kell"), "form", "explosion")
    undo = ADA.undo(log_of(one, two)[1].id)
    account = judged(ACCOUNT, log_of(one, two, undo), TEXTS)
    assert states(account) == ["applied", "undone", "applied"]
    assert fact(account, "kell").form == "missile"


def test_an_undo_of_nothing_is_told() -> None:
    account = judged(ACCOUNT, log_of(ADA.undo("f" * 64)), TEXTS)
    assert states(account) == ["orphaned"]
    assert unjudged(account) == ACCOUNT


def test_what_is_judged_of_the_account_as_amended_holds_without_the_amend() -> None:
    renamed = ADA.amend(spot("ordu"), "form", "missile")
    seen = judged(ACCOUNT, log_of(renamed), TEXTS)
    told = Maker(seen, TEXTS, "Bo", LATER).amend(spot("ordu"), "target_text", "a barracks")
    assert told.about is not None
    assert told.about.known_by["form"] == "missile"
    undo = ADA.undo(log_of(renamed)[0].id)
    account = judged(ACCOUNT, log_of(renamed, told, undo), TEXTS)
    assert states(account) == ["undone", "applied", "applied"]
    assert (fact(account, "ordu").form, fact(account, "ordu").target_text) == ("shelling", "a barracks")
    assert fact(account, "kell").target_text == ""


def test_the_twin_of_what_is_out_is_judged_by_its_own_name() -> None:
    out = ADA.reject(spot("ordu"))
    seen = judged(ACCOUNT, log_of(out), TEXTS)
    told = Maker(seen, TEXTS, "Bo", LATER).amend(spot("kell"), "target_text", "a depot")
    account = judged(ACCOUNT, log_of(out, told), TEXTS)
    assert states(account) == ["applied", "applied"]
    assert fact(account, "kell").target_text == "a depot"


def test_what_is_judged_without_those_who_are_out_is_known_with_them() -> None:
    out, count = ADA.reject(spot("south")), ADA.reject(spot("ordu counts 1"))
    seen = judged(ACCOUNT, log_of(out, count), TEXTS)
    keep = Maker(seen, TEXTS, "Bo", LATER).keep(spot("ordu"))
    assert keep.about is not None
    assert keep.about.known_by["accused"] == "not stated"
    told = judged(ACCOUNT, log_of(out, count, keep), TEXTS).judgements[2]
    assert (told.state, told.changed) == ("applied", ())


def test_applying_twice_is_applying_once() -> None:
    log = log_of(ADA.reject(spot("kell")), ADA.amend(spot("ordu"), "form", "missile"))
    once = judged(ACCOUNT, log, TEXTS)
    assert judged(once, log, TEXTS) is once


def test_an_account_judged_by_another_log_is_refused() -> None:
    once = judged(ACCOUNT, log_of(ADA.reject(spot("kell"))), TEXTS)
    with pytest.raises(ValueError, match="of another log"):
        judged(once, log_of(ADA.keep(spot("ordu"))), TEXTS)


def test_a_rejected_fact_takes_its_differences_and_is_named_by_nobody() -> None:
    account = judged(ACCOUNT, log_of(ADA.reject(spot("ordu"))), TEXTS)
    assert account.disagreements == ()
    assert account.judgements[0].says == "Taken out, with 1 difference of it."
    assert account.judgements[0].fact is None
    nobody = judged(ACCOUNT, log_of(ADA.reject(spot("south"))), TEXTS)
    assert fact(nobody, "ordu").accused is None
    assert fact(nobody, "army").of is None
    assert [one.party for one in fact(nobody, "halt").positions] == ["north"]
    assert fact(nobody, "halt").versions[0].scope.binds == ("north",)
    assert nobody.judgements[0].says == "Taken out; 3 facts no longer name it."


def test_a_rejected_count_takes_its_reading_and_is_the_whole_of_no_other() -> None:
    account = judged(ACCOUNT, log_of(ADA.reject(spot("ordu counts 0"))), TEXTS)
    assert [one.part_of for one in fact(account, "ordu").counts] == [None]
    assert len(account.disagreements) == 1  # the other count of the incident rests on the same characters
    both = log_of(ADA.reject(spot("ordu counts 0")), ADA.reject(spot("ordu counts 1")))
    assert judged(ACCOUNT, both, TEXTS).disagreements == ()


def test_a_rejected_difference_is_out_and_its_facts_stay() -> None:
    account = judged(ACCOUNT, log_of(ADA.reject(spot("d-1"))), TEXTS)
    assert account.disagreements == ()
    assert account.incidents == ACCOUNT.incidents
    judgement = log_of(ADA.amend(spot("d-1"), "kind", "update"))
    assert judged(ACCOUNT, judgement, TEXTS).disagreements[0].kind == "update"


def test_a_rejected_statement_leaves_its_group() -> None:
    account = judged(ACCOUNT, log_of(ADA.reject(spot("s-dead"))), TEXTS)
    assert fact(account, "s-six").same_as is None


def test_a_judgement_without_an_anchor_that_is_no_undo_harms_nothing() -> None:
    account = judged(ACCOUNT, log_of(Judgement("keep", "Ada", LATER)), TEXTS)
    assert states(account) == ["orphaned"]


def test_the_second_step_is_not_taken_before_the_first() -> None:
    with pytest.raises(ValueError, match="take the first step"):
        judged_verdicts(ACCOUNT, log_of(ADA.reject(spot("kell"))), TEXTS)
    log = log_of(ADA.reject(spot("kell")), ADA.reject(spot("d-1")))
    facts = judged_facts(ACCOUNT, log, TEXTS)
    assert judged_facts(facts, log, TEXTS) is facts
    assert judged_verdicts(facts, log, TEXTS) == judged(ACCOUNT, log, TEXTS)
