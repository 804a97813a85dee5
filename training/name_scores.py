"""Names measured on UNER's EWT and on CrossNER's politics: exact spans, micro-averaged.

Both are cut into words; a predicted span is right where it begins and ends with words of the set and bears the gold
label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from training.conll_scores import Score
from training.examples import spans_of
from training.measures import Piece, Span, exact, figures, total
from training.sets.names import Rows, crossner_label, rows_of
from training.sets.placing import joined, places_in
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.reader import Reader

Scores = dict[str, float | dict[str, float]]
THREE = ("PER", "ORG", "LOC")
FOUR = (*THREE, "MISC")


class Gold(msgspec.Struct):
    """A document: its text, where its sentences stand, and its names."""

    text: str = ""
    bounds: list[Piece] = msgspec.field(default_factory=list)
    names: list[Span] = msgspec.field(default_factory=list)


def uner_scores(folder: Path) -> tuple[int, Scores]:
    """How many sentences of `*.iob2`, and the figures for PER, ORG and LOC; UNER has no MISC, so none is counted."""
    files = {path: list(rows_of(path, "\t")) for path in sorted(folder.glob("*.iob2"))}
    return _scores({path: list(uner_documents(rows)) for path, rows in files.items()}, THREE)


def crossner_scores(folder: Path) -> tuple[int, Scores]:
    """How many sentences of `ner_data/politics/test.txt`, and the figures for its nine kinds as PER, ORG, LOC and MISC.

    Where there is no test file, all others count. Sentences come from anywhere, so each is a document.
    """
    found = sorted((folder / "ner_data" / "politics").glob("*.txt"))
    files = {path: list(rows_of(path)) for path in found if "test" in path.stem} or {
        path: list(rows_of(path)) for path in found
    }
    return _scores({path: [crossner_document(one) for one in rows] for path, rows in files.items()}, FOUR)


def uner_documents(rows: Iterable[Rows]) -> Iterator[Gold]:
    """The documents, a sentence a line, with the text that the file gives."""
    document = Gold()
    for one in rows:
        if one.opens and document.bounds:
            yield document
            document = Gold()
        add(document, [row[1] for row in one.columns], [row[2] for row in one.columns], one.text)
    if document.bounds:
        yield document


def crossner_document(rows: Rows) -> Gold:
    """One sentence."""
    document = Gold()
    add(document, [row[0] for row in rows.columns], [crossner_label(row[-1]) for row in rows.columns], None)
    return document


def add(document: Gold, words: Sequence[str], labels: Sequence[str], text: str | None) -> None:
    """One more sentence; its words as running text where the set gives no `text` that they stand in."""
    places = None if text is None else places_in(text, words)
    if text is None or places is None:
        text, places = joined(words)
    start = len(document.text)
    document.bounds.append((start, start + len(text)))
    document.text += text + "\n"
    document.names += [
        (start + places[first][0], start + places[last - 1][1], label) for first, last, label in spans_of(list(labels))
    ]


def _scores(files: dict[Path, list[Gold]], labels: Sequence[str]) -> tuple[int, Scores]:
    """The figures of the file named "test" where there is one, else of all together; by label; and by file."""
    reader = Reader()
    counts = {
        path: {label: total(count(reader, document, label) for document in documents) for label in labels}
        for path, documents in files.items()
    }
    chosen = [path for path in files if "test" in path.stem] or list(files)
    found: Scores = {"names": figures(total(counts[path][label] for path in chosen for label in labels))}
    for label in labels:
        found[label] = figures(total(counts[path][label] for path in chosen))
    for path in files:
        if [path] != chosen:
            found[f"names, {path.stem}"] = figures(total(counts[path].values()))
    return sum(len(document.bounds) for documents in files.values() for document in documents), found


def count(reader: Reader, document: Gold, label: str) -> Score:
    """The names of one label in one document."""
    quoted = quotations(document.text, ())
    readings = reader.read(document.text, document.bounds, quoted)
    said = ((span.start, span.end, span.label) for reading in readings for span in reading.layer("name"))
    return exact(document.names, said, {label})
