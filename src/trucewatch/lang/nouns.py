"""The noun that a number counts, found without a parser: `19 Russian attack drones` counts drones."""

from __future__ import annotations

import re

import msgspec

from trucewatch.lang.words import words

WORD = re.compile(
    r"[ \u00a0\n]?(?:of (?:the |its |their |our |his |her |these |those )?)?(?P<word>[^\W\d_][\w’'&./-]*)"
)
LONGEST_RUN = 6


class CountedNoun(msgspec.Struct, frozen=True):
    """The noun with its adjectives, `start`..`end`; the head, its last word, begins at `head_start`."""

    start: int
    head_start: int
    end: int


def counted_noun(text: str, start: int, end: int, *, plural: bool) -> CountedNoun | None:
    """The noun that the number ending at `start` counts; None where none follows at once.

    For more than one thing it is the first plural of the run (`34 breaches recorded`), for one thing its last word.
    """
    first = head = last = -1
    position = start
    for number in range(LONGEST_RUN):
        match = WORD.match(text, position, end)
        if match is None or (
            match["word"].lower() in words("nouns", "stops")
            and not (number == 0 and match["word"].lower() in words("nouns", "states"))
        ):
            break
        word = match["word"].rstrip(".’'-/&")
        if number and word.endswith(("ed", "ing")) and not plural:
            break
        word_start = match.start("word")
        first = word_start if first < 0 else first
        position = word_start + len(word)
        bare = re.split(r"[’']s?$", word)[0]
        if plural and is_plural(bare):
            return CountedNoun(first, word_start, word_start + len(bare))
        if (
            plural
            and number == 0
            and bare.lower() in words("nouns", "states")
            and not is_noun_ahead(text, position, end)
        ):
            return CountedNoun(first, word_start, position)
        head, last = word_start, position
        if position < end and text[position] not in " \u00a0\n":
            break
    if plural or head < 0:
        return None
    return CountedNoun(first, head, last)


def is_plural(word: str) -> bool:
    """Whether the word looks like a plural noun."""
    lowered = word.lower()
    if lowered in words("nouns", "plurals") or (
        lowered.endswith("men") and lowered not in ("specimen", "regimen", "acumen", "yemen")
    ):
        return True
    return (
        len(lowered) > 2
        and word.endswith("s")
        and not lowered.endswith(("ss", "us", "ous", "is"))
        and lowered not in words("nouns", "no_plurals")
    )


def is_noun_ahead(text: str, start: int, end: int) -> bool:
    """Whether a plural follows within two words."""
    position = start
    for _ in range(2):
        match = WORD.match(text, position, end)
        if match is None or match["word"].lower() in words("nouns", "stops"):
            return False
        if is_plural(match["word"].rstrip(".’'-/&")):
            return True
        position = match.end()
    return False
