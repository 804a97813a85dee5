"""GUM's entity annotation (Zeldes 2017; gucorpling.org/gum) as names.

GUM marks every mention of everything, with all its modifiers. A name is a mention with a proper noun as its head,
clipped along the tree to what UNER and Wikigold would mark: no article, possessor, title, apposition, relative clause
or place behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

import msgspec

from training.conll import Sentence, Word, parse_conllu
from training.examples import Example
from training.sets.clipping import is_title
from training.sets.placing import Labels, example_of
from training.sets.treebanks import gum_held_back
from trucewatch.lang.quotemarks import quotations

KINDS = {"person": "PER", "animal": "PER", "organization": "ORG", "place": "LOC"}
"""GUM's other kinds (events, objects, abstracts) hold names that nothing tells from common nouns in headlines, and
adjectives of nations are not marked at all: so the layer is "name_plo"."""
EVENT = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
"""An opening bracket with what is said of the mention, perhaps closed at once; or a closing one with its number."""
OUTSIDE = frozenset(("acl", "acl:relcl", "appos", "det", "nmod:desc"))
"""Dependents of a name's head that are never of the name; most others are where its article in Wikipedia bears them."""
BINDING = frozenset(("of", "for", "and", "de", "du", "des", "della", "del", "von", "&"))
"""Prepositions inside names: Church of Scientology; those of others (in, at, from) begin where it is."""


class Row(msgspec.Struct, frozen=True):
    """What GUM's columns say of a word beside conll.Word: XPOS and the notes of the last column."""

    xpos: str
    notes: dict[str, str]


class Parsed(msgspec.Struct, frozen=True):
    """A sentence of GUM; `start`: where it stands in its document's text."""

    sentence: Sentence
    rows: tuple[Row, ...]
    start: int


class GumDocument(msgspec.Struct, frozen=True):
    """A document: its running text, an empty line before each paragraph, and its sentences."""

    name: str
    text: str
    sentences: tuple[Parsed, ...]


class Mention(msgspec.Struct, frozen=True):
    """A mention over words `first`..`last` (half-open) of one sentence; `link`: words of the title of its article;
    mentions of one thing share its `chain`.
    """

    first: int
    last: int
    kind: str
    link: frozenset[str]
    chain: str


def gum_documents(folder: Path, *, with_held_back: bool = False) -> Iterator[GumDocument]:
    """The documents below `dep/`, in order of their names; those of GUM's dev and test parts only if wanted."""
    held_back = set() if with_held_back or not (folder / "splits.md").is_file() else gum_held_back(folder)
    for path in sorted((folder / "dep").glob("*.conllu")):
        if path.stem not in held_back:
            yield document_of(path.read_text(encoding="utf-8"), path.stem)


def document_of(source: str, name: str) -> GumDocument:
    """The document in CoNLL-U."""
    text, gap = "", ""
    found: list[Parsed] = []
    for block in re.split(r"\n\s*\n", source):
        for sentence in parse_conllu(block):
            text += ("\n\n" if sentence.opens and text else gap) + sentence.text
            gap = " " if sentence.space_after else ""
            found.append(Parsed(sentence, tuple(_rows(block)), len(text) - len(sentence.text)))
    return GumDocument(name, text, tuple(found))


def _rows(block: str) -> Iterator[Row]:
    for line in block.split("\n"):
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            notes = (note.partition("=") for note in columns[9].split("|"))
            yield Row(columns[4], {key: value for key, _, value in notes})


def mentions_of(rows: Sequence[Row]) -> list[Mention]:
    """The mentions of one sentence; pieces of a broken one count each by itself."""
    found: list[Mention] = []
    waiting: list[tuple[str, int, list[str]]] = []
    for number, row in enumerate(rows):
        for match in EVENT.finditer(row.notes.get("Entity", "")):
            if match.group(1):
                fields = match.group(1).split("-")
                if match.group(2):
                    found.append(_mention(number, number + 1, fields))
                else:
                    waiting.append((fields[0], number, fields))
                continue
            for place in reversed(range(len(waiting))):
                if waiting[place][0] == match.group(3).split("-")[0]:
                    _, first, fields = waiting.pop(place)
                    found.append(_mention(first, number + 1, fields))
                    break
    return sorted(found, key=lambda one: (one.first, -one.last))


def _mention(first: int, last: int, fields: Sequence[str]) -> Mention:
    """Fields: number, kind, newness, salience, centring, words of the head, link to others, Wikipedia's title."""
    title = unquote("-".join(fields[7:])) if len(fields) > 7 else ""
    link = frozenset(re.findall(r"[^\W_]+", title.lower()))
    return Mention(first, last, fields[1] if len(fields) > 1 else "", link, fields[0])


def name_in(sentence: Sentence, rows: Sequence[Row], mention: Mention) -> tuple[int, int, str] | None:
    """The words of the mention's name, with PER, ORG or LOC; None where it is none of these or has no name."""
    label = KINDS.get(mention.kind)
    words = sentence.words
    inside = range(mention.first, mention.last)
    heads = [number for number in inside if words[number].head - 1 not in inside]
    if label is None or not heads:
        return None
    head = heads[0]
    if words[head].upos in ("NOUN", "ADJ"):
        return _called(sentence, mention, head, label)
    if words[head].upos != "PROPN" or not _is_cap(words[head].form):
        return None
    if label == "PER" and not _is_person(sentence, rows, mention, head):
        return None
    kept = _kept(sentence, mention, head, label)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while last > head and not _is_cap(words[last].form) and words[last].upos in ("PUNCT", "ADP", "CCONJ", "DET"):
        last -= 1
    while first < head and (not _is_cap(words[first].form) or words[first].upos == "PUNCT"):
        first += 1
    return first, last + 1, label


def _called(sentence: Sentence, mention: Mention, head: int, label: str) -> tuple[int, int, str] | None:
    """The name right behind a common noun: mayor Hau Lung-bin."""
    words = sentence.words
    for first in range(head + 1, min(head + 2, mention.last)):
        word = words[first]
        if word.upos == "PROPN" and word.head - 1 == head and word.relation in ("flat", "appos") and _is_cap(word.form):
            last = first + 1
            while last < mention.last and words[last].head - 1 in (first, head):
                if words[last].relation not in ("flat", "compound", "punct"):
                    break
                last += 1
            while words[last - 1].upos == "PUNCT":
                last -= 1
            return first, last, label
    return None


def _is_cap(form: str) -> bool:
    return form[:1].isupper() or form[:1].isdigit() or any(sign.isupper() for sign in form[:4])


def _is_person(sentence: Sentence, rows: Sequence[Row], mention: Mention, head: int) -> bool:
    """Not peoples (the Hebrews, Muslims), nor who is only called by a post (Prime Minister, the Earl of Clare)."""
    word = sentence.words[head]
    has_article = any(
        sentence.words[number].head - 1 == head and sentence.words[number].relation == "det"
        for number in range(mention.first, mention.last)
    )
    has_given_name = any(other.head - 1 == head and other.deprel == "flat" for other in sentence.words)
    if rows[head].xpos == "NNPS" and not has_given_name:
        return False
    if is_title(word.form) and not has_given_name:
        return False
    return has_given_name or not has_article


def _kept(sentence: Sentence, mention: Mention, head: int, label: str) -> set[int]:
    """The words of the mention that may be of the name."""
    words = sentence.words
    below: dict[int, list[int]] = {}
    for number in range(mention.first, mention.last):
        below.setdefault(words[number].head - 1, []).append(number)

    def subtree(top: int) -> set[int]:
        return {top}.union(*(subtree(child) for child in below.get(top, ())))

    kept = {head}
    for child in below.get(head, ()):
        word = words[child]
        relation = word.deprel
        parts = subtree(child)
        capitals = {part.lower() for number in parts for part in _capitals(words[number].form)}
        in_link = bool(capitals) and capitals <= mention.link
        if relation in ("flat", "goeswith") or (relation == "nmod:desc" and label != "PER" and _is_cap(word.form)):
            kept |= parts
        elif relation == "punct":
            if word.form in ("-", "–", "/", ".", "&", "'", "’"):
                kept.add(child)
        elif relation in ("compound", "amod", "nummod"):
            if in_link or (_is_cap(word.form) and not (relation == "amod" and child > head)):
                kept |= {number for number in parts if words[number].relation != "det" or in_link}
        elif relation.startswith("nmod") and relation not in OUTSIDE:
            cases = {words[number].form.lower() for number in below.get(child, ()) if words[number].deprel == "case"}
            follows = relation == "nmod:unmarked" and child == head + 1 and word.form[:1].isupper()
            apart = relation == "nmod:unmarked" and child != head + 1 and label == "LOC"
            is_name = label != "PER" and relation != "nmod:poss" and _is_cap(word.form) and bool(cases & BINDING)
            if is_name or (label != "PER" and follows) or (in_link and not apart):
                kept |= _without_asides(words, parts, child, below)
        elif in_link and relation not in OUTSIDE and relation != "case":
            kept |= parts
    return kept


def _capitals(form: str) -> list[str]:
    return re.findall(r"[^\W_]+", form) if _is_cap(form) else []


def _without_asides(words: Sequence[Word], parts: set[int], child: int, below: dict[int, list[int]]) -> set[int]:
    """The subtree of a modifier without its own appositions and clauses."""
    left = set(parts)
    for number in below.get(child, ()):
        if words[number].relation in ("appos", "acl", "parataxis") or words[number].deprel == "nmod:unmarked":
            left -= {number, *_all_below(number, below)}
    return left


def _all_below(top: int, below: dict[int, list[int]]) -> set[int]:
    return set(below.get(top, ())).union(*(_all_below(child, below) for child in below.get(top, ())))


def gum_names(folder: Path) -> Iterator[Example]:
    """The sentences of GUM outside its dev and test parts, names of people, organisations and places."""
    for document in gum_documents(folder):
        quoted = quotations(document.text, ())
        for parsed in document.sentences:
            words = parsed.sentence.words
            found = (name_in(parsed.sentence, parsed.rows, mention) for mention in mentions_of(parsed.rows))
            spans = tuple(
                (parsed.start + words[first].start, parsed.start + words[last - 1].end, label)
                for first, last, label in (one for one in found if one is not None)
            )
            bounds = (parsed.start, parsed.start + len(parsed.sentence.text))
            example = example_of(document.text, bounds, [Labels("name_plo", spans)], document.name, quoted)
            if example is not None:
                yield example
