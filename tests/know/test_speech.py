"""The reporting verbs: forms, particles, and what the table refuses."""

from __future__ import annotations

import pytest

from trucewatch.know.function_words import ADVERBS, AUXILIARIES, PREPOSITIONS
from trucewatch.know.speech import is_document, is_hearer, is_listener, means, platform, speech_verb


@pytest.mark.parametrize(
    ("form", "lemma", "tells"),
    [
        ("said", "say", "states"),
        ("denies", "deny", "denies"),
        ("told", "tell", "states"),
        ("vowed", "vow", "promises"),
        ("points out", "point out", "states"),
        ("spoke of", "speak of", "states"),
    ],
)
def test_a_form_leads_to_its_verb(form: str, lemma: str, tells: str) -> None:
    words = form.split()
    found = speech_verb([*words, "that"], 0)
    assert found is not None
    verb, length = found
    assert (verb.lemma, verb.tells, length) == (lemma, tells, len(words))


def test_the_longer_verb_wins() -> None:
    found = speech_verb(["put", "it", "plainly"], 0)
    assert found is not None
    assert (found[0].lemma, found[1]) == ("put it", 2)


@pytest.mark.parametrize("form", ["agreed", "attacked", "signed", "met", "shelled"])
def test_deeds_are_no_speech(form: str) -> None:
    assert speech_verb([form], 0) is None


def test_platforms_are_named_as_they_are_written() -> None:
    assert platform(["truth", "social", "that"], 0) == ("Truth Social", 2)
    assert platform(["the", "radio"], 0) is None


def test_documents_say_and_listeners_pass_on() -> None:
    assert is_document("statement")
    assert not is_document("missile")
    assert is_listener("newspapers")
    assert not is_listener("parliament")


def test_reporters_are_hearers_and_no_channel() -> None:
    assert is_hearer("reporters")
    assert not is_listener("reporters")


def test_means_of_speech_may_have_two_words() -> None:
    assert means(["satellite", "phone"], 0) == 2
    assert means(["radio"], 0) == 1
    assert means(["bus"], 0) == 0


def test_the_word_classes_keep_apart() -> None:
    assert not AUXILIARIES & PREPOSITIONS
    assert not AUXILIARIES & ADVERBS
