"""On which side an event is counted: on whom it is laid, or between whom it was."""

from __future__ import annotations

from trucewatch.core.account import Incident
from trucewatch.core.monitored import Event
from trucewatch.monitor.sides import CIVILIANS, Cast

NOBODY = "nobody"
"""The side of events that are laid on nobody by name, on both, or on somebody whom the account does not know."""
Side = str
"""NOBODY, "accused:ID", or "between:ID,ID" where the table says no direction."""


def doers_of(event: Event, cast: Cast) -> tuple[str | None, ...]:
    """The accused, or where the table says no direction all sides that it names; None for one who is not known."""
    names = (event.accused,) if event.accused is not None else event.sides
    found = [cast.match(name) for name in names]
    return tuple(dict.fromkeys(one for one in found if one != CIVILIANS))


def side_of_event(event: Event, cast: Cast) -> Side:
    """The side on which a row is counted."""
    doers = doers_of(event, cast)
    if not doers or None in doers:
        return NOBODY
    sides = sorted({cast.side_of(doer) for doer in doers if doer is not None})
    return f"accused:{sides[0]}" if event.accused is not None else f"between:{','.join(sides)}"


def side_of_incident(incident: Incident, cast: Cast) -> Side:
    """The side on which an incident of the account is laid."""
    return NOBODY if incident.accused is None else f"accused:{cast.side_of(incident.accused)}"


def side_words(side: Side, cast: Cast) -> str:
    """ "laid on Velda", "between Ordu and Velda, no direction told"."""
    kind, _, ids = side.partition(":")
    if kind == "accused":
        return f"laid on {cast.name(ids)}"
    if kind == "between":
        names = ids.split(",")
        told = f"between {cast.names(names)}" if len(names) > 1 else f"involving {cast.name(ids)}"
        return f"{told}, no direction told"
    return "on no side that is known by name"
