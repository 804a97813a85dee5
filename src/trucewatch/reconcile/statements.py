"""Which statements are one utterance: the same quotation whole or trimmed, the same report in nearly the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from trucewatch.core.account import Statement
from trucewatch.reconcile.identity import first_place
from trucewatch.reconcile.match import plain
from trucewatch.reconcile.sides import Sides

RUN_WORDS = 4
"""So many words in a row propose that two statements are one utterance."""
QUOTED_SHARE = 0.75
"""Of the shorter quotation so many words stand in the longer one in the same order: the same words, an edit aside."""
REPORTED_SHARE = 0.85
"""Indirect speech is the reporter's wording, so that only nearly the same words are the same utterance."""
SURE_WORDS = 8
"""So long a quotation is one utterance even where two reports name different speakers."""
MOST_RIVALS = 40
"""A run of words in more statements than this proposes nothing: it is a turn of phrase."""


def utterances(statements: Sequence[Statement], sides: Sides) -> tuple[Statement, ...]:
    """`statements` in order, those of one utterance with the id of its first statement in `same_as`."""
    ordered = sorted(statements, key=lambda statement: (first_place(statement), statement.id))
    words = [words_of(statement) for statement in ordered]
    head = list(range(len(ordered)))
    for number, rival in proposals(words):
        if is_one_utterance(ordered[number], ordered[rival], words[number], words[rival], sides):
            low, high = sorted((root(head, number), root(head, rival)))
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


def words_of(statement: Statement) -> tuple[str, ...]:
    """The words said, plain and in order."""
    return tuple(word for span in statement.content for word in re.findall(r"\w+", plain(span.exact)))


def proposals(words: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Pairs of statements that share a run of words, or all words where one is shorter than a run."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, said in enumerate(words):
        length = min(RUN_WORDS, len(said))
        for run in sorted({said[start : start + length] for start in range(len(said) - length + 1)}):
            holders[run].append(number)
    pairs = {
        (number, rival)
        for run, numbers in holders.items()
        if run and len(numbers) <= MOST_RIVALS
        for place, number in enumerate(numbers)
        for rival in numbers[place + 1 :]
    }
    return sorted(pairs)


def is_one_utterance(
    statement: Statement, rival: Statement, words: tuple[str, ...], rival_words: tuple[str, ...], sides: Sides
) -> bool:
    """Whether both render the same words of the same speaker."""
    shorter, longer = sorted((words, rival_words), key=len)
    if len(shorter) < 2:
        return False
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    share = sum(block.size for block in blocks) / len(shorter)
    are_quoted = statement.mode != "indirect" and rival.mode != "indirect"
    if share < (QUOTED_SHARE if are_quoted else REPORTED_SHARE):
        return False
    if not are_quoted and len(longer) > 2 * len(shorter):
        return False
    if statement.speaker is None or rival.speaker is None or sides.are_one(statement.speaker, rival.speaker):
        return len(shorter) >= RUN_WORDS or share == 1.0
    return are_quoted and len(shorter) >= SURE_WORDS
