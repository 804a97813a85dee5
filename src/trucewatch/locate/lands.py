"""Which lands a story is about, by the words of its texts: names of states, adjectives, peoples, capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import msgspec

from trucewatch.know.countries import states
from trucewatch.know.gazetteer import candidates

HOME_SHARE = 0.2
"""A land with this share of all that is said of lands is one of those that the story is about."""
LEAST_MENTIONS = 2


class Lands(msgspec.Struct, frozen=True):
    """What is said of lands. `shares`: of all words for lands those for this one, by ISO code (an entity of ours counts
    with who claims it); lands that no table knows, by their names. `home`: the codes of those that the story is about,
    empty where it is about invented ones.
    """

    shares: dict[str, float]
    home: frozenset[str]
    is_invented: bool

    def share(self, code: str) -> float:
        """The share of the land with this ISO code."""
        return self.shares.get(code, 0.0)


@cache
def _codes() -> dict[str, str]:
    """Every word for a land with its code; a word of two lands is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for code, state in states().items():
        for name in (*state.names, *state.adjectives, *state.people, *state.capitals):
            if found.setdefault(name, code) != code:
                shared.add(name)
    return {name: code for name, code in found.items() if name not in shared}


@cache
def is_a_region_too(name: str, code: str) -> bool:
    """Whether the state's name is that of another state's large region, too: Georgia."""
    return any(
        place.kind == "region" and place.country != code and place.population > 1_000_000 for place in candidates(name)
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the words, the longest first."""
    names = sorted(_codes(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w)")


def lands_of(texts: Iterable[str], unknown: Iterable[str] = ()) -> Lands:
    """The lands of texts of one story; `unknown` are names of states that are in no table."""
    texts = tuple(texts)
    counts: Counter[str] = Counter()
    for text in texts:
        words = [found.group() for found in _pattern().finditer(text)]
        counts.update(iso(_codes()[word]) for word in words if not is_a_region_too(word, _codes()[word]))
    invented: Counter[str] = Counter()
    for name in unknown:
        invented[name] = sum(len(re.findall(rf"(?<!\w){re.escape(name)}", text)) for text in texts)
    total = counts.total() + invented.total()
    if not total:
        return Lands({}, frozenset(), False)
    shares = {code: number / total for code, number in (*counts.items(), *invented.items())}
    is_invented = invented.total() > counts.total() / 2
    home = {code for code, number in counts.items() if shares[code] >= HOME_SHARE and number >= LEAST_MENTIONS}
    return Lands(shares, frozenset(() if is_invented else home), is_invented)


@cache
def iso(code: str) -> str:
    """The ISO code under which the gazetteer files the places of a land: of one of ours that of who claims it."""
    if not code.startswith("X") or code not in states():
        return code
    claiming = states()[code].iso3
    return next((other for other, state in states().items() if state.iso3 == claiming and other != code), code)
