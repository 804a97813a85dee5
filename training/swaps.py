"""Sentences of our corpus with other names in them: what a sentence says shall not hang on whose war it is.

A name is swapped for another of its kind, the same one wherever it stands in the sentence; marks stay where they were.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from training.examples import Example, spans_of

SWAPPED = ("person", "state", "place", "org", "group", "nat")
"""The kinds whose names may stand for one another; offices and units are told by their words."""
Names = dict[str, list[tuple[str, ...]]]


def names_in(examples: Iterable[Example]) -> Names:
    """Every name of the examples, by kind, in the order of their first mention."""
    found: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for example in examples:
        for first, last, kind in spans_of(example.layers.get("kind", [])):
            if kind in SWAPPED:
                found[kind][tuple(example.words[first:last])] = None
    return {kind: list(names) for kind, names in found.items()}


def swapped(example: Example, names: Names, chance: random.Random) -> Example:
    """The example with each of its names replaced by another of the kind.

    A name on which another mark begins or ends half-way stays.
    """
    pieces: list[tuple[int, int, tuple[str, ...]]] = []
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for first, last, kind in spans_of(example.layers.get("kind", [])):
        old = tuple(example.words[first:last])
        if kind in SWAPPED and _is_whole(example, first, last):
            pieces.append((first, last, chosen.setdefault(old, chance.choice(names[kind]))))
    if not pieces:
        return example
    # for each new word the old one whose labels it takes; the words of a new name behind its first go on from it
    origin: list[tuple[int, bool]] = []
    words: list[str] = []
    at = 0
    for first, last, name in [*pieces, (len(example.words), len(example.words), ())]:
        words += example.words[at:first]
        origin += [(index, True) for index in range(at, first)]
        words += name
        origin += [(first, number == 0) for number in range(len(name))]
        at = last
    new_place = {old: index + 1 for index, (old, begins) in reversed(list(enumerate(origin))) if begins}
    links = None
    if example.links is not None:
        links = [
            tuple(sorted({new_place[link - 1] if link else 0 for link in example.links[old]})) if begins else ()
            for old, begins in origin
        ]
    return Example(
        words,
        [example.quoted[old] for old, _ in origin],
        layers={
            layer: [labels[old] if begins else _inside(labels[old]) for old, begins in origin]
            for layer, labels in example.layers.items()
        },
        links=links,
        is_junk=example.is_junk,
        place=example.place,
    )


def _is_whole(example: Example, first: int, last: int) -> bool:
    """No mark begins or ends inside the name, and no role hangs on a word behind its first."""
    for labels in example.layers.values():
        if any(label != _inside(labels[first]) for label in labels[first + 1 : last]):
            return False
    inner = range(first + 2, last + 1)
    return not any(link in inner for links in example.links or () for link in links)


def _inside(label: str) -> str:
    return "I" + label[1:] if label.startswith("B-") else label


def with_swaps(examples: Sequence[Example], copies: int, seed: int) -> list[Example]:
    """The examples, and `copies` of each of those with names, with others in their place."""
    names, chance = names_in(examples), random.Random(seed)
    made = [swapped(example, names, chance) for _ in range(copies) for example in examples]
    return [*examples, *(new for new, old in zip(made, list(examples) * copies, strict=True) if new is not old)]
