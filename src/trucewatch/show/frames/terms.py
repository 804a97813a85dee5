"""Frames of agreements and proposals: instruments, their versions and ends, positions, conditions, duties, watchers."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.core.account import Account, InstrumentForm, InstrumentKind, InstrumentStatus, Stance
from trucewatch.show.frames.columns import (
    SUPPORT,
    Frame,
    Part,
    actor,
    moment,
    one_of,
    outlets,
    parts,
    quantity,
    several,
    text,
    when,
    whole,
    worked_out,
)

INSTRUMENTS = Frame(
    "instruments",
    "one agreement, proposal, order, demand or planned talks",
    lambda account: account.instruments,
    (
        text("id", "the instrument"),
        text("label", "what the reports call it"),
        one_of("kind", InstrumentKind, "of which kind it is"),
        one_of("form", InstrumentForm, "what it is to bring about"),
        one_of("status", InstrumentStatus, "how far it has come"),
        several("parties", "actor ids"),
        several("proposed_by", "actor ids"),
        several("mediators", "actor ids"),
        several("leads_to", "ids of the instruments that it leads to"),
        outlets(lambda one: one.evidence),
        *SUPPORT,
    ),
)
VERSIONS = Frame(
    "versions",
    "one instrument in one party's text",
    lambda account: parts(account.instruments, "versions"),
    (
        text("instrument", "the instrument", "of.id"),
        text("instrument_label", "what the reports call it", "of.label"),
        whole("version", "which version of the instrument, from 0", "number"),
        *actor("by", "whose text it is; `<NA>` = the outlets' own wording", "part.by"),
        several("targets", "target paths that it covers", "part.scope.targets"),
        several("excluded", "target paths that it leaves out", "part.scope.excluded"),
        several("domains", "`land`, `air`, `sea`", "part.scope.domains"),
        worked_out(
            "where",
            "tuples",
            "names of the places that it covers (more of them: `places`)",
            lambda one, known: tuple(place.name for place in one.part.scope.where),
        ),
        several("binds", "actor ids of whom it binds", "part.scope.binds"),
        *when("starts", "from when it holds", "part.starts"),
        *quantity("lasts", "for how long", "part.lasts"),
        outlets(lambda one: one.part.evidence),
    ),
)


def _expiries(account: Account) -> Iterable[Part]:
    """The ends, each with the version (a Part itself) that it is of."""
    for version in parts(account.instruments, "versions"):
        yield from (Part(version, number, end) for number, end in enumerate(version.part.expires))


EXPIRIES = Frame(
    "expiries",
    "one defensible end of a version",
    _expiries,
    (
        text("instrument", "the instrument", "of.of.id"),
        whole("version", "which version of the instrument, from 0", "of.number"),
        whole("number", "which end of the version, from 0"),
        *moment("at", "when it ends", "part.at"),
        text("rule", "the counting rule that gives it", "part.rule"),
    ),
)
POSITIONS = Frame(
    "positions",
    "one position of a party on an instrument",
    lambda account: parts(account.instruments, "positions"),
    (
        text("instrument", "the instrument", "of.id"),
        text("instrument_label", "what the reports call it", "of.label"),
        one_of("kind", InstrumentKind, "of the instrument", "of.kind"),
        one_of("form", InstrumentForm, "of the instrument", "of.form"),
        one_of("status", InstrumentStatus, "of the instrument", "of.status"),
        whole("number", "which position on the instrument, from 0"),
        *actor("party", "who holds it", "part.party"),
        one_of("stance", Stance, "where the party stands", "part.stance"),
        several("conditions", "what the party makes it depend on", "part.conditions"),
        *when("said", "when the position was taken", "part.said"),
        *actor("reported_by", "who says so; `<NA>` = the outlets, in their own words", "part.reported_by"),
        outlets(lambda one: one.part.evidence),
    ),
)
CONDITIONS = Frame(
    "conditions",
    "one thing that must be so first",
    lambda account: parts(account.instruments, "conditions"),
    (
        text("instrument", "the instrument", "of.id"),
        whole("number", "which condition of the instrument, from 0"),
        *actor("by", "who sets it; `<NA>` = a clause of the text itself", "part.by"),
        text("text", "the condition", "part.text"),
        outlets(lambda one: one.part.evidence),
    ),
)
OBLIGATIONS = Frame(
    "obligations",
    "one thing that somebody must do",
    lambda account: parts(account.instruments, "obligations"),
    (
        text("instrument", "the instrument", "of.id"),
        whole("number", "which obligation of the instrument, from 0"),
        several("who", "actor ids of who must do it", "part.who"),
        text("what", "what must be done", "part.what"),
        *when("due", "by when", "part.due"),
        outlets(lambda one: one.part.evidence),
    ),
)
MONITORING = Frame(
    "monitoring",
    "one clause on who is to watch",
    lambda account: parts(account.instruments, "monitoring"),
    (
        text("instrument", "the instrument", "of.id"),
        whole("number", "which clause of the instrument, from 0"),
        several("by", "actor ids of who is to watch", "part.by"),
        text("text", "the clause", "part.text"),
        outlets(lambda one: one.part.evidence),
    ),
)
