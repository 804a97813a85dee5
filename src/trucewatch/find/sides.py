"""Whom a noun for a side means: "the rebels" where the page names just one such, "the League's spokesmen"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trucewatch.core.account import Actor, ActorKind

_KINDS: Mapping[str, ActorKind] = {
    **dict.fromkeys(
        ("rebels", "guerrillas", "insurgents", "separatists", "militants", "rebellion", "insurgency", "guerrilla"),
        "group",
    ),
    **dict.fromkeys(("movement", "militia", "rebel", "insurgent"), "group"),
    **dict.fromkeys(("government", "cabinet", "authorities"), "government"),
    **dict.fromkeys(("army", "military"), "military"),
}
_MOUTHS = frozenset(
    {"spokesmen", "spokespeople", "spokespersons", "representative", "representatives", "delegates"}
) | {
    *("delegation", "negotiators", "rulers", "circles", "leadership", "command"),
}
"""Nouns for those who speak for whoever owns them, and are nobody of their own."""
_PLAIN = frozenset({"the", "federal", "national", "armed", "rebel", "insurgent"})
"""Words before the noun that tell no side from another."""


def speaks_for(noun: str) -> bool:
    """Whether the noun is for those who speak for their owner: "the League's spokesmen" are the League."""
    return noun in _MOUTHS


def only_side(noun: str, before: Iterable[str], named: Iterable[str], actors: Mapping[str, Actor]) -> str | None:
    """The one actor among those `named` of the kind that the noun is for; None for other nouns, and where two are.

    `before`: the lower-case words of the phrase before the noun; any that tells more than "the" leaves it open.
    """
    kind = _KINDS.get(noun)
    if kind is None or not _PLAIN.issuperset(before):
        return None
    found = {actor for actor in named if actor in actors and actors[actor].kind == kind}
    return found.pop() if len(found) == 1 else None
