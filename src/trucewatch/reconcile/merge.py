"""What merging is for every kind of fact: evidence is united, and a field takes the reading that says most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from math import lcm
from typing import TypeVar

from trucewatch.core.account import Fact, Incident, Instrument, Meeting
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Place, When, covers
from trucewatch.reconcile.match import day, do_meet

Value = TypeVar("Value", bound=Hashable)
Told = TypeVar("Told", Instrument, Incident, Meeting)

BASES = ("stated", "weekday", "relative", "metadata", "other_report", "publication", "unknown")
"""How times came about, the surest first."""
MOST_SHARES = 5040
"""More votes an origin are not shared out: each sends its first fact."""
PRECISIONS = ("exact", "town", "district", "region", "country", "unknown")
"""How near a place is known, the nearest first."""


def united(lists: Iterable[Iterable[Span]]) -> tuple[Span, ...]:
    """All spans, each once, in order."""
    return tuple(sorted({span for spans in lists for span in spans}))


def united_reads(facts: Sequence[Fact]) -> dict[str, tuple[Span, ...]]:
    """The characters that each field was read from, in any of `facts`."""
    fields = sorted({field for fact in facts for field in fact.read})
    return {field: united(fact.read.get(field, ()) for fact in facts) for field in fields}


def ids_of(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """All ids, each once, in order."""
    return tuple(sorted({name for names in lists for name in names}))


def commonest(values: Iterable[Value]) -> Value | None:
    """The value that stands most often, of several the first; None of none."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def votes_of(group: Sequence[Told], origins_of: Callable[[Told], frozenset[str]]) -> list[Told]:
    """The facts, each as often as it has votes: every independent telling has as many, shared by its copies.

    A fact of whose origins none is its own, beside another's, is a copy of that one, and has no vote of its own.
    """
    tellings: list[tuple[frozenset[str], list[Told]]] = []
    for fact in sorted(group, key=lambda fact: (-len(origins_of(fact)), fact.evidence, fact.id)):
        origins = origins_of(fact)
        source = next((facts for wider, facts in tellings if origins <= wider), None)
        if source is None:
            tellings.append((origins, [fact]))
        else:
            source.append(fact)
    shares = lcm(*(len(facts) for _, facts in tellings))
    if shares > MOST_SHARES:
        return [facts[0] for _, facts in tellings]
    return [fact for _, facts in tellings for fact in facts for _ in range(shares // len(facts))]


def latitude_days(when: When) -> int:
    """How many days a known time leaves open; an open end counts as ten years."""
    first, last = day(when.earliest), day(when.latest)
    return (last - first).days if first is not None and last is not None else 3650


def nearest_time(times: Sequence[When]) -> When:
    """The narrowest of several times, the surest and commonest first, with the evidence of all that meet it."""
    known = [when for when in times if when.is_known]
    if not known:  # one that is told from an event of no known day still has its words
        return min((when for when in times if when.evidence), key=lambda when: when.evidence, default=UNKNOWN_TIME)
    often = Counter((when.earliest, when.latest) for when in known)
    best = min(
        known,
        key=lambda when: (
            latitude_days(when),
            -often[when.earliest, when.latest],
            -len(when.earliest or ""),
            BASES.index(when.basis),
            when.evidence,
        ),
    )
    return When(best.earliest, best.latest, best.basis, united(when.evidence for when in known if do_meet(when, best)))


def nearest_place(places: Sequence[Place]) -> Place:
    """The place that is known nearest, the commonest name first, with the evidence of all. Never called with none."""
    often = Counter(place.name for place in places)
    best = min(
        places,
        key=lambda place: (
            not place.name,
            PRECISIONS.index(place.precision),
            -often[place.name],
            place.name,
            place.evidence,
        ),
    )
    evidence = united(place.evidence for place in places)
    return Place(best.name, best.country, best.lat, best.lon, best.precision, evidence)


def nearest_targets(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The target paths of several readings; a path is dropped where another one within it is named."""
    paths = {path for paths in lists for path in paths}
    return tuple(sorted(p for p in paths if not any(other != p and covers(p, other) for other in paths)))
