"""Fits the weights of `trucewatch.lang.pronouns`: `python -m training.pronouns --data FOLDER`.

FOLDER holds the unpacked sets `gap` (its validation part is learned from, nothing else of it) and `gum`. The weights
make the meant names of all cases likely, with a penalty on their squares; what weighs next to nothing is left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import torch

from training.sets.pronouns import Case, gap_cases, gum_cases
from trucewatch.lang.pronouns import mentions_weighed
from trucewatch.lang.reading.reader import Reader

PENALTY = 0.006
RAREST = 4
"""A feature of fewer mentions is not learned."""
LIGHTEST = 0.02
NOBODY = "nobody"
MARK = "[weights]\n"


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """The weight of each feature, and of nobody."""
    rows = [list(mentions_weighed(case.text, case.readings, case.pronoun, case.namings)) for case in cases]
    seen = Counter(name for row in rows for _, features in row for name in features)
    names = {
        name: number for number, name in enumerate(sorted(name for name, times in seen.items() if times >= RAREST))
    }
    scenes = [
        scene for case, row in zip(cases, rows, strict=True) if row and (scene := _scene(case, row, names)) is not None
    ]
    weights = torch.zeros(len(names), requires_grad=True)
    nobody = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, nobody], max_iter=80, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        total = torch.stack([_loss(features @ weights, nobody, meant) for features, meant in scenes]).mean()
        total = total + PENALTY * weights.square().sum()
        total.backward()
        return total

    optimiser.step(loss)
    learnt = {name: round(float(weights[number]), 3) for name, number in names.items()}
    return {NOBODY: round(float(nobody), 3)} | {
        name: weight for name, weight in learnt.items() if abs(weight) > LIGHTEST
    }


def _scene(
    case: Case, row: Sequence[tuple[str, dict[str, float]]], names: dict[str, int]
) -> tuple[torch.Tensor, torch.Tensor] | None:
    """The features [mentions, names] and which mentions are of whom is meant; none of them: somebody else is."""
    features = torch.zeros(len(row), len(names))
    for number, (_, told) in enumerate(row):
        for name, value in told.items():
            if name in names:
                features[number, names[name]] = value
    return features, torch.tensor([case.meant is not None and whose == case.meant for whose, _ in row])


def _loss(scores: torch.Tensor, nobody: torch.Tensor, meant: torch.Tensor) -> torch.Tensor:
    everything = torch.cat((nobody, scores)).logsumexp(0)
    return everything - (scores[meant].logsumexp(0) if meant.any() else nobody[0])


def main() -> None:
    """Fit and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    reader = Reader()
    cases = [
        *gap_cases(arguments.data / "gap" / "gap-validation.tsv", reader),
        *gum_cases(arguments.data / "gum", reader),
    ]
    weights = fitted(cases)
    path = Path(str(files("trucewatch.data") / "pronouns.toml"))
    kept = path.read_text(encoding="utf-8").partition(MARK)[0]
    lines = [f'"{name}" = {weight:.3f}' for name, weight in sorted(weights.items())]
    path.write_text(kept + MARK + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(cases)} pronouns, {len(weights)} weights")


if __name__ == "__main__":
    main()
