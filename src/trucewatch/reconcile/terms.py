"""What an instrument holds, pooled over reports: versions by author, positions by party, conditions by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.core.account import Condition, Monitoring, Obligation, Position, Version
from trucewatch.core.ends import surest_ends
from trucewatch.core.values import Place, Quantity, Relation, Scope, relate_targets
from trucewatch.reconcile.match import are_one_place, do_meet, likeness
from trucewatch.reconcile.merge import ids_of, nearest_targets, nearest_time, united
from trucewatch.reconcile.sides import Sides

LIKE_WORDS = 0.6
"""Two wordings that share so much of the shorter one are one condition."""
DAYS = {"minutes": 1 / 1440, "hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.0, "years": 365.0}
"""A unit of time in days; a month is 30, as reporters count."""


def length_days(value: Quantity | None) -> tuple[float, float] | None:
    """The least and the most days that a length means; None where it is open or in no unit of time."""
    if value is None:
        return None
    unit = value.unit if value.unit in DAYS else value.unit + "s"
    low, high = value.low, value.high
    if unit not in DAYS or low is None or high is None:
        return None
    return low * DAYS[unit], high * DAYS[unit]


def are_one_length(value: Quantity | None, rival: Quantity | None) -> bool | None:
    """Whether two lengths can be one, a tenth aside (two months are 60 days or 61); None where one is open."""
    mine, other = length_days(value), length_days(rival)
    if mine is None or other is None:
        return None
    return mine[0] <= 1.1 * other[1] and other[0] <= 1.1 * mine[1]


def pooled_versions(versions: Iterable[Version], sides: Sides) -> tuple[Version, ...]:
    """The versions, each author's wording once; a wording that leaves something open joins the one it agrees with."""
    groups: list[list[Version]] = []
    for version in sorted(versions, key=lambda v: (-version_fullness(v), v.by or "", v.evidence)):
        homes = [group for group in groups if all(are_one_version(version, other, sides) for other in group)]
        if homes:
            homes[0].append(version)
        else:
            groups.append([version])
    return tuple(sorted((merged_version(group) for group in groups), key=lambda v: (v.by or "", v.evidence)))


def version_fullness(version: Version) -> int:
    """How much of a version is known."""
    scope = version.scope
    return (
        2 * version.starts.is_known
        + 2 * (version.lasts is not None)
        + bool(scope.targets)
        + bool(scope.where)
        + bool(scope.domains)
        + bool(version.expires)
    )


def are_one_version(version: Version, rival: Version, sides: Sides) -> bool:
    """Whether two texts of one author agree in all that both state."""
    if version.by != rival.by and not sides.are_one(version.by, rival.by):
        return False
    if do_meet(version.starts, rival.starts) is False or are_one_length(version.lasts, rival.lasts) is False:
        return False
    scope, other = version.scope, rival.scope
    if scope.targets and other.targets and relate_targets(scope.targets, other.targets) is not Relation.SAME:
        return False
    if scope.excluded and other.excluded and scope.excluded != other.excluded:
        return False
    if scope.domains and other.domains and set(scope.domains) != set(other.domains):
        return False
    if version.expires and rival.expires and not any(a.meets(b) for a in version.expires for b in rival.expires):
        return False
    return not (scope.where and other.where) or any(are_one_place(a, b) for a in scope.where for b in other.where)


def merged_version(group: Sequence[Version]) -> Version:
    """One version of several that agree; the fullest gives the length."""
    lead = group[0]
    return Version(
        by=next((version.by for version in group if version.by), None),
        scope=Scope(
            targets=nearest_targets(version.scope.targets for version in group),
            excluded=ids_of(version.scope.excluded for version in group),
            domains=lead.scope.domains or next((v.scope.domains for v in group if v.scope.domains), ()),
            where=pooled_places([place for version in group for place in version.scope.where]),
            binds=ids_of(version.scope.binds for version in group),
        ),
        starts=nearest_time([version.starts for version in group]),
        lasts=next((version.lasts for version in group if version.lasts is not None), None),
        expires=surest_ends(end for version in reversed(group) for end in version.expires),
        evidence=united(version.evidence for version in group),
    )


def pooled_places(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places, each once with the evidence of all that name it."""
    groups: list[list[Place]] = []
    for place in sorted(places, key=lambda place: (place.evidence, place.name)):
        home = next((group for group in groups if are_one_place(group[0], place)), None)
        if home is None:
            groups.append([place])
        else:
            home.append(place)
    return tuple(msgspec.structs.replace(group[0], evidence=united(p.evidence for p in group)) for group in groups)


def pooled_positions(positions: Iterable[Position]) -> tuple[Position, ...]:
    """The positions, one for each party, stance and reporter."""
    pooled: dict[tuple[str, str, str], list[Position]] = {}
    for position in positions:
        pooled.setdefault((position.party, position.stance, position.reported_by or ""), []).append(position)
    made = []
    for _, same in sorted(pooled.items()):
        lead = min(same, key=lambda position: position.evidence)
        made.append(
            msgspec.structs.replace(
                lead,
                conditions=unlike_words([words for position in same for words in position.conditions]),
                said=nearest_time([position.said for position in same]),
                evidence=united(position.evidence for position in same),
            )
        )
    return tuple(sorted(made, key=lambda position: (position.party, position.evidence, position.stance)))


def unlike_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The wordings, of like ones the longest."""
    kept: list[str] = []
    for text in sorted(set(texts), key=lambda text: (-len(text), text)):
        if all(likeness(text, other) < LIKE_WORDS for other in kept):
            kept.append(text)
    return tuple(sorted(kept))


def pooled_conditions(conditions: Iterable[Condition], sides: Sides) -> tuple[Condition, ...]:
    """The conditions, those of one side in like words once."""
    groups: list[list[Condition]] = []
    for condition in sorted(conditions, key=lambda one: (-len(one.text), one.text, one.evidence)):
        home = next((group for group in groups if are_one_condition(group[0], condition, sides)), None)
        if home is None:
            groups.append([condition])
        else:
            home.append(condition)
    made = [msgspec.structs.replace(group[0], evidence=united(c.evidence for c in group)) for group in groups]
    return tuple(sorted(made, key=lambda condition: (condition.evidence, condition.text)))


def are_one_condition(condition: Condition, rival: Condition, sides: Sides) -> bool:
    """Whether both are of one side, or of nobody, and in like words."""
    if condition.by != rival.by and not sides.are_one(condition.by, rival.by):
        return False
    return likeness(condition.text, rival.text) >= LIKE_WORDS


def pooled_obligations(obligations: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """The obligations, those of the same parties in like words once."""
    groups: list[list[Obligation]] = []
    for duty in sorted(obligations, key=lambda duty: (-len(duty.what), duty.what, duty.evidence)):
        home = next((g for g in groups if g[0].who == duty.who and likeness(g[0].what, duty.what) >= LIKE_WORDS), None)
        if home is None:
            groups.append([duty])
        else:
            home.append(duty)
    made = [
        msgspec.structs.replace(
            group[0],
            due=next((duty.due for duty in group if duty.due is not None), None),
            evidence=united(duty.evidence for duty in group),
        )
        for group in groups
    ]
    return tuple(sorted(made, key=lambda duty: (duty.evidence, duty.what)))


def pooled_monitoring(monitoring: Iterable[Monitoring]) -> tuple[Monitoring, ...]:
    """The clauses on who watches, those in like words once."""
    groups: list[list[Monitoring]] = []
    for clause in sorted(monitoring, key=lambda clause: (-len(clause.text), clause.text, clause.evidence)):
        home = next((group for group in groups if likeness(group[0].text, clause.text) >= LIKE_WORDS), None)
        if home is None:
            groups.append([clause])
        else:
            home.append(clause)
    made = [
        Monitoring(ids_of(c.by for c in group), group[0].text, united(c.evidence for c in group)) for group in groups
    ]
    return tuple(sorted(made, key=lambda clause: clause.evidence))
