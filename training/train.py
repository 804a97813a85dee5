"""Trains the reader: `python -m training.train --data FOLDER --base FOLDER --out FOLDER [--device cuda]`.

One stage learns everything together: tags and trees of the public sets, names, and our own corpus with copies that
bear other names. A stage of tags and trees alone may go before it (`--steps`). At the end the vector head is trained
alone for the encoder that came out. The vectors are kept close to the base encoder's throughout.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import TAGS, Ready, endless, ready, tensors
from training.corpus.check import REPORTS
from training.examples import Example
from training.losses import losses_of, total, vector_loss
from training.model import Encoder, Network, load_base, mean_of, pooled
from training.sources import corpus_examples, public_examples
from training.swaps import with_swaps
from trucewatch.lang.reading.pieces import batch_of, in_batches

BUDGET = 1000
"""Word pieces a step."""
WARM_UP = (150, 80)
"""Steps in which the rates rise, a stage."""
VECTOR_RATE, VECTOR_EPOCHS, VECTOR_BATCH = 3e-4, 14, 512
AVERAGED = 0.995
"""How much of the running mean of the weights a step leaves; a stage ends with the mean, not with its last step."""
MASK, LAST_SPECIAL = 103, 999
"""The piece that stands for an unseen one; pieces up to 999 are special or unused."""
NOISE = 0.03
"""Of the layers' spread: what 8-bit weights add later."""
RATES = ((2.5e-4, 1.5e-3), (2e-4, 1.5e-3))
"""Of the encoder and of the heads, in the first stage and in the second."""
FIRST = {"ewt": 2.0, "gum": 1.0}
"""How often a batch of each source comes in the first stage, and in the second."""
SECOND = {"ewt": 2.8, "gum": 1.0, "names": 2.2, "attribution": 0.1, "corpus": 8.0, "swaps": 3.0}
STEPS = (0, 13600)
DROPOUT = 0.2
"""In the encoder's layers, behind attention and feed-forward."""
SWAPS, SWAPS_SEED = 2, 7
"""How many copies of our sentences with other names in them."""


class Teacher:
    """The base encoder's vectors of sentences; what it has read lies in `path` for the next run."""

    def __init__(self, base: Encoder, path: Path) -> None:
        self._base, self._path = base, path
        self._known: dict[tuple[int, ...], Tensor] = {}
        if path.is_file():
            ids, vectors = torch.load(path, weights_only=True)
            self._known = dict(zip(map(tuple, ids), vectors, strict=True))

    def teach(self, sentences: Sequence[Ready]) -> None:
        """Give each sentence its vector."""
        new = [
            one.pieces
            for one in {one.pieces.ids: one for one in sentences}.values()
            if one.pieces.ids not in self._known
        ]
        with torch.inference_mode():
            for indices in in_batches(new, 4000):
                batch = batch_of([new[index] for index in indices])
                mask = torch.from_numpy(batch.mask)
                pooled = mean_of(self._base(torch.from_numpy(batch.ids), mask, None)[-1], mask)
                for index, vector in zip(indices, nn.functional.normalize(pooled, dim=-1), strict=True):
                    self._known[new[index].ids] = vector.half().clone()
        if new:
            torch.save((list(map(list, self._known)), torch.stack(list(self._known.values()))), self._path)
        for one in sentences:
            one.teacher = self._known[one.pieces.ids]


def optimiser_of(network: Network, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW; the word embeddings stay as they are."""
    network.encoder.words.weight.requires_grad_(False)
    inside = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    known = {id(weight) for weight in network.encoder.parameters()}
    heads = [weight for weight in network.parameters() if id(weight) not in known]
    groups = [{"params": inside, "lr": encoder_rate}, {"params": heads, "lr": head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One stage of training: it lasts `steps` steps or `minutes` minutes, whichever ends first.

    `shares`: how often a batch of each source comes; `rates`: of the encoder and of the heads, which fall in a line to
    `floor` of themselves after `warm_up` steps; `budget`: word pieces a step; `averaged`: how much of the running mean
    of the weights a step leaves; `blank`: the share of word pieces that it does not see.
    """

    steps: int
    minutes: float
    shares: dict[str, float]
    rates: tuple[float, float]
    warm_up: int
    floor: float = 0.0
    budget: int = BUDGET
    averaged: float = AVERAGED
    blank: float = 0.0


def run(network: Network, sources: dict[str, list[Ready]], stage: Stage, seed: int, device: str = "cpu") -> None:
    """Train the network for one stage; it is moved to `device` and comes back. The stage ends with its mean weights."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    shares = {name: share for name, share in stage.shares.items() if sources.get(name)}
    streams = {name: endless(sources[name], stage.budget, chance) for name in shares}
    network.to(device)
    optimiser = optimiser_of(network, *stage.rates)
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(stage.averaged))
    network.train()
    began = time.monotonic()
    seen: dict[str, list[Tensor]] = defaultdict(list)
    for step in range(stage.steps):
        # the schedule follows steps or the clock, whichever is further on
        done = max(step / stage.steps, (time.monotonic() - began) / 60 / stage.minutes)
        if done >= 1:
            break
        factor = min(1.0, (step + 1) / stage.warm_up) * (1 - done * (1 - stage.floor))
        for group, rate in zip(optimiser.param_groups, stage.rates, strict=True):
            group["lr"] = rate * factor
        name = chance.choices(list(shares), weights=list(shares.values()))[0]
        batch = tensors(next(streams[name])).on(device)
        losses = losses_of(network(blanked(batch.ids, stage.blank), batch.mask, batch.cases, batch.first), batch)
        optimiser.zero_grad()
        total(losses).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        if step >= stage.warm_up:
            average.update_parameters(network)
        for task, loss in losses.items():
            seen[f"{name}/{task}"].append(loss.detach())
        if step % 100 == 99:
            means = " ".join(f"{task}={float(torch.stack(values).mean()):.3f}" for task, values in sorted(seen.items()))
            print(f"{(time.monotonic() - began) / 60:5.1f} min  step {step + 1}/{stage.steps}  {means}", flush=True)
            seen.clear()
    if average.n_averaged:
        network.load_state_dict(average.module.state_dict())
    network.to("cpu")
    network.eval()


def blanked(ids: Tensor, share: float) -> Tensor:
    """The word pieces with a random share of them masked; special pieces stay."""
    if not share:
        return ids
    hidden = (torch.rand(ids.shape, device=ids.device) < share) & (ids > LAST_SPECIAL)
    return ids.masked_fill(hidden, MASK)


def fit_vectors(network: Network, sentences: Sequence[Ready], seed: int) -> None:
    """Train the vector head alone for the finished encoder: each vector near the teacher's, and each pair as alike.

    Solving it by regression instead was tried: nearer vectors, but pairs less alike (0.934 for 0.943 in rank
    correlation).
    """
    torch.manual_seed(seed)
    network.eval()
    layers = torch.empty(len(sentences), network.vector.in_features)
    taught = torch.empty(len(sentences), network.vector.out_features)
    with torch.inference_mode():
        for indices in in_batches([one.pieces for one in sentences], 4000):
            batch = tensors([sentences[index] for index in indices])
            layers[indices] = pooled(network.encoder(batch.ids, batch.mask, batch.cases), batch.mask)
            taught[indices] = batch.teacher
    noise = NOISE * layers.std()
    optimiser = torch.optim.AdamW(network.vector.parameters(), lr=VECTOR_RATE, weight_decay=0.01)
    steps = VECTOR_EPOCHS * (len(sentences) // VECTOR_BATCH)
    falling = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.0, steps)
    for _ in range(VECTOR_EPOCHS):
        order = torch.randperm(len(sentences))
        for start in range(0, len(order) - VECTOR_BATCH + 1, VECTOR_BATCH):
            chosen = order[start : start + VECTOR_BATCH]
            noisy = layers[chosen] + noise * torch.randn(len(chosen), layers.shape[1])
            loss = vector_loss(nn.functional.normalize(network.vector(noisy), dim=-1), taught[chosen], pairs=40)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            falling.step()


def save(network: Network, relations: Sequence[str], path: Path) -> None:
    """The weights and what their outputs mean."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": network.state_dict(), "relations": list(relations)}, path)


def load(path: Path) -> tuple[Network, list[str]]:
    """The network saved at `path`, and its relations."""
    stored = torch.load(path, weights_only=True)
    network = Network(len(TAGS), len(stored["relations"]))
    network.load_state_dict(stored["weights"])
    return network, stored["relations"]


def made_ready(groups: dict[str, list[Example]], relations: Sequence[str], teacher: Teacher) -> dict[str, list[Ready]]:
    """Every source as indices, with the teacher's vectors."""
    sources = {name: [ready(example, relations) for example in examples] for name, examples in groups.items()}
    for sentences in sources.values():
        teacher.teach(sentences)
    return sources


def main() -> None:
    """Train and save; see the module's words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the unpacked public sets")
    parser.add_argument("--base", type=Path, required=True, help="the folder with the base encoder's model.safetensors")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=REPORTS)
    parser.add_argument(
        "--share", type=float, default=1.0, help="how much of the corpus's train conflicts to learn from"
    )
    parser.add_argument("--from", dest="first", type=Path, help="go on from this first stage instead of training one")
    parser.add_argument(
        "--only-vectors", action="store_true", help="with --from: its second stage is done, train the vector head"
    )
    parser.add_argument("--stage", type=int, choices=(1, 2, 3), default=3, help="the last stage to run")
    parser.add_argument("--steps", type=int, nargs=2, default=STEPS, help="0 leaves the first stage out")
    parser.add_argument("--minutes", type=float, nargs=2, default=(240, 240))
    parser.add_argument("--device", default="cpu", help="cpu, cuda")
    parser.add_argument("--dropout", type=float, default=DROPOUT, help="in the encoder's layers")
    parser.add_argument("--blank", type=float, default=0.0, help="the share of word pieces that are masked")
    parser.add_argument("--teacher", type=Path, help="where the base encoder's vectors are kept between runs")
    parser.add_argument("--seed", type=int, default=18)
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    base = Encoder()
    load_base(base, arguments.base)
    base.eval()
    public = public_examples(arguments.data)
    if arguments.first:
        network, relations = load(arguments.first)
    else:
        relations = sorted({relation for group in public.values() for one in group for relation in one.relations or ()})
        torch.manual_seed(arguments.seed)
        network = Network(len(TAGS), len(relations), arguments.dropout)
        network.encoder.load_state_dict(base.state_dict())
    arguments.out.mkdir(parents=True, exist_ok=True)
    teacher = Teacher(base, arguments.teacher or arguments.out / "teacher.pt")
    sources = made_ready(public, relations, teacher)
    print({name: len(sentences) for name, sentences in sources.items()}, flush=True)
    if not arguments.first and arguments.steps[0]:
        first = Stage(
            steps=arguments.steps[0],
            minutes=arguments.minutes[0],
            shares=FIRST,
            rates=RATES[0],
            warm_up=WARM_UP[0],
            floor=0.25,
        )
        run(network, sources, first, arguments.seed, arguments.device)
        save(network, relations, arguments.out / "first.pt")
    if arguments.stage >= 2:
        ours = corpus_examples(arguments.corpus, "train", share=arguments.share)
        more = with_swaps(ours, SWAPS, SWAPS_SEED)[len(ours) :]
        sources |= made_ready({"corpus": ours, "swaps": more}, relations, teacher)
        print({"corpus": len(ours), "swaps": len(more)}, flush=True)
    if arguments.stage >= 2 and not arguments.only_vectors:
        second = Stage(
            steps=arguments.steps[1],
            minutes=arguments.minutes[1],
            shares=SECOND,
            rates=RATES[1],
            warm_up=WARM_UP[1],
            blank=arguments.blank,
        )
        run(network, sources, second, arguments.seed + 1, arguments.device)
    if arguments.stage == 3:
        fit_vectors(network, [one for sentences in sources.values() for one in sentences], arguments.seed + 2)
    save(network, relations, arguments.out / "reader.pt")
    (arguments.out / "arguments.json").write_text(
        json.dumps({key: str(value) for key, value in vars(arguments).items()})
    )


if __name__ == "__main__":
    main()
