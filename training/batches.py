"""Examples as tensors: labels padded with IGNORED beside the pieces of their sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import torch
from torch import Tensor

from training.examples import Example
from training.layers import LAYERS, classes
from trucewatch.lang.reading.pieces import Pieces, batch_of, in_batches, pieces_of

IGNORED = -100
TAGS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
CLASS_OF = {layer: {label: index for index, label in enumerate(classes(layer))} for layer in LAYERS}


class Ready(msgspec.Struct):
    """One sentence ready for batches: its pieces, its labels as indices, and the base encoder's vector of it."""

    pieces: Pieces
    tags: list[int] | None
    heads: list[int] | None
    relations: list[int] | None
    layers: dict[str, list[int]]
    links: list[tuple[int, ...]] | None
    is_junk: bool | None
    teacher: Tensor | None = None


class Tensors(msgspec.Struct):
    """One batch on its way to the network; a task's labels are None where no sentence has them."""

    ids: Tensor
    mask: Tensor
    cases: Tensor
    first: Tensor
    tags: Tensor | None
    heads: Tensor | None
    relations: Tensor | None
    layers: dict[str, Tensor]
    links: Tensor | None
    junk: Tensor | None
    teacher: Tensor | None

    def on(self, device: str) -> Tensors:
        """The batch on another device."""

        def moved(part: Tensor | None) -> Tensor | None:
            return None if part is None else part.to(device, non_blocking=True)

        return msgspec.structs.replace(
            self,
            **{name: moved(getattr(self, name)) for name in self.__struct_fields__ if name != "layers"},
            layers={layer: gold.to(device, non_blocking=True) for layer, gold in self.layers.items()},
        )


def ready(example: Example, relations: Sequence[str]) -> Ready:
    """The example as indices; words that the pieces had no room for lose their labels, and so do arcs to them."""
    pieces = pieces_of(example.words, example.quoted)
    words = len(pieces.first)
    place = {relation: index for index, relation in enumerate(relations)}

    def within(head: int) -> int:
        return head if head <= words else IGNORED

    return Ready(
        pieces,
        [TAGS.index(tag) if tag in TAGS else IGNORED for tag in example.tags[:words]] if example.tags else None,
        [within(head) for head in example.heads[:words]] if example.heads else None,
        [place.get(name, IGNORED) for name in example.relations[:words]] if example.relations else None,
        {
            layer: [CLASS_OF[layer.removesuffix("_plo")][label] for label in labels[:words]]
            for layer, labels in example.layers.items()
        },
        [tuple(link for link in links if link <= words) for links in example.links[:words]]
        if example.links is not None
        else None,
        example.is_junk,
    )


def padded(rows: Sequence[list[int] | None], width: int) -> Tensor | None:
    """The rows as one tensor, IGNORED where a row is short or None; None where all are."""
    if all(row is None for row in rows):
        return None
    filled = np.full((len(rows), width), IGNORED)
    for number, row in enumerate(rows):
        if row is not None:
            filled[number, : len(row)] = row
    return torch.from_numpy(filled)


def linked(rows: Sequence[list[tuple[int, ...]] | None], width: int) -> Tensor | None:
    """[B, W, 1+W]: true where a role that begins at the word has its trigger; None where no row has links."""
    if all(row is None for row in rows):
        return None
    gold = torch.zeros(len(rows), width, width + 1, dtype=torch.bool)
    at = [
        (number, word, link)
        for number, row in enumerate(rows)
        for word, links in enumerate(row or ())
        for link in links
    ]
    if at:
        gold[tuple(torch.tensor(at).T)] = True
    return gold


def tensors(sentences: Sequence[Ready]) -> Tensors:
    """One batch."""
    batch = batch_of([sentence.pieces for sentence in sentences])
    width = batch.first.shape[1]
    layers = {}
    for layer in sorted({layer for sentence in sentences for layer in sentence.layers}):
        found = padded([sentence.layers.get(layer) for sentence in sentences], width)
        if found is not None:
            layers[layer] = found
    junk = [sentence.is_junk for sentence in sentences]
    teachers = [sentence.teacher for sentence in sentences if sentence.teacher is not None]
    return Tensors(
        torch.from_numpy(batch.ids),
        torch.from_numpy(batch.mask),
        torch.from_numpy(batch.cases),
        torch.from_numpy(batch.first),
        padded([sentence.tags for sentence in sentences], width),
        padded([sentence.heads for sentence in sentences], width),
        padded([sentence.relations for sentence in sentences], width),
        layers,
        linked([sentence.links for sentence in sentences], width),
        None if None in junk else torch.tensor([float(bool(value)) for value in junk]),
        torch.stack(teachers).float() if len(teachers) == len(sentences) else None,
    )


def endless(sentences: Sequence[Ready], budget: int, chance: random.Random) -> Iterator[list[Ready]]:
    """Batches of like length for ever, in another order each epoch."""
    while True:
        shuffled = list(sentences)
        chance.shuffle(shuffled)
        # batches are cut within chunks, so that sentences of like length meet others each epoch
        batches: list[list[Ready]] = []
        for start in range(0, len(shuffled), 2000):
            chunk = shuffled[start : start + 2000]
            batches += [
                [chunk[index] for index in indices] for indices in in_batches([one.pieces for one in chunk], budget)
            ]
        chance.shuffle(batches)
        yield from batches
