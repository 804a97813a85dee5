"""People who are quoted without a name: "a doctor at the town's hospital", "residents", "officials in the east"."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.names import SPEECH
from trucewatch.find.words import Word
from trucewatch.know.titles import unnamed

DETERMINERS = frozenset(
    "a an one another two three four five six seven several some many most other local senior unnamed".split()
)
LINKS = frozenset("of at in for from with near on".split())
VERBS = SPEECH | frozenset("speaks spoke refused put puts has have quoted".split())
MAX_BEFORE, MAX_BEHIND, MAX_TO_VERB = 5, 8, 14
"""How many words a description may have before and behind its noun, and how far the verb of speech may lie behind it."""


def unnamed_at(words: Sequence[Word], index: int) -> tuple[int, bool] | None:
    """The description of somebody unnamed who speaks, as (index behind it, is it one person); None where none begins.

    It must begin with a determiner, or be a bare plural, and have a verb of speech behind it, or "according to" or a
    verb of speech before it.
    """
    one, many = unnamed()
    sentence = words[index].sentence
    first = words[index].fold
    at = index
    while at < len(words) and at - index <= MAX_BEFORE and words[at].sentence == sentence and words[at].is_word:
        fold = words[at].fold
        if fold in many or (fold in one and first in {"a", "an", "one", "another"}):
            following = words[at + 1].fold if at + 1 < len(words) else ""
            if following in one or following in many:
                at += 1
                continue
            break
        if fold in VERBS or (at > index and fold in LINKS):
            return None
        at += 1
    else:
        return None
    if (
        at >= len(words)
        or words[at].sentence != sentence
        or at - index > MAX_BEFORE
        or words[at].fold not in one | many
    ):
        return None
    if at > index and first not in DETERMINERS and not _is_plain_adjective(words[index]):
        return None
    if at > index + 1 and first not in DETERMINERS:
        return None
    singular = words[at].fold in one and words[at].fold not in many
    end = _end_of_links(words, at + 1)
    return (end, singular) if _speaks(words, index, end) else None


def _is_plain_adjective(word: Word) -> bool:
    return word.is_word and (not word.is_capital or word.opens) and word.fold not in SPEECH and len(word.fold) > 3


def _end_of_links(words: Sequence[Word], at: int) -> int:
    """The index behind "at the town's hospital", "in the eastern region of Torvale"."""
    end = at
    while end < len(words) and words[end].fold in LINKS and words[end].sentence == words[at - 1].sentence:
        step = end + 1
        while (
            step < len(words)
            and step - end <= MAX_BEHIND
            and words[step].sentence == words[at - 1].sentence
            and (words[step].is_word or words[step].fold in {"'s", "'"} or words[step].text in "’")
            and words[step].fold not in VERBS
            and words[step].fold not in LINKS
            and words[step].fold not in {"who", "that", "which", "and", "but", "was", "were", "is", "are", "had"}
        ):
            step += 1
        if step == end + 1:
            break
        end = step
    return end


def _speaks(words: Sequence[Word], start: int, end: int) -> bool:
    sentence = words[start].sentence
    before = words[start - 1] if start and words[start - 1].sentence == sentence else None
    if before is not None and (before.fold in SPEECH or (before.fold == "to" and words[start - 2].fold == "according")):
        return True
    for at in range(end, min(len(words), end + MAX_TO_VERB)):
        word = words[at]
        if word.sentence != sentence or word.text in '.;“"':
            return False
        if word.fold in SPEECH:
            return True
        if at == end and word.is_word and word.fold not in {"who", "whose", "that", "have", "had", "has", "also"}:
            return False
    return False
