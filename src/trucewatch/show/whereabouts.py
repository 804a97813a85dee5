"""Where things are said to have happened: incidents gathered by place, those with coordinates for the map."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from trucewatch.core.account import Incident
from trucewatch.core.values import Place
from trucewatch.show.drawn import Elsewhere, MapPlace, Named, Whereabouts
from trucewatch.show.provenance import Provenance
from trucewatch.show.wording import NOT_STATED, PRECISIONS, listed, plain

RADII_KM: Mapping[str, float] = {"district": 20.0, "region": 75.0}
"""How large a district or a region is drawn. Sizes of ours: the account says no more than that it is one."""
POINTS = frozenset({"exact", "town"})
ALIKE = 2
"""Coordinates that agree to so many decimals (about a kilometre) are one place."""
MOST_SIDES = 3
"""So many sides have a shape of their own on the map."""


def whereabouts_of(incidents: Sequence[Incident], named: Mapping[str, Named], known: Provenance) -> Whereabouts:
    """The places of incidents, those with most first; `named` by incident id is where each leads."""
    drawn: dict[tuple[float, float, float | None], list[Incident]] = defaultdict(list)
    rest: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        place = incident.place
        why = why_not_drawn(place)
        if why or place.lat is None or place.lon is None:
            rest[plain(place.name) or NOT_STATED, why].append(incident)
        else:
            drawn[round(place.lat, ALIKE), round(place.lon, ALIKE), RADII_KM.get(place.precision)].append(incident)
    sides = Counter(side for incident in incidents if (side := side_of(incident.accused, known)) is not None)
    shown = tuple(side for side, _ in sorted(sides.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_SIDES])
    places = [
        MapPlace(
            anchor=f"place-{number}",
            name=names_of(found),
            lat=lat,
            lon=lon,
            radius_km=radius,
            precision=PRECISIONS[found[0].place.precision],
            side=only_side(found, shown, known),
            incidents=tuple(named[incident.id] for incident in found),
        )
        for number, ((lat, lon, radius), found) in enumerate(
            sorted(drawn.items(), key=lambda entry: (-len(entry[1]), names_of(entry[1]), entry[0][:2])), 1
        )
    ]
    met = {place.side for place in places}
    return Whereabouts(
        places=tuple(places),
        sides=tuple(side for side in shown if side in met),
        elsewhere=tuple(
            Elsewhere(name, why, tuple(named[incident.id] for incident in found))
            for (name, why), found in sorted(rest.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        ),
    )


def why_not_drawn(place: Place) -> str:
    """Why a place cannot be drawn without pretending to know more than is known; "" where it can."""
    if not place.name.strip():
        return NOT_STATED
    if place.precision == "country":
        return PRECISIONS["country"]
    if place.lat is None or place.lon is None or not (is_degrees(place.lat, 90) and is_degrees(place.lon, 180)):
        return "no coordinates known"
    return "" if place.precision in POINTS or place.precision in RADII_KM else PRECISIONS["unknown"]


def is_degrees(value: float, most: float) -> bool:
    """Whether a number is an angle that a map has."""
    return math.isfinite(value) and abs(value) <= most


def side_of(actor_id: str | None, known: Provenance) -> str | None:
    """The name of whoever the accused acts for in the end; None where nobody is accused by name."""
    if actor_id is None:
        return None
    seen: set[str] = set()
    while actor_id not in seen and actor_id in known.actors and known.actors[actor_id].of is not None:
        seen.add(actor_id)
        actor_id = known.actors[actor_id].of or actor_id
    return known.actor(actor_id)


def only_side(incidents: Sequence[Incident], shown: Sequence[str], known: Provenance) -> str | None:
    """The one side of `shown` on which all the incidents are laid; None where they are not, or on nobody."""
    sides = {side_of(incident.accused, known) for incident in incidents}
    side = next(iter(sides)) if len(sides) == 1 else None
    return side if side in shown else None


def names_of(incidents: Sequence[Incident]) -> str:
    """The name of a place, all where reports have several: `Harn and Harn-on-Sea`."""
    names = Counter(plain(incident.place.name) for incident in incidents)
    return listed(name for name, _ in sorted(names.items(), key=lambda entry: (-entry[1], entry[0])))
