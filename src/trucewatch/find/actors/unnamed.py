"""People who are quoted without a name: "a nurse at the harbour clinic", "residents", "officials in the east"."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.actors.names import is_plain_speech, is_speech, name_run, takes_person
from trucewatch.find.actors.phrases import is_possessive, term_at
from trucewatch.find.actors.terms import Terms
from trucewatch.find.actors.words import Word
from trucewatch.know.function_words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PRONOUNS
from trucewatch.know.naming import CALENDAR, NO_NAMES
from trucewatch.know.titles import unnamed

ONE = frozenset({"a", "an", "one", "another", "our"})
MANY = frozenset(
    {
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("several", "some", "many", "most", "other"),
    }
)
QUOTES = frozenset({",", '"', "”", "’", "'", "»"})
LINKS = frozenset({"of", "at", "in", "for", "from", "with", "near", "on"})
WHERE = frozenset({"there", "here", "nearby", "elsewhere"})
"""Words of place that close a description: "a nurse there"."""
SPOKE = frozenset({"spoke", "speaks", "speak", "believe", "believes", "fear", "think"})
NEW_SUBJECT = DETERMINERS | PRONOUNS | CONJUNCTIONS
"""Words that behind a comma begin another subject: "300 villagers, the mayor said"."""
VAGUE = frozenset(
    {"groups", "agencies", "workers", "families", "allies", "forces", "commanders", "soldiers", "minister"}
)
"""Nouns that need a word before them: "aid groups", "two commanders"."""
MOST_BEFORE, MOST_BEHIND, MOST_TO_VERB = 5, 8, 14
"""How many words a description may have before and behind its noun, and how far behind the verb of speech may lie."""


def unnamed_at(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, bool] | None:
    """The description of somebody unnamed who speaks, as (index behind it, is it one person); None where none begins.

    It begins with "a", a number, an adjective or the plural itself, and has a verb of speech behind it, or "according
    to" or a verb of speech before it.
    """
    one, many = unnamed()
    first, sentence = words[index], words[index].sentence
    at = index
    while at < len(words) and at - index <= MOST_BEFORE and words[at].sentence == sentence:
        word = words[at]
        is_noun = word.fold in many or (word.fold in one and first.fold in ONE)
        if is_noun and is_possessive(words, at + 1):
            return None  # "a local lawyers' | committee"
        if is_noun and not (at + 1 < len(words) and (words[at + 1].fold in one or words[at + 1].fold in many)):
            break
        if not word.is_word or (at > index and word.fold in NO_NAMES) or is_speech(words, at):
            return None
        at += 1
    else:
        return None
    if at >= len(words) or at - index > MOST_BEFORE or not _may_open(words, index, at, terms):
        return None
    if at == index and words[at].fold in VAGUE:
        return None
    end = behind_links(words, at + 1)
    return (end, words[at].fold in one) if _speaks(words, index, end) else None


def _may_open(words: Sequence[Word], index: int, noun: int, terms: Terms) -> bool:
    """Whether the first word can open the description: a number, an adjective, the noun; no other noun's remainder."""
    first = words[index]
    before = words[index - 1] if index and words[index - 1].sentence == first.sentence else None
    if before is not None and (before.fold == "as" or is_possessive(words, index - 1)):
        return False
    if before is not None and before.fold == "the":
        return index == noun  # "The mediators say"
    if index == noun or first.fold in ONE or first.fold in MANY:
        return True
    if first.fold in NO_NAMES:
        return False
    if before is not None and before.is_word and before.fold not in NO_NAMES and not is_speech(words, index - 1):
        return False
    found = term_at(words, index, terms)
    return found is not None or (noun - index <= 2 and (not first.is_capital or first.opens))


def behind_links(words: Sequence[Word], at: int) -> int:
    """The index behind "at the harbour clinic", "in the eastern region of Torvale"."""
    end, sentence = at, words[at - 1].sentence
    if end < len(words) and words[end].fold in WHERE and words[end].sentence == sentence:
        end += 1
    while end < len(words) and words[end].fold in LINKS and words[end].sentence == sentence:
        step = end + 1
        while (
            step < len(words)
            and step - end <= MOST_BEHIND
            and words[step].sentence == sentence
            and (words[step].is_word or is_possessive(words, step))
            and words[step].fold not in LINKS
            and words[step].fold not in CALENDAR
            and words[step].fold not in AUXILIARIES
            and words[step].fold not in CONJUNCTIONS
            and words[step].fold not in {"who", "which", "today", "yesterday"}
            and not is_speech(words, step)
            and words[step].fold not in SPOKE
        ):
            step += 1
        if step == end + 1:
            break
        end = step
    return end


def is_inverted(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether a verb of speech with what is said before it stands in front: '“We wait,” said | a beekeeper'.

    Behind a bare comma the description `index`..`end` must end the clause: "Vell, in turn, said two men fell".
    """
    ends = end >= len(words) or words[end].sentence != words[index].sentence or not words[end].is_word
    is_quote = index > 2 and ((words[index - 2].text in QUOTES - {","}) or words[index - 3].text in QUOTES - {","})
    return (
        (ends or is_quote)
        and index > 1
        and words[index].sentence == words[index - 2].sentence
        and words[index - 2].text in QUOTES
        and is_plain_speech(words, index - 1)
        and not takes_person(words, index - 1)
    )


def _speaks(words: Sequence[Word], start: int, end: int) -> bool:
    sentence = words[start].sentence
    before = words[start - 1] if start and words[start - 1].sentence == sentence else None
    if before is not None:
        if is_inverted(words, start, end):
            return True
        if before.fold == "to" and start > 1 and words[start - 2].fold == "according":
            return True
    behind_name = 0
    for at in range(end, min(len(words), end + MOST_TO_VERB)):
        word = words[at]
        if word.sentence != sentence or word.text in '.;“"”’»':
            return False
        if at < behind_name:
            continue
        if word.text == "," and at + 1 < len(words):
            behind_name = name_run(words, at + 1)  # ", Harrow," in "residents of the capital, Harrow, said"
            if behind_name > at + 1 and behind_name < len(words) and words[behind_name].text == ",":
                behind_name += 1
                continue
            behind_name = 0
            if words[at + 1].is_capital or words[at + 1].fold in NEW_SUBJECT:
                return False
        if is_speech(words, at) or word.fold in SPOKE:
            return True
        if at == end and word.is_word and word.fold not in {"who", "whose", "that", "have", "had", "has", "also"}:
            return False
    return False
