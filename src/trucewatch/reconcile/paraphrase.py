"""Which statements say one thing in other words: words that weigh, shared; the reader's vectors; numbers that agree."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from trucewatch.core.account import Statement
from trucewatch.core.page import Page
from trucewatch.core.reading import Vector
from trucewatch.know.function_words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
)
from trucewatch.know.speech import speech_verb
from trucewatch.reconcile.match import plain
from trucewatch.reconcile.parallel import stem
from trucewatch.reconcile.sides import Sides

ALIKE = 0.4
"""The least share of what two statements say that both say, by the weight of words (rare ones weigh more)."""
ALIKE_AND_NEAR = (0.3, 0.7)
"""A smaller share does where the sentences are near each other: the share, and the least cosine of their vectors."""
TELLING: frozenset[str] = frozenset({"denies", "orders", "proposes", "demands", "accuses", "promises"})
"""Acts of speech that are not each other: who orders a halt does not thereby agree to one."""
FEWEST = 3
"""So many words that weigh must be shared."""
COMMON = 12
"""A word that more statements hold proposes no pair."""
EMPTY = (
    ARTICLES
    | AUXILIARIES
    | CONJUNCTIONS
    | DETERMINERS
    | MODALS
    | PREPOSITIONS
    | PRONOUNS
    | {"not", "no", "so", "than", "then", "who", "which", "whom", "that", "also", "his", "her", "its", "their"}
)


class Said(msgspec.Struct, frozen=True):
    """What a statement says: its stems and its numbers."""

    stems: frozenset[str]
    numbers: frozenset[str]


def paraphrases(statements: Sequence[Statement], sides: Sides, pages: Mapping[str, Page]) -> list[tuple[int, int]]:
    """Pairs (numbers of statements) that give one utterance in other words.

    Both are of one side, of two reports; where both hold numbers one at least is the same, and both or neither deny.
    """
    read = [said(statement) for statement in statements]
    held = Counter(form for one in read for form in one.stems)
    weight = {form: math.log(1 + len(read) / count) for form, count in held.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(read):
        for form in one.stems:
            holders[form].append(number)
    proposed = {pair for numbers in holders.values() if len(numbers) <= COMMON for pair in combinations(numbers, 2)}
    return sorted(pair for pair in proposed if _are_one(statements, read, pair, weight, sides, pages))


def _are_one(
    statements: Sequence[Statement],
    read: Sequence[Said],
    pair: tuple[int, int],
    weight: Mapping[str, float],
    sides: Sides,
    pages: Mapping[str, Page],
) -> bool:
    first, second = (statements[number] for number in pair)
    one, other = (read[number] for number in pair)
    if first.speaker is None or second.speaker is None or first.content[0].report == second.content[0].report:
        return False
    if first.speaker != second.speaker and sides.of(first.speaker) != sides.of(second.speaker):
        return False
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    acts = {act for each in (first, second) if (act := _act(each)) in TELLING}
    if len(acts) > 1:
        return False
    both = one.stems & other.stems
    if len(both) < FEWEST:
        return False
    share = _sum(both, weight) / _sum(one.stems | other.stems, weight)
    if share >= ALIKE:
        return True
    if share < ALIKE_AND_NEAR[0]:
        return False
    return _cosine(_vector(first, pages), _vector(second, pages)) >= ALIKE_AND_NEAR[1]


def _act(statement: Statement) -> str | None:
    """What the cue's verb does with the words, as far as the table of verbs knows it."""
    words = statement.cue.exact.casefold().split() if statement.cue is not None else []
    verbs = (speech_verb(words, at) for at in range(len(words)))
    return next((verb[0].tells for verb in verbs if verb is not None), None)


def said(statement: Statement) -> Said:
    """What the statement says, for comparing."""
    words = [word for span in statement.content for word in re.findall(r"\w+", plain(span.exact))]
    return Said(
        frozenset(stem(word) for word in words if word not in EMPTY and not word[0].isdigit()),
        frozenset(word for word in words if word[0].isdigit()),
    )


def _vector(statement: Statement, pages: Mapping[str, Page]) -> Vector | None:
    """The sum of the vectors of the sentences that the statement stands in; None where none was read."""
    found = [
        reading.vector
        for span in statement.content
        if (page := pages.get(span.report)) is not None
        for sentence, reading in zip(page.sentences, page.readings, strict=True)
        if sentence.start < span.end and span.start < sentence.end
    ]
    return tuple(map(sum, zip(*found, strict=True))) if found else None


def _cosine(one: Vector | None, other: Vector | None) -> float:
    if one is None or other is None:
        return 0.0
    size = math.sqrt(sum(x * x for x in one) * sum(x * x for x in other))
    return sum(x * y for x, y in zip(one, other, strict=True)) / size if size else 0.0


def _sum(stems: frozenset[str], weight: Mapping[str, float]) -> float:
    return sum(weight[form] for form in sorted(stems))
