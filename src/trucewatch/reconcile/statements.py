"""Which statements are one utterance: the same quotation whole or trimmed, the same report in nearly the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import msgspec

from trucewatch.core.account import Statement
from trucewatch.core.page import Page
from trucewatch.reconcile.identity import first_place
from trucewatch.reconcile.match import plain
from trucewatch.reconcile.paraphrase import paraphrases
from trucewatch.reconcile.quoted import MOST_WORDS, quoted_parts
from trucewatch.reconcile.sides import Sides

RUN_WORDS = 4
"""So many words in a row propose that two statements are one utterance."""
QUOTED_SHARE = 0.75
"""Of the shorter quotation so many words stand in the longer one in the same order: the same words, an edit aside."""
REPORTED_SHARE = 0.85
"""Indirect speech is the reporter's wording, so that only nearly the same words are the same utterance."""
SURE_WORDS = 8
"""So long a quotation is one utterance even where two reports name different speakers."""
FEW_HOLDERS = 12
"""Of so many statements with the same run every two are compared, of more only neighbours: they are mostly copies."""


class Part(msgspec.Struct, frozen=True):
    """Words that are compared: one quotation of a statement, or all of its indirect speech."""

    number: int
    words: tuple[str, ...]
    is_quoted: bool


def utterances(statements: Sequence[Statement], sides: Sides, pages: Mapping[str, Page]) -> tuple[Statement, ...]:
    """`statements` in order, those of one utterance with the id of its first statement in `same_as`."""
    ordered = sorted(statements, key=lambda statement: (first_place(statement), statement.id))
    parts = [part for number, statement in enumerate(ordered) for part in parts_of(number, statement, pages)]
    head = list(range(len(ordered)))
    for place, rival_place in proposals([part.words for part in parts]):
        part, rival = parts[place], parts[rival_place]
        low, high = sorted((root(head, part.number), root(head, rival.number)))
        if low != high and are_one_utterance(ordered[part.number], ordered[rival.number], part, rival, sides):
            head[high] = low
    for number, other in paraphrases(ordered, sides, pages):
        low, high = sorted((root(head, number), root(head, other)))
        head[high] = low
    size: dict[int, int] = defaultdict(int)
    for number in range(len(ordered)):
        size[root(head, number)] += 1
    return tuple(
        msgspec.structs.replace(
            statement, same_as=ordered[root(head, number)].id if size[root(head, number)] > 1 else None
        )
        for number, statement in enumerate(ordered)
    )


def root(head: list[int], number: int) -> int:
    """The first statement of the group that `number` is in."""
    while head[number] != number:
        head[number] = head[head[number]]
        number = head[number]
    return number


def parts_of(number: int, statement: Statement, pages: Mapping[str, Page]) -> list[Part]:
    """What of a statement is compared: its quotations, or all of it where it has none."""
    quoted = quoted_parts(statement, pages)
    if quoted:
        return [Part(number, tuple(word.form for word in one.words), True) for one in quoted]
    words = [word for span in statement.content for word in re.findall(r"\w+", plain(span.exact))]
    return [Part(number, tuple(words[:MOST_WORDS]), False)]


def proposals(words: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Pairs that share a run of words, or all words where one is shorter than a run."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, said in enumerate(words):
        length = min(RUN_WORDS, len(said))
        for run in sorted({said[start : start + length] for start in range(len(said) - length + 1)}):
            holders[run].append(number)
    pairs: set[tuple[int, int]] = set()
    for run, numbers in holders.items():
        if run:
            pairs.update(combinations(numbers, 2) if len(numbers) <= FEW_HOLDERS else pairwise(numbers))
    return sorted(pairs)


def are_one_utterance(statement: Statement, rival: Statement, part: Part, rival_part: Part, sides: Sides) -> bool:
    """Whether both render the same words of the same speaker; of long quotations the speakers may be disputed."""
    shorter, longer = sorted((part.words, rival_part.words), key=len)
    if len(shorter) < 2 or part.is_quoted != rival_part.is_quoted:
        return False
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    share = sum(block.size for block in blocks) / len(shorter)
    if share < (QUOTED_SHARE if part.is_quoted else REPORTED_SHARE):
        return False
    if not part.is_quoted and len(longer) > 2 * len(shorter):
        return False
    are_one = sides.are_one(statement.speaker, rival.speaker) or sides.are_named_alike(statement.speaker, rival.speaker)
    if statement.speaker is None or rival.speaker is None or are_one:
        return len(shorter) >= RUN_WORDS or share == 1.0
    return part.is_quoted and len(shorter) >= SURE_WORDS
