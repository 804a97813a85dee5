"""Words, tags and trees measured on UD English-EWT and GUM (CoNLL 2018 measure, see conll.py)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from training.conll import Sentence, Word, read_conllu
from training.conll_scores import Score, align, scores
from training.measures import NOTHING, total
from training.sets.treebanks import gum_held_back
from trucewatch.core.reading import Reading
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.sentences import sentences

Scores = dict[str, float | dict[str, float]]
Counts = dict[str, Score]
REPORTED = ("Words", "UPOS", "UAS", "LAS")


def ewt_scores(folder: Path) -> tuple[int, Scores]:
    """How many sentences, and the figures of the `*.conllu` files that lie in the folder.

    Without more words the file named "test" is meant, where there is one, else all files together; the rest by file.
    "raw": our own sentences instead of the gold ones.
    """
    found = {path: _file(path) for path in sorted(folder.glob("*.conllu"))}
    chosen = [path for path in found if "test" in path.stem] or list(found)
    result = _told([counts for path in chosen for counts in found[path].values()], "")
    for path, documents in found.items():
        if [path] != chosen:
            result |= _told(documents.values(), f", {path.stem}")
    return sum(count["Sentences raw"].gold for path in found for count in found[path].values()), result


def gum_scores(folder: Path) -> tuple[int, Scores]:
    """How many sentences, and the figures of `dep/*.conllu`: all together, and the documents outside GUM's train part.

    The latter by `splits.md`, where it is there and tells some apart.
    """
    found: dict[str, Counts] = {}
    for path in sorted((folder / "dep").glob("*.conllu")):
        found |= _file(path)
    result = _told(found.values(), "")
    if (folder / "splits.md").is_file():
        apart = [counts for name, counts in found.items() if name.rpartition("#")[0] in gum_held_back(folder)]
        if 0 < len(apart) < len(found):
            result |= _told(apart, ", outside GUM's train part")
    return sum(counts["Sentences raw"].gold for counts in found.values()), result


def _file(path: Path) -> dict[str, Counts]:
    """The counts of each document of a file, by the file's name and the document's number."""
    return {
        f"{path.stem}#{number}": document_counts(document)
        for number, document in enumerate(documents_of(read_conllu(path)))
    }


def documents_of(found: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences by document."""
    document: list[Sentence] = []
    for sentence in found:
        if sentence.opens == "document" and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def document_counts(gold: Sequence[Sentence]) -> Counts:
    """One document, read twice: with the gold sentences and, "raw", with our own."""
    text, bounds = placed(gold)
    quoted = quotations(text, ())
    reader = Reader()
    counts: Counts = {}
    own = [(one.start, one.end) for one in sentences(text, (), quoted)]
    for kind, chosen in (("", bounds), (" raw", own)):
        system = [
            system_of(text, one, reading)
            for one, reading in zip(chosen, reader.read(text, chosen, quoted), strict=True)
        ]
        found = scores(align(gold, system))
        counts |= {f"{name}{kind}": found[name] for name in REPORTED}
        if kind:
            counts["Sentences raw"] = found["Sentences"]
    return counts


def placed(gold: Sequence[Sentence]) -> tuple[str, list[tuple[int, int]]]:
    """The running text of the sentences, an empty line before each paragraph, and where each stands in it."""
    text, gap = "", ""
    bounds = []
    for sentence in gold:
        text += ("\n\n" if sentence.opens and text else gap) + sentence.text
        bounds.append((len(text) - len(sentence.text), len(text)))
        gap = " " if sentence.space_after else ""
    return text, bounds


def system_of(text: str, bounds: tuple[int, int], reading: Reading) -> Sentence:
    """A reading as a sentence of the treebank's kind."""
    start, end = bounds
    words = tuple(
        Word(text[token.start : token.end], tag, head, relation, token.start - start, token.end - start)
        for token, tag, head, relation in zip(
            reading.tokens, reading.tags, reading.heads, reading.relations, strict=True
        )
    )
    return Sentence(text[start:end], words)


def _told(documents: Iterable[Mapping[str, Score]], suffix: str) -> Scores:
    """F1 of each measure over the documents."""
    listed = list(documents)
    names = [*REPORTED, "Sentences raw", *(f"{name} raw" for name in REPORTED)]
    return {f"{name}{suffix}": total(one.get(name, NOTHING) for one in listed).f1 for name in names}
