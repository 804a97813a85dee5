"""Two tales that two tellers have of one thing: "seized", says the one, and "rescued" the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from trucewatch.core.account import About, Actor, Disagreement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.differ_tolls import COMMON
from trucewatch.reconcile.parallel import NAME, Line, Lines, telling_words
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.settings import Settings
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.tale_words import TALES, Tale
from trucewatch.reconcile.tellings import Telling, answers, are_other_tellers

LEAST_WEIGHT = 5.0
"""What two tellings of two reports share must weigh so much before they can be tales of one thing."""
LEAST_SHARED = 2
SURE = frozenset({"taken at sea", "shot down", "fallen place"})
"""Tales whose words are rare enough to be sought in two reports; the others stand side by side or not at all."""
NEAR = 2
"""Tellings so many sentences apart are of one thing."""
LONGEST_VALUE = 110
"""Characters of a tale that a reader is shown."""
UNREAL = re.compile(
    r"\b(?:if|would|should|could|must|shall|plans?|threat\w*|warn(?:s|ed)|vow(?:s|ed)|promis\w+|offer\w*"
    r"|ready to|wants?|wanted|hopes?|is to|are to|demand\w*|until|unless)\b",
    re.IGNORECASE,
)
"""With one of these nothing is told to have happened."""

NOBODY = re.compile(r"\b(?:nobody|no one|none|denied|denies|did not|had not|has not|have not)\b", re.IGNORECASE)
"""With one of these the deed is not told, but denied."""


def tale_disagreements(
    pages: Mapping[str, Page],
    tellings: Mapping[str, Sequence[Telling]],
    actors: Sequence[Actor],
    sides: Sides,
    lines: Lines,
    reader: Reader,
) -> list[Disagreement]:
    """One for each deed that a second teller tells as something else, right behind the first or in another report."""
    found: list[tuple[Tale, list[Telling]]] = []
    context = Surroundings(lines, actors)
    settings = Settings(actors, reader)
    for report in sorted(pages):
        page = pages[report]
        for first, second in answers(tellings[report], sides):
            tale = tale_of(first, second, page, page)
            if tale is not None and not settings.are_two(first, page, second, page):
                join(found, tale, [first, second], context)
    for one, other in apart_in_reports(pages, tellings, sides, context):
        tale = tale_of(one, other, pages[one.line.report], pages[other.line.report])
        are_two = settings.are_two(one, pages[one.line.report], other, pages[other.line.report])
        if tale is not None and tale.name in SURE and not are_two:
            join(found, tale, [one, other], context)
    return [of_tale(tale, told, pages, sides, reader) for tale, told in found]


def join(groups: list[tuple[Tale, list[Telling]]], tale: Tale, told: Sequence[Telling], context: Surroundings) -> None:
    """Put two tellings to a group of the same tale that has one of them, or one of the same thing; else apart."""
    for known, own in groups:
        if known is tale and any(
            are_near(one, other) or context.are_of_one(one, other) for one in own for other in told
        ):
            own.extend(one for one in told if one not in own)
            return
    groups.append((tale, list(told)))


def are_near(one: Telling, other: Telling) -> bool:
    """Whether two tellings are one, or stand close to each other."""
    return one.line.report == other.line.report and abs(one.line.number - other.line.number) <= NEAR


def apart_in_reports(
    pages: Mapping[str, Page], tellings: Mapping[str, Sequence[Telling]], sides: Sides, context: Surroundings
) -> Iterable[tuple[Telling, Telling]]:
    """Pairs of tellings of two reports of a story that are by two tellers and of one thing."""
    sure = [tale for tale in TALES if tale.name in SURE]
    told = {
        report: [
            telling
            for telling in tellings[report]
            if any(tale.deed.search(text) or tale.answer.search(text) for text in [telling.text(page)] for tale in sure)
        ]
        for report, page in pages.items()
    }
    for report, rival in combinations(sorted(pages), 2):
        if pages[report].report.story != pages[rival].report.story:
            continue
        for one in told[report]:
            for other in told[rival]:
                are_two = not (one.by and other.by) or are_other_tellers(one, other, sides)
                if are_two and (one.by or other.by) and context.are_of_one(one, other):
                    yield one, other


class Surroundings:
    """The telling words of a sentence and of the one before it in its paragraph, names of actors aside."""

    def __init__(self, lines: Lines, actors: Sequence[Actor]) -> None:
        self._lines = lines
        self._named = frozenset(word for actor in actors for word in telling_words(actor.name) if word.startswith(NAME))
        self._words: dict[tuple[str, int], frozenset[str]] = {}

    def words(self, line: Line) -> frozenset[str]:
        """The words around a line."""
        key = (line.report, line.number)
        if key not in self._words:
            words, own = line.words, self._lines.of(line.report)
            if line.number and own[line.number - 1].sentence.paragraph == line.sentence.paragraph:
                words |= own[line.number - 1].words
            self._words[key] = words - self._named - COMMON
        return self._words[key]

    def are_of_one(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings share a place or the name of a thing, another word besides, and enough weight."""
        shared = self.words(one.line) & self.words(other.line)
        names = sum(word.startswith(NAME) for word in shared)
        if not names or len(shared) < LEAST_SHARED:
            return False
        return self._lines.weight(one.line.report, shared) >= LEAST_WEIGHT


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
    if NOBODY.search(deed):
        return False
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
