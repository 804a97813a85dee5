"""The measure of MUC-4's roles, on a report of our own in the set's layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.muc4_scores import cased, matched, muc4_scores, plain
from training.sets.muc4 import reports

TEXT = "a shell hit the fuel depot in the town on monday. two were wounded."
EXTRACTS = {
    "PerpInd": [],
    "PerpOrg": [],
    "Target": [[["the fuel depot", 12], ["depot", 21]]],
    "Victim": [],
    "Weapon": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    row = {"docid": "OWN-1", "doctext": TEXT, "extracts": EXTRACTS}
    (tmp_path / "dev.json").write_text(json.dumps(row) + "\n\n")
    return tmp_path


def test_the_layout_is_read_with_all_strings_of_an_entity(folder: Path) -> None:
    (report,) = reports(folder)
    assert report.filled["Target"] == (("the fuel depot", "depot"),)


def test_a_target_is_right_by_any_of_its_strings(folder: Path) -> None:
    number, scores = muc4_scores(folder)
    assert number == 1
    assert scores["Target"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert scores["Victim"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_each_entity_is_given_once() -> None:
    assert matched(["silo", "grain silo"], (("silo", "the grain silo"),)) == 1
    assert matched(["silo", "barn"], (("silo", "barn"), ("silo",))) == 2


def test_words_are_compared_without_articles_and_signs() -> None:
    assert plain('The "Santo Tomas" farm') == "santo tomas farm"


def test_words_that_our_corpus_has_only_as_names_get_a_capital() -> None:
    assert cased("the zzyrk army shelled a village. it fled.") == "The Zzyrk army shelled a village. It fled."
