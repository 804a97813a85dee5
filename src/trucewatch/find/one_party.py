"""Who is one party: a state with its government and army, a group with its parts; and who can be a party at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from trucewatch.core.account import Actor

_BYSTANDERS = frozenset(
    """officials residents delegation mediators experts analysts families relatives diplomats reporters workers doctors
    witnesses allies civilians observers monitors administration authorities ministry office council railway union
    company""".split()  # noqa: SIM905
)
"""Groups that never fight."""
_FIGHTERS = frozenset(
    """rebels rebel guerrillas insurgents separatists militia militias militants fighters gangs gang army troops forces
    military opposition command regime government junta warlords clans commandos soldiers rebellion movement militiamen
    authorities side faction factions paramilitaries mercenaries gunmen""".split()  # noqa: SIM905
)
"""What ends the name of those who fight where no word of it is a name: "the hill militias", not "relief agencies"."""
_SERVICES = frozenset(
    [
        "air force",
        "navy",
        "coast guard",
        "general staff",
        "air defence",
        "air defense",
        "police",
        "border guard",
        "border guards",
        "defence ministry",
        "defense ministry",
    ]
)
"""Parts of a side that reports name without it: "the air force says"; nobody signs with them."""
_INTO_PLACES = re.compile(r"\s+(?:in|of|from|at|near)\s")
"""What ends the head of a group's name: "officials in the region"."""
_PLAIN = frozenset({"armed", "national", "federal", "state", "republic", "of", "general", "staff", "interim", "own"})
"""Words beside these nouns that name nobody."""
_DIGITS = 6
_OFTEN = 2
"""An army is a side of its own where it is named so many times as often as its state."""
_SIDES = 2


def ranked_by(weights: Mapping[str, float]) -> list[str]:
    """The parties, the heaviest first; sums that differ in their last digits alone are equal."""
    return sorted(weights, key=lambda party: (-round(weights[party], _DIGITS), party))


def fold_names(weights: dict[str, float], actors: Mapping[str, Actor]) -> None:
    """Add what a part of a group, or a group by more or less of its name, weighs to the group: "the Front's column"."""
    groups = [one for one in ranked_by(weights) if actors[one].kind == "group"]
    for party in ranked_by(weights):
        if actors[party].kind in ("group", "military"):
            above = next((one for one in groups if one in weights and _is_part(actors[party], actors[one])), None)
            if above is not None:
                weights[above] += weights.pop(party)


def _is_part(actor: Actor, group: Actor) -> bool:
    """Whether the actor is of the group, or is called by its last words ("the Watch"), or by a few more ("rebels")."""
    words, others = _words(actor), _words(group)
    if actor is group or not words or not others:
        return False
    is_short = len(words) < len(others) and others[-len(words) :] == words
    is_long = set(others) < set(words) and set(words) - set(others) <= _FIGHTERS
    return actor.of == group.id or is_short or is_long


def _words(actor: Actor) -> list[str]:
    return [word for word in actor.name.casefold().split() if word != "the"]


def fold_states(
    weights: dict[str, float], actors: Mapping[str, Actor], told: Counter[str], *, has_rebels: bool
) -> None:
    """Add what a state, its government and its army weigh: to the one that signs, so that it is no two parties."""
    for state in [party for party in weights if actors[party].kind == "state"]:
        owned = [one for one in weights if actors[one].of == state and actors[one].kind in ("government", "military")]
        rulers = [one.id for one in actors.values() if one.kind == "government" and one.of in (state, None)]
        own = [ruler for ruler in rulers if actors[ruler].of == state]
        signs = state
        if has_rebels and own:
            signs = max(own, key=lambda ruler: (told[ruler], ruler))
        elif has_rebels and not rulers:
            armies = [one.id for one in actors.values() if one.kind == "military" and one.of == state]
            often = [army for army in armies if told[army] >= _OFTEN * max(1, told[state])]
            signs = often[0] if len(often) == 1 else state
        weight = sum(weights.pop(one, 0.0) for one in (state, *owned))
        weights[signs] = weights.get(signs, 0.0) + weight


def fold_nameless(weights: dict[str, float], actors: Mapping[str, Actor]) -> None:
    """Add what "the army" of nobody knows where weighs to the one state of the story; with two it is left out."""
    named = [one for one in weights if not is_nameless(actors[one])]
    states = [one for one in named if actors[one].kind == "state" or actors[one].of is not None]
    for party in [one for one in weights if is_nameless(actors[one])]:
        if len(states) == 1:
            weights[states[0]] += weights.pop(party)
        elif len(named) >= _SIDES:
            del weights[party]


def is_nameless(actor: Actor | None) -> bool:
    """Whether it is "the government" or "the armed forces" of nobody knows where; other sentences name it better."""
    if actor is None or actor.kind not in ("government", "military") or actor.of is not None:
        return False
    return _FIGHTERS.union(_PLAIN).issuperset(_words(actor))


def is_of_nobody(actor: Actor) -> bool:
    """Whether it is a group, or a force that serves no state."""
    return actor.kind == "group" or (actor.kind == "military" and actor.of is None)


def can_fight_at_all(actor: Actor | None) -> bool:
    """Whether it is of a kind that fights, and does not stand by."""
    return actor is not None and actor.kind in ("state", "government", "group", "military") and not stands_by(actor)


def stands_by(actor: Actor) -> bool:
    """Whether its name is of people who never fight, "relief officials", or of a part of a side, "the air force"."""
    head = _INTO_PLACES.split(actor.name.lower())[0].split()
    name = " ".join(word for word in head if word != "the")
    if not head or head[-1] in _BYSTANDERS or name in _SERVICES:
        return True
    return head[-1] not in _FIGHTERS and not any(word[:1].isupper() for word in actor.name.split() if word != "The")
