"""Our own corpus as examples: sentences with every layer, the links between roles and triggers, and junk lines."""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from training.corpus.marks import (
    ATTRIBUTION,
    COUNTS,
    EVENTS,
    ROLES,
    STANCES,
    TERMS,
    Mark,
    Marked,
    corpus_files,
    read_file,
)
from training.examples import Example, bio
from training.layers import COARSE, LAYERS
from trucewatch.core.page import Quotation, Sentence
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.sentences import sentences
from trucewatch.lang.tokens import tokens

SPLITS = "splits.toml"


class Document(msgspec.Struct):
    """A corpus file as one text: `marks` and `sentences` in its code points, junk lines apart."""

    text: str
    marks: list[Mark]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    junk: list[str]


def split_of(folder: Path) -> dict[str, str]:
    """Conflict -> train, dev or test, by `splits.toml` beside the reports; a conflict that it does not name is of
    train.
    """
    path = folder.parent / SPLITS
    if not path.is_file():
        return {}
    stored = tomllib.loads(path.read_text(encoding="utf-8"))
    return {conflict: part for part in ("train", "dev", "test") for conflict in stored.get(part, [])}


def reports(folder: Path, part: str, share: float = 1.0) -> list[Path]:
    """The files of the conflicts of `part`; a `share` below 1 takes every so many conflicts, evenly over the names'
    order.
    """
    splits = split_of(folder)
    files = corpus_files(folder)
    conflicts = sorted({path.parent.name for path in files if splits.get(path.parent.name, "train") == part})
    kept = {conflict for number, conflict in enumerate(conflicts) if int((number + 1) * share) > int(number * share)}
    return [path for path in files if path.parent.name in kept]


def document_of(report: Marked) -> Document:
    """The report as a page reads it, without its junk lines."""
    text, marks, junk = "", [], []
    for line in report.lines:
        if line.is_junk:
            junk.append(line.text)
            continue
        start = len(text)
        # the things of a paragraph are told apart from those of others by its number
        marks += [
            msgspec.structs.replace(
                mark,
                start=mark.start + start,
                end=mark.end + start,
                things=tuple(thing + 1000 * line.number for thing in mark.things if thing),
            )
            for mark in line.marks
        ]
        text += line.text + "\n\n"
    quoted = quotations(text, ())
    return Document(text, marks, sentences(text, (), quoted), quoted, junk)


def examples_of(report: Marked) -> Iterator[Example]:
    """The sentences of one report, then its junk lines."""
    document = document_of(report)
    for sentence in document.sentences:
        yield example_of(document, sentence, Path(report.path).stem)
    for line in document.junk:
        words = [line[token.start : token.end] for token in tokens(line)]
        if words:
            yield Example(words, [False] * len(words), is_junk=True, place=report.path)


def example_of(document: Document, sentence: Sentence, place: str = "") -> Example:
    """One sentence with all its layers."""
    found = tokens(document.text, sentence.start, sentence.end)
    starts = [token.start for token in found]
    ends = [token.end for token in found]

    def words_of(start: int, end: int) -> tuple[int, int]:
        return bisect_right(ends, start), bisect_left(starts, end)

    spans: dict[str, list[tuple[int, int, str]]] = {layer: [] for layer in LAYERS}
    for mark in document.marks:
        first, last = words_of(mark.start, mark.end)
        if first < last:
            for layer, label in layers_of(mark, document.marks):
                spans[layer].append((first, last, label))
    quoted = [any(one.outer_start <= token.start < one.outer_end for one in document.quotations) for token in found]
    return Example(
        [document.text[token.start : token.end] for token in found],
        quoted,
        layers={layer: bio(len(found), of_layer) for layer, of_layer in spans.items()},
        links=links_of(document.marks, sentence, words_of, len(found)),
        is_junk=False,
        place=place,
    )


def layers_of(mark: Mark, marks: Sequence[Mark]) -> Iterator[tuple[str, str]]:
    """(layer, label) of a mark; a mark may stand in several layers."""
    tag = mark.tag
    if not mark.things and tag != "con":
        yield "name", COARSE[tag]
        yield "kind", tag
    elif tag in ATTRIBUTION:
        if tag != "con":
            yield {"src": ("source", "source"), "cue": ("cue", "cue")}[tag]
        else:
            inside = any(
                other.tag == "con" and other is not mark and other.start <= mark.start and mark.end <= other.end
                for other in marks
                if (other.start, other.end) != (mark.start, mark.end)
            )
            yield ("content_inner" if inside else "content"), "content"
    elif tag == "ins":
        yield "instrument", "ins"
    elif tag == "cond":
        yield "condition", "cond"
    elif tag in TERMS:
        yield "term", tag
    elif tag == "party":
        yield "party", "party"
    elif tag in ROLES:
        yield "role", tag
    elif tag in COUNTS:
        yield "count", tag[2:]
    if tag in STANCES or tag in EVENTS:
        yield ("stance" if tag in STANCES else "event"), tag
        yield "modality", mark.modality


TRIGGERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "src": (("cue",),),
    "party": (STANCES, ("ins",), EVENTS),
    "cond": (("ins",),),
    **dict.fromkeys(STANCES, (("ins",),)),
    **dict.fromkeys(TERMS, (("ins",), ("meet",))),
    **dict.fromkeys((*ROLES, *COUNTS), (EVENTS, ("ins",))),
}
"""Role -> the tags that it may hang on, the first of them that is there."""


def links_of(marks: Sequence[Mark], sentence: Sentence, words_of, count: int) -> list[tuple[int, ...]]:  # type: ignore[no-untyped-def]
    """Example.links of one sentence."""
    links: list[set[int]] = [set() for _ in range(count)]
    inside = [mark for mark in marks if sentence.start <= mark.start < sentence.end and mark.things]
    for role in inside:
        first, last = words_of(role.start, role.end)
        if role.tag not in TRIGGERS or first >= last:
            continue
        for thing in role.things:
            links[first].add(_trigger(role, thing, inside, words_of))
    return [tuple(sorted(found)) for found in links]


def _trigger(role: Mark, thing: int, inside: Sequence[Mark], words_of) -> int:  # type: ignore[no-untyped-def]
    """The first word (1-based) of the nearest trigger of the role's thing; 0 where this sentence has none."""
    for tags in TRIGGERS[role.tag]:
        found = [mark for mark in inside if mark.tag in tags and thing in mark.things and mark is not role]
        if found:
            nearest = min(found, key=lambda mark: (abs(mark.start - role.start), mark.start))
            return int(words_of(nearest.start, nearest.end)[0]) + 1
    return 0


def corpus_examples(folder: Path, part: str, share: float = 1.0) -> list[Example]:
    """The examples of the conflicts of one part ("train", "dev" or "test")."""
    return [example for path in reports(folder, part, share) for example in examples_of(read_file(path))]
