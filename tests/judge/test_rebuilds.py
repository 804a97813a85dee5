"""A judgement survives other ids, a moved text, new reports, and a report that goes and comes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from altered import renamed, replaced, with_fact
from judging import ACCOUNT, MAIL, NOON, POST, TEXTS, fact, log_of, maker, spot, states, unjudged
from trucewatch.core.account import Account, decode, encode
from trucewatch.core.judgements import Judgement
from trucewatch.core.spans import Span
from trucewatch.judge.apply import judged
from trucewatch.judge.decide import Maker
from trucewatch.judge.facts import Spot, evidence_of
from trucewatch.judge.queue import queue_of
from trucewatch.monitor.breaches import assessments_of
from walk import spans_in

ADA = maker()
LOG = log_of(
    ADA.amend(spot("kell"), "target_text", "a depot", POST["drones"]),
    ADA.reject(spot("halt positions 1")),
    ADA.same(spot("ordu"), spot("fire")),
)
NOTE = "Corrected on Friday: an earlier text misspelt a name.\n\n"


def moved(account: Account) -> tuple[Account, dict[str, str]]:
    """The account after the Post put a line before its text: another report, with every span farther down."""
    old, new = POST.page.report.id, "r-corrected"

    def down(value: Any) -> Any:
        if isinstance(value, Span):
            by = len(NOTE) if value.report == old else 0
            return replaced(value, report=down(value.report), start=value.start + by, end=value.end + by)
        if isinstance(value, msgspec.Struct):
            return replaced(value, **{name: down(getattr(value, name)) for name in value.__struct_fields__})
        if isinstance(value, dict):
            return {name: down(held) for name, held in value.items()}
        if isinstance(value, tuple):
            return tuple(down(one) for one in value)
        return new if value == old else value

    later = down(account)
    reports = tuple(replaced(one, sha256="c" * 64) if one.id == new else one for one in later.reports)
    return replaced(later, reports=reports), {new: NOTE + POST.page.text, MAIL.page.report.id: MAIL.page.text}


def without_report(account: Account, report: str) -> Account:
    """The account as it would be without a report: facts that rest on it alone are not in it."""

    def stays(fact: Any) -> bool:
        return any(span.report != report for span in evidence_of(fact))

    kept = {
        kind: tuple(one for one in getattr(account, kind) if stays(one))
        for kind in ("statements", "instruments", "incidents", "actors")
    }
    reports = tuple(one for one in account.reports if one.id != report)
    return replaced(account, **kept, reports=reports, disagreements=())


def rebuilt() -> Account:
    """The account with other ids for its incidents, in another order, as another version of the program has them."""
    account = renamed(ACCOUNT, "ordu", "kell", "fire", "halt")
    halt = account.instruments[0]
    return replaced(
        account,
        incidents=account.incidents[::-1],
        instruments=(replaced(halt, label="a halt", positions=halt.positions[::-1]),),
    )


def test_other_ids_another_order_and_other_fields_are_no_matter() -> None:
    account = judged(rebuilt(), LOG, TEXTS)
    assert states(account) == ["applied"] * 3
    assert fact(account, "kell-moved").target_text == "a depot"
    assert [one.party for one in fact(account, "halt-moved").positions] == ["north"]
    assert fact(account, "fire-moved") is None
    assert set(fact(account, "ordu-moved").evidence) == {*POST["raids"], *MAIL["fire"]}


def test_a_line_added_before_the_text_is_no_matter() -> None:
    later, texts = moved(ACCOUNT)
    account = judged(later, LOG, texts)
    assert states(account) == ["applied"] * 3
    (span,) = fact(account, "kell").read["target_text"]
    assert span.report == "r-corrected"
    for span in spans_in(account):
        assert texts[span.report][span.start : span.end] == span.exact


def test_a_report_that_is_gone_orphans_and_its_return_heals() -> None:
    less = without_report(ACCOUNT, MAIL.page.report.id)
    account = judged(less, LOG, TEXTS)
    assert states(account) == ["applied", "applied", "orphaned"]
    assert account.judgements[2].says == (
        "Not applied: of the second, none of the characters that it rests on is in these reports."
    )
    assert account.judgements[2].evidence == POST["raids"]
    assert states(judged(ACCOUNT, LOG, TEXTS)) == ["applied"] * 3


def test_characters_that_nothing_rests_on_any_more_orphan_and_are_shown() -> None:
    account = judged(replaced(ACCOUNT, incidents=()), LOG, TEXTS)
    (told, _, _) = account.judgements
    assert (told.state, told.fact, told.evidence) == ("orphaned", None, POST["raids"])
    assert told.says == "Not applied: no incident rests on its characters."


def test_a_copy_in_another_outlet_holds_no_judgement() -> None:
    old = POST.page.report
    copy = replaced(old, id="r-copy", outlet="Gazette", path="copy.txt", sha256="d" * 64)
    copied = moved_to_copy(without_report(ACCOUNT, MAIL.page.report.id), copy.id)
    account = judged(replaced(copied, reports=(copy,)), LOG, {copy.id: POST.page.text})
    assert states(account) == ["orphaned"] * 3


def moved_to_copy(account: Account, name: str) -> Account:
    return decode(encode(account).replace(POST.page.report.id.encode(), name.encode()))


def test_the_same_bytes_under_another_id_hold_it() -> None:
    same = moved_to_copy(ACCOUNT, "r-again")
    assert (
        states(judged(same, LOG, {"r-again": POST.page.text, MAIL.page.report.id: MAIL.page.text})) == ["applied"] * 3
    )


def test_a_new_report_of_the_same_takes_nothing_from_it() -> None:
    more = replaced(
        ACCOUNT,
        incidents=tuple(
            replaced(one, evidence=(*one.evidence, *MAIL["fire"])) if one.id == "kell" else one
            for one in ACCOUNT.incidents
            if one.id != "fire"
        ),
    )
    account = judged(more, log_of(ADA.amend(spot("kell"), "form", "missile"), ADA.keep(spot("fire"))), TEXTS)
    assert [(one.state, one.fact) for one in account.judgements] == [("applied", "kell"), ("applied", "kell")]


def test_a_judgement_reads_back_as_it_was_written() -> None:
    for logged in LOG:
        content = msgspec.json.encode(logged.judgement)
        assert msgspec.json.decode(content, type=Judgement) == logged.judgement


@pytest.mark.parametrize("name", ["ordu", "halt positions 0", "ordu counts 1", "torrin", "s-lull", "d-1"])
def test_judged_and_taken_back_is_the_account_as_it_was(name: str) -> None:
    log = log_of(ADA.reject(spot(name)))
    back = judged(ACCOUNT, log_of(ADA.reject(spot(name)), ADA.undo(log[0].id)), TEXTS)
    assert encode(unjudged(back)) == encode(ACCOUNT)
    assert encode(unjudged(judged(ACCOUNT, log, TEXTS))) != encode(ACCOUNT)


def test_a_kept_fact_that_reads_otherwise_is_kept_and_due_again() -> None:
    log = log_of(ADA.keep(spot("fire")))
    assert judged(ACCOUNT, log, TEXTS).judgements[0].changed == ()
    assert all(one.fact != "fire" for one in queue_of(judged(ACCOUNT, log, TEXTS)))
    account = judged(with_fact(ACCOUNT, "incidents", "fire", form="drone", target_text="a store"), log, TEXTS)
    (told,) = account.judgements
    assert (told.state, told.changed) == ("applied", ("form", "target_text"))
    assert told.says == "Kept; it reads otherwise now in: form, target text."
    (due,) = (one for one in queue_of(account) if one.fact == "fire")
    assert due.causes[-1].says == "Ada judged it (keep) when it read otherwise in: form, target text"


def test_what_people_change_is_no_other_reading() -> None:
    log = log_of(
        ADA.keep(spot("kell")),
        ADA.amend(spot("kell"), "form", "missile"),
        ADA.same(spot("kell"), spot("fire")),
    )
    assert [one.changed for one in judged(ACCOUNT, log, TEXTS).judgements] == [(), (), ()]


def test_a_kept_answer_that_came_out_otherwise_says_so() -> None:
    tested = replaced(ACCOUNT, assessments=assessments_of(ACCOUNT))
    test = next(one for one in tested.assessments if one.incident == "kell")
    log = log_of(Maker(tested, TEXTS, "Ada", NOON).keep(Spot("assessment", test.id)))
    later = with_fact(ACCOUNT, "incidents", "kell", accused="torrin")
    (told,) = judged(later, log, TEXTS, assess=assessments_of).judgements
    assert told.state == "applied"
    assert "by_bound_party" in told.changed


def test_what_is_out_and_reads_otherwise_stays_out_and_is_due() -> None:
    log = log_of(ADA.reject(spot("fire")))
    assert all(one.judgement is None for one in queue_of(judged(ACCOUNT, log, TEXTS)))
    more = (*MAIL["fire"], *POST["raids"], *POST["dead"])
    grown = with_fact(ACCOUNT, "incidents", "fire", form="drone", evidence=more)
    account = judged(grown, log, TEXTS)
    assert fact(account, "fire") is None
    assert account.judgements[0].says == "Taken out. It reads otherwise now in: form, evidence."
    (due,) = (one for one in queue_of(account) if one.judgement is not None)
    assert (due.judgement, due.causes[0].name) == (log[0].id, "changed")
