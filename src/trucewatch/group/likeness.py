"""How much two reports speak of the same: cosine of their names, numbers and words, with nothing learnt elsewhere."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.know.keys import MAYBE, UNNAMED
from trucewatch.know.naming import NO_NAMES

Vector = dict[str, float]
"""A report's features with weights whose squares sum to 1."""
Piece = tuple[int, int]
"""Characters of a page's text, half-open."""

WORD = re.compile(r"[^\W\d_]{4,}|\d(?:[\d.,]*\d)?")
ACTOR_WEIGHT, NAME_WEIGHT, TITLE_WEIGHT = 2.0, 2.0, 1.5
"""How many times more an actor, a word with a capital inside a sentence, a word of the title tells of a story."""
MOST_FEATURES = 250
SHORTEST_STEM = 4
_DECIMALS = 12


class Features(msgspec.Struct, frozen=True):
    """What a report is compared by: weights, and where each feature stands first in the text."""

    weights: Vector
    places: dict[str, Piece]


def features(page: Page, actors: Sequence[Actor]) -> Features:
    """Words of four letters or more, counted with a logarithm, and numbers; names, actors, title words weigh more.

    A word is one feature in singular and plural, in a title and below it. Words of grammar are none.
    """
    counted: Counter[str] = Counter()
    places: dict[str, Piece] = {}
    names: set[str] = set()
    for sentence in page.sentences:
        for match in WORD.finditer(page.text, sentence.start, sentence.end):
            if (key := key_of(match.group())) is None:
                continue
            counted[key] += 1
            places.setdefault(key, match.span())
            if match.group()[0].isupper() and match.start() > sentence.start and not sentence.heading:
                names.add(key)
    titled = {key for match in WORD.finditer(page.report.title or "") if (key := key_of(match.group()))}
    weights = {key: 1.0 if key[0] == "n" else 1 + math.log(counted[key] or 1) for key in sorted(titled | set(counted))}
    for key in names:
        weights[key] *= NAME_WEIGHT
    for key in titled:
        weights[key] *= 1.0 if key[0] == "n" else TITLE_WEIGHT
    for actor in actors:
        if actor.mentions and not actor.id.startswith((MAYBE, UNNAMED)):
            weights[f"A {actor.id}"] = ACTOR_WEIGHT * (1 + math.log(len(actor.mentions)))
            places[f"A {actor.id}"] = (actor.mentions[0].start, actor.mentions[0].end)
    heaviest = dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_FEATURES])
    return Features(_scaled(heaviest), places)


def key_of(word: str) -> str | None:
    """The feature that a word is: "w truce" of "Truces", "n 40" of "40"; None for words of grammar.

    >>> key_of("Parties"), key_of("days"), key_of("from")
    ('w party', 'w days', None)
    """
    if word[0].isdigit():
        return f"n {word}"
    low = word.lower()
    if low in NO_NAMES:
        return None
    for end, put in (("ies", "y"), ("es", ""), ("s", "")):
        if low.endswith(end) and len(low) - len(end) >= SHORTEST_STEM:
            return f"w {low[: -len(end)]}{put}"
    return f"w {low}"


def cosine(vector: Vector, rival: Vector) -> float:
    """Between 0 (nothing shared) and 1 (the same)."""
    shorter, longer = sorted((vector, rival), key=len)
    return sum(weight * longer[key] for key, weight in shorter.items() if key in longer)


def mean_cosine(group: Sequence[str], rival: Sequence[str], vectors: Mapping[str, Vector]) -> float:
    """The mean over all pairs of a report of the one group and one of the other."""
    total = sum(cosine(vectors[report], vectors[other]) for report in group for other in rival)
    return total / (len(group) * len(rival))


def clusters(
    vectors: Mapping[str, Vector],
    together: Sequence[Sequence[str]],
    floor: float,
    needed: Callable[[Sequence[str], Sequence[str]], float],
) -> list[list[str]]:
    """The reports in clusters, the closest joined first, while the mean cosine between two is what they need for it.

    `together`: groups that hold every report once and that are never parted; nothing below `floor` is joined.
    The order of `vectors` does not matter. Takes time and room with the square of the number of reports.
    """
    members = dict(enumerate(sorted(sorted(group) for group in together)))
    closeness: dict[int, dict[int, float]] = {number: {} for number in members}
    for number in members:
        for other in range(number):
            close = mean_cosine(members[number], members[other], vectors)
            closeness[number][other] = closeness[other][number] = close
    queue = [
        (-round(close, _DECIMALS), other, number)
        for number in members
        for other, close in closeness[number].items()
        if other < number and close >= floor
    ]
    heapify(queue)
    fresh = len(members)
    while queue:
        close, one, two = heappop(queue)
        if one not in members or two not in members or -close < needed(members[one], members[two]):
            continue
        joined, sizes = fresh, (len(members[one]), len(members[two]))
        fresh += 1
        rows = closeness.pop(one), closeness.pop(two)
        merged = sorted((*members.pop(one), *members.pop(two)))
        closeness[joined] = {}
        for other in members:
            mean = (rows[0][other] * sizes[0] + rows[1][other] * sizes[1]) / sum(sizes)
            closeness[joined][other] = closeness[other][joined] = mean
            if mean >= floor:
                heappush(queue, (-round(mean, _DECIMALS), other, joined))
        members[joined] = merged
    return sorted(members.values())


def _scaled(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}
