"""What is said to have happened, and what only looks like it."""

from __future__ import annotations

import pytest

from marked import day, page
from trucewatch.core.account import Actor, Incident
from trucewatch.core.page import Context, Mention, Page
from trucewatch.find.incidents.incidents import find_incidents

SIDES = (
    Actor("velda", "Velda", "state", ("Velda",), (), None, ()),
    Actor("harn", "Harn", "state", ("Harn",), (), None, ()),
    Actor("front", "Orrin Front", "group", ("Orrin Front", "the Front"), (), None, ()),
)
"""Two invented states and a rebel group."""


def mentions(text: str) -> tuple[Mention, ...]:
    """Where the text names the sides by name."""
    found = []
    for actor in SIDES:
        for name in actor.names:
            at = text.find(name)
            while at >= 0:
                if not text[at + len(name) : at + len(name) + 1].isalpha():
                    found.append(Mention(at, at + len(name), actor.id))
                at = text.find(name, at + 1)
    return tuple(sorted(set(found)))


def found_on(report: Page) -> tuple[Incident, ...]:
    """The incidents of a page that names the two states and the group."""
    context = Context("s", report.report.published, SIDES, mentions(report.text))
    return tuple(fact for fact in find_incidents(report, context).facts if isinstance(fact, Incident))


def incidents(text: str, published: str = "2031-05-14") -> tuple[Incident, ...]:
    """The incidents of a report of that day, a Wednesday."""
    return found_on(page(text, published=day(published)))


def test_a_strike_has_form_place_day_target_and_the_accused() -> None:
    (strike,) = incidents("A Veldan drone struck a power station near Ost Lorrin on Monday, killing two workers.")
    assert (strike.form, strike.means, strike.place.name) == ("drone", "drone", "Ost Lorrin")
    assert strike.happened.earliest is not None
    assert strike.happened.earliest.startswith("2031-05-12")
    assert strike.targets == ("infrastructure/energy/power",)
    assert (strike.accused, strike.accused_status) == ("velda", "alleged")
    assert [(count.of, count.value.low) for count in strike.counts] == [("killed", 2)]


def test_evidence_and_every_field_slice_to_their_words() -> None:
    text = "Shells fell on the market in Karvel on Tuesday. Nobody was hurt."
    report = page(text, published=day("2031-05-14"))
    (incident,) = found_on(report)
    spans = [*incident.evidence, *(span for found in incident.read.values() for span in found)]
    assert spans
    assert all(text[span.start : span.end] == span.exact for span in spans)
    assert incident.read["place"][0].exact == "Karvel"


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("Gunners of Harn shelled the village of Tolm on Sunday.", "shelling"),
        ("The convoy came under fire near Tolm on Sunday.", "small_arms"),
        ("Two teachers were kidnapped on the road to Tolm on Sunday.", "abduction"),
        ("Air defences shot down a Veldan drone over Tolm on Sunday.", "interception"),
        ("A car bomb exploded outside the market in Tolm on Sunday.", "explosion"),
        ("Jets of Harn bombed the bridge at Tolm on Sunday.", "air_strike"),
    ],
)
def test_forms_by_verb_and_means(sentence: str, form: str) -> None:
    assert [incident.form for incident in incidents(sentence)] == [form]


@pytest.mark.parametrize(
    "sentence",
    [
        "Velda agreed to halt drone strikes on power stations in Harn for a month.",
        "A ban on air strikes in the Tolm valley begins on Friday.",
        "If Velda shells Tolm again, the talks are over.",
        "Had Veldan drones hit the power station in Tolm, the truce would have ended.",
        "Residents fear that rockets could strike the port of Tolm.",
        "Both sides have targeted power stations for months.",
        "Velda plans to storm Tolm, the governor said.",
        "No shells fell on Tolm on Monday.",
        "Did a drone hit the power station in Tolm on Monday?",
        "In March 2029 rockets destroyed the port of Tolm.",
        "The two armies accused each other of air attacks on Tuesday.",
        "Veldan troops are advancing in the Tolm valley.",
        "Energy workers struck a deal in Tolm on Monday.",
        "Harn launched a drone programme in Karvel on Monday.",
        "The minister came under fire for the budget in Karvel on Monday.",
        "A gas explosion in Karvel killed two people on Monday.",
        "Harn sold missiles to Karvel's museum of war on Monday.",
        "Three envoys were killed in a road accident near Tolm on Monday.",
        "The market in Tolm was hit by rising prices on Monday.",
    ],
)
def test_no_incident_from_terms_plans_conditions_history_and_denials(sentence: str) -> None:
    assert incidents(sentence) == ()


def test_each_listed_hit_is_an_incident_of_its_own() -> None:
    found = incidents("He listed Veldan drone attacks on Monday, including a clinic in Tolm and a substation in Iskel.")
    assert [(one.place.name, one.targets, one.accused) for one in found] == [
        ("Tolm", ("civilian/hospital",), "velda"),
        ("Iskel", ("infrastructure/energy/power",), "velda"),
    ]


def test_rebels_are_the_one_movement_of_the_story() -> None:
    (incident,) = incidents("Talks with the Orrin Front go on. Rebels shelled the port of Tolm on Monday.")
    assert incident.accused == "front"


def test_two_targets_of_one_verb_are_two_incidents_of_one_day() -> None:
    found = incidents("Veldan drones hit a clinic in Tolm and a substation near Iskel on Monday.")
    assert [(one.place.name, one.targets) for one in found] == [
        ("Tolm", ("civilian/hospital",)),
        ("Iskel", ("infrastructure/energy/power",)),
    ]
    assert {(one.happened.earliest or "")[:10] for one in found} == {"2031-05-12"}


def test_a_dismissed_report_is_denied_by_who_dismisses_it() -> None:
    (incident,) = incidents("Velda dismissed reports by Harn that Veldan units had opened fire near Tolm on Monday.")
    assert (incident.accused, incident.alleged_by, incident.denied_by) == ("velda", ("harn",), ("velda",))


def test_a_second_mention_with_the_joins_the_first() -> None:
    (incident,) = incidents(
        "Velda says a drone set fire to a substation on Tuesday. The drone struck it at Iskel, in the lowlands."
    )
    assert incident.place.name == "Iskel"
    assert len(incident.evidence) == 2


def test_there_is_the_place_of_the_sentence_before() -> None:
    (incident,) = incidents(
        "Her complaint was about Brannik, a village on the river. Guns of Harn hit two houses there on Monday."
    )
    assert (incident.place.name, incident.accused) == ("Brannik", "harn")


def test_two_places_are_two_incidents() -> None:
    text = "Rockets hit a school in Tolm on Monday. Rockets hit a school in Karvel on Monday."
    assert [incident.place.name for incident in incidents(text)] == ["Tolm", "Karvel"]


def test_a_later_sentence_lays_the_blame() -> None:
    (incident,) = incidents("Shells fell on the market in Karvel on Tuesday. The governor blamed Harn for it.")
    assert (incident.accused, incident.accused_status) == ("harn", "alleged")


def test_the_accused_side_denies() -> None:
    (incident,) = incidents("Harnese shells hit a school in Karvel on Tuesday. Harn denied that it had fired.")
    assert incident.denied_by == ("harn",)
    assert incident.accused_status == "denied"


def test_what_the_outlet_could_not_check_is_said() -> None:
    (incident,) = incidents(
        "Shells fell on the market in Karvel on Tuesday. The claim could not be independently verified."
    )
    assert incident.verification is not None
    assert incident.verification.stance == "unverified_by_outlet"


def test_in_a_live_report_the_day_is_that_of_the_entry() -> None:
    text = (
        "Wed 14 May, 18:10\n\nQuiet evening on the river.\n\n"
        "Mon 12 May, 09:30\n\nA drone hit the substation in Tolm this morning.\n"
    )
    (incident,) = incidents(text)
    assert incident.happened.earliest is not None
    assert incident.happened.earliest.startswith("2031-05-12")


def test_a_tally_of_breaches_is_one_incident_with_its_parts() -> None:
    (tally,) = incidents(
        "Velda broke the truce 31 times on Monday. It was 12 shellings, 14 drone strikes and five assaults."
    )
    assert (tally.form, tally.accused) == ("other", "velda")
    total = next(count for count in tally.counts if count.of == "violations")
    parts = [count for count in tally.counts if count.part_of == total.id]
    assert total.value.low == 31
    assert sum(part.value.low or 0 for part in parts) == 31 or len(parts) < 3


def test_an_incident_without_place_and_day_is_said_to_be_so() -> None:
    text = "A drone hit a substation, the mayor said."
    report = page(text, published=day("2031-05-14"))
    found = find_incidents(report, Context("s", report.report.published, SIDES, mentions(text)))
    assert [problem.stage for problem in found.problems] == ["incidents"]
    assert [fact.place.name for fact in found.facts if isinstance(fact, Incident)] == [""]


def test_garbage_yields_nothing_and_nothing_breaks() -> None:
    assert incidents("\x00 ,,, ;;; “ ” — of of the in in. " * 50) == ()


def test_who_shoots_drones_down_is_not_accused() -> None:
    (first,) = incidents("Harn shot down six Veldan drones near Iskel on Monday.")
    (second,) = incidents("Harn shot down two of its own drones by mistake near Iskel on Monday.")
    (third,) = incidents("Nine drones were shot down by Harn near Iskel on Monday.")
    assert [one.form for one in (first, second, third)] == ["interception"] * 3
    assert [one.accused for one in (first, second, third)] == ["velda", None, None]


def test_a_plane_that_shoots_is_no_target() -> None:
    found = incidents(
        "Seven drones crossed the Tolm river. Harn shot down six of them and a fighter aircraft the seventh."
    )
    (interception,) = found
    assert (interception.form, interception.accused, interception.targets) == ("interception", None, ())
    assert [(count.of, count.outcome, count.value.low) for count in interception.counts] == [("drones", "shot_down", 6)]


def test_shooting_down_a_helicopter_is_an_attack() -> None:
    (incident,) = incidents("The Orrin Front shot down a helicopter near Iskel on Monday.")
    assert (incident.form, incident.accused) == ("other", "front")


def test_words_of_attack_that_tell_nothing_else_are_a_problem() -> None:
    text = "Drones were shot down."
    found = find_incidents(page(text), Context("s", day("2031-05-14"), SIDES, ()))
    assert found.facts == ()
    assert [problem.where for problem in found.problems] != []


def test_a_side_that_does_not_confirm_is_no_check_of_the_outlet() -> None:
    (incident,) = incidents("Shells fell on the market in Karvel on Tuesday. Harn did not confirm this.")
    assert incident.verification is None


def test_who_claims_to_have_done_it_says_so() -> None:
    (incident,) = incidents("Harn claimed to have shot down six Veldan drones near Iskel on Monday.")
    assert (incident.alleged_by, incident.accused) == (("harn",), "velda")


def test_several_strikes_that_hit_a_place_are_an_incident_beside_the_next() -> None:
    found = incidents("On Monday air strikes hit Tolm and fighter jets bombed the port of Karvel.")
    assert [(one.form, one.place.name) for one in found] == [("air_strike", "Tolm"), ("air_strike", "Karvel")]
    assert [one.happened.earliest for one in found] == ["2031-05-12", "2031-05-12"]


def test_who_accuses_is_who_alleges() -> None:
    (incident,) = incidents("Velda accused the Orrin Front of shelling Tolm.")
    assert (incident.accused, incident.alleged_by, incident.accused_status) == ("front", ("velda",), "alleged")


def test_breaking_a_truce_so_many_times_is_a_tally_and_lays_nothing_else_on_the_side() -> None:
    text = "Shells fell on the market in Karvel on Tuesday. Velda accused Harn of breaking the truce 47 times."
    shelling, tally = incidents(text)
    assert (shelling.accused, tally.accused) == (None, "harn")
    assert [(count.of, count.value.low) for count in tally.counts] == [("violations", 47)]


def test_what_a_weapon_is_made_for_is_no_target() -> None:
    (incident,) = incidents("An anti-tank missile hit a bridge near Tolm on Monday.")
    assert incident.targets == ("infrastructure/transport",)
