"""Calls, talks and visits."""

from __future__ import annotations

import pytest

from scenes import CAST, scene
from trucewatch.core.account import Meeting
from trucewatch.find.meetings.meetings import find_meetings


def meetings(text: str) -> list[Meeting]:
    """The meetings of a text."""
    page, context = scene(text)
    return [fact for fact in find_meetings(page, context).facts if isinstance(fact, Meeting)]


def test_a_call_with_its_length_in_two_sentences() -> None:
    (call,) = meetings("Ilva Torrin spoke by phone with Edo Maas on Tuesday. The call lasted almost two hours.")
    assert (call.form, set(call.parties), call.status) == ("call", {"torrin", "maas"}, "held")
    assert call.when.earliest == "2031-05-13"
    assert [(length.value.low, length.value.high, length.by) for length in call.lasted] == [(1.5, 2.0, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Torrin-Maas call took place on Tuesday.",
        "Torrin promised it in a phone call with Edo Maas on Tuesday.",
        "A call between Torrin and Maas was held on Tuesday.",
    ],
)
def test_the_parties_of_a_call(sentence: str) -> None:
    (call,) = meetings(sentence)
    assert set(call.parties) == {"torrin", "maas"}


def test_talks_ahead_with_day_and_place() -> None:
    (talks,) = meetings("Arunan and Belmarese officials are due to meet in Harn on Friday.")
    assert (talks.form, talks.status, talks.when.earliest) == ("talks", "planned", "2031-05-16")
    assert talks.place is not None and talks.place.name == "Harn"


def test_an_infinitive_lies_ahead() -> None:
    (talks,) = meetings("Aruna and Belmar undertook to meet in Harn on Friday.")
    assert talks.status == "planned"


def test_planned_talks_are_not_those_that_were_held() -> None:
    found = meetings(
        "Aruna met Belmar in Harn last week. Talks between Aruna and Belmar are due to open in Dorra on Friday."
    )
    assert [(one.status, one.place.name if one.place else None) for one in found] == [
        ("held", "Harn"),
        ("planned", "Dorra"),
    ]


def test_a_call_for_a_truce_is_no_call() -> None:
    assert meetings("Torrin repeated a call for a truce. Her call to extend the truce met with no response.") == []


def test_a_state_beside_its_leader_is_his_title() -> None:
    (call,) = meetings("Torrin held a phone call with Belmarese President Edo Maas.")
    assert set(call.parties) == {"torrin", "maas"}


def test_a_visitor_is_a_person_and_call_can_be_a_verb() -> None:
    (visit,) = meetings(
        "Ilva Torrin, who arrived in Harn, Belmar, for an official visit, spoke of a town the Cadelians call Ost."
    )
    assert visit.parties == ("torrin",)


def test_talk_of_talks_is_no_meeting() -> None:
    assert meetings("Peace needs talks. It is unclear if this means talks between Aruna and Belmar.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Torrin said he was ready to speak to Edo Maas.",
        "The League pulled out of talks with Belmar in Dorra on Monday.",
        "Aruna turned down talks with Belmar in Dorra on Monday.",
        "Torrin denied having met Edo Maas in Dorra on Monday.",
        "Aruna had offered to hold direct talks with Belmar in Dorra.",
        "There were hopes of new talks between Aruna and Belmar in Dorra.",
        "Torrin has never met Edo Maas in Dorra.",
    ],
)
def test_what_was_wished_for_shunned_or_denied_was_not_held(sentence: str) -> None:
    assert meetings(sentence) == []


def test_who_stayed_away_did_not_meet() -> None:
    """Belmar and the League fight, but one of them was not there: nobody is put in its place."""
    text = (
        "League rebels shelled Belmarese troops. The talks in Dorra ended on Monday. The League was not at the talks. "
        "Belmarese troops shot at League fighters."
    )
    assert [one.parties for one in meetings(text)] == [()]
    held = meetings(text.replace(" The League was not at the talks.", ""))
    assert [set(one.parties) for one in held] == [{"belmar", "league"}]


def test_talks_between_the_two_leaders_are_of_those_who_fight() -> None:
    (talks,) = meetings(
        "Arunan troops shelled Belmar. Quill said on Monday after hosting talks between the two leaders."
    )
    assert set(talks.parties) - {"quill"} == {"aruna", "belmar"}


def test_talks_that_did_not_take_place_were_called_off() -> None:
    (talks,) = meetings("The talks between Aruna and Belmar in Dorra on Monday did not take place.")
    assert talks.status == "cancelled"


def test_every_passage_is_in_the_text() -> None:
    text = "Torrin arrived in Harn for an official visit on Tuesday."
    (visit,) = meetings(text)
    assert visit.form == "visit"
    assert all(text[span.start : span.end] == span.exact for span in (*visit.evidence, *visit.when.evidence))


def test_who_speaks_is_the_subject_of_the_verb_and_nobody_of_the_next_clause() -> None:
    (call,) = meetings("Days after Ilva Torrin and Edo Maas spoke by phone, Aruna and Belmar traded blame.")
    assert set(call.parties) == {"torrin", "maas"}


def test_a_text_signed_after_talks_tells_where_they_were() -> None:
    (talks,) = meetings("The accord was signed in Harn after three days of talks between Aruna and Belmar.")
    assert talks.place is not None and talks.place.name == "Harn"
    assert set(talks.parties) == {"aruna", "belmar"}


def test_where_tells_of_the_place_before_it() -> None:
    (talks,) = meetings("The captives were freed in Harn, where Aruna and Belmar held three days of talks last week.")
    assert talks.place is not None and talks.place.name == "Harn"


def test_who_chaired_and_attended_took_part() -> None:
    (talks,) = meetings(
        "The accord was signed on Tuesday at a meeting attended by Ilva Torrin and Edo Maas and chaired by Ana Quill."
    )
    assert {"torrin", "maas"} <= set(talks.parties)


def test_talks_between_a_state_and_a_person_with_clauses_between() -> None:
    (talks,) = meetings(
        "The truce follows talks on Monday between Aruna, which holds the town, and Edo Maas, the Belmarese president."
    )
    assert set(talks.parties) == {"aruna", "maas"}


def test_words_that_mean_much_else_are_meetings_where_the_reader_takes_them_for_one() -> None:
    (call,) = meetings("Ilva Torrin and Edo Maas discussed the truce by telephone on Tuesday, officials said.")
    assert (call.form, set(call.parties), call.when.earliest) == ("call", {"torrin", "maas"}, "2031-05-13")
    assert meetings("Ilva Torrin sold the telephone of Edo Maas in Harn on Tuesday.") == []


def test_a_meeting_of_nobody_known_is_told_with_its_day_and_place() -> None:
    """Nobody is put in the place of "two generals", whoever fights on the page."""
    (talks,) = meetings(
        "Arunan troops shelled Belmar. Two days of talks between two retired generals were held in Harn on Monday."
    )
    assert talks.parties == () and talks.place is not None and talks.place.name == "Harn"


def test_what_talks_are_about_ends_at_their_verb() -> None:
    (talks,) = meetings("Talks between Aruna and Belmar on a complete truce will open at Dorra on Friday.")
    assert talks.place is not None and talks.place.name == "Dorra"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Geneva talks between Aruna and Belmar went on for eight hours on Friday.",
        "Aruna and Belmar signed the text after three days of meetings at a Geneva hotel.",
    ],
)
def test_a_place_in_the_name_of_talks_or_of_a_house(sentence: str) -> None:
    (talks,) = meetings(sentence)
    assert talks.place is not None and talks.place.name == "Geneva"


def test_a_call_after_a_call_is_another_with_parties_of_its_own() -> None:
    found = meetings("Torrin and Maas spoke by phone on Monday. Ana Quill spoke to Maas after the Torrin-Maas call.")
    assert [set(one.parties) for one in found] == [{"torrin", "maas"}, {"quill", "maas"}]


def test_a_session_of_hours_is_not_the_days_of_talks() -> None:
    found = meetings(
        "Aruna and Belmar met for three days. The session between Aruna and Belmar on Monday lasted about 12 hours."
    )
    assert [[length.value.unit for length in one.lasted] for one in found] == [["days"], ["hours"]]


def test_talks_without_a_name_to_them_are_of_those_who_fight_only_where_nobody_is_named_elsewhere() -> None:
    text = "Belmarese troops shelled the League in Harn. {}The talks in Dorra on Monday ended without a deal."
    (held,) = meetings(text.format(""))
    assert set(held.parties) == {"belmar", "league"}
    (held,) = meetings(text.format("Ana Quill met Ilva Torrin in Dorra on Monday. "))
    assert set(held.parties) == {"quill", "torrin"}


def test_years_of_talks_are_no_meeting() -> None:
    assert meetings("The accord was signed by Aruna and Belmar on Monday after seventeen years of talks.") == []


def test_two_of_day_place_and_length_make_a_meeting_of_nobody_known() -> None:
    (call,) = meetings("The call, of eleven minutes, was placed on Monday over a line last used in 2029.")
    assert (call.form, call.parties, call.when.earliest) == ("call", (), "2031-05-12")
    assert [length.value.low for length in call.lasted] == [11]


def test_whom_the_reporter_rang_he_asked() -> None:
    assert meetings("When I telephoned Ana Quill on Monday, a clerk told me so.") == []


def test_how_long_what_was_proposed_in_a_call_is_to_last_is_not_its_length() -> None:
    (call,) = meetings("Torrin spoke by phone with Maas, who proposed that both refrain from strikes for 30 days.")
    assert call.lasted == ()


@pytest.mark.parametrize("kind", ["government", "office", "organisation"])
def test_a_body_that_sits_by_itself_meets_nobody(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CAST, "cabinet", (kind, "belmar", ("Belmarese cabinet",)))
    assert meetings("The shelling began hours before the Belmarese cabinet met in Dorra on Monday.") == []
    (met,) = meetings("The Belmarese cabinet met with Ana Quill in Dorra on Monday.")
    assert set(met.parties) == {"cabinet", "quill"}
    (met,) = meetings("The Belmarese cabinet and Ana Quill met in Dorra on Monday.")
    assert set(met.parties) == {"cabinet", "quill"}


def test_a_person_or_a_front_that_met_did_meet_somebody() -> None:
    assert [one.parties for one in meetings("Ilva Torrin met in Dorra on Monday.")] == [("torrin",)]
    assert [one.parties for one in meetings("The Hill League met in Dorra on Monday.")] == [("league",)]


def test_talks_in_the_name_of_one_body_are_held() -> None:
    """Only the verb tells that a body sat: "talks with the cabinet" are somebody's."""
    assert [one.parties for one in meetings("The talks with Cadel in Dorra on Monday failed.")] == [("cadel",)]


def test_a_body_that_met_with_somebody_unnamed_did_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CAST, "cabinet", ("government", "belmar", ("Belmarese cabinet",)))
    for whom in ("with two bankers", "two bankers"):
        found = meetings(f"The Belmarese cabinet met {whom} in Dorra on Monday.")
        assert [one.parties for one in found] == [("cabinet",)]
    assert [one.parties for one in meetings("The Belmarese cabinet talks in Dorra on Monday failed.")] != []
