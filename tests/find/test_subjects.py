"""Whom a verb's subject means: names, owners of troops, both governments, those who left their side."""

from __future__ import annotations

import pytest

from scenes import CAST, scene
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Survey

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna. "


def subject(text: str, verb: str, war: str = WAR) -> tuple[str, ...]:
    """The actors that are the subject of the last such verb of a text."""
    survey = Survey(*scene(war + text))
    line = next(line for line in reversed(survey.lines) if verb in line.lowers)
    at = len(line.lowers) - 1 - line.lowers[::-1].index(verb)
    return Parties(survey).subject(line, at)


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("The Hill League, which had lost two camps, rejected the text.", "rejected", ("league",)),
        ("Torrin, who leads Aruna, refused the text.", "refused", ("torrin",)),
        ("Torrin and Maas signed the text.", "signed", ("torrin", "maas")),
        ("Torrin: “The two sides have agreed on a halt to fire.”", "agreed", ("aruna", "belmar")),
        ("Torrin “signed” the text.", "signed", ("torrin",)),
        ("Aruna refused the offer and Belmar accepted the text.", "accepted", ("belmar",)),
        ("Under the truce Aruna is to leave the ridge and Belmar is to clear its mines.", "clear", ("belmar",)),
        ("Cadel said the League had accepted the text and Aruna had refused it.", "refused", ("aruna",)),
        ("Aruna refused the offer and accepted the text.", "accepted", ("aruna",)),
        ("The League urged Belmar to accept the text.", "accept", ("belmar",)),
        ("It was unclear whether Belmar would sign the text.", "sign", ("belmar",)),
    ],
)
def test_the_subject_is_the_trees(sentence: str, verb: str, who: tuple[str, ...]) -> None:
    assert subject(sentence, verb) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Arunan troops rejected the text.", ("aruna",)),
        ("The League's fighters rejected the text.", ("league",)),
        ("Fighters of the League rejected the text.", ("league",)),
        ("Leaders of the Hill League rejected the text.", ("league",)),
        ("Aruna's delegation to Cadel rejected the text.", ("aruna",)),
        ("Troops in Belmar rejected the text.", ()),  # whose is not told
        ("The envoy to Cadel rejected the text.", ()),
    ],
)
def test_troops_and_delegates_are_their_owners(sentence: str, who: tuple[str, ...]) -> None:
    assert subject(sentence, "rejected") == who


@pytest.mark.parametrize(
    "sentence",
    [
        "A neighbour of Aruna rejected the text.",
        "Half of the League rejected the text.",
        "Former League fighters rejected the text.",
        "The shelling of Aruna rejected the text.",
        "The text was rejected by nobody.",
    ],
)
def test_a_subject_that_is_no_side_is_nobody(sentence: str) -> None:
    assert subject(sentence, "rejected") == ()


def test_both_governments_are_of_states() -> None:
    rebels = "Arunan troops and Hill League fighters shelled each other. The Hill League fired on Aruna. "
    assert subject("Both governments signed the text.", "signed") == ("aruna", "belmar")
    assert subject("Aruna and Cadel spoke. Both governments signed the text.", "signed", rebels) == ("aruna", "cadel")
    assert subject("It rained. Both governments signed the text.", "signed", rebels) == ()
    assert set(subject("Aruna and Cadel spoke. Both sides signed the text.", "signed", rebels)) == {"aruna", "league"}


def test_behind_the_last_word_of_a_line_there_is_none() -> None:
    """A sentence may end in a sign that the reader takes for a word and nobody else does."""
    (line,) = Survey(*scene("Torrin signed the text.")).lines
    assert line.lower_at(0) == "torrin"
    assert line.lower_at(line.sentence.end + 5) == ""


def test_who_says_what_both_sides_agreed_is_no_third_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader takes this name for one more subject of "agreed"."""
    monkeypatch.setitem(CAST, "orisanja", ("person", "cadel", ("Orisanja",)))
    text = (
        "Orisanja: “Both sides have agreed to lay down their weapons, and to a slow, fair and open exchange of maps.”"
    )
    assert set(subject(text, "agreed")) == {"aruna", "belmar"}
