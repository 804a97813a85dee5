"""Words that tell of an attack, and what they count."""

from __future__ import annotations

import pytest

from trucewatch.core.problems import BadTable
from trucewatch.know import counted
from trucewatch.know.attacks import attack_words
from trucewatch.know.counted import counted_words


def test_the_longest_phrase_of_attack_counts() -> None:
    ((first, after, word),) = attack_words().acts.find(["the", "post", "came", "under", "mortar", "fire", "again"])
    assert (first, after, word.form, word.role) == (2, 6, "shelling", "strong")


def test_a_drone_decides_over_the_shells_beside_it() -> None:
    means = [found for _, _, found in attack_words().means.find(["drones", "and", "artillery"])]
    assert min(means, key=lambda one: one.rank).form == "drone"


def test_a_noun_in_the_plural_tells_several() -> None:
    roles = {word.role for _, _, word in attack_words().acts.find(["air", "strikes"])}
    assert roles == {"several"}


def test_what_became_of_a_drone_is_asked_in_the_order_of_the_table() -> None:
    assert [outcome for outcome, _ in counted_words().outcomes] == ["shot_down", "lost", "hit", "launched"]


def test_a_row_that_the_account_has_no_word_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "table", lambda name, section: {"unicorns": ["unicorn"]})
    with pytest.raises(BadTable, match="unicorns"):
        counted._counted("nouns")
