"""What more writing would buy: `python -m training.curve --data FOLDER --base FOLDER --from FIRST --teacher FILE`.

The second stage, shortened and on our corpus alone, with 25, 50, 75 and 100 % of the train conflicts; each point is
measured on the test conflicts and all go to `training/figures/learning_curve.json`. The figures lie below those of the
shipped model, which trains longer; the slope is what counts.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.corpus.check import REPORTS
from training.corpus_scores import corpus_scores
from training.model import Encoder, Network, load_base
from training.sources import corpus_examples
from training.train import RATES, WARM_UP, Stage, Teacher, load, made_ready, run
from trucewatch.lang.reading.pieces import Batch
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.reading.session import Output

BUDGET, AVERAGED = 500, 0.98
"""Small batches: a short training needs many steps before it marks any span at all."""
SHARES = (0.25, 0.5, 0.75, 1.0)
SHOWN = ("source exact", "cue exact", "content tokens", "instrument exact", "stance exact", "event exact", "role exact")
OUT = Path(__file__).parent / "figures" / "learning_curve.json"


def runner(network: Network):  # type: ignore[no-untyped-def]
    """The network as the reader's `run`."""

    def scores(batch: Batch) -> Output:
        with torch.inference_mode():
            told = network(*(torch.from_numpy(part) for part in (batch.ids, batch.mask, batch.cases, batch.first)))
        return Output(*(part.numpy() for part in told))

    return scores


def main() -> None:
    """Train and measure each point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--from", dest="first", type=Path, required=True, help="the first stage's weights")
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=REPORTS)
    parser.add_argument("--steps", type=int, default=700)
    parser.add_argument("--seed", type=int, default=18)
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    base = Encoder()
    load_base(base, arguments.base)
    teacher = Teacher(base.eval(), arguments.teacher)
    points = []
    for share in SHARES:
        network, relations = load(arguments.first)
        examples = corpus_examples(arguments.corpus, "train", share=share)
        sources = made_ready({"corpus": examples}, relations, teacher)
        stage = Stage(
            steps=arguments.steps,
            minutes=60,
            shares={"corpus": 1.0},
            rates=RATES[1],
            warm_up=WARM_UP[1],
            budget=BUDGET,
            averaged=AVERAGED,
        )
        run(network, sources, stage, arguments.seed)
        _, scores = corpus_scores(arguments.corpus.parent, reader=Reader(runner(network)))
        points.append({"share": share, "sentences": len(examples), "scores": {name: scores[name] for name in SHOWN}})
        print(points[-1], flush=True)
        OUT.write_text(json.dumps(points, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
