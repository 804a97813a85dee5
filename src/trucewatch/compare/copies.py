"""Facts that only one account has, and that say nothing that another of that account does not say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence

from trucewatch.core.account import Actor, Statement
from trucewatch.core.changes import Listed, id_of
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span


def copies_of(facts: Sequence[Listed], kept: Collection[int]) -> dict[int, str]:
    """The places that both accounts do not have (not `kept`) -> the id of the fact that each repeats.

    That is a fact which both accounts have, else the first of those that are alike.
    """
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        told = telling_of(fact)
        if told is not None:
            alike[told].append(place)
    found: dict[int, str] = {}
    for places in alike.values():
        first = next((place for place in places if place in kept), places[0])
        found |= {place: id_of(facts[first], first) for place in places if place not in kept and place != first}
    return found


def telling_of(fact: Listed) -> Hashable | None:
    """What two facts that repeat each other share: the utterance, the name, the trouble with its words."""
    if isinstance(fact, Statement):
        return ("utterance", fact.same_as) if fact.same_as else None
    if isinstance(fact, Actor):
        return (fact.kind, fact.name, fact.of)
    if isinstance(fact, Problem):
        return (fact.stage, fact.what, fact.where.exact if isinstance(fact.where, Span) else fact.where)
    return None
