"""What the reader says of a sentence: words, tags, tree, spans with their roles, a vector. Types only."""

from __future__ import annotations

import msgspec

Vector = tuple[float, ...]


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word at `start`..`end`, half-open in code points of the page's text."""

    start: int
    end: int


class Labelled(msgspec.Struct, frozen=True, gc=False):
    """The characters `start`..`end` bear `label` in `layer`.

    `score`: the mean of the model's probabilities for it, 0..1; `of`: where the trigger begins that a role hangs on (an
    incident's, an instrument's, a stance's, a cue's), None where this sentence has none; `modality`: of events and
    stances, "asserted", "planned", "conditional", "feared", "denied" or "past", None elsewhere.
    """

    start: int
    end: int
    layer: str
    label: str
    score: float
    of: int | None = None
    modality: str | None = None


class Reading(msgspec.Struct, frozen=True):
    """One sentence as the reader sees it.

    `tags`: universal part of speech a token; `heads`: index (1-based) of the head a token, 0 = the root, a proper tree;
    `relations`: the dependency's label, with its subtype (nsubj:pass); `spans`: in order of start; `vector`: unit
    length, near to
    all-MiniLM-L6-v2's; `junk`: the chance that the line is no part of an article, 0..1. Words behind the reader's
    longest sentence get the tag X and hang on the root as dep.
    """

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    spans: tuple[Labelled, ...]
    vector: Vector
    junk: float

    def layer(self, layer: str) -> tuple[Labelled, ...]:
        """The spans of one layer, in order."""
        return tuple(span for span in self.spans if span.layer == layer)
