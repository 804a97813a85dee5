"""Sentences with other names in them keep their marks."""

from __future__ import annotations

import random

from training.examples import Example, bio
from training.swaps import swapped, with_swaps

NAMES = {"person": [("Ana", "de", "Holt")], "place": [("Port", "Velm")]}


def example() -> Example:
    """ "Vell blamed Osk ." with a source, a cue, a role that hangs on the cue."""
    return Example(
        ["Vell", "blamed", "Osk", "."],
        [False] * 4,
        layers={
            "kind": bio(4, [(0, 1, "person"), (2, 3, "place")]),
            "source": bio(4, [(0, 1, "source")]),
            "cue": bio(4, [(1, 2, "cue")]),
        },
        links=[(2,), (), (0,), ()],
    )


def test_labels_and_links_follow_the_longer_name() -> None:
    new = swapped(example(), NAMES, random.Random(1))
    assert new.words == ["Ana", "de", "Holt", "blamed", "Port", "Velm", "."]
    assert new.layers["source"] == ["B-source", "I-source", "I-source", "O", "O", "O", "O"]
    assert new.layers["cue"] == ["O", "O", "O", "B-cue", "O", "O", "O"]
    assert new.links == [(4,), (), (), (), (0,), (), ()]


def test_a_name_that_a_mark_cuts_stays() -> None:
    one = Example(
        ["Port", "Osk", "fell"],
        [False] * 3,
        layers={"kind": bio(3, [(0, 2, "place")]), "role": bio(3, [(1, 2, "target")])},
    )
    assert swapped(one, NAMES, random.Random(1)) is one


def test_sentences_without_names_are_not_copied() -> None:
    plain = Example(["It", "rained"], [False] * 2, layers={"kind": ["O", "O"]})
    assert len(with_swaps([example(), plain], 2, 7)) == 4
