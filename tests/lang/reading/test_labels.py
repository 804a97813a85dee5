"""Scores become spans, and an I never stands without its B."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.lang.reading.labels import Layers, best_labels, by_layer, spans_of

LAYERS = Layers(("name", "cue"), (("PER", "LOC"), ("cue",)))
OUT, B_PER, I_PER, B_LOC, I_LOC, NO_CUE, B_CUE, I_CUE = range(8)


def scores_for(*words: int) -> np.ndarray:
    """Scores of one sentence in which the given class of each word stands out."""
    scores = np.zeros((1, len(words), LAYERS.width), np.float32)
    for at, strong in enumerate(words):
        scores[0, at, strong] = 4
    return scores


def read(scores: np.ndarray) -> list[tuple[str, str, int, int]]:
    chances = by_layer(scores, LAYERS)
    classes = best_labels(chances)
    return [(f.layer, f.label, f.first, f.last) for f in spans_of(classes[0], chances[0], LAYERS, scores.shape[1])]


def test_a_name_of_two_words() -> None:
    assert read(scores_for(B_PER, I_PER, OUT)) == [("name", "PER", 0, 2)]


def test_neighbours_stay_apart() -> None:
    assert read(scores_for(B_PER, B_PER, B_LOC)) == [
        ("name", "PER", 0, 1),
        ("name", "PER", 1, 2),
        ("name", "LOC", 2, 3),
    ]


def test_a_span_at_the_end_is_closed() -> None:
    assert read(scores_for(OUT, B_CUE, I_CUE)) == [("cue", "cue", 1, 3)]


def test_an_inside_of_another_label_cannot_follow() -> None:
    assert ("name", "LOC", 1, 2) not in read(scores_for(B_PER, I_LOC))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_sequences_hold(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(scale=3, size=(2, words, LAYERS.width)).astype(np.float32)
    classes = best_labels(by_layer(scores, LAYERS))
    for row in classes:
        for layer in range(len(LAYERS.names)):
            before = 0
            for current in row[:, layer]:
                if current and current % 2 == 0:
                    assert before in (current, current - 1)
                before = current
