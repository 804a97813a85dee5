"""How well a system's words and trees meet the gold ones, as the CoNLL 2018 shared task measures it.

Written from its description: Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to
Universal Dependencies", and universaldependencies.org/conll18/evaluation.html.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import msgspec

from training.conll import Sentence, Word


class Score(msgspec.Struct, frozen=True):
    """How many the gold and the system have, and how many of them agree."""

    gold: int
    system: int
    correct: int

    @property
    def precision(self) -> float:
        """The correct share of the system's, 0..1."""
        return self.correct / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold ones that the system has, 0..1."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0..1."""
        return 2 * self.correct / (self.gold + self.system) if self.gold + self.system else 0.0


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A word among all of one side; `start`..`end` count the signs that are no blanks from the first sentence on.

    A word of a multiword token has the whole token's signs; `head`: the number of its head among all words, from 0,
    None for the root.
    """

    word: Word
    start: int
    end: int
    in_multiword: bool
    head: int | None


class Side(msgspec.Struct, frozen=True):
    """All sentences of one side in a row: `signs` is their text without blanks, `tokens` and `sentences` lie in it."""

    signs: str
    words: tuple[Placed, ...]
    tokens: frozenset[tuple[int, int]]
    sentences: frozenset[tuple[int, int]]


class Alignment(msgspec.Struct, frozen=True):
    """The two sides, and by the number of a gold word that of the system's word that it is; others have none."""

    gold: Side
    system: Side
    system_of: dict[int, int]


def side_of(sentences: Iterable[Sentence]) -> Side:
    """The sentences as one side of the comparison."""
    signs: list[str] = []
    words: list[Placed] = []
    spans: list[tuple[int, int]] = []
    reached = 0
    for sentence in sentences:
        before = list(accumulate((not sign.isspace() for sign in sentence.text), initial=reached))
        whole = {number: pair for pair in sentence.multiword for number in range(*pair)}
        base = len(words)
        for number, word in enumerate(sentence.words):
            first, after = whole.get(number, (number, number + 1))
            start, end = before[sentence.words[first].start], before[sentence.words[after - 1].end]
            words.append(Placed(word, start, end, number in whole, base + word.head - 1 if word.head else None))
        signs += sentence.text.split()
        spans.append((reached, before[-1]))
        reached = before[-1]
    return Side("".join(signs), tuple(words), frozenset((word.start, word.end) for word in words), frozenset(spans))


def contracted(text: str, words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Sentence.multiword for a system's English words: those that touch as in "can't" are a token together."""
    found: list[tuple[int, int]] = []
    first = 0
    for number in range(1, len(words) + 1):
        if number == len(words) or not _touch(text, words[number - 1], words[number]):
            if number - first > 1:
                found.append((first, number))
            first = number
    return tuple(found)


def _touch(text: str, word: Word, clitic: Word) -> bool:
    """Whether the two are written as one: "do|n't", "it|'s", "can|not", but not "155|mm" nor "kids|'"."""
    before, after = text[word.end - 1], text[clitic.start]
    if word.end != clitic.start or not text[word.start].isalnum():
        return False
    return (before.isalpha() and after.isalpha()) or (
        before.isalnum() and after in "'’`´" and clitic.end - clitic.start > 1
    )


def align(gold: Iterable[Sentence], system: Iterable[Sentence]) -> Alignment:
    """Which word of the system is which of the gold; their sentences may differ. Raises ValueError for other texts.

    Two words are one where they have the same signs. Under multiword tokens of either side (those that overlap taken
    together) the words are one that the longest common subsequence of the lower-cased forms pairs.
    """
    ours, theirs = side_of(gold), side_of(system)
    if ours.signs != theirs.signs:
        pairs = enumerate(zip(ours.signs, theirs.signs, strict=False))
        at = next((at for at, (one, other) in pairs if one != other), min(len(ours.signs), len(theirs.signs)))
        raise ValueError(f"the texts differ: gold {ours.signs[at : at + 30]!r}, system {theirs.signs[at : at + 30]!r}")
    areas = _areas(ours, theirs)
    our_inside, our_outside = _by_area(ours, areas)
    their_inside, their_outside = _by_area(theirs, areas)
    placed = {(theirs.words[number].start, theirs.words[number].end): number for number in their_outside}
    matched: dict[int, int] = {}
    for number in our_outside:
        found = placed.get((ours.words[number].start, ours.words[number].end))
        if found is not None:
            matched[number] = found
    for area, numbers in our_inside.items():
        matched.update(_common(ours, numbers, theirs, their_inside[area]))
    return Alignment(ours, theirs, matched)


def scores(alignment: Alignment) -> dict[str, Score]:
    """Tokens, Sentences, Words, UPOS, UAS and LAS.

    A head counts where the words are one and so are their heads; LAS asks for the label, too, without its subtype.
    """
    gold, system = alignment.gold, alignment.system
    tags = heads = labels = 0
    for number, found in alignment.system_of.items():
        ours, theirs = gold.words[number], system.words[found]
        tags += ours.word.upos == theirs.word.upos
        # a gold head that is no word of the system is -1, which is nobody's head
        wanted = None if ours.head is None else alignment.system_of.get(ours.head, -1)
        if wanted == theirs.head:
            heads += 1
            labels += ours.word.relation == theirs.word.relation
    words = len(gold.words), len(system.words)
    return {
        "Tokens": _overlap(gold.tokens, system.tokens),
        "Sentences": _overlap(gold.sentences, system.sentences),
        "Words": Score(*words, len(alignment.system_of)),
        "UPOS": Score(*words, tags),
        "UAS": Score(*words, heads),
        "LAS": Score(*words, labels),
    }


def _overlap(gold: frozenset[tuple[int, int]], system: frozenset[tuple[int, int]]) -> Score:
    """The score of two sets of spans."""
    return Score(len(gold), len(system), len(gold & system))


def _areas(ours: Side, theirs: Side) -> list[tuple[int, int]]:
    """The signs under multiword tokens of either side, those that overlap joined."""
    areas: list[tuple[int, int]] = []
    spans = {(word.start, word.end) for side in (ours, theirs) for word in side.words if word.in_multiword}
    for start, end in sorted(spans):
        if areas and start < areas[-1][1]:
            areas[-1] = (areas[-1][0], max(end, areas[-1][1]))
        else:
            areas.append((start, end))
    return areas


def _by_area(side: Side, areas: Sequence[tuple[int, int]]) -> tuple[dict[int, list[int]], list[int]]:
    """The numbers of the words in each area, and of those outside; a word that reaches over an edge is in neither."""
    starts = [start for start, _ in areas]
    inside: dict[int, list[int]] = defaultdict(list)
    outside: list[int] = []
    for number, word in enumerate(side.words):
        area = bisect_right(starts, word.start) - 1
        if area >= 0 and word.start < areas[area][1]:
            if word.end <= areas[area][1]:
                inside[area].append(number)
        elif area + 1 == len(areas) or word.end <= starts[area + 1]:
            outside.append(number)
    return inside, outside


def _common(ours: Side, gold: Sequence[int], theirs: Side, system: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs along the longest common subsequence of the words' lower-cased forms."""
    left = [ours.words[number].word.form.lower() for number in gold]
    right = [theirs.words[number].word.form.lower() for number in system]
    longest = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for one in reversed(range(len(left))):
        for other in reversed(range(len(right))):
            longest[one][other] = (
                1 + longest[one + 1][other + 1]
                if left[one] == right[other]
                else max(longest[one + 1][other], longest[one][other + 1])
            )
    one = other = 0
    while one < len(left) and other < len(right):
        if left[one] == right[other]:
            yield gold[one], system[other]
            one, other = one + 1, other + 1
        elif longest[one][other] == longest[one + 1][other]:
            one += 1
        else:
            other += 1
