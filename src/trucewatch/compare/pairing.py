"""Which of the old belongs to which of the new: the best pairs first, each at most once, whichever is the old."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

Score = tuple[int, ...]
"""How much speaks for a pair, the weightiest first."""


def paired(
    candidates: Iterable[tuple[int, int]],
    score: Callable[[int, int], Score | None],
    old_names: Sequence[str],
    new_names: Sequence[str],
) -> dict[int, int]:
    """Old place -> new place, of `candidates` that have a score; names break ties, whichever account is the old one."""
    ranked: list[tuple[Score, tuple[str, str], int, int]] = []
    for one, other in candidates:
        told = score(one, other)
        if told is not None:
            first, second = sorted((old_names[one], new_names[other]))
            ranked.append((tuple(-part for part in told), (first, second), one, other))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, one, other in sorted(ranked):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def by_key(keys: Iterable[tuple[Hashable | None, int]]) -> dict[Hashable, list[int]]:
    """Key -> places that have it; None is no key."""
    held: dict[Hashable, list[int]] = defaultdict(list)
    for key, place in keys:
        if key is not None:
            held[key].append(place)
    return held


def with_one_key(
    olds: Iterable[tuple[Hashable | None, int]], news: Iterable[tuple[Hashable | None, int]]
) -> set[tuple[int, int]]:
    """All pairs of places (old, new) that have the same key."""
    there = by_key(news)
    return {(one, other) for key, places in by_key(olds).items() for one in places for other in there.get(key, ())}


def only_ones(
    olds: Iterable[tuple[Hashable | None, int]], news: Iterable[tuple[Hashable | None, int]]
) -> dict[int, int]:
    """Old place -> new place, for keys that exactly one place of each side has."""
    old, new = by_key(olds), by_key(news)
    return {places[0]: new[key][0] for key, places in old.items() if len(places) == 1 == len(new.get(key, ()))}
