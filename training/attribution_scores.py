"""Attribution measured on PolNeAR: sources, cues and contents on pages as the program makes them from raw text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from training.conll_scores import Score
from training.measures import NOTHING, Piece, Words, bare, exact, figures, inside, runs, total
from training.sets.attribution import Attributed, polnear
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.sentences import sentences

Scores = dict[str, float | dict[str, float]]
LAYERS = {"source": ("source",), "cue": ("cue",), "content": ("content", "content_inner")}
"""Label -> the reader's layers that bear it: contents inside others stand in a layer of their own."""


def polnear_scores(folder: Path) -> tuple[int, Scores]:
    """How many documents, and for each label the figures by token and by exact span.

    `folder` is a part (with `text/` and `attributions/`) or holds parts. By token: a token counts where any span of its
    label holds it. Exact: gold spans are cut where our sentences end, as the reader reads one at a time, and each piece
    counts; "bare": the same without signs and blanks at the edges.
    """
    parts = ["."] if (folder / "text").is_dir() else sorted(path.parent.name for path in folder.glob("*/text"))
    documents = 0
    by_part: dict[str, list[dict[str, Score]]] = {}
    for part in parts:
        by_part[part] = [document_counts(document) for document in polnear(folder, part)]
        documents += len(by_part[part])
    found = _told([counts for listed in by_part.values() for counts in listed], "")
    if len(parts) > 1:
        for part, listed in by_part.items():
            found |= _told(listed, f", {part}")
    return documents, found


def document_counts(document: Attributed) -> dict[str, Score]:
    """The counts of one document."""
    text = document.text
    marks = quotations(text, ())
    bounds = [(sentence.start, sentence.end) for sentence in sentences(text, (), marks)]
    readings = Reader().read(text, bounds, marks)
    words = Words((token.start, token.end) for reading in readings for token in reading.tokens)
    counts: dict[str, Score] = {}
    for label, layers in LAYERS.items():
        gold = [piece for known, pieces in document.spans if known == label for piece in pieces]
        said = [
            (span.start, span.end)
            for reading in readings
            for layer in layers
            for span in reading.layer(layer)
            if span.label == label
        ]
        wanted = runs(words, gold, bounds)
        counts[f"{label} tokens"] = inside(words, gold, said)
        counts[f"{label} exact"] = exact(_spans(wanted, label), _spans(said, label), {label})
        counts[f"{label} bare"] = exact(_spans(_bare(text, wanted), label), _spans(_bare(text, said), label), {label})
    return counts


def _spans(pieces: Iterable[Piece], label: str) -> list[tuple[int, int, str]]:
    return [(start, end, label) for start, end in pieces]


def _bare(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    return [found for found in (bare(text, piece) for piece in pieces) if found is not None]


def _told(documents: Iterable[dict[str, Score]], suffix: str) -> Scores:
    listed = list(documents)
    names = [f"{label} {kind}" for kind in ("tokens", "exact", "bare") for label in LAYERS]
    return {f"{name}{suffix}": figures(total(one.get(name, NOTHING) for one in listed)) for name in names}
