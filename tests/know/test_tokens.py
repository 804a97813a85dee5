"""The table by which words are cut."""

from __future__ import annotations

import re

import pytest

from trucewatch.core.problems import BadTable
from trucewatch.know.tokens import abbreviations, alternatives, joined


def test_abbreviations_are_written_without_their_full_stop() -> None:
    assert {"Gen", "Oct", "Inc", "etc"} <= abbreviations()
    assert not any(short.endswith(".") for short in abbreviations())
    assert "No" not in abbreviations()


def test_joined_words_part_where_the_bar_stands() -> None:
    assert joined()["cannot"] == (0, 3, 6)
    assert joined()["dunno"] == (0, 2, 3, 5)
    assert all(word == word.lower() and cuts[-1] == len(word) for word, cuts in joined().items())


def test_the_longest_alternative_is_taken() -> None:
    found = re.match(alternatives("units", "words"), "kms")
    assert found is not None and found.group() == "kms"


def test_a_missing_row_is_a_bad_table() -> None:
    with pytest.raises(BadTable, match=r"tokens\.toml \[hyphens\] has no row suffixes"):
        alternatives("hyphens", "suffixes")
