"""Lists of breaches that differ because they are of other times: "17 in two days", "31 up to the evening"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from trucewatch.core.account import About, Disagreement, DisagreementKind
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import Quantity, Relation, relate_ranges
from trucewatch.lang.quantities import quantity_expressions
from trucewatch.reconcile.differ_numbers import figure
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.roundings import is_rounding_of
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.tellings import REACH, Telling, are_other_tellers

BREACHES = re.compile(r"(?:breach|violation|infringement)(?:es|s)?$", re.IGNORECASE)
LIST_OF = re.compile(r"\b(?:list|tally|dossier|catalogue|register) of\s$", re.IGNORECASE)
STRETCH = re.compile(
    r"\b(?:past|last|first|previous) (?:\w+ )?(?:hours?|days?|week|night)\b|\bbetween\b[^.;]{3,60}\band\b"
    r"|\b(?:running|going|up) to\b|\bin (?:24|48|72|twenty-four|forty-eight) hours\b",
    re.IGNORECASE,
)
"""The count is of one stretch of time: "in the past 24 hours", "up to Monday night"."""
RUNS = re.compile(r"\bsince\b|\bso far\b|\bto date\b|\bnow\b|\bin all\b|\baltogether\b", re.IGNORECASE)
"""The count goes on: "since the truce began"."""


class Tally(msgspec.Struct, frozen=True):
    """A number of breaches, who counts them, and of which time: "stretch", "run", or "" where nothing says it."""

    value: Quantity
    time: str
    telling: Telling
    span: Span


def tally_disagreements(
    pages: Mapping[str, Page], tellings: Mapping[str, Sequence[Telling]], sides: Sides, reader: Reader
) -> list[Disagreement]:
    """One for each two lists of breaches that are of other times: of one counter, or of two side by side."""
    by_story: dict[str, list[Tally]] = {}
    for report in sorted(pages):
        own = [tally for telling in tellings[report] for tally in tallies_in(telling, pages[report])]
        by_story.setdefault(pages[report].report.story, []).extend(own)
    found: list[Disagreement] = []
    for _, tallies in sorted(by_story.items()):
        for one, other in combinations(tallies, 2):
            kind = kind_of(one, other, sides)
            if kind is not None:
                readings = [reader.reading(figure(each.value), each.telling.by, [each.span]) for each in (one, other)]
                says = "they are counts of different times" if kind == "window" else "the count went on"
                why = f"“{one.span.exact}” and “{other.span.exact}”: {says}."
                about = About("report", one.telling.line.report)
                found.append(disagreement(about, "counts.violations", kind, readings, why))
    return found


def tallies_in(telling: Telling, page: Page) -> Iterable[Tally]:
    """The one number of breaches that a telling gives; none where it gives several, or nobody is told to count."""
    start, end = telling.line.sentence.start, telling.line.sentence.end
    found = []
    for one in quantity_expressions(page.text, telling.start, telling.end):
        is_listed = LIST_OF.search(page.text[start : one.start]) is not None
        if one.value.low is not None and (BREACHES.search(page.text[one.noun_start : one.noun_end]) or is_listed):
            found.append(one)
    if len(found) == 1 and telling.name:
        words = page.text[start:end]
        time = "stretch" if STRETCH.search(words) else "run" if RUNS.search(words) else ""
        yield Tally(found[0].value, time, telling, page.span(found[0].start, found[0].end))


def kind_of(one: Tally, other: Tally, sides: Sides) -> DisagreementKind | None:
    """How two lists differ; None where they can be one, or where nothing tells their times apart."""
    if is_rounding_of(one.value, other.value) or is_rounding_of(other.value, one.value):
        return None
    if relate_ranges(one.value.low, one.value.high, other.value.low, other.value.high) is not Relation.DISJOINT:
        return None
    lines = one.telling.line, other.telling.line
    if are_other_tellers(one.telling, other.telling, sides):
        is_near = lines[0].report == lines[1].report and abs(lines[0].number - lines[1].number) <= REACH
        return "window" if is_near and "stretch" in (one.time, other.time) else None
    if lines[0].report == lines[1].report:
        return None
    times = {one.time, other.time}
    return "window" if "stretch" in times and times != {"stretch", ""} else "update" if times == {"run"} else None
