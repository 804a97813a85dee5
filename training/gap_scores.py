"""Pronouns measured on GAP (Webster et al. 2018): of each of two names, does the pronoun mean it?

The score is GAP's own: F1 over both questions of all examples. A name is taken for meant where it is the likelier one
of the two and likely enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from training.conll_scores import Score
from training.measures import figures
from training.sets.pronouns import Case, gap_cases
from trucewatch.lang.pronouns import antecedents
from trucewatch.lang.reading.reader import Reader

LEAST = 0.2
"""The least chance of a name that is taken for meant; the best on GAP's validation part is between 0.1 and 0.3."""


def gap_scores(folder: Path) -> tuple[int, dict[str, float | dict[str, float]]]:
    """How many pronouns, and F1 of `*development.tsv`, else of all files together; other files by their names."""
    reader = Reader()
    found = {path: list(gap_cases(path, reader)) for path in sorted(folder.glob("*.tsv"))}
    chosen = [path for path in found if "development" in path.stem] or list(found)
    told: dict[str, float | dict[str, float]] = {
        "pronouns": figures(score_of(case for path in chosen for case in found[path]))
    }
    for path, cases in found.items():
        if [path] != chosen:
            told[f"pronouns, {path.stem}"] = figures(score_of(cases))
    return sum(len(cases) for cases in found.values()), told


def score_of(cases: Iterable[Case]) -> Score:
    """Names meant, names taken for meant, and right ones."""
    wanted = said = right = 0
    for case in cases:
        answer = answered(case)
        for whose, is_meant in case.asked:
            wanted += is_meant
            said += whose == answer
            right += is_meant and whose == answer
    return Score(wanted, said, right)


def answered(case: Case) -> str | None:
    """Which of the two names the pronoun is taken to mean; None for neither."""
    asked = {whose for whose, _ in case.asked}
    found = antecedents(case.text, case.readings, case.pronoun, case.namings)
    best = next((one for one in found if one.whose in asked), None)
    return best.whose if best is not None and best.chance >= LEAST else None
