"""Lines sifted by the filters of an address, with the values of each filter and how many lines each would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from trucewatch.core.values import When
from trucewatch.web.asking import PER_PAGE, UNKNOWN, Asked, may_lie_within

MOST_OPEN = 8
"""So many values of a filter stand open; the rest is one click away."""
MOST_LISTED = 60
"""So many are listed at all; words find the others."""
Row = TypeVar("Row")


class Facet(msgspec.Struct, frozen=True):
    """A filter: its name in the address, its label, what its values are called, and what `unknown` is called."""

    name: str
    label: str
    words: Callable[[str], str]
    unknown: str = "not stated"

    def called(self, value: str) -> str:
        """What a value is called."""
        return self.unknown if value == UNKNOWN else self.words(value)


class Candidate(msgspec.Struct, Generic[Row], frozen=True):
    """A line that may be shown: its values by filter (none = unknown), the text in which words are looked for, its
    time (None = the lines have no time).
    """

    row: Row
    values: Mapping[str, Sequence[str]]
    text: Callable[[], str]
    when: When | None = None


class Option(msgspec.Struct, frozen=True):
    """A value of a filter: what it is called, how many lines it would leave, the address that sets or frees it."""

    words: str
    lines: int
    question: str
    is_chosen: bool


class Offered(msgspec.Struct, frozen=True):
    """A filter with its values, those that leave most lines first."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def opened(self) -> tuple[Option, ...]:
        """The values that stand open."""
        return self.options[:MOST_OPEN]

    @property
    def folded(self) -> tuple[Option, ...]:
        """More values, one click away."""
        return self.options[MOST_OPEN:MOST_LISTED]

    @property
    def unlisted(self) -> int:
        """How many values are not listed."""
        return max(0, len(self.options) - MOST_LISTED)


class Sifted(msgspec.Struct, Generic[Row], frozen=True):
    """What is left. `undated`: how many more there would be but for days being asked for and theirs not stated."""

    rows: tuple[Row, ...]
    facets: tuple[Offered, ...]
    undated: int
    of: int

    def shown(self, page: int) -> tuple[Row, ...]:
        """The lines of a page, counted from 1; none past the last."""
        return self.rows[(page - 1) * PER_PAGE : page * PER_PAGE]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.rows) // PER_PAGE))


def sifted(candidates: Sequence[Candidate[Row]], facets: Sequence[Facet], asked: Asked) -> Sifted[Row]:
    """The candidates that all filters leave, in their order.

    A value's number counts the lines that it would leave beside all other filters, so that no link leads to nothing.
    """
    kept: list[Row] = []
    undated = 0
    counts: dict[str, Counter[str]] = {facet.name: Counter() for facet in facets}
    for one in candidates:
        if asked.words and not holds(one.text(), asked.folded):
            continue
        failed = [name for name, value in asked.chosen.items() if value not in values_of(one, name)]
        if len(failed) > 1 or not counts.keys() >= set(failed):
            continue
        if asked.has_days and one.when is not None:
            if not one.when.is_known:
                undated += not failed
                continue
            if not may_lie_within(one.when, asked.since, asked.until):
                continue
        if not failed:
            kept.append(one.row)
        for name in failed or counts:
            counts[name].update(set(values_of(one, name)))
    offered = tuple(offered_of(facet, counts[facet.name], asked) for facet in facets)
    return Sifted(tuple(kept), offered, undated, len(candidates))


def values_of(candidate: Candidate[Row], name: str) -> tuple[str, ...]:
    """The values that a line has for a filter."""
    return tuple(candidate.values.get(name) or ()) or (UNKNOWN,)


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether every word is in the text, as a part of a word, too."""
    folded = text.casefold()
    return all(word in folded for word in words)


def offered_of(facet: Facet, counts: Counter[str], asked: Asked) -> Offered:
    """The values of a filter; the one that is chosen stands first, what is unknown last."""
    chosen = asked.chosen.get(facet.name)
    values = {*counts, *([chosen] if chosen else [])}
    ordered = sorted(values, key=lambda value: (value != chosen, value == UNKNOWN, -counts[value], facet.called(value)))
    return Offered(
        facet.name,
        facet.label,
        tuple(
            Option(
                words=facet.called(value),
                lines=counts[value],
                question=asked.question(**{facet.name: None if value == chosen else value}),
                is_chosen=value == chosen,
            )
            for value in ordered
        ),
    )
