"""Text in, readings out: the face of the reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import numpy as np

from trucewatch.core.memory import FORGETFUL, Memory
from trucewatch.core.page import Quotation
from trucewatch.core.reading import Labelled, Reading, Token
from trucewatch.know.stamp import model_stamp
from trucewatch.lang.reading.known import Known, packed, unpacked
from trucewatch.lang.reading.labels import Found, best_labels, by_layer, spans_of
from trucewatch.lang.reading.pieces import Batch, Pieces, batch_of, pieces_of
from trucewatch.lang.reading.session import Output, manifest, scores_of
from trucewatch.lang.reading.trees import best_tree
from trucewatch.lang.tokens import tokens

ROLES_HANG_ON = {
    "source": ("cue",),
    "party": ("stance", "instrument", "event"),
    "term": ("instrument", "event"),
    "condition": ("instrument",),
    "stance": ("instrument",),
    "role": ("event", "instrument"),
    "count": ("event", "instrument"),
}
"""Layer of a role -> the layers of what it may hang on."""
HAVE_MODALITY = ("event", "stance")

Key = tuple[tuple[str, ...], tuple[bool, ...]]


class Reader:
    """Reads sentences; what it has read once (the same words, equally quoted) it does not read again.

    `run` gives the scores of a batch: the shipped model, unless training measures one of its own. `memory` holds what
    the shipped model said before.
    """

    def __init__(self, run: Callable[[Batch], Output] = scores_of, memory: Memory = FORGETFUL) -> None:
        self._run = run
        self._known: dict[Key, Known] = {}
        self._memory = memory

    def read(
        self, text: str, bounds: Sequence[tuple[int, int]], quotations: Sequence[Quotation] = ()
    ) -> tuple[Reading, ...]:
        """A reading for each of the sentences `bounds` (start, end) of `text`, in order. Raises BadWeights."""
        found = [tokens(text, start, end) for start, end in bounds]
        keys = [key_of(text, words, quotations) for words in found]
        self._learn([key for key in dict.fromkeys(keys) if key not in self._known])
        return tuple(placed(self._known[key], words) for key, words in zip(keys, found, strict=True))

    def _learn(self, keys: Sequence[Key]) -> None:
        """Reads the sentences, which it does not know yet, each alone.

        The 8-bit steps of a pass are as fine as its largest value asks: beside another sentence one would be read a
        little otherwise, and an account would hang on the order of its reports. Together they are hardly faster.
        """
        for key in keys:
            name = name_of(key)
            kept = self._memory.recall("sentence", name)
            known = unpacked(kept) if kept is not None else None
            if known is None:
                pieces = pieces_of(*key)
                known = known_of([key], self._run(batch_of([pieces])), [pieces])[0]
                self._memory.keep("sentence", name, packed(known))
            self._known[key] = known


def name_of(key: Key) -> str:
    """What a memory knows the sentence by: it differs where a word, a quotation or the model does."""
    words, quoted = key
    marks = "".join("1" if one else "0" for one in quoted)
    return hashlib.sha256("\0".join((model_stamp(), marks, *words)).encode("utf-8", "surrogatepass")).hexdigest()


def key_of(text: str, words: Sequence[Token], quotations: Sequence[Quotation]) -> Key:
    """The words of a sentence, and for each whether it stands inside quotation marks (the marks themselves do)."""
    if not words:
        return (), ()
    near = [one for one in quotations if one.outer_start < words[-1].end and words[0].start < one.outer_end]
    return (
        tuple(text[word.start : word.end] for word in words),
        tuple(any(one.outer_start <= word.start < one.outer_end for one in near) for word in words),
    )


def known_of(keys: Sequence[Key], output: Output, pieces: Sequence[Pieces]) -> list[Known]:
    """What the model says of a batch of sentences."""
    chances = by_layer(output.spans, manifest().layers)
    classes = best_labels(chances)
    layers = manifest().layers
    modal = layers.names.index("modality")
    known = []
    for row, (key, sentence) in enumerate(zip(keys, pieces, strict=True)):
        length = len(sentence.first)
        spans = spans_of(classes[row], chances[row], layers, length)
        moods = chances[row, :length, modal, 1:]
        known.append(_known(output, row, len(key[0]), length, spans, moods))
    return known


def _known(output: Output, row: int, words: int, length: int, spans: list[Found], moods: np.ndarray) -> Known:
    """One sentence of a batch: `words` words, of which the model read `length`."""
    stored = manifest()
    missing = words - length
    heads = best_tree(output.arcs[row, :length, : length + 1])
    root = heads.index(0) + 1 if heads else 0
    chosen = output.relations[row][np.arange(length), :, heads].argmax(-1) if length else ()
    modality_labels = stored.layers.labels[stored.layers.names.index("modality")]
    hung = []
    for span in spans:
        modality = None
        if span.layer in HAVE_MODALITY:
            modality = modality_labels[int(moods[span.first, : 2 * len(modality_labels)].argmax()) // 2]
        hung.append((span, _trigger(output.links[row], span, spans), modality))
    return Known(
        tuple(stored.tags[tag] for tag in output.tags[row, :length].argmax(-1)) + ("X",) * missing,
        tuple(heads) + (root,) * missing,
        tuple(stored.relations[relation] for relation in chosen) + ("dep",) * missing,
        tuple(one for one in hung if one[0].layer != "modality"),
        tuple(output.vectors[row].tolist()),
        float(1 / (1 + np.exp(-output.junk[row]))),
    )


def _trigger(links: np.ndarray, role: Found, spans: Sequence[Found]) -> int | None:
    """The first word of what the role hangs on: of the triggers that may carry it, the likeliest, where any is likelier
    than none here.
    """
    allowed = ROLES_HANG_ON.get(role.layer, ())
    candidates = [one.first for one in spans if one.layer in allowed and one is not role]
    if not candidates:
        return None
    best = max(candidates, key=lambda first: float(links[role.first, first + 1]))
    return best if links[role.first, best + 1] >= links[role.first, 0] else None


def placed(known: Known, words: tuple[Token, ...]) -> Reading:
    """What is known of the words, at the place where they stand."""
    spans = tuple(
        Labelled(
            words[one.first].start,
            words[one.last - 1].end,
            one.layer,
            one.label,
            one.score,
            None if of is None else words[of].start,
            modality,
        )
        for one, of, modality in known.spans
    )
    return Reading(words, known.tags, known.heads, known.relations, spans, known.vector, known.junk)
