"""How much two reports speak of the same: cosine of their names and words, with nothing learnt from elsewhere."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.know.keys import MAYBE, UNNAMED
from trucewatch.know.naming import NO_NAMES

Vector = dict[str, float]
"""A report's features with weights whose squares sum to 1."""

WORD = re.compile(r"[^\W\d_]{4,}")
ACTOR_WEIGHT, NAME_WEIGHT = 2.0, 2.0
"""How much more an actor, or a word with a capital inside a sentence, tells of a story than another word does."""
MOST_FEATURES = 250


def features(page: Page, actors: Sequence[Actor]) -> Vector:
    """The words of four letters or more, counted with a logarithm; names and actors weigh double, grammar nothing."""
    counted: Counter[str] = Counter()
    for sentence in page.sentences:
        for match in WORD.finditer(page.text, sentence.start, sentence.end):
            word = match.group()
            if word.lower() not in NO_NAMES:
                is_name = word[0].isupper() and match.start() > sentence.start and not sentence.heading
                counted[f"{'N' if is_name else 'w'} {word.lower()}"] += 1
    weights = {key: (1 + math.log(n)) * (NAME_WEIGHT if key[0] == "N" else 1.0) for key, n in counted.items()}
    for actor in actors:
        if actor.mentions and not actor.id.startswith((MAYBE, UNNAMED)):
            weights[f"A {actor.id}"] = ACTOR_WEIGHT * (1 + math.log(len(actor.mentions)))
    return _scaled(dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_FEATURES]))


def cosine(vector: Vector, rival: Vector) -> float:
    """Between 0 (nothing shared) and 1 (the same)."""
    shorter, longer = sorted((vector, rival), key=len)
    return sum(weight * longer[key] for key, weight in shorter.items() if key in longer)


def clusters(
    vectors: Mapping[str, Vector], least: float, may_join: Callable[[Sequence[str], Sequence[str]], bool]
) -> list[list[str]]:
    """The reports in clusters, joined while the mean cosine between two clusters is `least` or more, the closest first.

    The order of `vectors` does not matter. Takes time and room with the square of the number of reports.
    """
    members = {number: [report] for number, report in enumerate(sorted(vectors))}
    closeness: dict[int, dict[int, float]] = {number: {} for number in members}
    for number in members:
        for other in range(number):
            close = cosine(vectors[members[number][0]], vectors[members[other][0]])
            closeness[number][other] = closeness[other][number] = close
    queue = [
        (-close, other, number) for number in members for other, close in closeness[number].items() if other < number
    ]
    queue = [pair for pair in queue if -pair[0] >= least]
    heapify(queue)
    fresh = len(members)
    while queue:
        _, one, two = heappop(queue)
        if one not in members or two not in members or not may_join(members[one], members[two]):
            continue
        joined, sizes = fresh, (len(members[one]), len(members[two]))
        fresh += 1
        rows = closeness.pop(one), closeness.pop(two)
        merged = sorted((*members.pop(one), *members.pop(two)))
        closeness[joined] = {}
        for other in members:
            mean = (rows[0][other] * sizes[0] + rows[1][other] * sizes[1]) / sum(sizes)
            closeness[joined][other] = closeness[other][joined] = mean
            if mean >= least:
                heappush(queue, (-mean, other, joined))
        members[joined] = merged
    return sorted(members.values())


def _scaled(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}
