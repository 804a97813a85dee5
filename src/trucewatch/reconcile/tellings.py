"""Who tells what, piece by piece: the words of a sentence that somebody says, and the outlet's own sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.core.account import Statement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.parallel import Line, Lines
from trucewatch.reconcile.sides import Sides

REACH = 2
"""An account is answered within so many sentences; what comes later speaks of something else."""
UNKNOWN_TELLER = re.compile(
    r"(?P<who>[\w’' -]{3,60}?)\s(?:itself\s|themselves\s)?(?:has\s|have\s|had\s|who\s)?[\w’']+(?:\sthat)?\s$"
)
"""Before the words of a speaker who is not in the cast: "a nurse said that", "the Column itself speaks of"."""


class Telling(msgspec.Struct, frozen=True):
    """Words `start`..`end` of a sentence, and who tells them: `by`, an actor, or None for the outlet.

    `name` tells apart tellers whom the cast does not know; "" for the outlet.
    """

    by: str | None
    name: str
    line: Line
    start: int
    end: int

    def text(self, page: Page) -> str:
        """The words."""
        return page.text[self.start : self.end]

    def span(self, page: Page) -> Span:
        """The characters of the words."""
        return page.span(self.start, self.end)


def tellings_of(page: Page, lines: Lines, statements: Sequence[Statement]) -> list[Telling]:
    """The tellings of a page in order; headings and what is no prose are left out."""
    said = sorted(
        ((span.start, span.end, one) for one in statements for span in one.content if span.report == page.report.id),
        key=lambda each: each[:2],
    )
    found: list[Telling] = []
    for line in lines.of(page.report.id):
        start, end = line.sentence.start, line.sentence.end
        if not line.words:
            continue
        own = [(first, last, one) for first, last, one in said if first < end and start < last]
        if not own:
            found.append(Telling(None, "", line, start, end))
        for first, last, one in own:
            name = one.speaker or teller_named(page.text[start : max(start, first)])
            found.append(Telling(one.speaker, name, line, max(first, start), min(last, end)))
    return found


def teller_named(before: str) -> str:
    """The words for a speaker who is not in the cast; "somebody" where they are not found."""
    match = UNKNOWN_TELLER.search(before)
    return match["who"].strip().casefold() if match else "somebody"


def answers(tellings: Sequence[Telling], sides: Sides, reach: int = REACH) -> Iterable[tuple[Telling, Telling]]:
    """Pairs of tellings by two tellers, the second within reach behind the first, the nearest pair of each first."""
    for place, second in enumerate(tellings):
        for first in reversed(tellings[max(0, place - 8) : place]):
            is_near = second.line.number - first.line.number <= reach
            if is_near and are_other_tellers(first, second, sides):
                yield first, second


def are_other_tellers(first: Telling, second: Telling, sides: Sides) -> bool:
    """Whether two tellings are by two who are not of one side; the outlet is another than those it names."""
    if first.by and second.by:
        return sides.of(first.by) != sides.of(second.by) and not sides.are_one(first.by, second.by)
    return first.name != second.name
