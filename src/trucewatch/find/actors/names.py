"""Runs of words that look like names, and the words beside them that tell something."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.actors.words import Word
from trucewatch.know.naming import NO_NAMES, PARTICLES
from trucewatch.know.speech import speech_verb

PREFIXES = ("al-", "el-", "as-", "ash-", "at-", "d'", "l'", "o'")
"""Particles that are joined to the name: "Omar al-Saleh"."""


def is_initial(word: Word) -> bool:
    """Whether it is the first letter of a name, with its dot: "H."."""
    return len(word.text) == 2 and word.text[1] == "." and word.is_capital


def is_name_word(word: Word) -> bool:
    """Whether `word` could be part of a name: a capital, no word of grammar, no time."""
    return word.is_word and word.is_capital and word.fold not in NO_NAMES and not word.text[-1].isdigit()


def name_run(words: Sequence[Word], index: int, longest: int = 6) -> int:
    """The index behind the name that begins at `index`; `index` where none does.

    Particles and initials belong to it where a name word follows: "Omar Faiz al-Saleh", "H. Brandt".
    """
    at, end = index, index
    while at < len(words) and at - index < longest and words[at].sentence == words[index].sentence:
        word = words[at]
        if at > index and word.start - words[at - 1].end > 1:
            break  # more than a blank lies between: another line, another column
        if is_name_word(word) or is_initial(word) or word.fold.startswith(PREFIXES):
            at += 1
            end = at
        elif at > index and word.fold in PARTICLES:
            at += 1
        else:
            break
    return end


def is_speech(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of speech stands there, in the same sentence as the word before; "States" in a name is none."""
    return (
        0 < at < len(words)
        and (words[at].opens or not words[at].is_capital)
        and words[at].sentence == words[at - 1].sentence
        and speech_verb([words[at].fold], 0) is not None
    )


def is_plain_speech(words: Sequence[Word], at: int) -> bool:
    """Whether a verb stands there that says only that somebody speaks: "said", "told", "insists"; no form of a noun."""
    if not is_speech(words, at) or not words[at].fold.endswith(("d", "s", "te")):
        return False
    found = speech_verb([words[at].fold], 0)
    return (
        found is not None
        and (found[0].plain or found[0].takes == "person" or found[0].tells == "denies")
        and words[at].fold != found[0].lemma
    )


def takes_person(words: Sequence[Word], at: int) -> bool:
    """Whether the verb of speech there has the listener behind it: "told residents"."""
    found = speech_verb([words[at].fold], 0)
    return found is not None and found[0].takes == "person"


def joined(words: Sequence[Word]) -> str:
    """The words as a phrase, possessive endings and hyphens without blanks: "Delta People's Party"."""
    text = ""
    for word in words:
        text += word.text if not text or not word.is_word else f" {word.text}"
    return text


def goes_on(words: Sequence[Word], first: int) -> bool:
    """Whether the name at `first` is the rest of a longer one: "Covenant of the | Reef"."""
    at = first - 1 - (first > 0 and words[first - 1].fold == "the")
    return at > 0 and words[at].fold == "of" and words[at - 1].is_capital and not words[at - 1].opens
