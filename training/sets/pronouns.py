"""Pronouns with the names that they may mean: GAP (Webster et al. 2018) and GUM's coreference (Zeldes 2017).

A case is a pronoun with the sentences before it; names are told apart by number, names of one person bear one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from training.sets.gum import gum_documents, mentions_of, name_in
from trucewatch.core.reading import Reading
from trucewatch.lang.pronouns import PRONOUNS, REACH, Naming
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.sentences import sentences
from trucewatch.lang.trees import word_at


class Case(msgspec.Struct):
    """One pronoun; `meant`: the namings' `whose` that it means, None = somebody else, or not told which.

    `asked`: of GAP's two names, the `whose` of each, and whether the pronoun means it.
    """

    text: str
    readings: tuple[Reading, ...]
    pronoun: tuple[int, int]
    namings: tuple[Naming, ...]
    meant: str | None
    asked: tuple[tuple[str, bool], ...] = ()


def gap_cases(path: Path, reader: Reader) -> Iterator[Case]:
    """The cases of one `gap-*.tsv`; names beside the two asked for are those that the reader takes for people's."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        text = row["Text"]
        quoted = quotations(text, ())
        readings = reader.read(text, [(one.start, one.end) for one in sentences(text, (), quoted)], quoted)
        asked = [(int(row[f"{side}-offset"]), int(row[f"{side}-offset"]) + len(row[side])) for side in "AB"]
        namings = named(text, readings, asked)
        whose = [next(one.whose for one in namings if one.start == start) for start, _ in asked]
        told = [row[f"{side}-coref"].upper() == "TRUE" for side in "AB"]
        place = placed(readings, int(row["Pronoun-offset"]))
        if place is not None:
            meant = next((name for name, is_meant in zip(whose, told, strict=True) if is_meant), None)
            yield Case(text, readings[: place[0] + 1], place, namings, meant, tuple(zip(whose, told, strict=True)))


def named(text: str, readings: Sequence[Reading], asked: Sequence[tuple[int, int]]) -> tuple[Naming, ...]:
    """The names asked for and those of other people; a part of a longer name is the same person's, but the two asked
    for are two people.
    """
    spans = list(asked) + [
        (name.start, name.end)
        for reading in readings
        for name in reading.layer("name")
        if name.label == "PER" and not any(name.start < end and start < name.end for start, end in asked)
    ]
    people: list[list[frozenset[str]]] = []
    found: list[Naming] = []
    forced: dict[int, int] = {}
    for start, end in sorted(spans):
        words = frozenset(text[start:end].replace("'s", "").split())
        alike = [number for number, forms in enumerate(people) if any(words <= form or form <= words for form in forms)]
        mine = alike[-1] if alike else len(people)
        if (start, end) in asked and mine in forced.values():
            mine = len(people)
        if mine == len(people):
            people.append([])
        people[mine].append(words)
        if (start, end) in asked:
            forced[start] = mine
        found.append(Naming(start, end, str(mine)))
    return tuple(found)


def placed(readings: Sequence[Reading], offset: int) -> tuple[int, int] | None:
    """The sentence and the word at the offset; None where no word begins there."""
    for number, reading in enumerate(readings):
        if reading.tokens and reading.tokens[0].start <= offset < reading.tokens[-1].end:
            word = word_at(reading, offset)
            return (number, word) if word is not None and reading.tokens[word].start == offset else None
    return None


def gum_cases(folder: Path, reader: Reader) -> Iterator[Case]:
    """The singular pronouns of people in GUM's train documents with the people named in reach before them."""
    for document in gum_documents(folder):
        quoted = quotations(document.text, ())
        bounds = [(one.start, one.start + len(one.sentence.text)) for one in document.sentences]
        pronouns: list[tuple[int, int, str]] = []
        namings: list[tuple[int, Naming]] = []
        for number, parsed in enumerate(document.sentences):
            words = parsed.sentence.words
            for mention in mentions_of(parsed.rows):
                start = parsed.start + words[mention.first].start
                if mention.last == mention.first + 1 and words[mention.first].form.lower() in PRONOUNS:
                    pronouns.append((number, start, mention.chain))
                elif mention.kind == "person" and (name := name_in(parsed.sentence, parsed.rows, mention)):
                    first, last = parsed.start + words[name[0]].start, parsed.start + words[name[1] - 1].end
                    namings.append((number, Naming(first, last, mention.chain)))
        if not pronouns:
            continue
        readings = reader.read(document.text, bounds, quoted)
        for number, start, chain in pronouns:
            near = tuple(sorted({naming for at, naming in namings if number - REACH <= at <= number}, key=_order))
            floor = max(0, number - REACH)
            place = placed(readings[floor : number + 1], start)
            if place is not None and near:
                meant = chain if any(naming.whose == chain for naming in near) else None
                yield Case(document.text, readings[floor : number + 1], place, near, meant)


def _order(naming: Naming) -> tuple[int, int]:
    return naming.start, naming.end
