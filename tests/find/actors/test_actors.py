"""Who is named on a page, in sentences about invented states and other conflicts."""

from __future__ import annotations

import pytest

from marked import marked, page
from named import forms, kinds
from trucewatch.core.account import Actor
from trucewatch.find.actors.actors import find_actors

PAUSE = """Kestania, Vorland sign pause after talks in Orlen

By Ana Holt and Per Lind

ORLEN, May 4 (Tidewire) - Kestanian President Mirela Dosh and Vorland's prime minister, Tavo Rennick, signed a pause.

Dosh said Kestania would honour it. The Kestanian foreign ministry said Vorlandic troops had shelled the town of Plesk.
The ministry gave no proof. Vorland's capital, Harrow, was calm. Harrow said it had not fired.

The Union for a Free Delta (UFD) said it was not bound. UFD leader Sana Quill told reporters that her fighters would
wait.
The Union's men were seen near Plesk.
"""


def actors(text: str) -> dict[str, Actor]:
    """The actors of a page of `text` by name."""
    return {actor.name: actor for actor in find_actors(page(text)).facts if isinstance(actor, Actor)}


def holder(text: str, form: str) -> str | None:
    """The name of the actor with that form of name; None where no actor has it."""
    return next((name for name, actor in actors(text).items() if form in actor.names), None)


def test_a_title_before_and_a_post_in_commas_tell_who_somebody_is_and_whom_he_serves() -> None:
    found = actors(PAUSE)
    assert found["Mirela Dosh"].kind == found["Tavo Rennick"].kind == "person"
    assert (found["Mirela Dosh"].of, found["Tavo Rennick"].of) == ("state:kestania", "state:vorland")
    assert {"Kestanian President Mirela Dosh", "Mirela Dosh", "Dosh"} <= set(found["Mirela Dosh"].names)
    assert "Vorland's prime minister" in found["Tavo Rennick"].names


def test_a_state_that_no_table_knows_is_learnt_with_its_adjective_and_its_capital() -> None:
    found = actors(PAUSE)
    assert found["Kestania"].kind == found["Vorland"].kind == "state"
    assert "Harrow" in found["Vorland"].names
    assert found["Vorland armed forces"].names == ("Vorlandic troops",)
    assert found["Kestania foreign ministry"].names == ("Kestanian foreign ministry", "The ministry")


@pytest.mark.parametrize(
    "text",
    [
        "The pause is signed\n\nPresident Mara Osk of Tarsia signed the pause in Port Sel on Monday.\n",
        "The pause is signed\n\nThe pause was signed by Prime Minister Dov Harn of Tarsia on Monday.\n",
        "Quiet night\n\nTarsia and Vorl agreed a pause on Monday. Tarsian troops left the bridge at Plesk.\n",
    ],
)
def test_a_state_is_learnt_from_the_name_behind_its_head_and_from_what_it_does_with_another(text: str) -> None:
    assert actors(text)["Tarsia"].kind == "state"


def test_two_towns_that_are_named_together_are_no_states() -> None:
    found = actors("Rain\n\nRoads to Tarsia and Vorl were closed on Monday. Mara Osk of Tarsia waited at Plesk.\n")
    assert not [actor.name for actor in found.values() if actor.kind == "state"]


def test_a_movement_goes_by_its_acronym_and_its_last_word() -> None:
    union = actors(PAUSE)["Union for a Free Delta"]
    assert {"Union for a Free Delta", "UFD", "The Union"} <= set(union.names)
    assert actors(PAUSE)["Sana Quill"].of == union.id


def test_reporters_datelines_and_places_are_no_actors() -> None:
    names = {name for actor in actors(PAUSE).values() if not actor.id.startswith("maybe:") for name in actor.names}
    assert not names & {"Ana Holt", "Per Lind", "Plesk", "Orlen", "ORLEN", "Tidewire", "May"}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Moscow said on Monday that it would wait.", "Moscow"),
        ("The deal was rejected by Kyiv.", "Kyiv"),
        ("Tehran's forces stayed away.", "Tehran"),
        ("Talks between Addis Ababa and the rebels failed.", "Addis Ababa"),
    ],
)
def test_a_capital_that_acts_is_its_government(text: str, form: str) -> None:
    assert holder(text, form) is not None


@pytest.mark.parametrize(
    "text",
    ["Envoys arrived in Moscow on Monday.", "The convoy left for Kyiv.", "He lives near Tehran, with his mother."],
)
def test_a_capital_where_something_happens_is_a_place(text: str) -> None:
    assert not any(actor.names for actor in actors(text).values() if actor.kind == "state")


def test_us_is_a_country_and_us_is_not() -> None:
    assert holder("The US said it would help.", "US") == "United States"
    assert actors("He told us that all was well.") == {}


def test_ministries_forces_and_offices_belong_to_their_state() -> None:
    text = (
        "Kenya's defence ministry said so. The Kenyan army denied it. The Ministry of Health of Uganda agreed. "
        "The foreign ministry in Nairobi was silent. The Kremlin said nothing."
    )
    found = actors(text)
    assert {name: found[name].of for name in found if name.startswith(("Kenyan ", "Ugandan "))} == {
        "Kenyan defence ministry": "state:KE",
        "Kenyan armed forces": "state:KE",
        "Kenyan foreign ministry": "state:KE",
        "Ugandan health ministry": "state:UG",
    }
    assert found["Kremlin"].of == "state:RU"


def test_army_positions_are_not_the_army() -> None:
    assert "Kenyan armed forces" not in actors("Shells hit Kenyan army positions.")


@pytest.mark.parametrize(
    "article",
    [
        "<who>A doctor at the town's hospital</who> said two people had died.",
        "Two people had died, <who>a nurse in Plesk</who> said.",
        "<who>Residents</who> said the road was open.",
        "The <who>mediators</who> say it holds.",
        "<who>Residents of the old capital</who>, Harrow, said the road was open.",
        "The road was open, according to <who>two aid workers</who>.",
        "<who>A Western diplomat</who> who asked not to be named said so.",
    ],
)
def test_unnamed_speakers_are_actors(article: str) -> None:
    text = marked(article)
    found = find_actors(page(text.text)).facts
    spans = {(span.start, span.end) for fact in found if isinstance(fact, Actor) for span in fact.mentions}
    assert set(text.runs["who"]) <= spans


@pytest.mark.parametrize(
    "text",
    [
        "Power failed for 4,000 residents, the ministry said.",
        "It was a silence that city officials called odd.",
        "The plan came a day after mediators met.",
    ],
)
def test_people_who_are_only_spoken_of_do_not_speak(text: str) -> None:
    forms = {name for actor in actors(text).values() for name in actor.names}
    assert not forms & {"4,000 residents", "a silence that city officials", "a day after mediators"}


def test_the_minister_is_the_only_minister_named_and_an_apposition_after_a_name_is_not_the_next_subject() -> None:
    text = (
        "Defence Minister Ilva Torrin spoke. Citing her top commander, Jens Ahl, the Kestanian leader said it was so. "
        "The minister agreed. Kestanian President Mirela Dosh then left."
    )
    assert holder(text, "The minister") == "Ilva Torrin"
    assert holder(text, "the Kestanian leader") == "Mirela Dosh"


def test_two_people_with_one_surname_are_kept_apart_and_the_bare_surname_is_told_to_be_open() -> None:
    text = "General Ana Holt and Mayor Rolf Holt met. Holt said it went well."
    found = find_actors(page(text))
    assert {"Ana Holt", "Rolf Holt"} <= set(actors(text))
    assert holder(text, "Holt") is None
    assert any("Holt" in problem.what for problem in found.problems)


def test_the_office_and_the_servant_of_somebody_are_not_that_person() -> None:
    text = "President Mirela Dosh's office said yes. Colonel Jens Ahl's adjutant said no. The adjutant smiled."
    assert holder(text, "President Mirela Dosh's office") != "Mirela Dosh"
    assert holder(text, "The adjutant") == "Colonel Jens Ahl's adjutant"


def test_a_name_known_by_an_alias_is_one_person() -> None:
    text = "Colonel Omar Faiz Saleh, known as Hawk, denied it. Hawk said the army had fired first."
    assert holder(text, "Hawk") == "Omar Faiz Saleh"


def test_an_army_goes_by_its_short_name_and_its_full_name() -> None:
    text = "The Kenyan army, known as KAR, fired first. KAR denied it. The Royal Kenyan Army said nothing more."
    assert holder(text, "KAR") == holder(text, "Royal Kenyan Army") == "Kenyan armed forces"


def test_whoever_serves_a_person_or_a_ministry_serves_them() -> None:
    found = actors("Dosh's Delta envoy, Ana Holt, spoke. Kenya's navy spokeswoman Ilva Torrin agreed. Mrs Dosh left.")
    assert found["Ana Holt"].of == found["Dosh"].id
    assert found["Ilva Torrin"].of == "state:KE"


def test_its_army_is_that_of_the_only_land_named_before() -> None:
    assert holder("Kenya denied it. Its army had been asleep, it said.", "Its army") == "Kenyan armed forces"
    both = "Kenya and Uganda denied it. Its army had been asleep."
    assert holder(both, "Its army") not in {"Kenyan armed forces", "Ugandan armed forces"}


def test_a_compound_names_both() -> None:
    text = "President Mirela Dosh called Colonel Jens Ahl. The Dosh-Ahl call, and Kenya–Uganda and Kenya-Uganda trade."
    exact = {span.exact for actor in actors(text).values() for span in actor.mentions}
    assert {"Dosh", "Ahl", "Kenya", "Uganda"} <= exact


def test_every_mention_slices_to_its_own_words_and_titles_belong_to_it() -> None:
    found = actors(PAUSE)
    for actor in found.values():
        assert all(PAUSE[span.start : span.end] == span.exact for span in actor.mentions)
    assert "Kestanian President Mirela Dosh" in {span.exact for span in found["Mirela Dosh"].mentions}


@pytest.mark.parametrize(
    "text", ["", "'", "’s ’s", "the", "of of of", "(((", "A. B. C. D.", "\n\n-\n", "The The The", "😀 said"]
)
def test_scraps_of_text_do_no_harm(text: str) -> None:
    assert all(isinstance(fact, Actor) for fact in find_actors(page(text)).facts)


def test_a_landmark_is_no_land() -> None:
    assert (
        kinds("The batteries of Cape Harrow opened up at dawn. Cape Harrow fired again.").get("Cape Harrow") != "state"
    )


def test_the_name_of_a_body_goes_on_behind_of_the() -> None:
    text = "The Covenant of the Reef, an armed group with four hundred men, has turned the offer down."
    assert kinds(text).get("Covenant of the Reef") == "group"
    assert "Reef" not in kinds(text)


def test_the_movement_with_a_capital_is_not_the_group_of_another_name() -> None:
    text = "The Covenant of the Reef, an armed group, refused. The Movement accepted the text, it said."
    assert "Movement" not in forms(text, "Covenant of the Reef")
