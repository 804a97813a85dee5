"""What most needs eyes comes first, each with its reasons, and what has been judged is out of the queue."""

from __future__ import annotations

from altered import replaced, with_fact
from judging import ACCOUNT, TEXTS, log_of, maker, spot
from sample import EMPTY, SAMPLE
from trucewatch.core.account import Account
from trucewatch.judge.apply import judged
from trucewatch.judge.queue import POINTS, Due, queue_of
from trucewatch.monitor.breaches import assessments_of

ADA = maker()


def due(account: Account, name: str) -> Due | None:
    return next((one for one in queue_of(account) if one.fact == name), None)


def causes(account: Account, name: str) -> list[str]:
    found = due(account, name)
    return [one.name for one in found.causes] if found else []


def test_what_the_reports_dispute_comes_before_what_one_text_carries() -> None:
    assert [one.fact for one in queue_of(ACCOUNT)] == ["ordu", "fire", "kell", "halt", "s-mail"]
    assert [one.score for one in queue_of(ACCOUNT)] == [16, 5, 5, 5, 2]
    assert causes(ACCOUNT, "ordu") == ["disputed", "alleged", "single_origin", "low_support"]
    assert causes(ACCOUNT, "kell") == ["single_origin", "low_support"]
    assert causes(ACCOUNT, "s-mail") == ["unnamed"]


def test_a_score_is_the_sum_of_its_causes() -> None:
    for one in queue_of(SAMPLE):
        assert one.score == sum(POINTS[cause.name] for cause in one.causes)
        assert all(cause.says for cause in one.causes)


def test_an_allegation_within_a_text_that_holds_says_which_text() -> None:
    found = due(SAMPLE, "raid")
    assert found is not None
    assert [(one.name, one.says) for one in found.causes] == [
        ("in_force", "it is read as within what is covered, in its time: harbour truce"),
        ("unclear", "whether it falls under the text is unclear: harbour truce"),
        ("alleged", "it is denied by Doss"),
    ]
    ended = with_fact(SAMPLE, "instruments", "truce", status="expired")
    assert causes(ended, "raid") == ["alleged"]


def test_what_is_judged_is_no_longer_due() -> None:
    account = judged(ACCOUNT, log_of(ADA.keep(spot("ordu")), ADA.amend(spot("kell"), "form", "missile")), TEXTS)
    assert (due(account, "ordu"), due(account, "kell")) == (None, None)
    assert due(account, "fire") is not None


def test_a_judged_difference_speaks_for_nothing_more() -> None:
    account = judged(ACCOUNT, log_of(ADA.keep(spot("d-1"))), TEXTS)
    assert causes(account, "ordu") == ["alleged", "single_origin", "low_support"]


def test_what_was_taken_back_is_due_again() -> None:
    keep = ADA.keep(spot("ordu"))
    account = judged(ACCOUNT, log_of(keep, ADA.undo(log_of(keep)[0].id)), TEXTS)
    assert due(account, "ordu") is not None


def test_an_orphaned_judgement_comes_first() -> None:
    log = log_of(ADA.keep(spot("fire")))
    account = judged(replaced(ACCOUNT, incidents=ACCOUNT.incidents[:2]), log, TEXTS)
    first = queue_of(account)[0]
    assert (first.judgement, first.fact, first.score) == (log[0].id, None, POINTS["orphaned"])
    assert first.causes[0].says == "Not applied: no incident rests on its characters."


def test_the_order_of_facts_is_no_matter() -> None:
    account = replaced(ACCOUNT, assessments=assessments_of(ACCOUNT))
    turned = replaced(account, incidents=account.incidents[::-1], assessments=account.assessments[::-1])
    assert [one.fact for one in queue_of(account)] == [one.fact for one in queue_of(turned)]


def test_nothing_is_due_of_nothing() -> None:
    assert queue_of(EMPTY) == ()
