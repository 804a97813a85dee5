"""Questions to a sentence's dependency tree: subjects, objects, subtrees, negation.

Words are numbered from 0 here; relations are Universal Dependencies' (universaldependencies.org/u/dep).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from trucewatch.core.reading import Reading

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
CHAINED = ("conj", "xcomp", "advcl", "aux", "aux:pass", "cop")
"""What a verb without a subject shares its governor's by."""
_OF_THE_VERB = ("aux", "mark", "advmod", "cop")
_NOMINALS = ("NOUN", "PROPN", "PRON")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without"})
_NOT_IN_A_NAME = ("acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "punct", "case", "dep", "nsubj", "cop")


_end = attrgetter("end")


def word_at(reading: Reading, offset: int) -> int | None:
    """The word that holds the character at `offset`, or the next one behind it; None where the sentence ends before."""
    at = bisect_right(reading.tokens, offset, key=_end)
    return at if at < len(reading.tokens) else None


def children(reading: Reading, word: int, *relations: str) -> tuple[int, ...]:
    """The words that hang on `word`, by one of the relations where any are named ("nsubj" is not "nsubj:pass")."""
    return tuple(
        number
        for number, head in enumerate(reading.heads)
        if head == word + 1 and (not relations or reading.relations[number] in relations)
    )


def head(reading: Reading, word: int) -> int | None:
    """What `word` hangs on; None for the root."""
    return reading.heads[word] - 1 if reading.heads[word] else None


def ancestors(reading: Reading, word: int) -> Iterator[int]:
    """What `word` hangs on, what that hangs on, up to the root."""
    above = head(reading, word)
    while above is not None:
        yield above
        above = head(reading, above)


def subtree(reading: Reading, word: int, without: tuple[str, ...] = ()) -> tuple[int, ...]:
    """`word` and all that hangs on it, in order; branches whose relation to `word` itself is in `without` are left
    out.
    """
    kept = {word}
    grown = [child for child in children(reading, word) if reading.relations[child] not in without]
    while grown:
        kept.update(grown)
        grown = [child for parent in grown for child in children(reading, parent)]
    return tuple(sorted(kept))


def stretch(reading: Reading, words: tuple[int, ...]) -> tuple[int, int]:
    """The characters (start, end) from the first of the words to the last."""
    return reading.tokens[words[0]].start, reading.tokens[words[-1]].end


def subjects(reading: Reading, verb: int) -> tuple[int, ...]:
    """The heads of the verb's subjects, passive ones too; of a verb joined or open ("and said", "agreed to stop") its
    governor's, and whom that one bids: "urged the Front to stop".

    Coordinated subjects are each given: "Aruna and the Front agreed" gives both. None where the tree names none, or
    hangs a noun that stands right before a joined verb on another.
    """
    seen = verb
    while True:
        if own := children(reading, seen, *SUBJECTS):
            # Behind "that" it is the next verb's: "Torrin proposed that both sides refrain".
            return _each(reading, tuple(one for one in own if "mark" not in reading.relations[seen:one]) or own)
        above = head(reading, seen)
        if above is None or reading.relations[seen] not in CHAINED:
            return ()
        if reading.relations[seen] == "xcomp" and (bidden := children(reading, above, "obj", "iobj")):
            return _each(reading, bidden)
        if reading.relations[seen] == "conj" and _is_astray(reading, seen):
            return ()
        seen = above


def _each(reading: Reading, nouns: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one for noun in nouns for one in (noun, *children(reading, noun, "conj")))


def _is_astray(reading: Reading, verb: int) -> bool:
    """Whether a noun right before a joined verb hangs elsewhere: "left the ridge and Belmar is to clear its mines"."""
    first = verb
    while first and reading.heads[first - 1] == verb + 1 and reading.relations[first - 1] in _OF_THE_VERB:
        first -= 1
    return first > 0 and reading.tags[first - 1] in _NOMINALS and reading.heads[first - 1] != verb + 1


def is_passive(reading: Reading, verb: int) -> bool:
    """Whether the verb is in the passive: "was shelled"."""
    return bool(children(reading, verb, "nsubj:pass", "aux:pass", "csubj:pass"))


def agents(reading: Reading, verb: int) -> tuple[int, ...]:
    """Who does it in the passive: "shelled by the army"."""
    return tuple(
        one for agent in children(reading, verb, "obl:agent") for one in (agent, *children(reading, agent, "conj"))
    )


def objects(reading: Reading, verb: int) -> tuple[int, ...]:
    """The heads of the verb's objects, coordinated ones each."""
    found = children(reading, verb, "obj", "iobj", "ccomp", "xcomp")
    return tuple(one for thing in found for one in (thing, *children(reading, thing, "conj")))


def is_negated(reading: Reading, text: str, word: int) -> bool:
    """Whether "not", "never", "no" or the like hangs on the word."""
    return any(
        text[reading.tokens[child].start : reading.tokens[child].end].lower() in _NEGATIONS
        for child in children(reading, word, "advmod", "det", "cc", "case", "mark")
    )


def phrase(reading: Reading, noun: int) -> tuple[int, int]:
    """The characters of a noun's phrase without clauses, appositions and joined nouns behind it."""
    words = subtree(reading, noun, _NOT_IN_A_NAME)
    return stretch(reading, words)
