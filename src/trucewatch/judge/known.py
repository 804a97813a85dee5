"""What tells a fact from others on the same characters, in names and words: no id outlives a rebuild."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.core.account import Account
from trucewatch.core.judgements import JudgedKind
from trucewatch.judge.facts import LISTS, Spot, Thing, fact_at, fact_kind, thing_at
from trucewatch.judge.words import field_in_words

KNOWN_BY: dict[JudgedKind, tuple[str, ...]] = {
    "actor": ("name", "kind", "of", "roles", "names"),
    "statement": ("speaker", "mode", "through", "channel", "said", "addressee", "cue"),
    "meeting": ("form", "when", "parties", "status", "place"),
    "instrument": ("form", "kind", "label", "status", "parties", "proposed_by"),
    "version": ("by", "scope.targets", "lasts", "starts", "scope", "expires"),
    "position": ("party", "stance", "reported_by", "said", "conditions"),
    "condition": ("by", "text"),
    "obligation": ("who", "what", "due"),
    "monitoring": ("by", "text"),
    "incident": (
        *("form", "place", "happened", "accused", "target_text", "targets", "accused_status", "means"),
        *("alleged_by", "denied_by", "counts"),
    ),
    "count": ("of", "outcome", "value", "counted_by", "window", "of_text", "cumulative"),
    "accusation": ("accused", "by", "status"),
    "lasted": ("value", "by"),
    "assessment": ("result", "in_scope", "in_time", "by_bound_party"),
    "disagreement": ("field", "about", "kind", "readings", "why"),
}
"""The fields that tell facts and parts of a kind apart, the most telling first. A test is found by other anchors."""
HOLDER: dict[JudgedKind, tuple[str, ...]] = {
    "instrument": ("form", "label"),
    "incident": ("form", "place", "happened"),
    "meeting": ("form", "when"),
}
"""What tells the fact that holds a part: the same clause can stand under two texts."""


def known_by(account: Account, spot: Spot, names: Mapping[str, str]) -> dict[str, str]:
    """The telling fields of what stands at `spot` in words, the most telling first; none where nothing stands there."""
    thing, fact = thing_at(account, spot), fact_at(account, spot)
    if thing is None or spot.kind not in KNOWN_BY:
        return {}
    told = {name: field_in_words(thing, name, names) for name in KNOWN_BY[spot.kind]}
    if spot.kind not in LISTS:
        told |= holder_known_by(spot.kind, fact, names)
    return told


def holder_known_by(kind: JudgedKind, fact: Thing, names: Mapping[str, str]) -> dict[str, str]:
    """What tells the fact that holds a part of this kind, under `its form` and so on."""
    return {f"its {name}": field_in_words(fact, name, names) for name in HOLDER[fact_kind(kind)]}


def telling_fields(own: Mapping[str, str], others: list[dict[str, str]]) -> tuple[str, ...]:
    """The first fields by which `own` differs from each of the others; those equal in all are told by nothing."""
    left = [other for other in others if any(other.get(name) != told for name, told in own.items())]
    found: list[str] = []
    for name, told in own.items():
        apart = [other for other in left if other.get(name) != told]
        if apart:
            found.append(name)
            left = [other for other in left if other.get(name) == told]
    return tuple(found)
