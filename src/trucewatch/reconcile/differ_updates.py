"""Where a report itself says that a number was brought up to date: "raised the toll from twelve to fifteen"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from trucewatch.core.account import About, Disagreement, Incident
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions
from trucewatch.reconcile.readings import Reader, disagreement

RAISED = re.compile(
    r"\b(?:rais|revis|increas|lift|correct|updat)(?:e|es|ed|ing)\b"
    r"|\b(?:rose|risen|rises|climbed|grew|grown|went up|gone up|fell)\b",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|up from|down from|against)\s$", re.IGNORECASE)
TO = re.compile(r"^\sto\s$")
STOOD = re.compile(r"\b(?:stood|been|was put|was|were)\s(?:at\s)$", re.IGNORECASE)
"""Before a number: "it had stood at 640"."""
REACHED = re.compile(
    r"\b(?:reached|rose to|risen to|climbed to|stands at|stood at|passed|grew to|now at)\s$", re.IGNORECASE
)
IT_HAD = re.compile(r"\b(?:it|that|the (?:figure|number|count|toll|list|total)) had\b", re.IGNORECASE)
LONGEST_SENTENCE = 1500


def update_disagreements(
    pages: Mapping[str, Page], incidents: Sequence[Incident], reader: Reader
) -> list[Disagreement]:
    """One for each number that a report gives with the one it replaces, which the incident's counts may have too."""
    found: list[Disagreement] = []
    for report in sorted(pages):
        for earlier, later in pairs(pages[report]):
            spans = [pages[report].span(one.start, one.end) for one in (earlier, later)]
            old = [spans[0], *earlier_counts(incidents, spans[0], earlier.value.low)]
            readings = [
                reader.reading(f"{earlier.value.low:,g}", None, old),
                reader.reading(f"{later.value.low:,g}", None, [spans[1]]),
            ]
            why = f"The number was first {earlier.value.low:,g} and is now {later.value.low:,g}."
            found.append(disagreement(About("report", report), "update", "update", readings, why))
    return found


def earlier_counts(incidents: Sequence[Incident], span: Span, value: float | None) -> list[Span]:
    """Where the incident that the sentence tells of is counted with the earlier number."""
    return [
        own
        for incident in incidents
        if any(one.overlaps(span) for one in incident.evidence)
        for count in incident.counts
        if count.value.low == value == count.value.high
        for own in count.evidence
    ]


def pairs(page: Page) -> Iterable[tuple[QuantityExpression, QuantityExpression]]:
    """The earlier and the later number, from one sentence or two in a row."""
    reached: QuantityExpression | None = None
    for sentence in page.sentences:
        if sentence.heading or sentence.end - sentence.start > LONGEST_SENTENCE:
            reached = None
            continue
        numbers = [
            one for one in quantity_expressions(page.text, sentence.start, sentence.end) if one.value.low is not None
        ]
        before, reached = reached, None
        for one in numbers:
            ahead = page.text[sentence.start : one.start]
            if before is not None and STOOD.search(ahead) and IT_HAD.search(ahead) and is_other(one, before):
                yield one, before
            if REACHED.search(ahead):
                reached = one
        for one, other in pairwise(numbers):
            is_step = FROM.search(page.text[sentence.start : one.start]) and TO.match(page.text[one.end : other.start])
            if is_step and RAISED.search(page.text, sentence.start, one.start) and is_other(one, other):
                yield one, other


def is_other(one: QuantityExpression, other: QuantityExpression) -> bool:
    """Whether the numbers differ, and none of them is a rate or a length."""
    return one.value.low != other.value.low and one.value.unit == other.value.unit
