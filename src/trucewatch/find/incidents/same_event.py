"""Mentions of one incident within a report: told again with "the", or with more of its fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import msgspec

from trucewatch.core.account import Incident
from trucewatch.core.values import Relation, When, relate_targets

_NEAR = 3
"""A mention without a place goes with an incident told at most so many sentences before."""
_RAID = 20
"""So many weapons were not launched at one town: "counted 117 drones", right after what one of them did."""
_NEXT = 2
"""So many sentences on, a mention of the same form without place and time still goes on about it: "Ten shells fell"."""
_TELLING = {"unknown": 0, "other": 1, "explosion": 1, "interception": 1, "air_strike": 2}
"""How much a form tells; of two mentions the one that tells more is kept, every form left out here tells most."""
_OPEN_FORMS = frozenset({"unknown", "other", "explosion", "interception"})


class ToldLike(Protocol):
    """An incident and the line that told it."""

    @property
    def incident(self) -> Incident: ...

    @property
    def line(self) -> int: ...


Told = TypeVar("Told", bound=ToldLike)


def joined(
    told: Sequence[Told],
    new: Told,
    make: Callable[[Incident, int], Told],
    side_of: Callable[[str | None], str | None],
    is_side: Callable[[str | None], bool],
    *,
    is_definite: bool,
) -> list[Told]:
    """`told` with `new`: joined with the last incident that it tells again, else added at the end.

    `is_definite`: the words of `new` point back ("the drone", "there"); `side_of`: for whom an actor acts;
    `is_side`: whether an actor can have forces, as no person can.
    """
    matches = [
        number
        for number, one in enumerate(told)
        if (is_definite or not is_told_by_accused(one.incident, new.incident, side_of))
        and (
            is_same(one.incident, new.incident, new.line - one.line, is_definite=is_definite)
            or is_said_of_it(one.incident, new.incident, new.line - one.line, side_of, is_side)
        )
    ]
    if not matches:
        return [*told, new]
    kept = list(told)
    kept[matches[-1]] = make(merged(told[matches[-1]].incident, new.incident), max(new.line, told[matches[-1]].line))
    return kept


def is_told_by_accused(incident: Incident, rival: Incident, side_of: Callable[[str | None], str | None]) -> bool:
    """Whether the side that is accused of one tells the other and says not who did it: it may be a loss of its own."""
    for charged, open_one in ((incident, rival), (rival, incident)):
        if charged.accused is not None and open_one.accused is None and open_one.alleged_by:
            side = side_of(charged.accused)
            if all(side_of(teller) == side for teller in open_one.alleged_by):
                return True
    return False


def is_said_of_it(
    incident: Incident,
    rival: Incident,
    lines_between: int,
    side_of: Callable[[str | None], str | None],
    is_side: Callable[[str | None], bool],
) -> bool:
    """Whether the side that told of one adds to it, naming no place, time or target: "Forty shells fell", he said.

    A person who is known to act for nobody may be of any side.
    """
    if not incident.alleged_by or not rival.alleged_by or lines_between > _NEAR or incident.form != rival.form:
        return False
    if rival.place.name or rival.happened.is_known or rival.targets or rival.accused is not None:
        return False
    tellers = {side_of(teller) for teller in incident.alleged_by}
    rivals = {side_of(teller) for teller in rival.alleged_by}
    return tellers == rivals or not any(is_side(one) for one in rivals)


def is_same(incident: Incident, rival: Incident, lines_between: int, *, is_definite: bool) -> bool:
    """Whether the later mention tells of the same incident: nothing speaks against it, place or words for it."""
    if not _same_form(incident, rival) or days_apart(incident.happened, rival.happened):
        return False
    if incident.accused is not None and rival.accused is not None and incident.accused != rival.accused:
        return False
    if is_raid_beside(incident, rival):
        return False
    if incident.targets and rival.targets and relate_targets(incident.targets, rival.targets) is Relation.DISJOINT:
        return False
    name, rival_name = incident.place.name, rival.place.name
    if name and rival_name:
        return same_name(name, rival_name)
    if lines_between > _NEAR:
        return False
    bare = not rival_name and not rival.happened.is_known
    if bare and incident.form == rival.form and rival.form not in _OPEN_FORMS:
        return is_definite or lines_between <= _NEXT
    return is_definite or (lines_between <= 1 and (bare or bool(incident.targets and rival.targets)))


def is_raid_beside(incident: Incident, rival: Incident) -> bool:
    """Whether `rival` counts what was launched at a whole country, beside what `incident` tells of one town."""
    if not incident.place.name or incident.place.precision in ("country", "region") or rival.place.name:
        return False
    if any(count.outcome == "launched" for count in incident.counts):
        return False
    return any(count.outcome == "launched" and (count.value.low or 0.0) >= _RAID for count in rival.counts)


def _same_form(incident: Incident, rival: Incident) -> bool:
    """Whether the forms can be of one incident."""
    forms = {incident.form, rival.form}
    bombed = "air_strike" in forms and forms <= {"air_strike", "drone", "missile"}
    return len(forms) == 1 or bool(forms & _OPEN_FORMS) or bombed


def same_name(name: str, rival: str) -> bool:
    """Whether one place name holds all words of the other."""
    words, rivals = _words(name), _words(rival)
    return bool(words and rivals) and (words <= rivals or rivals <= words)


def _words(name: str) -> frozenset[str]:
    """The words of a place name, in lower case."""
    return frozenset(name.lower().replace("-", " ").split())


def days_apart(when: When, rival: When) -> bool:
    """Whether both are dated and their days do not touch."""
    if None in (when.earliest, when.latest, rival.earliest, rival.latest):
        return False
    earliest, latest = str(when.earliest)[:10], str(when.latest)[:10]
    return latest < str(rival.earliest)[:10] or str(rival.latest)[:10] < earliest


def merged(incident: Incident, rival: Incident) -> Incident:
    """Both mentions as one: the earlier one's values, the later one's where the earlier is silent or vaguer."""
    counts = {
        (count.of, count.outcome, count.value.low, count.value.high): count
        for count in (*rival.counts, *incident.counts)
    }
    read = {**rival.read, **incident.read}
    finer = bool(rival.place.name) and (not incident.place.name or incident.place.precision in ("country", "region"))
    place = rival.place if finer else incident.place
    if finer and "place" in rival.read:
        read["place"] = rival.read["place"]
    is_own = incident.happened.is_known or (incident.happened.evidence and not rival.happened.is_known)
    happened = incident.happened if is_own else rival.happened
    return msgspec.structs.replace(
        incident,
        form=max(incident.form, rival.form, key=lambda form: _TELLING.get(form, 3)),
        happened=happened,
        place=place,
        targets=incident.targets or rival.targets,
        target_text=incident.target_text or rival.target_text,
        accused=incident.accused or rival.accused,
        accused_status=incident.accused_status if incident.accused is not None else rival.accused_status,
        alleged_by=tuple(dict.fromkeys((*incident.alleged_by, *rival.alleged_by))),
        denied_by=tuple(dict.fromkeys((*incident.denied_by, *rival.denied_by))),
        counts=tuple(sorted(counts.values(), key=lambda count: count.evidence[0].start)),
        evidence=tuple(sorted({*incident.evidence, *rival.evidence})),
        means=incident.means or rival.means,
        read=read,
    )
