"""The tree is a tree, and the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.lang.reading.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    """Whether every word leads to the root, on which one word hangs."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def best_by_trying_all(scores: np.ndarray) -> float:
    """The sum of the best tree among all."""
    words = scores.shape[0]
    return max(
        sum(scores[word, head] for word, head in enumerate(heads))
        for heads in product(range(words + 1), repeat=words)
        if is_tree(list(heads))
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_no_tree_is_better(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert is_tree(heads)
    found = sum(scores[word, head] for word, head in enumerate(heads))
    assert found == pytest.approx(best_by_trying_all(scores), abs=1e-4)


def test_a_circle_is_broken_where_it_costs_least() -> None:
    # "rebels refused it": 1 and 2 each prefer the other, nothing prefers the root
    scores = np.array([[0, 0, 5, 0], [1, 5, 0, 0], [0, 0, 4, 0]], np.float32)
    assert best_tree(scores) == [2, 0, 2]


def test_one_root_where_two_words_want_it() -> None:
    scores = np.array([[9, 0, 1], [8, 0, 0]], np.float32)
    assert best_tree(scores) in ([2, 0], [0, 1])
    assert best_tree(scores).count(0) == 1


def test_long_sentences_and_none() -> None:
    scores = np.random.default_rng(3).normal(size=(180, 181)).astype(np.float32)
    assert is_tree(best_tree(scores))
    assert best_tree(np.zeros((0, 1), np.float32)) == []
