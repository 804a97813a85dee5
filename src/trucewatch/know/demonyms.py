"""Adjectives and peoples of lands that no table knows: what English adds to the name of a land."""

from __future__ import annotations

from collections.abc import Collection

ENDINGS = ("ian", "an", "ish", "ese", "i", "ic", "er", "ite", "ard", "ine", "n")
"""What an adjective or a people adds to the name of a land, or to what is left of it without its last vowel."""
SHORTEST_STEM = 3


def stems(word: str) -> list[str]:
    """What is left of an adjective or a people without its ending, at least three letters."""
    return [
        word[: -len(ending + plural)]
        for ending in ENDINGS
        for plural in ("", "s")
        if word.endswith(ending + plural) and len(word) - len(ending + plural) >= SHORTEST_STEM
    ]


def land_of(adjective: str, lands: Collection[str]) -> str | None:
    """The land among `lands` whose adjective the word can be; None for none, or where two could be meant.

    >>> land_of("Veldan", {"Velda", "Orrin"})
    'Velda'
    """
    found = {
        land for stem in stems(adjective) for land in (stem, *(stem + vowel for vowel in "aeiouy")) if land in lands
    } - {adjective}
    return found.pop() if len(found) == 1 else None
