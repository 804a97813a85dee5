"""Actors that only their own page tells from others, named in a sentence that two reports print."""

from __future__ import annotations

from casts import cast_from, who

TOLD = "The railway company said on Monday that two of its bridges had been struck in the night."


def test_whom_one_sentence_names_in_two_reports_is_one() -> None:
    cast, _ = cast_from(f"{TOLD} Nobody was hurt.", f"{TOLD} Repairs began.")
    assert len(who(cast, "The railway company")) == 1


def test_the_same_words_in_other_sentences_may_be_two() -> None:
    cast, _ = cast_from(TOLD, "The railway company said on Friday that no trains would run for a week.")
    assert len(who(cast, "The railway company")) == 2


def test_a_short_sentence_stands_in_many_reports() -> None:
    cast, _ = cast_from("The railway company agreed.", "The railway company agreed.")
    assert len(who(cast, "The railway company")) == 2
