"""How near the shipped vectors' similarities are to the base encoder's: `python -m training.vectors --base FOLDER
STORIES`.

Spearman's rank correlation over the sentence pairs of each story (a folder of `*.txt`), and over all of them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from training.model import Encoder, load_base, mean_of
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.pieces import batch_of, pieces_of
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.sentences import sentences


def ranks(values: np.ndarray) -> np.ndarray:
    """The rank of each value (no two of these are equal in practice)."""
    found = np.empty(len(values))
    found[values.argsort(kind="stable")] = np.arange(len(values))
    return found


def correlation(ours: np.ndarray, base: np.ndarray) -> float:
    """Spearman's rank correlation."""
    return float(np.corrcoef(ranks(ours), ranks(base))[0, 1])


def pairs_of(folder: Path, base: Encoder) -> tuple[np.ndarray, np.ndarray]:
    """The similarities of all pairs of a story's sentences, ours and the base encoder's."""
    ours, theirs = [], []
    reader = Reader()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        quoted = quotations(text, ())
        bounds = [(one.start, one.end) for one in sentences(text, (), quoted)]
        for reading in reader.read(text, bounds, quoted):
            if len(reading.tokens) < 4:
                continue
            ours.append(reading.vector)
            words = [text[token.start : token.end] for token in reading.tokens]
            batch = batch_of([pieces_of(words, [False] * len(words))])
            mask = torch.from_numpy(batch.mask)
            with torch.inference_mode():
                pooled = mean_of(base(torch.from_numpy(batch.ids), mask, None)[-1], mask)[0]
            theirs.append((pooled / pooled.norm()).numpy())
    above = np.triu_indices(len(ours), 1)
    return alike(np.asarray(ours))[above], alike(np.asarray(theirs))[above]


def alike(vectors: np.ndarray) -> np.ndarray:
    """The cosine of every pair of unit vectors."""
    return np.asarray(vectors @ vectors.T)


def main() -> None:
    """Print a line a story and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    arguments = parser.parse_args()
    base = Encoder()
    load_base(base, arguments.base)
    base.eval()
    every = []
    for folder in sorted(path for path in arguments.stories.iterdir() if path.is_dir()):
        ours, theirs = pairs_of(folder, base)
        every.append((ours, theirs))
        print(f"{folder.name:24} {correlation(ours, theirs):.3f}")
    print(f"{'all':24} {correlation(np.concatenate([a for a, _ in every]), np.concatenate([b for _, b in every])):.3f}")


if __name__ == "__main__":
    main()
