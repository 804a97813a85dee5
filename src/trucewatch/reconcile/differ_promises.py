"""Where a report itself holds what was delivered against what was announced: "freed 38 prisoners; 40 were promised"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import About, Disagreement, Statement
from trucewatch.core.page import Page, Sentence
from trucewatch.core.spans import Span
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions
from trucewatch.reconcile.readings import Reader, disagreement

DELIVERED = re.compile(
    r"(?<!to )\b(?:handed over|released|freed|returned|delivered|sent back|let go|repatriated|brought in)\b",
    re.IGNORECASE,
)
"""Must catch "handed over 38 prisoners"; not "had promised to release", "would hand over"."""
ANNOUNCED = re.compile(
    r"\b(?:had|has|have|was|were|were to have|instead of the|of the|than the)\s(?:been\s)?"
    r"(?:announced|promised|pledged|agreed on|agreed to|expected)\b",
    re.IGNORECASE,
)
"""Must catch "The ministry had announced 40", "40 had been promised", "instead of the promised 40"."""
ARRIVED = re.compile(
    r"\b(?:had|have|has)? ?(?:arrived|reached|got through|come (?:in|home|back)"
    r"|been (?:released|freed|delivered|returned))\b"
)
"""Must catch "43 had arrived", "of these, 12 got through", right behind the number."""
UNREAL = re.compile(r"\b(?:would|will|could|if|(?-i:may)|might|not|never|planned|until)\b", re.IGNORECASE)
"""With one of these nothing was delivered yet."""
LONGEST_SENTENCE = 2000
"""Characters of prose in one sentence; what is longer is a table, or no prose."""
LARGEST_RATIO = 5.0
"""Numbers further apart are of different things."""


class Delivery(msgspec.Struct, frozen=True):
    """How many were delivered, how many announced, and the report that says both."""

    report: str
    delivered: QuantityExpression
    announced: QuantityExpression


def promise_disagreements(
    pages: Mapping[str, Page], statements: Sequence[Statement], reader: Reader
) -> list[Disagreement]:
    """One for each delivery that a report holds against an announcement in the same or the next sentence."""
    found: list[Disagreement] = []
    for report in sorted(pages):
        for one in (*deliveries(pages[report]), *arrivals(pages[report])):
            page = pages[report]
            spans = [page.span(number.start, number.end) for number in (one.announced, one.delivered)]
            values = [f"{number.value.low:,g}" for number in (one.announced, one.delivered)]
            readings = [
                reader.reading(value, speaker_of(span, statements), [span])
                for value, span in zip(values, spans, strict=True)
            ]
            why = f"{values[0]} {one.delivered.value.unit} were announced, and {values[1]} are reported as delivered."
            found.append(disagreement(About("report", report), "delivered", "promise_outcome", readings, why))
    return found


def deliveries(page: Page) -> Iterable[Delivery]:
    """The deliveries of a page with what was announced, where just one number stands for each."""
    told: tuple[int, QuantityExpression] | None = None
    for place, sentence in enumerate(page.sentences):
        if sentence.heading or sentence.end - sentence.start > LONGEST_SENTENCE:
            continue
        announced = ANNOUNCED.search(page.text, sentence.start, sentence.end)
        done = DELIVERED.search(page.text, sentence.start, sentence.end)
        if announced is None and done is None:
            continue
        is_open = UNREAL.search(page.text, sentence.start, sentence.end) is not None
        numbers = exact(quantity_expressions(page.text, done.end() if done else sentence.start, sentence.end))
        before, told = told, None
        if is_open:
            continue
        if announced is None:
            told = (place, numbers[0]) if len(numbers) == 1 else None
        elif done is not None and len(numbers) == 2 and is_of_one_thing(*numbers):
            yield Delivery(page.report.id, *numbers)
        elif done is None and before is not None and place - before[0] == 1 and len(numbers) == 1:
            pair = before[1], numbers[0]
            yield from [Delivery(page.report.id, *pair)] if is_of_one_thing(*pair) else ()


def arrivals(page: Page) -> Iterable[Delivery]:
    """What arrived of what the sentence before had announced: "had announced 120 trucks. By Friday 43 had arrived"."""
    hoped: tuple[int, QuantityExpression] | None = None
    for place, sentence in enumerate(page.sentences):
        before, hoped = hoped, None
        if sentence.heading or sentence.end - sentence.start > LONGEST_SENTENCE:
            continue
        announced = ANNOUNCED.search(page.text, sentence.start, sentence.end)
        if announced is not None:
            things = exact(quantity_expressions(page.text, announced.end(), sentence.end))[:1]
            hoped = (place, things[0]) if things else None
        elif before is not None and place - before[0] == 1 and not UNREAL.search(page.text, *bounds(sentence)):
            came = [
                number
                for number in exact(quantity_expressions(page.text, *bounds(sentence)))
                if ARRIVED.match(page.text, number.end + 1)
            ]
            if len(came) == 1 and is_of_one_thing(before[1], came[0]):
                yield Delivery(page.report.id, came[0], before[1])


def bounds(sentence: Sentence) -> tuple[int, int]:
    """Where the sentence begins and ends."""
    return sentence.start, sentence.end


def exact(numbers: Iterable[QuantityExpression]) -> list[QuantityExpression]:
    """The numbers without a hedge."""
    return [n for n in numbers if n.value.low is not None and n.value.low == n.value.high and n.value.hedge is None]


def is_of_one_thing(delivered: QuantityExpression, announced: QuantityExpression) -> bool:
    """Whether the numbers differ and can be of one thing: the announcement names none of its own, or the same."""
    mine, other = delivered.value, announced.value
    if mine.low == other.low or not mine.low or not other.low:
        return False
    if not 1 / LARGEST_RATIO <= mine.low / other.low <= LARGEST_RATIO:
        return False
    bare = announced.noun_start == announced.noun_end or not other.unit
    return bare or mine.unit.rstrip("s") == other.unit.rstrip("s")


def speaker_of(span: Span, statements: Iterable[Statement]) -> str | None:
    """Who says the words of the span; None = the outlet."""
    return next((one.speaker for one in statements for said in one.content if said.overlaps(span)), None)
