"""Two tales that two tellers have of one thing: "seized", says the one, and "rescued" the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trucewatch.core.account import About, Disagreement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.parallel import Lines
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.tale_words import TALES, Tale
from trucewatch.reconcile.tellings import Telling, answers

LEAST_WEIGHT = 3.0
"""What two tellings of two reports share must weigh so much before they can be tales of one thing."""
NEAR = 2
"""Tellings so many sentences apart are of one thing."""
LONGEST_VALUE = 110
"""Characters of a tale that a reader is shown."""
UNREAL = re.compile(
    r"\b(?:if|would|should|could|must|shall|plans?|threat\w*|warn(?:s|ed)|vow(?:s|ed)|promis\w+|offer\w*|ready to|wants?|wanted|hopes?|is to|are to|demand\w*|until|unless)\b",
    re.IGNORECASE,
)
"""With one of these nothing is told to have happened."""


def tale_disagreements(
    pages: Mapping[str, Page],
    tellings: Mapping[str, Sequence[Telling]],
    sides: Sides,
    lines: Lines,
    reader: Reader,
) -> list[Disagreement]:
    """One for each deed that a second teller tells as something else, right behind the first or in another report."""
    found: list[tuple[Tale, list[Telling]]] = []
    for report in sorted(pages):
        page = pages[report]
        for first, second in answers(tellings[report], sides):
            tale = tale_of(first, second, page, page)
            if tale is not None:
                join(found, tale, [first, second])
    return [of_tale(tale, told, pages, sides, reader) for tale, told in found]


def join(groups: list[tuple[Tale, list[Telling]]], tale: Tale, told: Sequence[Telling]) -> None:
    """Put two tellings to a group of the same tale that has one of them, or one of a sentence close by; else apart."""
    for known, own in groups:
        if known is tale and any(are_near(one, other) for one in own for other in told):
            own.extend(one for one in told if one not in own)
            return
    groups.append((tale, list(told)))


def are_near(one: Telling, other: Telling) -> bool:
    """Whether two tellings are one, or stand close to each other."""
    return one.line.report == other.line.report and abs(one.line.number - other.line.number) <= NEAR




def tale_of(first: Telling, second: Telling, page: Page, rival_page: Page) -> Tale | None:
    """The tale of which one telling has the deed and the other the answer; None where neither is so."""
    one, other = first.text(page), second.text(rival_page)
    if UNREAL.search(one) or UNREAL.search(other):
        return None
    for tale in TALES:
        if tells(tale, one, other) or tells(tale, other, one):
            return tale
    return None


def tells(tale: Tale, deed: str, answer: str) -> bool:
    """Whether `deed` tells the deed only, and `answer` the answer."""
    return bool(tale.answer.search(answer) and tale.deed.search(deed) and not tale.answer.search(deed))


def of_tale(
    tale: Tale, told: Sequence[Telling], pages: Mapping[str, Page], sides: Sides, reader: Reader
) -> Disagreement:
    """The tales side by side, one reading for each teller."""
    spans: dict[tuple[str | None, str], list[Span]] = {}
    for telling in sorted(told, key=lambda one: (one.line.report, one.start)):
        spans.setdefault((telling.by, telling.name), []).append(telling.span(pages[telling.line.report]))
    readings = [reader.reading(excerpt(own[0].exact), by, own) for (by, _), own in spans.items()]
    who = " and ".join(sides.name(by) if by else name or "the report" for by, name in spans)
    lead = min(told, key=lambda one: (one.line.report, one.start))
    why = f"{tale.why}: so tell {who}."
    return disagreement(About("report", lead.line.report), "account", "conflict", readings, why)


def excerpt(text: str) -> str:
    """The first words of a tale, shortened for a reader."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_VALUE else plain[:LONGEST_VALUE].rsplit(" ", 1)[0] + " …"
