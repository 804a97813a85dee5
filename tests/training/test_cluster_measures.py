"""Measures of clusters on examples worked by hand, and on the two systems of Luo's paper of 2005 (his table 1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import permutations

import numpy as np
import pytest

from training.cluster_measures import b_cubed, ceaf_e, conll, most_assigned, muc
from training.measures import Figures

Measure = Callable[[Mapping[str, int], Mapping[str, int]], Figures]


def clusters(*groups: str) -> dict[str, int]:
    """Each letter with the number of its group: "ab", "c" are {a, b} and {c}."""
    return {letter: number for number, group in enumerate(groups) for letter in group}


GOLD = clusters("12345", "67", "89ABC")
SECOND_AND_THIRD_MIXED = clusters("12345", "6789ABC")
FIRST_AND_THIRD_MIXED = clusters("1234589ABC", "67")


@pytest.mark.parametrize(
    ("measure", "mixed", "p", "r"),
    [
        # nine links are wanted, ten are given: each mixture makes one that is wrong
        (muc, SECOND_AND_THIRD_MIXED, 9 / 10, 1.0),
        (muc, FIRST_AND_THIRD_MIXED, 9 / 10, 1.0),
        # five keys are in good company wholly, two by 2 in 7, five by 5 in 7
        (b_cubed, SECOND_AND_THIRD_MIXED, (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0),
        (b_cubed, FIRST_AND_THIRD_MIXED, (2 + 10 * 5 / 10) / 12, 1.0),
        # of the mixture the larger part is assigned: twice 5 over 7 + 5; twice 5 over 10 + 5
        (ceaf_e, SECOND_AND_THIRD_MIXED, (1 + 10 / 12) / 2, (1 + 10 / 12) / 3),
        (ceaf_e, FIRST_AND_THIRD_MIXED, (1 + 10 / 15) / 2, (1 + 10 / 15) / 3),
    ],
)
def test_what_mixing_two_clusters_costs(measure: Measure, mixed: Mapping[str, int], p: float, r: float) -> None:
    found = measure(GOLD, mixed)
    assert (found["p"], found["r"]) == (pytest.approx(p), pytest.approx(r))
    assert found["f1"] == pytest.approx(2 * p * r / (p + r))


@pytest.mark.parametrize(
    ("measure", "second_mixed", "first_mixed"), [(muc, 0.947, 0.947), (b_cubed, 0.865, 0.737), (ceaf_e, 0.733, 0.667)]
)
def test_the_figures_of_luo_s_table(measure: Measure, second_mixed: float, first_mixed: float) -> None:
    assert measure(GOLD, SECOND_AND_THIRD_MIXED)["f1"] == pytest.approx(second_mixed, abs=0.0006)
    assert measure(GOLD, FIRST_AND_THIRD_MIXED)["f1"] == pytest.approx(first_mixed, abs=0.0006)


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e])
def test_precision_and_recall_change_places_with_the_sides(measure: Measure) -> None:
    there, back = measure(GOLD, SECOND_AND_THIRD_MIXED), measure(SECOND_AND_THIRD_MIXED, GOLD)
    assert (there["p"], there["r"]) == (back["r"], back["p"])


def test_b_cubed_counts_what_is_mixed_and_what_is_parted() -> None:
    gold = clusters("ab", "cd")
    assert b_cubed(gold, clusters("cd", "ab")) == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert b_cubed(gold, clusters("abcd")) == {"p": 0.5, "r": 1.0, "f1": pytest.approx(2 / 3)}
    assert b_cubed(gold, clusters("a", "b", "c", "d")) == {"p": 1.0, "r": 0.5, "f1": pytest.approx(2 / 3)}


def test_all_alone_has_no_links_and_gives_each_gold_cluster_one_of_its_keys() -> None:
    found = conll(clusters("abc", "d"), clusters("a", "b", "c", "d"))
    assert found["MUC"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    # "abc" gets one of its three: twice 1 over 3 + 1; "d" itself
    assert found["CEAF-e"] == {"p": pytest.approx(1.5 / 4), "r": pytest.approx(1.5 / 2), "f1": pytest.approx(0.5)}
    # B-cubed: precision 1, recall (3 * 1/3 + 1) / 4 = 1/2, so F1 2/3
    assert found["CoNLL F1"] == pytest.approx((0 + 2 / 3 + 0.5) / 3)


def test_the_best_assignment_may_leave_each_its_second_best() -> None:
    # ab-cd against abc-d, and more: "abc" is nearest to "ab", but "d" would have nothing left but "cd"
    assert most_assigned(np.array([[0.9, 0.8], [0.9, 0.0]])) == pytest.approx(1.7)


def test_the_assignment_is_the_best_of_all_there_are() -> None:
    made = np.random.default_rng(7)
    for height, width in [(1, 1), (2, 3), (4, 4), (3, 6), (5, 5)] * 4:
        gains = made.random((height, width)).round(1)
        every = (sum(gains[row, chosen[row]] for row in range(height)) for chosen in permutations(range(width), height))
        assert most_assigned(gains) == pytest.approx(max(every))


def test_nothing_to_measure_is_nothing() -> None:
    assert conll({}, {})["CoNLL F1"] == 0.0
