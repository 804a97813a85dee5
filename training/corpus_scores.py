"""How well the reader finds what our corpus marks: every layer, the links between roles and triggers, modality,
junk.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from training.corpus.marks import read_file
from training.examples import Example, spans_of
from training.layers import LAYERS
from training.sets.corpus import document_of, example_of, reports
from trucewatch.core.reading import Reading
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.tokens import tokens

Spans = set[tuple[int, int, str]]


class Tally:
    """Right, said and wanted, added up."""

    def __init__(self) -> None:
        self.right = self.said = self.wanted = 0

    def add(self, said: set, wanted: set) -> None:  # type: ignore[type-arg]
        """One sentence's answers beside the gold."""
        self.right += len(said & wanted)
        self.said += len(said)
        self.wanted += len(wanted)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, 0 where nothing was said or wanted."""
        precision = self.right / self.said if self.said else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        return {"p": precision, "r": recall, "f1": 2 * self.right / max(1, self.said + self.wanted)}


def corpus_scores(
    folder: Path, part: str = "test", reader: Reader | None = None
) -> tuple[int, dict[str, float | dict[str, float]]]:
    """How many sentences, and the figures: per layer exact spans and tokens; `links` (roles on a gold trigger, where
    span and trigger were found), `modality` (accuracy on events and stances that were found), `junk` (lines).

    `folder` holds `reports/` and `splits.toml`; without a split all reports count.
    """
    root = folder / "reports"
    files = reports(root, part) if (folder / "splits.toml").is_file() else sorted(root.glob("*/*.txt"))
    tallies = {layer: Tally() for layer in LAYERS if layer != "modality"}
    words = {layer: Tally() for layer in tallies}
    links, moods, junk = Counter[bool](), Counter[bool](), Tally()
    sentences = 0
    reader = reader or Reader()
    for path in files:
        document = document_of(read_file(path))
        bounds = [(one.start, one.end) for one in document.sentences]
        readings = reader.read(document.text, bounds, document.quotations)
        for number, (sentence, reading) in enumerate(zip(document.sentences, readings, strict=True)):
            sentences += 1
            gold = example_of(document, sentence)
            place = {token.start: index for index, token in enumerate(reading.tokens)}
            ends = {token.end: index + 1 for index, token in enumerate(reading.tokens)}
            for layer, tally in tallies.items():
                told = {(place[span.start], ends[span.end], span.label) for span in reading.layer(layer)}
                wanted = set(spans_of(gold.layers[layer]))
                tally.add(told, wanted)
                words[layer].add(_words(told), _words(wanted))
            _count_links(reading, gold, place, links)
            _count_moods(reading, gold, place, moods)
            junk.add({number} if reading.junk > 0.5 else set(), set())
        for line in document.junk:
            if tokens(line):
                said = reader.read(line, [(0, len(line))])[0].junk > 0.5
                junk.add({0} if said else set(), {0})
    scores: dict[str, float | dict[str, float]] = {}
    for layer, tally in tallies.items():
        if tally.wanted:
            scores[f"{layer} exact"] = tally.figures()
            scores[f"{layer} tokens"] = words[layer].figures()
    scores["links"] = links[True] / max(1, links.total())
    scores["modality"] = moods[True] / max(1, moods.total())
    scores["junk lines"] = junk.figures()
    return sentences, scores


def _words(spans: Spans) -> set[tuple[int, str]]:
    return {(word, label) for first, last, label in spans for word in range(first, last)}


def _count_links(reading: Reading, gold: Example, place: dict[int, int], links: Counter[bool]) -> None:
    """Roles that begin where the gold has one and whose trigger here was found at all: do they hang on it?"""
    triggers = {place[span.start] + 1 for span in reading.spans}
    for span in reading.spans:
        wanted = set((gold.links or [])[place[span.start]]) - {0}
        if span.of is not None and wanted & triggers:
            links[place[span.of] + 1 in wanted] += 1


def _count_moods(reading: Reading, gold: Example, place: dict[int, int], moods: Counter[bool]) -> None:
    """Events and stances that begin on a word with a modality: is it the right one?"""
    for span in reading.spans:
        label = gold.layers["modality"][place[span.start]]
        if span.modality is not None and label != "O":
            moods[label[2:] == span.modality] += 1
