"""GUM's rhetorical attributions (Zeldes 2017; attribution-positive and -negative) as sources, cues and contents.

GUM marks who holds a clause, not who wants, promises or refuses a thing, nor the words of a source that go on behind
their sentence. So only sentences are taken that convert wholly, and in which no other word looks like a cue; sentences
without an attribution are none of the examples, for what is not marked in them may still be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from training.conll import Word
from training.examples import Example
from training.sets.gum import GumDocument, Parsed, gum_documents
from training.sets.placing import Labels, example_of
from trucewatch.know.speech import speech_verb
from trucewatch.lang.quotemarks import quotations

GENRES = frozenset(("news", "bio", "academic", "voyage"))
"""Interviews and courtrooms speak in the first person: I think, you know."""
MIND = re.compile(
    r"(?:think|know|believ|feel|felt|thought|knew|known|hop|fear|expect|realis|realiz|wish|want|agree|refus|reject|"
    r"demand|promis|pledg|vow|deny|denie|accus|blam|urg|call|ask|plan|intend|decid|consider|regard|doubt|worr|suspect|"
    r"assum|argu|claim|hint)"
    r"(?:s|es|ed|d|ing|e|n)?"
)
"""Verbs of the mind and of standing, by form: cues of ours that GUM marks at most where a clause follows."""
NOUN_CUE = re.compile(
    r"(?:claim|call|demand|promise|pledge|warning|allegation|statement|view|opinion|belief|hope|fear|accusation|"
    r"suggestion|announcement|assertion)s?"
)
SPEAKERS = frozenset(("i", "we", "you", "one", "who", "which", "that", "what"))
"""Lower-case subjects of no attribution of ours, or of one whose source is another word."""
SIGNS = frozenset((",", ".", ";", ":", "-", "–", "—"))
MARKS = frozenset(('"', "“", "”", "'", "‘", "’", "''", "``"))


class Unit(msgspec.Struct, frozen=True):
    """An elementary discourse unit: its relation to the unit `head` (0 for none)."""

    relation: str
    head: int


class Held(msgspec.Struct, frozen=True):
    """One attribution, by numbers of words in its sentence; `source` and `cue` may lie apart in pieces."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def gum_attribution(folder: Path) -> Iterator[Example]:
    """The sentences of GUM (outside its dev and test parts) that hold attributions, all converted; see above."""
    for document in gum_documents(folder):
        if document.name.split("_")[1] not in GENRES:
            continue
        units, unit_of = units_of(document)
        quoted = quotations(document.text, ())
        for parsed, numbers in zip(document.sentences, unit_of, strict=True):
            held = held_in(parsed.sentence.words, numbers, units)
            if held:
                bounds = (parsed.start, parsed.start + len(parsed.sentence.text))
                example = example_of(document.text, bounds, labels_of(parsed, held), document.name, quoted)
                if example is not None:
                    yield example


def units_of(document: GumDocument) -> tuple[dict[int, Unit], list[list[int]]]:
    """The units of a document by number, and the unit of each word of each sentence."""
    units: dict[int, Unit] = {}
    unit_of: list[list[int]] = []
    current = 0
    for parsed in document.sentences:
        unit_of.append([])
        for row in parsed.rows:
            match = re.match(r"([^:;]+):(\d+)(?:->(\d+))?", row.notes.get("Discourse", ""))
            if match:
                current = int(match[2])
                units[current] = Unit(match[1], int(match[3] or 0))
            unit_of[-1].append(current)
    return units, unit_of


def held_in(words: Sequence[Word], unit_of: Sequence[int], units: dict[int, Unit]) -> list[Held]:
    """The attributions of one sentence; none where one of them does not convert or something else looks like one."""
    held: list[Held] = []
    for unit in dict.fromkeys(unit_of):
        if units[unit].relation.startswith("attribution"):
            found = _held(words, unit_of, units, unit)
            if found is None:
                return []
            held.append(found)
    marked = {number for one in held for number in one.cue}
    if any(one.source == other.source and one.cue <= other.content for one in held for other in held):
        return []  # two cues of one source, side by side: which content is whose, GUM does not say
    forms = [word.form.lower() for word in words]
    for number, word in enumerate(words):
        if number in marked:
            continue
        if word.upos == "VERB" and (speech_verb(forms, number) or MIND.fullmatch(forms[number])):
            return []
        if word.upos == "NOUN" and NOUN_CUE.fullmatch(forms[number]):
            return []
    content = {number for one in held for number in one.content}
    return [] if any(word.form in MARKS and number not in content for number, word in enumerate(words)) else held


def _held(words: Sequence[Word], unit_of: Sequence[int], units: dict[int, Unit], unit: int) -> Held | None:
    """The attribution whose satellite is `unit`; None where it is none of ours or does not convert."""
    inside = [number for number, one in enumerate(unit_of) if one == unit]
    heads = [number for number in inside if words[number].head - 1 not in inside and words[number].upos != "PUNCT"]
    if not heads:
        return None
    head = heads[0]
    below = children(words)
    said = {number for number, one in enumerate(unit_of) if _hangs_on(one, units[unit].head, unit, units)}
    if words[inside[0]].form.lower() == "according" and words[head].upos in ("PROPN", "NOUN", "PRON"):
        cue = set(inside[:2])
        source = subtree(head, below) - cue
        return _whole(words, source, cue, said - subtree(head, below))
    if words[head].upos != "VERB":
        return None
    forms = [word.form.lower() for word in words]
    if not (speech_verb(forms, head) or MIND.fullmatch(forms[head])):
        return None
    subjects = [child for child in below[head] if words[child].deprel in ("nsubj", "nsubj:outer")]
    verb = head
    while not subjects and words[verb].relation == "conj":
        verb = words[verb].head - 1
        subjects = [child for child in below[verb] if words[child].deprel in ("nsubj", "nsubj:outer")]
    if not subjects or forms[subjects[0]] in SPEAKERS:
        return None
    helpers = [child for child in below[head] if words[child].relation == "aux" and child < head]
    first = min(helpers, default=head)
    source = subtree(subjects[0], below)
    cue = {number for number in range(first, head + 1) if number not in source}
    cue |= {child for child in below[head] if words[child].deprel == "compound:prt"}
    within = subtree(head, below)
    content = said & within
    if not content or not _holds_clause(words, content, below[head]):
        # the cue stands inside what is said: “It will hold,” she added, “for a week.”
        content = said - within
    return _whole(words, source - content, cue, content - source)


def _holds_clause(words: Sequence[Word], content: set[int], arms: Iterable[int]) -> bool:
    """Whether what hangs on the cue holds the top of a clause or thing said."""
    return any(child in content and words[child].relation in ("ccomp", "parataxis", "obj", "xcomp") for child in arms)


def _hangs_on(unit: int, top: int, cut: int, units: dict[int, Unit]) -> bool:
    """Whether `unit` is `top` or below it, and not below `cut`."""
    while unit in units and unit != cut:
        if unit == top:
            return True
        unit = units[unit].head
    return False


def _whole(words: Sequence[Word], source: set[int], cue: set[int], content: set[int]) -> Held | None:
    """The attribution without signs at the edges of its parts; None where a part is missing."""
    content = content - cue
    held = Held(
        frozenset(source - _edges(words, source)), frozenset(cue), frozenset(content - source - _edges(words, content))
    )
    return held if held.source and held.cue and held.content else None


def _edges(words: Sequence[Word], numbers: set[int]) -> set[int]:
    """The signs at the edges of each piece; those inside quotation marks stay."""
    found: set[int] = set()
    for first, last in pieces(numbers):
        while first < last and words[first].form in SIGNS:
            found.add(first)
            first += 1
        while first < last and words[last - 1].form in SIGNS:
            last -= 1
            found.add(last)
        if first == last - 1 and words[first].form in MARKS:
            found.add(first)
    return found


def pieces(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The runs of neighbouring numbers, half-open.

    >>> pieces({1, 2, 5})
    [(1, 3), (5, 6)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def children(words: Sequence[Word]) -> list[list[int]]:
    """The dependents of each word."""
    found: list[list[int]] = [[] for _ in words]
    for number, word in enumerate(words):
        if word.head:
            found[word.head - 1].append(number)
    return found


def subtree(top: int, below: Sequence[Sequence[int]]) -> set[int]:
    """The word and all under it."""
    return {top}.union(*(subtree(child, below) for child in below[top]))


def labels_of(parsed: Parsed, held: Sequence[Held]) -> list[Labels]:
    """The layers of one sentence in code points of its document; contents inside others stand in "content_inner"."""
    words = parsed.sentence.words

    def spans(parts: Iterable[frozenset[int]], label: str) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            (parsed.start + words[first].start, parsed.start + words[last - 1].end, label)
            for part in parts
            for first, last in pieces(part)
        )

    contents = [one.content for one in held]
    inner = [content for content in contents if any(content < other for other in contents)]
    return [
        Labels("source", spans((one.source for one in held), "source")),
        Labels("cue", spans((one.cue for one in held), "cue")),
        Labels("content", spans((content for content in contents if content not in inner), "content")),
        Labels("content_inner", spans(inner, "content")),
    ]
