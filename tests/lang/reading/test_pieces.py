"""Words as pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.lang.reading.pieces import BEGIN, END, LONGEST, batch_of, in_batches, pieces_of, shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [("truce", 0), ("NATO", 1), ("A", 2), ("Verin", 3), ("iPhone", 4), ("McRae", 4), ("10-day", 5), ("“", 6), ("", 6)],
)
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_first_pieces_and_quotation() -> None:
    pieces = pieces_of(["Talks", "“", "unimaginably", "”"], [False, True, True, True])
    assert (pieces.ids[0], pieces.ids[-1]) == (BEGIN, END)
    assert len(pieces.first) == 4
    assert pieces.cases[pieces.first[0]] == 3
    assert pieces.cases[pieces.first[2]] == 0 + 7


@given(st.lists(st.text(min_size=1, max_size=12), max_size=40))
def test_any_words(words: list[str]) -> None:
    pieces = pieces_of(words, [False] * len(words))
    assert len(pieces.ids) == len(pieces.cases) <= LONGEST + 1
    assert list(pieces.first) == sorted(set(pieces.first))


def test_a_sentence_without_end_is_cut() -> None:
    pieces = pieces_of(["bread"] * 900, [False] * 900)
    assert len(pieces.ids) <= LONGEST + 1
    assert len(pieces.first) < 900


def test_batches_hold_every_sentence_once_within_the_budget() -> None:
    sentences = [pieces_of(["word"] * length, [False] * length) for length in (3, 30, 4, 3, 60, 31)]
    batches = in_batches(sentences, 70)
    assert sorted(index for batch in batches for index in batch) == list(range(6))
    assert all(len(batch) == 1 or len(batch) * max(len(sentences[i].ids) for i in batch) <= 70 for batch in batches)


def test_padding() -> None:
    batch = batch_of([pieces_of(["one"], [False]), pieces_of(["one", "two"], [False, False])])
    assert batch.ids.shape == (2, 4)
    assert batch.mask.tolist() == [[1, 1, 1, 0], [1, 1, 1, 1]]
    assert batch.first.tolist() == [[1, 0], [1, 2]]
