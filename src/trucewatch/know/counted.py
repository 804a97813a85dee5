"""What reports of attacks count, from `data/counted.toml`."""

from __future__ import annotations

from functools import cache
from typing import cast, get_args

import msgspec

from trucewatch.core.account import CountOf, Outcome
from trucewatch.core.problems import BadTable
from trucewatch.know.phrases import Phrases
from trucewatch.know.tables import table, texts

FATES: tuple[CountOf, ...] = ("displaced", "prisoners", "troops")


class Fate(msgspec.Struct, frozen=True):
    """What tells the number of people that `of` counts: verbs `before` it, whose object they are, or `after` it."""

    of: CountOf
    before: Phrases[bool]
    after: Phrases[bool]


class CountedWords(msgspec.Struct, frozen=True):
    """`nouns` of things, words of `suffering`, `outcomes` of weapons in order, `dwellers` and `dark` for power cuts.

    `by_noun`: nouns that tell by themselves what became of those counted; `of_people`: verbs that tell it of people
    only; `beasts`: whose dead are not counted.

    `fates`: of people who fled, were taken, or took part; `fighters`: nouns for these last;
    `people`: more nouns for people, in the singular.

    `totals`: words that make a number one of a war, or of a longer time, and of no single incident.
    """

    nouns: dict[str, CountOf]
    suffering: dict[str, CountOf]
    outcomes: tuple[tuple[Outcome, Phrases[bool]], ...]
    dwellers: frozenset[str]
    dark: Phrases[bool]
    totals: Phrases[bool]
    by_noun: dict[str, CountOf]
    of_people: dict[str, CountOf]
    beasts: frozenset[str]
    fates: tuple[Fate, ...]
    fighters: frozenset[str]
    people: frozenset[str]


def _counted(section: str) -> dict[str, CountOf]:
    """The words of a section with what they count. Raises BadTable for a row that names no `of`."""
    found: dict[str, CountOf] = {}
    for of, words in table("counted", section).items():
        if of not in get_args(CountOf):
            raise BadTable(f"counted.toml [{section}]: {of!r} cannot be counted; take one of {get_args(CountOf)}")
        found.update(dict.fromkeys(texts("counted", section, of, words), cast(CountOf, of)))
    return found


def _phrases(section: str, row: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in texts("counted", section, row, table("counted", section)[row]))


@cache
def counted_words() -> CountedWords:
    """The table, read once. Raises BadTable for a row that the account has no word for."""
    outcomes = []
    for outcome in table("counted", "outcomes"):
        if outcome not in get_args(Outcome):
            raise BadTable(f"counted.toml [outcomes]: {outcome!r} is none; take one of {get_args(Outcome)}")
        outcomes.append((cast(Outcome, outcome), _phrases("outcomes", outcome)))
    dwellers = texts("counted", "power", "dwellers", table("counted", "power")["dwellers"])
    return CountedWords(
        _counted("nouns"),
        _counted("suffering"),
        tuple(outcomes),
        frozenset(dwellers),
        _phrases("power", "dark"),
        _phrases("totals", "phrases"),
        _counted("by_noun"),
        _counted("of_people"),
        frozenset(texts("counted", "beasts", "words", table("counted", "beasts")["words"])),
        tuple(Fate(of, _phrases(of, "before"), _phrases(of, "after")) for of in FATES),
        frozenset(texts("counted", "fighters", "words", table("counted", "fighters")["words"])),
        frozenset(texts("counted", "people", "words", table("counted", "people")["words"])),
    )
