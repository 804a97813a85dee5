"""Reports in which marks name who tells: `tales("<north>It sank.</north> <south>It was towed.</south>")`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import msgspec

from made_facts import CAST, statement, told
from marked import day
from trucewatch.core.account import Actor, Disagreement, Statement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.parallel import Lines
from trucewatch.reconcile.readings import Reader
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.support import Origins
from trucewatch.reconcile.tellings import Telling, tellings_of

NURSE = Actor("nurse", "a nurse", "person", (), (), None, ())
REBELS = Actor("rebels", "the Dune Front", "group", ("the Front",), (), None, ())
TELLERS = (*CAST, NURSE, REBELS)


@dataclass(frozen=True)
class Reports:
    """Reports of one story, each told a day after the one before, with what is said in them and by whom."""

    pages: dict[str, Page]
    tellings: dict[str, list[Telling]]
    actors: tuple[Actor, ...]
    lines: Lines
    sides: Sides
    reader: Reader


def reports(*sources: str) -> Reports:
    """The reports of `sources`; a mark is named for the actor of TELLERS who says what stands in it."""
    pages: dict[str, Page] = {}
    said: dict[str, list[Statement]] = defaultdict(list)
    for number, source in enumerate(sources):
        own = told(f"r{number}", source, day(f"2031-05-0{number + 1}"))
        pages[own.page.report.id] = own.page
        for speaker, spans in own.spans.items():
            said[own.page.report.id] += [statement((span,), speaker) for span in spans]
    actors = tuple(msgspec.structs.replace(actor, mentions=mentions_of(actor, pages)) for actor in TELLERS)
    lines, reader = Lines(pages), Reader(Origins(()), [page.report for page in pages.values()], pages)
    tellings = {name: tellings_of(page, lines, said[name]) for name, page in pages.items()}
    return Reports(pages, tellings, actors, lines, Sides(actors), reader)


def mentions_of(actor: Actor, pages: dict[str, Page]) -> tuple[Span, ...]:
    """Where pages name an actor."""
    names = "|".join(map(re.escape, sorted({actor.name, *actor.names}, key=len, reverse=True)))
    return tuple(
        Span(name, match.start(), match.end(), match.group())
        for name, page in pages.items()
        for match in re.finditer(rf"\b(?:{names})", page.text)
    )


def values(found: list[Disagreement]) -> list[tuple[str, list[str]]]:
    """The kind of each disagreement and its values, in order."""
    return [(one.kind, sorted(reading.value for reading in one.readings)) for one in found]


def words(one: Disagreement) -> list[str]:
    """The characters of all readings, in order."""
    return sorted(span.exact for reading in one.readings for span in reading.evidence)
