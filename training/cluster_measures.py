"""How well things are put together: MUC, B-cubed and CEAF-e over clusters of the same keys, and their mean, CoNLL's F1.

Each takes two maps from key to cluster (gold, system); a cluster of one counts like any other. Keys must be the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

import numpy as np

from training.measures import Figures

Clusters = Mapping[str, Hashable]


def b_cubed(gold: Clusters, system: Clusters) -> Figures:
    """Bagga and Baldwin 1998: for each key, which share of its system cluster is of its gold cluster (precision), which
    share of its gold cluster is in its system cluster (recall); their means.

    >>> b_cubed({"a": 1, "b": 1, "c": 2, "d": 2}, {"a": 7, "b": 7, "c": 7, "d": 7})
    {'p': 0.5, 'r': 1.0, 'f1': 0.6666666666666666}
    """
    if not gold:
        return {"p": 0.0, "r": 0.0, "f1": 0.0}
    both = Counter((gold[key], system[key]) for key in gold)
    sizes, system_sizes = Counter(gold.values()), Counter(system.values())
    precision = sum(both[gold[key], system[key]] / system_sizes[system[key]] for key in gold) / len(gold)
    recall = sum(both[gold[key], system[key]] / sizes[gold[key]] for key in gold) / len(gold)
    return _figures(precision, recall)


def muc(gold: Clusters, system: Clusters) -> Figures:
    """Vilain et al. 1995: which share of the links that a cluster needs is left when the other side parts it.

    Clusters of one have no links: 0 where no cluster has any.

    >>> muc({"a": 1, "b": 1, "c": 1}, {"a": 7, "b": 7, "c": 8})
    {'p': 1.0, 'r': 0.5, 'f1': 0.6666666666666666}
    """
    return _figures(_links_kept(system, gold), _links_kept(gold, system))


def ceaf_e(gold: Clusters, system: Clusters) -> Figures:
    """Luo 2005 with phi-4: each gold cluster gets one system cluster at most, so that the likenesses (twice what both
    hold over what each holds) sum to the most; that sum over the clusters of either side.

    >>> ceaf_e({"a": 1, "b": 1, "c": 2}, {"a": 7, "b": 7, "c": 7})
    {'p': 0.8, 'r': 0.4, 'f1': 0.5333333333333333}
    """
    sizes, system_sizes = Counter(gold.values()), Counter(system.values())
    both = Counter((gold[key], system[key]) for key in gold)
    alike = {pair: 2 * held / (sizes[pair[0]] + system_sizes[pair[1]]) for pair, held in both.items()}
    best = sum(_best_sum(part) for part in _parts(alike))
    return _figures(_share(best, len(system_sizes)), _share(best, len(sizes)))


def conll(gold: Clusters, system: Clusters) -> dict[str, float | Figures]:
    """The three measures and `CoNLL F1`, the mean of their F1."""
    three = {"MUC": muc(gold, system), "B-cubed": b_cubed(gold, system), "CEAF-e": ceaf_e(gold, system)}
    return {**three, "CoNLL F1": sum(one["f1"] for one in three.values()) / len(three)}


def _links_kept(whole: Clusters, parting: Clusters) -> float:
    """Of the links within clusters of `whole`, the share that `parting` keeps."""
    pieces: dict[Hashable, set[Hashable]] = defaultdict(set)
    for key, cluster in whole.items():
        pieces[cluster].add(parting[key])
    sizes = Counter(whole.values())
    kept = sum(size - len(pieces[cluster]) for cluster, size in sizes.items())
    return _share(kept, sum(size - 1 for size in sizes.values()))


def _parts(alike: Mapping[tuple[Hashable, Hashable], float]) -> list[dict[tuple[Hashable, Hashable], float]]:
    """The pairs in parts that share no cluster: each can be assigned by itself."""
    by_gold: dict[Hashable, list[Hashable]] = defaultdict(list)
    by_system: dict[Hashable, list[Hashable]] = defaultdict(list)
    for one, other in alike:
        by_gold[one].append(other)
        by_system[other].append(one)
    parts, seen = [], set[Hashable]()
    for first in by_gold:
        if first in seen:
            continue
        seen.add(first)
        waiting, part = [first], {}
        while waiting:
            one = waiting.pop()
            for other in by_gold[one]:
                part[one, other] = alike[one, other]
                fresh = [next_one for next_one in by_system[other] if next_one not in seen]
                seen.update(fresh)
                waiting += fresh
        parts.append(part)
    return parts


def _best_sum(part: Mapping[tuple[Hashable, Hashable], float]) -> float:
    """The most that pairs without a cluster in common sum to."""
    rows, columns = (
        {name: number for number, name in enumerate(dict.fromkeys(names))} for names in zip(*part, strict=True)
    )
    if min(len(rows), len(columns)) == 1:
        return max(part.values())
    gains = np.zeros((len(rows), len(columns)))
    for (one, other), gain in part.items():
        gains[rows[one], columns[other]] = gain
    return most_assigned(gains if len(rows) <= len(columns) else gains.T)


def most_assigned(gains: np.ndarray) -> float:
    """The largest sum of gains with one from each row and no column twice; no more rows than columns.

    The Hungarian method, a row at a time, by shortest augmenting paths (Jonker and Volgenant 1987).
    """
    height, width = gains.shape
    costs = np.zeros((height + 1, width + 1))
    costs[1:, 1:] = -gains
    row_price, column_price = np.zeros(height + 1), np.zeros(width + 1)
    row_of = np.zeros(width + 1, dtype=int)
    for row in range(1, height + 1):
        row_of[0], column = row, 0
        least = np.full(width + 1, np.inf)
        came_from = np.zeros(width + 1, dtype=int)
        done = np.zeros(width + 1, dtype=bool)
        while row_of[column]:
            done[column] = True
            here = row_of[column]
            reduced = costs[here] - row_price[here] - column_price
            is_nearer = ~done & (reduced < least)
            least[is_nearer] = reduced[is_nearer]
            came_from[is_nearer] = column
            following = int(np.where(done, np.inf, least)[1:].argmin()) + 1
            step = least[following]
            row_price[row_of[done]] += step
            column_price[done] -= step
            least[~done] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return float(sum(gains[row_of[column] - 1, column - 1] for column in range(1, width + 1) if row_of[column]))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _figures(precision: float, recall: float) -> Figures:
    return {"p": precision, "r": recall, "f1": _share(2 * precision * recall, precision + recall)}
