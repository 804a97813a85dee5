"""Where a report's own total is not the sum of the parts that it gives beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import About, Disagreement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.lang.quantities import quantity_expressions
from trucewatch.reconcile.readings import Reader, disagreement

LEAST_PARTS = 3
"""Two numbers make some third by chance too often."""
LEAST_TOTAL = 100
TOTAL = re.compile(
    r"\b(?:totals?|totall?ed|in all|altogether|overall|combined|so far|brings?|brought|tally|sum|adds? up)\b",
    re.IGNORECASE,
)
"""What calls a number a total: "312 people in all", "the tally stood at 96"."""
NEAR_SHARE = 0.03
"""A sum so near the total was meant to be it; one further off is a sum of something else."""
NEAR_LIST = 0.1
"""Parts that stand behind a colon are meant to make the total even where they miss it by so much."""
LEAST_LISTED = 20
NESTED = re.compile(
    r"\b(?:of them|of which|of whom|of these|including|among them|at least|more than|others?)\b|\(", re.IGNORECASE
)
"""A list with one of these counts something twice, or leaves something out."""
NEAR_SENTENCES = 3
"""Sentences between the parts and their total."""
LONGEST_SENTENCE = 2000
"""Characters of prose in one sentence; what is longer is a table, or no prose."""
MEASURES = "second minute hour day week month year km kilometre kilometer mile metre meter percent % dollar euro"
OTHER_UNITS = frozenset(MEASURES.split())
"""Units of what is measured, not counted."""


class Number(msgspec.Struct, frozen=True):
    """An exact count: its value, the sentence it stands in, and its characters."""

    value: float
    sentence: int
    span: Span


def sum_disagreements(pages: Mapping[str, Page], reader: Reader) -> list[Disagreement]:
    """One for each total that the parts told within a few sentences of it nearly make, and do not."""
    found: list[Disagreement] = []
    for report in sorted(pages):
        numbers = exact_counts(pages[report])
        for total in numbers:
            sentence = pages[report].sentences[total.sentence]
            is_total = TOTAL.search(pages[report].text, sentence.start, sentence.end)
            listed = listed_parts(total, numbers, pages[report])
            parts = missed_parts(total, numbers) if is_total and not listed else listed
            if parts:
                found.append(sum_disagreement(report, total, parts, reader))
    return found


def listed_parts(total: Number, numbers: Sequence[Number], page: Page) -> list[Number]:
    """The parts behind a colon in the sentence of `total` that nearly make it; empty where they make it, or are few.

    "The monitors counted 214 breaches: 120 cases of gunfire, 61 of shelling and 23 flights."
    """
    sentence = page.sentences[total.sentence]
    colon = page.text.find(":", total.span.end, sentence.end)
    behind = [number for number in numbers if number.sentence == total.sentence and number.span.start > colon]
    between = [number for number in numbers if total.span.end <= number.span.start < colon]
    amount = sum(number.value for number in behind)
    if colon < 0 or between or len(behind) < LEAST_PARTS or total.value < LEAST_LISTED or amount == total.value:
        return []
    if NESTED.search(page.text, colon, sentence.end):
        return []
    return behind if abs(amount - total.value) <= NEAR_LIST * total.value else []


def exact_counts(page: Page) -> list[Number]:
    """The counts of a page without a hedge, in order; headings, lengths and shares aside."""
    found: list[Number] = []
    for place, sentence in enumerate(page.sentences):
        if sentence.heading or sentence.end - sentence.start > LONGEST_SENTENCE:
            continue
        for one in quantity_expressions(page.text, sentence.start, sentence.end):
            value = one.value
            is_count = value.unit.rstrip("s").casefold() not in OTHER_UNITS
            if is_count and value.hedge is None and value.low is not None and value.low == value.high:
                found.append(Number(value.low, place, page.span(one.start, one.end)))
    return found


def missed_parts(total: Number, numbers: Sequence[Number]) -> list[Number]:
    """The parts that nearly make `total`; empty where some parts make it, or none come near.

    A total is called one, or sums up a time: a large number beside a list is not yet its total.
    """
    if total.value < LEAST_TOTAL:
        return []
    near = [n for n in numbers if abs(n.sentence - total.sentence) <= NEAR_SENTENCES and n != total]
    missed: list[Number] = []
    for parts in runs(near, total):
        amount = sum(part.value for part in parts)
        if amount == total.value:
            return []
        if abs(amount - total.value) <= NEAR_SHARE * total.value and len(parts) > len(missed):
            missed = parts
    return missed


def runs(near: Sequence[Number], total: Number) -> Iterable[list[Number]]:
    """The lists of smaller counts on either side of the total: sentences in a row that each hold enough of them."""
    for side in ([n for n in near if n.span < total.span], [n for n in near if n.span > total.span]):
        by_sentence: dict[int, list[Number]] = {}
        for number in side:
            if number.value < total.value:
                by_sentence.setdefault(number.sentence, []).append(number)
        lists = [place for place in sorted(by_sentence) if len(by_sentence[place]) >= LEAST_PARTS]
        for start in range(len(lists)):
            for stop in range(start + 1, len(lists) + 1):
                yield [number for place in lists[start:stop] for number in by_sentence[place]]


def sum_disagreement(report: str, total: Number, parts: Sequence[Number], reader: Reader) -> Disagreement:
    """The total beside the sum of its parts."""
    amount = sum(part.value for part in parts)
    shown = f"{' + '.join(f'{part.value:,g}' for part in parts)} = {amount:,g}"
    readings = [
        reader.reading(f"{total.value:,g}", None, [total.span]),
        reader.reading(shown, None, [part.span for part in parts]),
    ]
    why = f"The total is given as {total.value:,g}, but its parts make {amount:,g}."
    return disagreement(About("report", report), "sum", "arithmetic", readings, why)
