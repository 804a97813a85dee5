"""One value of a fact in words, with the names of its own account."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import (
    Accusation,
    Condition,
    Count,
    Expiry,
    Incident,
    Lasted,
    Monitoring,
    Obligation,
    Position,
    Reading,
    Verification,
    Version,
)
from trucewatch.core.changes import Value
from trucewatch.core.references import ACTOR_FIELDS
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Place, Quantity, Scope, When
from trucewatch.show.changes.sides import Side
from trucewatch.show.incidents import ACCUSED_STATUSES, accusation_of, counted_words
from trucewatch.show.terms import terms_of
from trucewatch.show.wording import (
    DISAGREEMENTS,
    INCIDENT_FORMS,
    INSTRUMENT_FORMS,
    INSTRUMENT_KINDS,
    INSTRUMENT_STATUSES,
    MEETING_FORMS,
    NOT_STATED,
    STANCES,
    VERIFICATIONS,
    counted,
    expiry_words,
    listed,
    place_words,
    plain,
    quantity_words,
    target_words,
    when_words,
)

CODES = {
    ("instrument", "kind"): INSTRUMENT_KINDS,
    ("instrument", "form"): INSTRUMENT_FORMS,
    ("instrument", "status"): INSTRUMENT_STATUSES,
    ("meeting", "form"): MEETING_FORMS,
    ("incident", "form"): INCIDENT_FORMS,
    ("incident", "accused_status"): ACCUSED_STATUSES,
    ("disagreement", "kind"): DISAGREEMENTS,
}
"""What the words of the format are called, by kind of fact and field."""


def value_words(kind: str, field: str, value: Value, side: Side, holder: msgspec.Struct | None = None) -> str:
    """A field or a part in words, never empty; `holder` is the fact that has it."""
    if isinstance(value, msgspec.Struct):
        return part_words(value, side, holder)
    if value is None or value in ((), ""):
        return nobody_or_nothing(kind, field)
    if field in ACTOR_FIELDS or (kind, field) == ("actor", "of"):
        ids = value if isinstance(value, tuple) else (str(value),)
        return listed(side.known.names(ids))
    if field == "story":
        return side.name("story", str(value))
    if field in ("leads_to", "part_of"):
        of = "instrument" if field == "leads_to" else "incident"
        ids = value if isinstance(value, tuple) else (str(value),)
        return listed(side.topics.get((of, one), plain(one)) for one in ids)
    if field == "targets" and isinstance(value, tuple):
        return listed(map(target_words, value))
    if isinstance(value, tuple):
        return listed(sorted(plain(str(one)) for one in value))
    told = CODES.get((kind, field), {}).get(str(value))
    return told or plain(str(value)).replace("_", " " if field in ("kind", "mode", "form") else "_") or NOT_STATED


def nobody_or_nothing(kind: str, field: str) -> str:
    """What stands for a value that an account does not have."""
    if (kind, field) == ("incident", "accused"):
        return "nobody, or the sides accuse each other"
    if field == "speaker":
        return "not clear"
    if field == "voices":
        return "nobody"
    return "not read before" if field == "unread" else NOT_STATED


def part_words(part: msgspec.Struct, side: Side, holder: msgspec.Struct | None) -> str:
    """A part of a fact in one line."""
    known = side.known
    if isinstance(part, Position):
        return f"{known.actor(part.party)}: {position_words(part, side)}"
    if isinstance(part, Version):
        return f"{version_name(part, side)}: {version_words(part, side)}"
    if isinstance(part, Condition):
        return f"{known.actor(part.by, 'in the text itself')}: {plain(part.text) or NOT_STATED}"
    if isinstance(part, Obligation):
        due = when_words(part.due) if part.due else NOT_STATED
        return f"{listed(known.names(part.who), 'who is not stated')}: {plain(part.what) or NOT_STATED}; due: {due}"
    if isinstance(part, Monitoring):
        return f"{listed(known.names(part.by), 'who is not stated')}: {plain(part.text) or NOT_STATED}"
    if isinstance(part, Count):
        happened = holder.happened if isinstance(holder, Incident) else UNKNOWN_TIME
        told = counted_words(part, happened, known)
        return told.replace(": by the outlets", "").replace(": by ", ", by ") + behind(part.evidence, side)
    if isinstance(part, Accusation):
        return accusation_of(part, known).words
    if isinstance(part, Verification):
        return VERIFICATIONS[part.stance] + (f" ({known.actor(part.by)})" if part.by else "")
    if isinstance(part, Lasted):
        return f"{quantity_words(part.value)}, by {known.actor(part.by, 'the outlets')}"
    if isinstance(part, Reading):
        return f"{plain(part.value) or NOT_STATED}, by {known.actor(part.by, 'the outlets')}"
    if isinstance(part, Expiry):
        return expiry_words(part)
    if isinstance(part, Span):
        return f"“{plain(part.exact)}” in {known.outlet(part.report)}"
    return simple_words(part)


def simple_words(value: msgspec.Struct) -> str:
    """A time, a place, a number or a scope."""
    if isinstance(value, When):
        return when_words(value)
    if isinstance(value, Quantity):
        return quantity_words(value)
    if isinstance(value, Place):
        where = [] if value.lat is None or value.lon is None else [f"{value.lat:.2f}, {value.lon:.2f}"]
        where += [value.country] if value.country else []
        return place_words(value) + (f" ({'; '.join(where)})" if where else "")
    if isinstance(value, Scope):
        return listed(map(target_words, value.targets))
    return plain(str(value))


def position_words(position: Position, side: Side) -> str:
    """`accepts on conditions, if: Orsk withdrew; the White House says so`."""
    told = STANCES[position.stance]
    if position.conditions:
        told += ", if: " + "; ".join(plain(condition) or NOT_STATED for condition in position.conditions)
    if position.said.is_known:
        told += f", {when_words(position.said)}"
    if position.reported_by and position.reported_by != position.party:
        told += f"; {side.known.actor(position.reported_by)} says so"
    return told


def version_name(version: Version, side: Side) -> str:
    """`in the text of Orsk`, as the brief names it."""
    return f"in the text of {side.known.actor(version.by)}" if version.by else "in the outlets’ words"


def version_words(version: Version, side: Side) -> str:
    """What a version states: `covers: ports; lasts: 10 days`."""
    terms = [(term.name.lower(), term.values[0].words) for term in terms_of((version,), side.known)]
    return "; ".join(f"{name}: {words}" for name, words in terms if words != NOT_STATED) or "no terms stated"


def behind(evidence: tuple[Span, ...], side: Side) -> str:
    """` (2 origins)`: how many independent texts carry a number."""
    number = len(side.known.origins_of(evidence))
    return f" ({counted(number, 'origin')})" if number else ""
