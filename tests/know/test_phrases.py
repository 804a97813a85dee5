"""Phrases of tables, and the tables of truces, stances and meetings."""

from __future__ import annotations

import pytest

from trucewatch.know.instruments import instrument_words, term_words
from trucewatch.know.meetings import meeting_words
from trucewatch.know.phrases import Phrases, inflections
from trucewatch.know.stances import stance_cues, stance_words


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("accept", ("accept", "accepts", "accepted", "accepting")),
        ("propose", ("propose", "proposes", "proposed", "proposing")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("stop", ("stop", "stops", "stopped", "stopping")),
        ("crash", ("crash", "crashes", "crashed", "crashing")),
        ("withdraw", ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing")),
    ],
)
def test_inflections(verb: str, forms: tuple[str, ...]) -> None:
    assert inflections(verb) == forms


def test_the_longest_phrase_wins_and_none_overlap() -> None:
    phrases = Phrases([("~rule", "short"), ("~rule out", "long"), ("deal|pact", "paper")])
    assert phrases.find(["they", "ruled", "out", "the", "pact", "and", "rule"]) == [
        (1, 3, "long"),
        (4, 5, "paper"),
        (6, 7, "short"),
    ]


def test_the_first_row_wins() -> None:
    assert Phrases([("halt", 1), ("halt", 2)]).find(["halt"]) == [(0, 1, 1)]


def test_the_tables_load_and_know_their_idioms() -> None:
    cues = stance_cues()
    assert [cue.stance for _, _, cue in cues.find(["it", "stopped", "short", "of", "a", "yes"])] == ["undetermined"]
    assert [cue.stance for _, _, cue in cues.find(["she", "has", "not", "answered"])] == ["undetermined"]
    assert "not" in stance_words().deniers
    assert [form for _, _, form in instrument_words().nouns.find(["a", "cessation", "of", "hostilities"])] == [
        "ceasefire"
    ]
    assert [term.label for _, _, term in term_words().terms.find(["a", "buffer", "zone"])] == ["buffer zone"]
    assert [head.form for _, _, head in meeting_words().heads.find(["a", "phone", "call"])] == ["call"]
