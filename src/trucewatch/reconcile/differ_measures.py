"""Widths and reaches that reports give differently for one strip of land or sea: a corridor of 5 km, or of 5 miles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from trucewatch.core.account import About, Disagreement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.lang.quantities import quantity_expressions
from trucewatch.reconcile.readings import Reader, disagreement

KILOMETRES = {
    "km": 1.0,
    "kilometre": 1.0,
    "kilometer": 1.0,
    "mile": 1.609,
    "metre": 0.001,
    "meter": 0.001,
    "m": 0.001,
    "nautical mile": 1.852,
}
NEAR = 0.1
"""Measures within a tenth are one, rounded or turned into another unit: 3 miles and 5 km."""
STRIP = re.compile(
    r"\b(?:(?P<name>[A-Z][\w’'-]+)\s)?(?P<strip>corridor|strip|belt|buffer zone|zone|no-fly (?:zone|belt)|cordon)s?\b"
)
STRIPS = {"strip": "corridor", "belt": "zone", "buffer zone": "zone", "no-fly zone": "zone", "no-fly belt": "zone"}
"""Words that reports use for one another."""
WIDE = re.compile(r"^[\s-]*(?:\([^)]*\)\s?)?(?:wide|across|in width|deep|in depth|broad)\b", re.IGNORECASE)
AHEAD = re.compile(
    r"^[\s-]*(?:wide\s|deep\s|broad\s)?(?:[A-Z]?[\w’'-]+\s){0,2}?(?:corridor|strip|belt|(?:buffer )?zone|cordon)\b"
)
"""Right behind a measure: "5 km wide", "a five-kilometre Lorn corridor"."""
LONGEST_SENTENCE = 1500


class Measured(msgspec.Struct, frozen=True):
    """A measure in kilometres, of which strip, with its name where it has one."""

    strip: str
    name: str
    km: float
    span: Span


def measure_disagreements(pages: Mapping[str, Page], reader: Reader) -> list[Disagreement]:
    """One for each strip whose width reports of a story give differently; a report with several is left out."""
    by_strip: dict[tuple[str, str], dict[str, list[Measured]]] = defaultdict(lambda: defaultdict(list))
    for report in sorted(pages):
        for one in measured_in(pages[report]):
            by_strip[pages[report].report.story, one.strip][report].append(one)
    found: list[Disagreement] = []
    for _, told in sorted(by_strip.items()):
        sure = [own[0] for _, own in sorted(told.items()) if len({round(one.km, 1) for one in own}) == 1]
        rivals = [pair for pair in combinations(sure, 2) if are_apart(*pair)]
        if rivals:
            concerned = [one for one in sure if any(one in pair for pair in rivals)]
            spans: dict[str, list[Span]] = defaultdict(list)
            for one in concerned:
                spans[f"{one.km:.3g} km"].append(one.span)
            readings = [reader.reading(value, None, own) for value, own in spans.items()]
            values = " and ".join(f"“{own[0].exact}”" for own in spans.values())
            why = f"The width of the {concerned[0].strip} is given as {values}: both cannot be right."
            about = About("report", concerned[0].span.report)
            found.append(disagreement(about, "width", "conflict", readings, why))
    return found


def are_apart(one: Measured, other: Measured) -> bool:
    """Whether two measures of strips that may be one differ by more than rounding."""
    if one.name and other.name and one.name != other.name:
        return False
    return abs(one.km - other.km) > NEAR * max(one.km, other.km)


def measured_in(page: Page) -> Iterable[Measured]:
    """The widths of a page; of two units for one width the first."""
    for sentence in page.sentences:
        strips = list(STRIP.finditer(page.text, sentence.start, sentence.end))
        if sentence.heading or not strips or sentence.end - sentence.start > LONGEST_SENTENCE:
            continue
        for one in quantity_expressions(page.text, sentence.start, sentence.end):
            unit = KILOMETRES.get(one.value.unit.casefold().rstrip("s"))
            if unit is None or one.value.low is None or one.value.low != one.value.high:
                continue
            behind = page.text[one.end : sentence.end]
            if WIDE.match(behind) or AHEAD.match(behind):
                strip = min(strips, key=lambda each: abs(each.start() - one.start))
                word = strip["strip"].casefold()
                yield Measured(
                    STRIPS.get(word, word), strip["name"] or "", one.value.low * unit, page.span(one.start, one.end)
                )
                break
