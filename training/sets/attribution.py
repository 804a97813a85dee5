"""Public sets with attribution: who holds what, by which words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from training.sets.gum_speech import gum_attribution

__all__ = ["Attributed", "gum_attribution", "polnear", "spans_of"]

Pieces = tuple[tuple[int, int], ...]
"""Where a span stands: several pieces where it is broken."""
LABELS = {"Source": "source", "Cue": "cue", "Content": "content"}


class Attributed(msgspec.Struct, frozen=True):
    """A document with its attributions; `spans`: (label, pieces) in code points, label "source", "cue" or "content"."""

    name: str
    text: str
    spans: tuple[tuple[str, Pieces], ...]


def polnear(folder: Path, part: str) -> Iterator[Attributed]:
    """PolNeAR (Newell et al. 2018), for measuring only: one part, a folder with `text/` and `attributions/`.

    A document that several annotators marked is taken as the first of them (by name) has it; one that nobody marked is
    left out.
    """
    marked: dict[str, Path] = {}
    for path in sorted((folder / part / "attributions").glob("*.ann")):
        marked.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted((folder / part / "text").glob("*.txt")):
        if path.stem in marked:
            text = path.read_bytes().decode("utf-8")
            yield Attributed(path.stem, text, tuple(spans_of(marked[path.stem].read_bytes().decode("utf-8"))))


def spans_of(annotation: str) -> Iterator[tuple[str, Pieces]]:
    """The sources, cues and contents in brat's standoff format (brat.nlplab.org/standoff.html)."""
    for line in annotation.split("\n"):
        columns = line.split("\t")
        label, _, places = columns[1].partition(" ") if len(columns) > 2 else ("", "", "")
        if line.startswith("T") and label in LABELS:
            pairs = (place.split() for place in places.split(";"))
            yield LABELS[label], tuple((int(start), int(end)) for start, end in pairs)
