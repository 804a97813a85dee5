"""Spans against gold spans."""

from __future__ import annotations

import pytest

from training.conll_scores import Score
from training.measures import NOTHING, Words, bare, exact, figures, inside, runs, total

WORDS = Words([(0, 4), (5, 9), (10, 13), (13, 14)])
NAMES = {"PER", "LOC"}


def test_exact_asks_for_both_edges_and_the_label() -> None:
    gold = [(0, 4, "PER"), (5, 9, "LOC"), (10, 13, "LOC")]
    said = [(0, 4, "PER"), (5, 9, "PER"), (10, 14, "LOC")]
    assert exact(gold, said, NAMES) == Score(3, 3, 1)


def test_exact_leaves_other_labels_out_and_counts_a_span_once() -> None:
    assert exact([(0, 4, "MISC"), (5, 9, "LOC")], [(0, 4, "MISC"), (5, 9, "LOC"), (5, 9, "LOC")], NAMES) == Score(
        1, 1, 1
    )


@pytest.mark.parametrize(
    ("gold", "said", "score"),
    [
        ([], [], Score(0, 0, 0)),
        ([(0, 9)], [], Score(2, 0, 0)),
        ([(0, 9), (5, 9)], [(0, 9)], Score(2, 2, 2)),  # nested: united
        ([(0, 4), (10, 13)], [(0, 14)], Score(2, 4, 2)),  # two pieces
        ([(3, 6)], [(0, 4)], Score(2, 1, 1)),  # half a token is the token
        ([(4, 5)], [(9, 10)], Score(0, 0, 0)),  # blanks
        ([(7, 7)], [], Score(0, 0, 0)),
    ],
)
def test_tokens_inside(gold: list[tuple[int, int]], said: list[tuple[int, int]], score: Score) -> None:
    assert inside(WORDS, gold, said) == score


def test_spans_are_cut_at_sentences_and_widened_to_tokens() -> None:
    assert runs(WORDS, [(1, 12)], [(0, 9), (10, 14)]) == {(0, 9), (10, 13)}
    assert runs(WORDS, [(4, 5)], [(0, 14)]) == set()


@pytest.mark.parametrize(("text", "words"), [("“No.”", "No"), ("that it held,", "that it held"), ("— ”", None)])
def test_bare(text: str, words: str | None) -> None:
    found = bare(text, (0, len(text)))
    assert (None if found is None else text[found[0] : found[1]]) == words


def test_totals_add_counts() -> None:
    assert total([Score(2, 1, 1), Score(4, 1, 0)]) == Score(6, 2, 1)
    assert total([]) == NOTHING
    assert figures(Score(6, 2, 1)) == {"p": 0.5, "r": 1 / 6, "f1": 0.25}
    assert figures(NOTHING) == {"p": 0.0, "r": 0.0, "f1": 0.0}
