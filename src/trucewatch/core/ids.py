"""Which fields of the account hold ids, and of what: what must be renamed with a fact, or go with it."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import About, Account, Actor, Count, Incident, Statement
from trucewatch.core.judgements import Judged

ID_FIELDS: dict[str, str] = {
    "party": "actor",
    "reported_by": "actor",
    "by": "actor",
    "parties": "actor",
    "proposed_by": "actor",
    "mediators": "actor",
    "binds": "actor",
    "who": "actor",
    "accused": "actor",
    "alleged_by": "actor",
    "denied_by": "actor",
    "counted_by": "actor",
    "speaker": "actor",
    "addressee": "actor",
    "through": "actor",
    "voices": "actor",
    "leads_to": "instrument",
    "instrument": "instrument",
    "instruments": "instrument",
    "incident": "incident",
    "story": "story",
    "stories": "story",
    "reports": "report",
    "origins": "origin",
}
"""Fields that hold ids, and of what; `of`, `part_of` and `same_as` mean something else from kind to kind."""


def kind_of_ids(holder: msgspec.Struct, name: str) -> str | None:
    """Of what the ids in the field are; None where it holds none."""
    if isinstance(holder, Account | Judged):
        return None
    if isinstance(holder, Actor) and name == "of":
        return "actor"
    if isinstance(holder, Incident) and name == "part_of":
        return "incident"
    if isinstance(holder, Count) and name == "part_of":
        return "count"
    if isinstance(holder, Statement) and name == "same_as":
        return "statement"
    if isinstance(holder, About) and name == "id":
        return holder.kind
    if type(holder).__name__ == "Support" and name == "origins":
        return None
    return ID_FIELDS.get(name)
