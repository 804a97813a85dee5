"""The table of closed word classes."""

from __future__ import annotations

import pytest

from trucewatch.core.problems import BadTable
from trucewatch.lang.words import words


def test_words_are_read_from_the_table() -> None:
    assert "gen" in words("sentences", "titles")


@pytest.mark.parametrize(("section", "row"), [("sentences", "colours"), ("colours", "titles")])
def test_a_missing_row_is_a_bad_table(section: str, row: str) -> None:
    with pytest.raises(BadTable, match="install trucewatch again"):
        words(section, row)
