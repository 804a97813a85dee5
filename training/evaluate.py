"""Measures what is shipped on a public set or our corpus: `python -m training.evaluate SET FOLDER [--json | --show]`.

FOLDER is laid out as the packed set is; other documents in the same layout do, too.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from training.actor_codes_scores import actor_codes_scores
from training.amount_scores import newsquant_scores
from training.attribution_scores import polnear_scores
from training.coreference_scores import ecbplus_misses, ecbplus_scores
from training.corpus_scores import corpus_scores
from training.gap_scores import gap_scores
from training.geoparsing_scores import geoparsing_scores
from training.grouping_scores import grouping_misses, news_clusters_scores, piles_scores
from training.muc4_scores import muc4_scores
from training.name_scores import crossner_scores, uner_scores
from training.plover_scores import plover_scores
from training.time_scores import recognizers_scores, tempeval3_scores
from training.tree_scores import ewt_scores, gum_scores

Scores = dict[str, float | dict[str, float]]
Measure = Callable[[Path], tuple[int, Scores]]

SETS: dict[str, Measure] = {
    "ewt": ewt_scores,
    "gum": gum_scores,
    "uner_ewt": uner_scores,
    "crossner_politics": crossner_scores,
    "polnear": polnear_scores,
    "corpus": corpus_scores,
    "gap": gap_scores,
    "ngec_actors": actor_codes_scores,
    "plover": plover_scores,
    "geoparsing": geoparsing_scores,
    "tempeval3": tempeval3_scores,
    "recognizers": recognizers_scores,
    "newsquant": newsquant_scores,
    "muc4": muc4_scores,
    "news_clusters": news_clusters_scores,
    "piles": piles_scores,
    "ecbplus": ecbplus_scores,
}
"""Each gives how many things were read (sentences, of polnear documents), and the figures, 0..1."""
SHOWN: dict[str, Callable[[Path], list[str]]] = {"news_clusters": grouping_misses, "ecbplus": ecbplus_misses}
"""Sets that tell what was missed in the half that is open for reading, a line each."""


class Measured(msgspec.Struct):
    """What the command prints."""

    set: str
    folder: str
    items: int
    scores: Scores
    seconds: float


def measured(name: str, folder: Path) -> Measured:
    """The figures of the set `name` in `folder`."""
    began = time.perf_counter()
    items, scores = SETS[name](folder)
    return Measured(name, str(folder), items, scores, round(time.perf_counter() - began, 1))


def table(found: Measured) -> str:
    """The figures in percent, a line each."""
    width = max([len(name) for name in found.scores], default=0)
    lines = [f"{found.set}: {found.items} items from {found.folder} in {found.seconds} s"]
    for name, value in found.scores.items():
        figures = (
            f"P {100 * value['p']:5.1f}  R {100 * value['r']:5.1f}  F1 {100 * value['f1']:5.1f}"
            if isinstance(value, dict)
            else f"{100 * value:5.1f}"
        )
        lines.append(f"  {name:{width}}  {figures}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=SETS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures for programs, 0..1")
    parser.add_argument("--show", action="store_true", help=f"print what was missed instead: {', '.join(SHOWN)}")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        parser.error(f"no such folder: {arguments.folder}")
    if arguments.show:
        if arguments.set not in SHOWN:
            parser.error(f"--show knows {', '.join(SHOWN)}")
        print("\n".join(SHOWN[arguments.set](arguments.folder)))
        return
    found = measured(arguments.set, arguments.folder)
    if not found.items:
        parser.error(f"{arguments.folder} holds nothing in the layout of {arguments.set}")
    print(json.dumps(msgspec.to_builtins(found), indent=1) if arguments.json else table(found))


if __name__ == "__main__":
    main()
