"""Scores to spans: the best sequence of BIO labels of every layer at once (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
VERY_LOW = -1e9


class Layers(msgspec.Struct, frozen=True):
    """The span layers of the model: names, labels of each, and where the scores stand (O first, then B and I of each
    label).
    """

    names: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many scores a word has in all."""
        return sum(1 + 2 * len(labels) for labels in self.labels)


class Found(msgspec.Struct, frozen=True):
    """A span over words `first`..`last` (half-open) in a layer; `score` is the mean of its words' probabilities."""

    layer: str
    label: str
    first: int
    last: int
    score: float


def by_layer(scores: Scores, layers: Layers) -> Scores:
    """Log-probabilities [B, W, layers, widest] of the scores [B, W, width]; very low where a layer has fewer
    classes.
    """
    widest = 1 + 2 * max(len(labels) for labels in layers.labels)
    apart = np.full((*scores.shape[:2], len(layers.names), widest), VERY_LOW, np.float32)
    at = 0
    for number, labels in enumerate(layers.labels):
        width = 1 + 2 * len(labels)
        apart[:, :, number, :width] = scores[:, :, at : at + width]
        at += width
    apart -= apart.max(-1, keepdims=True)
    apart -= np.log(np.exp(apart).sum(-1, keepdims=True))
    return apart


def best_labels(chances: Scores) -> NDArray[np.int64]:
    """The best class [B, W, layers] of each word: an I only behind a B or an I of its own label."""
    batch, words, layers, widest = chances.shape
    inside = np.arange(2, widest, 2)
    back = np.zeros((words, batch, layers, widest), np.int16)
    path = chances[:, 0].copy()
    path[..., inside] = VERY_LOW
    own = np.broadcast_to(np.arange(widest, dtype=np.int16), path.shape)
    for word in range(1, words):
        best = path.argmax(-1)
        back[word] = best[..., None]
        reached = np.repeat(np.take_along_axis(path, best[..., None], -1), widest, -1)
        goes_on = path[..., inside] >= path[..., inside - 1]
        reached[..., inside] = np.where(goes_on, path[..., inside], path[..., inside - 1])
        back[word][..., inside] = np.where(goes_on, own[..., inside], own[..., inside - 1])
        path = reached + chances[:, word]
    found = np.zeros((batch, words, layers), np.int64)
    found[:, -1] = path.argmax(-1)
    for word in range(words - 1, 0, -1):
        found[:, word - 1] = np.take_along_axis(back[word], found[:, word][..., None], -1)[..., 0]
    return found


def spans_of(classes: NDArray[np.int64], chances: Scores, layers: Layers, length: int) -> list[Found]:
    """The spans of one sentence: `classes` [W, layers] and `chances` [W, layers, widest], of which `length` words are
    real.
    """
    found: list[Found] = []
    for number in np.flatnonzero(classes[:length].any(0)):
        row: Sequence[int] = classes[:length, number].tolist()
        name, labels = layers.names[number], layers.labels[number]
        start = 0
        for word in range(length + 1):
            current = row[word] if word < length else 0
            goes_on = current != 0 and current % 2 == 0
            if goes_on:
                continue
            if word and row[word - 1] != 0:
                scores = [float(np.exp(chances[at, number, row[at]])) for at in range(start, word)]
                found.append(Found(name, labels[(row[start] - 1) // 2], start, word, sum(scores) / len(scores)))
            start = word
    return sorted(found, key=lambda one: (one.first, -one.last, one.layer))
