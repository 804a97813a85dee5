"""What forms of a word share, and what words must not."""

from __future__ import annotations

import pytest

from training.lemmas import lemma


@pytest.mark.parametrize(
    "forms",
    [
        "strike strikes struck striking stricken",
        "say says said saying",
        "kill kills killed killing",
        "cancel cancelled canceled cancels",
        "release releases released releasing",
        "agree agrees agreed agreeing",
        "free frees freed freeing",
        "crash crashes crashed crashing",
        "deny denies denied denying",
        "shoot shot shooting shoots",
        "die died dies dying",
        "crisis crises",
        "ceasefire ceasefires Ceasefire",
        "truce truces",
    ],
)
def test_forms_of_one_word_share_it(forms: str) -> None:
    assert len({lemma(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["say see", "news new", "king kill", "thing think", "talks told", "raid raise", "red raid"]
)
def test_words_that_only_look_alike_do_not(pair: str) -> None:
    one, other = pair.split()
    assert lemma(one) != lemma(other)
