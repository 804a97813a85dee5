"""Truces that a report only mentions: in another country, or likened to the one that it is about."""

from __future__ import annotations

from functools import cache

from trucewatch.find.instruments.heads import Head
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.countries import states

_INTO = frozenset({"in", "for", "between"})
_LIKENED = frozenset({"similar", "comparable"})
_TOLD_OFTEN = 3
"""A country named on so many lines is one of the story's."""


def elsewhere_from(survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...]) -> int | None:
    """The first word of the first head of a line that is no instrument of this story; None where all may be."""
    for head in heads:
        if not _LIKENED.isdisjoint(line.lowers[max(0, head.first - 2) : head.core + 1]):
            return head.first
        country = _country_behind(survey, line, head)
        if country is not None and not _is_of_story(survey, parties, country):
            return head.first
    return None


@cache
def _names() -> dict[str, frozenset[str]]:
    """Every name of a state in lower case, with all its names, adjectives and capitals."""
    found: dict[str, frozenset[str]] = {}
    for state in states().values():
        words = (*state.names, *state.adjectives, *state.people, *state.capitals)
        all_names = frozenset(name.lower() for name in words)
        found.update((name.lower(), all_names) for name in state.names)
    return found


def _country_behind(survey: Survey, line: Line, head: Head) -> frozenset[str] | None:
    """The names of the country that "in" or "for" right behind a head leads to; None where none is."""
    at = head.after
    if at + 1 >= len(line.words) or line.lowers[at] not in _INTO:
        return None
    at += 1 + (line.lowers[at + 1] == "the")
    for after in range(min(at + 4, len(line.words)), at, -1):
        if found := _names().get(" ".join(line.lowers[at:after])):
            return found
    return None


def _is_of_story(survey: Survey, parties: Parties, country: frozenset[str]) -> bool:
    """Whether a country is a belligerent's, or named again and again; so it is where nobody is known to fight."""
    known = False
    for party in parties.belligerents:
        actor = survey.actors.get(party)
        above = survey.actors.get(actor.of) if actor and actor.of else None
        for one in (actor, above):
            if one is None:
                continue
            if any(name in country or not country.isdisjoint(name.split()) for name in map(str.lower, one.names)):
                return True
            known = known or one.kind == "state"
    told = sum(1 for line in survey.lines if any(_is_named(line, name) for name in country))
    return not known or told >= _TOLD_OFTEN


def _is_named(line: Line, name: str) -> bool:
    words = tuple(name.split())
    return any(line.lowers[at : at + len(words)] == words for at in range(len(line.lowers) - len(words) + 1))
