"""Who did it, where the side that is blamed names another right behind: "the Front, says the army"; "deserters"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trucewatch.core.account import About, Actor, Disagreement, Incident
from trucewatch.core.page import Page
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.tellings import REACH, Telling

DONE = re.compile(
    r"\b(?:shell(?:ed|ing)|fired|fire|struck|hit|attack(?:ed|ing)|bomb(?:ed|ing|s)|laid|broke|opened fire"
    r"|launched|shot|planted"
    r"|killed|dropped|mined|blew up|burned)\b",
    re.IGNORECASE,
)
CAME_FROM = re.compile(
    r"\b(?:came|come|fired|sent|launched|flown) from\b|\b(?:were|was|are|is) (?:the|an?|those of"
    r"|the work of)?\s?[\w’']+"
    r"|\bbelong(?:ed|s|ing)? to\b|\bthe work of\b|\bpoints? (?:the )?(?:a )?finger at\b|\bblam(?:es|ed|ing)\b"
    r"|\bpoint(?:s|ed) (?:to|at)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:deserters?|bandits?|criminals?|smugglers?|provocateurs?|mercenar(?:y|ies)|saboteurs?|robbers?"
    r"|looters?|unknown (?:men|gunmen)"
    r"|(?:shelled|shot at|attacked|bombed|fired on) (?:themselves|itself|their own|its own))\b",
    re.IGNORECASE,
)
"""Doers who are no side."""


def blame_disagreements(
    pages: Mapping[str, Page],
    tellings: Mapping[str, Sequence[Telling]],
    incidents: Sequence[Incident],
    actors: Sequence[Actor],
    sides: Sides,
    reader: Reader,
) -> list[Disagreement]:
    """One for each deed of which the blamed side, within two sentences, says that another did it."""
    named = {
        report: sorted(
            (span.start, span.end, actor.id) for actor in actors for span in actor.mentions if span.report == report
        )
        for report in pages
    }
    found: list[Disagreement] = []
    for report in sorted(pages):
        page = pages[report]
        for incident in incidents:
            own = [span for span in incident.evidence if span.report == report]
            if incident.accused is None or not own or any(one.of == "violations" for one in incident.counts):
                continue  # that each counts the other's breaches lays none of them on the other
            for span in own:
                answer = answer_to(incident, span.start, span.end, page, tellings[report], named[report], sides)
                if answer is None:
                    continue
                telling, doer = answer
                accuser = incident.alleged_by[0] if len(incident.alleged_by) == 1 else None
                readings = [
                    reader.reading(sides.name(incident.accused), accuser, [span]),
                    reader.reading(doer, telling.by, [telling.span(page)]),
                ]
                why = f"It is laid on {sides.name(incident.accused)}, which lays it on another: “{doer}”."
                found.append(disagreement(About("incident", incident.id), "accused", "attribution", readings, why))
                break
    return found


def answer_to(
    incident: Incident,
    start: int,
    end: int,
    page: Page,
    tellings: Sequence[Telling],
    named: Sequence[tuple[int, int, str]],
    sides: Sides,
) -> tuple[Telling, str] | None:
    """The telling behind `start`..`end` in which the accused names another doer, with the words for him; or None."""
    charge = next(
        (one.line.number for one in tellings if one.line.sentence.start <= start < one.line.sentence.end), None
    )
    if charge is None or incident.accused is None:
        return None
    side = sides.of(incident.accused)
    for telling in tellings:
        if not 0 <= telling.line.number - charge <= REACH or telling.start <= start or telling.by is None:
            continue
        if sides.of(telling.by) != side and not sides.are_named_alike(telling.by, incident.accused):
            continue
        text = telling.text(page)
        other = OTHERS.search(text)
        if other is not None:
            return telling, other.group()
        if not (DONE.search(text) or CAME_FROM.search(text)):
            continue
        for first, last, actor in named:
            is_rival = sides.of(actor) not in (side, sides.of(telling.by)) and sides.are_rivals(actor, incident.accused)
            if is_rival and telling.start <= first and last <= telling.end and is_doer(page, telling, first, last):
                return telling, page.text[first:last]
    return None


def is_doer(page: Page, telling: Telling, first: int, last: int) -> bool:
    """Whether an actor named at `first`..`last` did it: a verb of attack follows, or "came from" leads to him."""
    behind = page.text[last : min(telling.end, last + 45)]
    ahead = page.text[max(telling.start, first - 30) : first]
    active = re.match(rf"(?:['’]s)?(?:\s\w+){{0,4}}?\s(?:had\s|have\s|has\s)?{DONE.pattern}", behind, re.IGNORECASE)
    return active is not None or CAME_FROM.search(ahead) is not None
