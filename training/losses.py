"""What a batch teaches each head."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORED, Tensors
from training.layers import SLICES

WEIGHTS = {"tags": 1.2, "arcs": 1.0, "relations": 1.0, "spans": 1.0, "links": 0.5, "junk": 0.3, "vector": 2.0}
MISC = (7, 8)
"""B-MISC and I-MISC among the classes of the layer "name": unknown in sets that do not annotate them."""


def losses_of(scores: tuple[Tensor, ...], batch: Tensors) -> dict[str, Tensor]:
    """The loss of each task that the batch has labels for."""
    tags, arcs, relations, spans, links, vector, junk = scores
    losses: dict[str, Tensor] = {}
    if batch.tags is not None:
        losses["tags"] = cross_entropy(tags, batch.tags)
    padding = torch.cat((torch.zeros_like(batch.first[:, :1]), (batch.first == 0).long()), 1)[:, None, :] * -1e4
    if batch.heads is not None:
        losses["arcs"] = cross_entropy(arcs + padding, batch.heads)
        if batch.relations is not None:
            known = batch.heads.clamp(min=0)
            at_head = relations.gather(3, known[:, :, None, None].expand(-1, -1, relations.shape[2], 1))[..., 0]
            losses["relations"] = cross_entropy(at_head, batch.relations)
    if batch.layers:
        losses["spans"] = torch.stack([_of_layer(spans, layer, gold) for layer, gold in batch.layers.items()]).sum()
    if batch.links is not None:
        losses["links"] = _of_links(links + padding, batch.links)
    if batch.junk is not None:
        losses["junk"] = functional.binary_cross_entropy_with_logits(junk, batch.junk)
    if batch.teacher is not None:
        losses["vector"] = vector_loss(vector, batch.teacher, pairs=5)
    return losses


def total(losses: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[task] * loss for task, loss in losses.items()]).sum()


def vector_loss(vectors: Tensor, taught: Tensor, pairs: float) -> Tensor:
    """How far unit vectors lie from the teacher's, and, weighted by `pairs`, their similarities from the teacher's."""
    near = 1 - (vectors * taught).sum(-1)
    alike = vectors @ vectors.T - taught @ taught.T
    return near.mean() + pairs * alike.square().mean()


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean over the words that are labelled."""
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]).float(), gold.reshape(-1), ignore_index=IGNORED
    )


def _of_layer(spans: Tensor, layer: str, gold: Tensor) -> Tensor:
    scores = spans[..., SLICES[layer.removesuffix("_plo")]]
    if layer.endswith("_plo"):
        blind = torch.zeros(scores.shape[-1], device=scores.device)
        blind[list(MISC)] = -1e4
        scores = scores + blind
    return cross_entropy(scores, gold)


def _of_links(scores: Tensor, gold: Tensor) -> Tensor:
    """The chance of any right trigger, over the words that begin a role."""
    begins = gold.any(-1)
    if not begins.any():
        return scores.sum() * 0
    everything = scores.float().logsumexp(-1)
    right = scores.float().masked_fill(~gold, -1e9).logsumexp(-1)
    return (everything - right)[begins].mean()
