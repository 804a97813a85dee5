"""The measure of pronouns, on rows of our own in GAP's layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.gap_scores import gap_scores, score_of
from training.sets.pronouns import gap_cases
from trucewatch.lang.reading.reader import Reader

HEAD = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"


def row(text: str, pronoun: str, first: str, second: str, meant: str) -> str:
    """One line of the set."""
    cells = [text, pronoun, str(text.rindex(f" {pronoun} ") + 1)]
    for name in (first, second):
        cells += [name, str(text.index(name)), str(name == meant).upper()]
    return "\t".join(["test-1", *cells, "http://example.org/"]) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pronouns: one that means the subject of the sentence before, one that means neither name."""
    clear = "Ilva Torrin said on Friday that she would sign. The letter went to Mara Holt."
    neither = "Ilva Torrin met the aunt of Mara Holt. The cook, Enna, said she was late."
    path = tmp_path / "gap-development.tsv"
    path.write_text(
        HEAD
        + row(clear, "she", "Ilva Torrin", "Mara Holt", "Ilva Torrin")
        + row(neither, "she", "Ilva Torrin", "Mara Holt", ""),
        encoding="utf-8",
    )
    return tmp_path


def test_cases_hold_both_names_apart_and_what_is_meant(folder: Path) -> None:
    first, second = gap_cases(folder / "gap-development.tsv", Reader())
    assert [is_meant for _, is_meant in first.asked] == [True, False]
    assert len({whose for whose, _ in first.asked}) == 2
    assert first.meant == first.asked[0][0]
    assert second.meant is None


def test_a_score_counts_names_meant_and_names_taken(folder: Path) -> None:
    cases = list(gap_cases(folder / "gap-development.tsv", Reader()))
    score = score_of(cases[:1])
    assert (score.gold, score.system, score.correct) == (1, 1, 1)


def test_the_set_is_measured_whole(folder: Path) -> None:
    items, scores = gap_scores(folder)
    assert items == 2
    assert set(scores) == {"pronouns"}
