"""Tolls that two reports give differently for one deed, which shared places and things tell as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from trucewatch.core.account import About, Actor, Disagreement, DisagreementKind
from trucewatch.core.page import Page
from trucewatch.core.values import When
from trucewatch.lang.times import time_expressions
from trucewatch.reconcile.denial_words import ATTACKS
from trucewatch.reconcile.differ_contrasts import Figure, are_apart, are_of_one_side, figures_in
from trucewatch.reconcile.differ_numbers import RISEN, figure
from trucewatch.reconcile.match import do_meet
from trucewatch.reconcile.parallel import NAME, Lines, telling_words
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.tellings import Telling
from trucewatch.reconcile.toll_words import are_some_of_all

LEAST_WEIGHT = 4.0
"""What two sentences share beside the toll must weigh so much."""
LEAST_SHARED = 2
COMMON = telling_words(
    "killed dead died deaths wounded injured hurt people soldiers civilians men women children toll casualties truce"
    " ceasefire Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August"
    " September October November December day night morning evening hospital ministry government army"
    " forces rebels fighters"
)
"""Words that tell no deed from another."""


class Toll(msgspec.Struct, frozen=True):
    """A toll with who tells it, the words around it, and its days; `when` None where no day is told."""

    figure: Figure
    telling: Telling
    words: frozenset[str]
    when: When | None


def toll_disagreements(
    pages: Mapping[str, Page],
    tellings: Mapping[str, Sequence[Telling]],
    actors: Sequence[Actor],
    lines: Lines,
    sides: Sides,
    reader: Reader,
) -> list[Disagreement]:
    """One for each two tolls of two reports that cannot both be right and are of one deed, by its places and things."""
    named = frozenset(word for actor in actors for word in telling_words(actor.name) if word.startswith(NAME))
    by_story: dict[str, list[Toll]] = {}
    for report in sorted(pages):
        page = pages[report]
        by_story.setdefault(page.report.story, []).extend(tolls_in(page, tellings[report], lines, named, reader))
    found: list[Disagreement] = []
    for _, tolls in sorted(by_story.items()):
        for one, other in combinations(tolls, 2):
            if one.telling.line.report == other.telling.line.report or not are_of_one_deed(one, other, lines):
                continue
            if not are_apart(one.figure, other.figure):
                continue
            if not are_of_one_side(one.figure, other.figure, other.telling, sides):
                continue
            found.append(of_tolls(one, other, reader))
    return found


def tolls_in(
    page: Page, tellings: Sequence[Telling], lines: Lines, named: frozenset[str], reader: Reader
) -> Iterable[Toll]:
    """The tolls of a page; the words of the sentence before one count, too, where they are of one paragraph."""
    own = lines.of(page.report.id)
    for telling in tellings:
        line = telling.line
        words = line.words
        if line.number and own[line.number - 1].sentence.paragraph == line.sentence.paragraph:
            words |= own[line.number - 1].words
        times = time_expressions(page.text, line.sentence.start, line.sentence.end, reader.published(page.report.id))
        days = [one.when for one in times if one.kind != "duration" and one.when.is_known]
        figures = list(figures_in(telling, page))
        for one in figures:
            is_only = sum(other.thing == one.thing for other in figures) == 1
            if is_only and one.thing in ("killed", "injured") and not one.is_own_loss:
                yield Toll(one, telling, words - COMMON - named - ATTACKS, days[0] if len(days) == 1 else None)


def are_of_one_deed(one: Toll, other: Toll, lines: Lines) -> bool:
    """Whether two tolls are of one thing and deed: no other days, a place or a thing shared, and enough besides."""
    if one.figure.thing != other.figure.thing or gives(one, other.figure) or gives(other, one.figure):
        return False
    low, high = sorted((one.figure, other.figure), key=lambda each: each.value.low or 0.0)
    if are_some_of_all([low.noun], [high.noun]):
        return False
    if one.when and other.when and do_meet(one.when, other.when) is False:
        return False
    shared = {word for word in one.words & other.words if not word[0].isdigit()}
    if len(shared) < LEAST_SHARED or lines.weight(one.telling.line.report, shared) < LEAST_WEIGHT:
        return False
    names = [{word for word in each.words if word.startswith(NAME)} for each in (one, other)]
    return bool(names[0] & names[1]) or not (names[0] and names[1])


def gives(toll: Toll, rival: Figure) -> bool:
    """Whether the sentence of a toll has the rival's number, too: then both tell the same two numbers."""
    return rival.value.low is not None and f"{rival.value.low:g}" in toll.telling.line.words


def of_tolls(one: Toll, other: Toll, reader: Reader) -> Disagreement:
    """The two tolls side by side: an update where the higher was told later, or says that it has gone up."""
    low, high = sorted((one, other), key=lambda each: each.figure.value.low or 0.0)
    days = [reader.told_on([each.figure.span]) for each in (low, high)]
    has_risen = RISEN.search(reader.sentence_of(high.figure.span)) is not None
    is_later = None not in days and (days[0] or "") < (days[1] or "") and (low.figure.value.low or 0.0) > 0
    kind: DisagreementKind = "update" if has_risen or is_later else "conflict"
    readings = [reader.reading(figure(each.figure.value), each.telling.by, [each.figure.span]) for each in (low, high)]
    says = "the toll went up." if kind == "update" else "both cannot be right."
    why = f"“{low.figure.span.exact}” and “{high.figure.span.exact}”: {says}"
    about = About("report", min(one.figure.span, other.figure.span).report)
    return disagreement(about, f"counts.{one.figure.thing}", kind, readings, why)
