from __future__ import annotations

from typing import Any

import msgspec
import pytest

from made_facts import Told, count, day, exactly, found, frame, incident, instrument, place, position, told, version
from trucewatch.core.account import Account, Assessment, Expiry
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.monitor.breaches import assessments_of
from trucewatch.reconcile.assemble import assemble

MAY_2, MAY_3 = day("2031-05-02"), day("2031-05-03")
EVENING = When("2031-05-02T18:00:00+03:00", "2031-05-02T18:00:00+03:00", "stated")


def assess(text: dict[str, Any], deed: dict[str, Any], published: When = UNKNOWN_TIME, **fields: Any) -> Assessment:
    """A shelling of Ordu by Northland, tested against a truce of both sides with this version."""
    own = told("a", "<t>Both sides agreed on a truce.</t> <x>Shells fell on Ordu.</x>", published)
    truce = instrument(own["t"], **{"parties": ("north", "south"), "versions": (version(own["t"], **text),), **fields})
    act = incident(own["x"], **{"accused": "north-ministry", "happened": MAY_3, **deed})
    (only,) = assessments_of(account_of(own, truce, act))
    return only


def account_of(own: Told, *facts: Any) -> Account:
    """The account of one report."""
    return assemble(frame(own), {own.page.report.id: found(*facts)}, {own.page.report.id: own.page})


def test_a_shelling_by_a_bound_party_after_the_start_is_inside() -> None:
    only = assess({"starts": MAY_2}, {})
    assert (only.in_scope, only.in_time, only.by_bound_party, only.result) == ("yes", "yes", "yes", "inside")
    assert all(reason.says.endswith(".") and reason.evidence for reason in only.reasons)


@pytest.mark.parametrize(
    ("covered", "hit", "answer"),
    [
        (("infrastructure/energy",), ("infrastructure/energy/oil",), "yes"),
        (("infrastructure/energy",), ("civilian/housing",), "no"),
        (("infrastructure/energy",), ("infrastructure",), "unclear"),
        (("infrastructure/energy",), (), "unclear"),
        (("infrastructure/energy",), ("civilian/hospital", "infrastructure/energy/power"), "yes"),
        (("all",), (), "yes"),
    ],
)
def test_what_was_hit_is_held_to_what_is_covered(covered: tuple[str, ...], hit: tuple[str, ...], answer: str) -> None:
    only = assess({"starts": MAY_2, "scope_targets": covered}, {"targets": hit}, form="partial_ceasefire")
    assert only.in_scope == answer


def test_what_the_text_leaves_out_is_outside() -> None:
    only = assess(
        {"starts": MAY_2, "scope_targets": ("all",), "scope_excluded": ("military",)}, {"targets": ("military",)}
    )
    assert (only.in_scope, only.result) == ("no", "outside")


@pytest.mark.parametrize(("form", "answer"), [("shelling", "no"), ("drone", "yes"), ("explosion", "unclear")])
def test_a_halt_in_the_air_covers_what_flies(form: str, answer: str) -> None:
    text = {"starts": MAY_2, "scope_domains": ("air",), "scope_targets": ("all",)}
    assert assess(text, {"form": form}).in_scope == answer


@pytest.mark.parametrize(
    ("town", "country", "answer"),
    [("Ordu, Osk district", "XA", "yes"), ("Velt", "XB", "no"), ("Velt", "XA", "unclear"), ("Velt", None, "unclear")],
)
def test_where_it_happened_is_held_to_where_the_text_holds(town: str, country: str | None, answer: str) -> None:
    text = {"starts": MAY_2, "scope_targets": ("all",), "scope_where": (place("Osk district", "district", "XA"),)}
    assert assess(text, {"place": place(town, country=country)}).in_scope == answer


@pytest.mark.parametrize(
    ("starts", "happened", "answer"),
    [
        (MAY_3, MAY_2, "no"),
        (MAY_3, MAY_3, "yes"),
        (EVENING, MAY_2, "unclear"),
        (EVENING, MAY_3, "yes"),
        (EVENING, When("2031-05-02T14:00:00+00:00", "2031-05-02T14:00:00+00:00", "stated"), "no"),
        (EVENING, When("2031-05-02T15:30:00+00:00", "2031-05-02T15:30:00+00:00", "stated"), "yes"),
        (MAY_2, UNKNOWN_TIME, "unclear"),
        (UNKNOWN_TIME, MAY_3, "unclear"),
    ],
)
def test_when_it_happened_is_held_to_the_start(starts: When, happened: When, answer: str) -> None:
    assert assess({"starts": starts}, {"happened": happened}).in_time == answer


def test_after_the_end_it_is_out_of_time() -> None:
    assert assess({"starts": day("2031-04-01"), "lasts": exactly(10, "days")}, {}).in_time == "no"
    assert assess({"starts": day("2031-04-30"), "lasts": exactly(10, "days")}, {}).in_time == "yes"


def test_between_two_defensible_ends_it_is_unclear() -> None:
    ends = (Expiry("2031-05-02", "the start is the first day"), Expiry("2031-05-04", "the start is not counted"))
    assert assess({"starts": day("2031-04-20"), "expires": ends}, {}).in_time == "unclear"


def test_a_tally_of_breaches_lies_in_the_time_that_it_sums_up() -> None:
    own = told("a", "<x>x</x>")
    tally = (count("violations", exactly(300), own["x"]),)
    deed = {"form": "other", "happened": When("2031-05-02", "2031-05-03", "stated"), "counts": tally}
    only = assess({"starts": EVENING}, deed)
    assert (only.in_scope, only.in_time) == ("yes", "yes")


@pytest.mark.parametrize("status", ["proposed", "declined", "under_negotiation"])
def test_a_text_that_was_never_agreed_holds_nobody(status: str) -> None:
    only = assess({"starts": MAY_2}, {}, status=status, kind="proposal")
    assert (only.in_time, only.result) == ("no", "outside")


def test_a_text_reported_as_agreed_holds_what_happens_after_that_report() -> None:
    assert assess({}, {"happened": MAY_3}, published=MAY_2).in_time == "yes"
    assert assess({}, {"happened": MAY_2}, published=MAY_2).in_time == "unclear"


@pytest.mark.parametrize(("accused", "answer"), [("north-ministry", "yes"), ("broker", "no"), (None, "unclear")])
def test_only_the_parties_are_bound_and_who_acts_for_them(accused: str | None, answer: str) -> None:
    only = assess({"starts": MAY_2}, {"accused": accused})
    assert only.by_bound_party == answer


def test_an_agreement_of_which_no_start_is_told_is_not_said_to_have_never_held() -> None:
    assert assess({}, {}, status="proposed").in_time == "unclear"
    assert assess({}, {}, status="proposed", kind="proposal").in_time == "no"
    assert assess({}, {}, status="declined").in_time == "no"


def test_who_takes_a_stand_on_a_text_that_names_others_may_be_bound() -> None:
    own = told("a", "<t>The League and Northland agreed on a pause.</t> <x>Shells fell on Ordu.</x>")
    text = version(own["t"], starts=MAY_2, scope_binds=("north", "broker"))
    truce = instrument(
        own["t"], parties=("north", "broker"), versions=(text,), positions=(position("south", "accepts", own["t"]),)
    )
    (only,) = assessments_of(account_of(own, truce, incident(own["x"], accused="south", happened=MAY_3)))
    assert (only.by_bound_party, only.result) == ("unclear", "unclear")


def test_each_reason_rests_on_the_words_that_it_is_about() -> None:
    own = told("a", "<t>Both sides agreed on a truce.</t> <x>On Monday <who>Northland</who> shelled Ordu.</x>")
    text = version(own["t"], starts=MAY_2)
    truce = instrument(own["t"], parties=("north", "south"), versions=(text,))
    act = incident(own["x"], accused="north", happened=MAY_3, read={"accused": own["who"]})
    (only,) = assessments_of(account_of(own, truce, act))
    bound = next(reason for reason in only.reasons if "bound" in reason.says)
    assert [span.exact for span in bound.evidence] == ["Both sides agreed on a truce.", "Northland"]


def test_one_sides_order_binds_that_side_alone() -> None:
    only = assess({"starts": MAY_2, "scope_binds": ("south",)}, {}, kind="order", status="ordered")
    assert (only.by_bound_party, only.result) == ("no", "outside")


def test_each_version_is_tested_by_itself_and_takes_the_start_of_the_others() -> None:
    own = told("a", "<t>The truce began on 2 May.</t> <y>It spares all infrastructure.</y> <x>Shells fell on Ordu.</x>")
    wide = version(own["y"], by="south", scope_targets=("infrastructure",))
    narrow = version(own["t"], by="north", scope_targets=("infrastructure/energy",), starts=MAY_2)
    truce = instrument(own["t"], form="partial_ceasefire", versions=(narrow, wide))
    act = incident(own["x"], happened=MAY_3, targets=("infrastructure/transport",))
    made = {one.version: one for one in assessments_of(account_of(own, truce, act))}
    assert {number: (one.in_scope, one.in_time) for number, one in made.items()} == {
        0: ("no", "yes"),
        1: ("yes", "yes"),
    }


def test_talks_and_prisoner_swaps_are_no_texts_to_test_against() -> None:
    own = told("a", "<t>Talks went on.</t> <x>Shells fell on Ordu.</x>")
    texts = (
        instrument(own["t"], kind="talks", versions=(version(own["t"]),)),
        instrument(own["t"], id="t2", form="exchange", versions=(version(own["t"]),)),
    )
    assert assessments_of(account_of(own, *texts, incident(own["x"]))) == ()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Shells fell on Ordu an hour before the truce.", "no"),
        ("Shells fell on Ordu ahead of the signing.", "no"),
        ("Shells fell on Ordu twenty minutes into the new ceasefire.", "yes"),
        ("Shells have fallen on Ordu since the truce.", "yes"),
        ("Shells fell on Ordu after the truce.", "unclear"),
        ("Shells fell on Ordu before the mill.", "unclear"),
    ],
)
def test_where_dates_do_not_say_it_the_reports_own_words_do(words: str, answer: str) -> None:
    own = told("a", f"<t>Both sides agreed on a truce.</t> <x>{words}</x>")
    truce = instrument(own["t"], versions=(version(own["t"], starts=EVENING),))
    (only,) = assessments_of(account_of(own, truce, incident(own["x"], happened=MAY_2)))
    assert only.in_time == answer


def test_a_count_of_breaches_without_a_date_is_of_the_truce() -> None:
    own = told("a", "<t>The truce holds.</t> <x>Southmark counts 300 violations.</x>")
    tally = incident(own["x"], form="other", counts=(count("violations", exactly(300), own["x"]),))
    truce = instrument(own["t"], versions=(version(own["t"], starts=MAY_2),))
    (only,) = assessments_of(account_of(own, truce, tally))
    assert (only.in_scope, only.in_time) == ("yes", "yes")


@pytest.mark.parametrize(
    ("words", "answer"),
    [("took effect on 2 May", "yes"), ("would take effect on 2 May", "no")],
)
def test_a_text_that_took_effect_holds_whatever_its_status(words: str, answer: str) -> None:
    own = told("a", f"<t>The truce {words}</t>. <x>Shells fell on Ordu.</x>")
    truce = instrument(
        own["t"],
        kind="proposal",
        status="proposed",
        parties=("north", "south"),
        versions=(version(own["t"], starts=MAY_2),),
    )
    act = incident(own["x"], accused="north-ministry", happened=MAY_3)
    (only,) = assessments_of(account_of(own, truce, act))
    assert only.in_time == answer


@pytest.mark.parametrize(
    ("happened", "answer"), [(day("2031-05-03"), "yes"), (MAY_2, "unclear"), (day("2031-05-01"), "no")]
)
def test_without_a_start_it_counts_when_the_text_was_made(happened: When, answer: str) -> None:
    own = told("a", "<t>Both sides <p>signed a truce</p>.</t> <x>Shells fell on Ordu.</x>")
    signed = tuple(
        msgspec.structs.replace(position(side, "accepts", own["p"]), said=MAY_2) for side in ("north", "south")
    )
    truce = instrument(own["t"], versions=(version(own["t"]),), positions=signed)
    (only,) = assessments_of(account_of(own, truce, incident(own["x"], happened=happened)))
    assert only.in_time == answer


def test_who_agrees_again_did_not_make_the_text_on_that_day() -> None:
    own = told("a", "<t>Both sides <p>agreed to extend the truce</p>.</t> <x>Shells fell on Ordu.</x>")
    again = (msgspec.structs.replace(position("north", "accepts", own["p"]), said=MAY_3),)
    truce = instrument(own["t"], versions=(version(own["t"]),), positions=again)
    (only,) = assessments_of(account_of(own, truce, incident(own["x"], happened=MAY_2)))
    assert only.in_time == "unclear"


@pytest.mark.parametrize(("happened", "answer"), [(MAY_3, "yes"), (MAY_2, "unclear"), (day("2031-05-01"), "no")])
def test_a_start_of_two_days_holds_from_the_morning_of_the_second(happened: When, answer: str) -> None:
    assert assess({"starts": When("2031-05-02", "2031-05-03", "weekday")}, {"happened": happened}).in_time == answer


def test_a_vague_start_takes_the_hour_that_another_wording_tells() -> None:
    own = told("a", "<t>Both sides agreed on a truce.</t> <x>Shells fell on Ordu.</x>")
    vague = version(own["t"], by="south", starts=When("2031-05-02", "2031-05-03", "weekday"))
    truce = instrument(own["t"], versions=(version(own["t"], starts=EVENING), vague))
    act = incident(own["x"], happened=When("2031-05-02T21:00:00+03:00", "2031-05-02T21:00:00+03:00", "stated"))
    assert {one.in_time for one in assessments_of(account_of(own, truce, act))} == {"yes"}


@pytest.mark.parametrize(
    ("hit", "answer"), [(("military",), "no"), (("civilian",), "unclear"), (("military", "civilian"), "unclear")]
)
def test_a_passage_is_no_matter_of_soldiers(hit: tuple[str, ...], answer: str) -> None:
    text = {"starts": MAY_2, "scope_targets": ()}
    assert assess(text, {"targets": hit}, form="corridor").in_scope == answer


@pytest.mark.parametrize(
    ("status", "hit", "answer"),
    [("claimed", ("military",), "yes"), ("admitted", ("military",), "unclear"), ("claimed", (), "unclear")],
)
def test_a_warplane_brought_down_is_an_attack_unless_it_is_regretted(
    status: str, hit: tuple[str, ...], answer: str
) -> None:
    deed = {"form": "other", "means": "aircraft", "targets": hit, "accused_status": status}
    text = {"starts": MAY_2, "scope_targets": ("all",), "scope_domains": ("land", "air")}
    assert assess(text, deed).in_scope == answer
