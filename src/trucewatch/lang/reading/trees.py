"""The best dependency tree of a sentence (Chu and Liu 1965, Edmonds 1967), with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
NEVER = -1e9


def best_tree(scores: Scores) -> list[int]:
    """The heads (1-based, 0 = root) of the tree with the highest sum of `scores` [W, 1+W] (a word's score for each
    head).

    Exactly one word hangs on the root. Where the best head of every word already makes such a tree, that is it.
    """
    words = scores.shape[0]
    if words == 0:
        return []
    weights = np.array(scores, np.float64)
    weights[np.arange(words), np.arange(1, words + 1)] = NEVER
    greedy = [int(head) for head in weights.argmax(1)]
    if greedy.count(0) == 1 and not _circle(greedy):
        return greedy
    # of the words that could be the root, the one whose tree is best: trying the strongest few is exact in practice
    candidates = np.argsort(-(weights[:, 0] - weights[:, 1:].max(1)), kind="stable")[:4]
    best: list[int] = []
    best_sum = -np.inf
    for root in candidates:
        alone = weights.copy()
        alone[:, 0] = NEVER
        alone[root, 0] = 0.0
        alone[root, 1:] = NEVER
        heads = _arborescence(alone)
        total = float(weights[np.arange(words), heads].sum())
        if total > best_sum:
            best, best_sum = heads, total
    return best


def _circle(heads: list[int]) -> list[int]:
    """The words (0-based) of one circle among `heads`; empty where there is none."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        word = start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word] - 1
        if word >= 0 and state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(weights: NDArray[np.float64]) -> list[int]:
    """The heads of the best tree over `weights` [W, 1+W]; contracts one circle after the other."""
    heads = [int(head) for head in weights.argmax(1)]
    circle = _circle(heads)
    if not circle:
        return heads
    inside = set(circle)
    outside = [word for word in range(len(heads)) if word not in inside]
    current = np.array([weights[word, heads[word]] for word in circle])
    # the contracted graph: the outside words, then the circle as one word; columns: root, outside words, circle
    small = np.full((len(outside) + 1, len(outside) + 2), NEVER)
    columns = [0, *(word + 1 for word in outside)]
    for row, word in enumerate(outside):
        small[row, : len(columns)] = weights[word, columns]
        small[row, -1] = weights[word, [member + 1 for member in circle]].max()
    entering = weights[circle][:, columns] - current[:, None]
    small[-1, : len(columns)] = entering.max(0)
    chosen = _arborescence(small)
    back = dict(enumerate(columns))
    for row, word in enumerate(outside):
        if chosen[row] == len(columns):
            heads[word] = circle[int(weights[word, [member + 1 for member in circle]].argmax())] + 1
        else:
            heads[word] = back[chosen[row]]
    column = chosen[-1]
    broken = circle[int(entering[:, column].argmax())]
    heads[broken] = back[column]
    return heads
