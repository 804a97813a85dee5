"""Frames of what is said to have happened: incidents, accusations, counts, and places of any fact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import msgspec

from trucewatch.core.account import (
    Account,
    AccusedStatus,
    CountOf,
    IncidentForm,
    Outcome,
    Result,
    VerificationStance,
)
from trucewatch.show.frames.columns import (
    SUPPORT,
    Column,
    Frame,
    Part,
    actor,
    one_of,
    outlets,
    parts,
    place,
    quantity,
    several,
    text,
    when,
    whole,
    yes_no,
)
from trucewatch.show.tables import tested_against

RESULTS: tuple[Result, ...] = get_args(Result)


def _incidents(account: Account) -> Iterable[Part]:
    """The incidents, each with the versions that it was held against, by result."""
    tested = tested_against(account)
    for index, incident in enumerate(account.incidents):
        yield Part(incident, index, {result: tested.get((incident.id, result), ()) for result in RESULTS})


HELD_AGAINST: tuple[Column, ...] = tuple(
    Column(
        result,
        "tuples",
        f"the versions (`instrument/0`) by which the allegation is {result}",
        lambda one, known, result=result: tuple(one.part[result]),  # type: ignore[misc]
    )
    for result in RESULTS
)
INCIDENTS = Frame(
    "incidents",
    "one thing that is said to have happened",
    _incidents,
    (
        text("id", "the incident", "of.id"),
        one_of("form", IncidentForm, "of which kind it is", "of.form"),
        *when("happened", "when it happened", "of.happened"),
        *place("of.place"),
        several("targets", "target paths of what was hit", "of.targets"),
        text("target_text", "what was hit, in the report's words", "of.target_text"),
        text("means", "with what, in the report's words", "of.means"),
        *actor("accused", "on whom it is laid; `<NA>` = nobody, or sides accuse each other", "of.accused"),
        one_of("accused_status", AccusedStatus, "how far that stands", "of.accused_status"),
        several("alleged_by", "actor ids of who alleges it", "of.alleged_by"),
        several("denied_by", "actor ids of who denies it", "of.denied_by"),
        one_of("verification", VerificationStance, "how far it was checked", "of.verification.stance"),
        *actor("verification_by", "who says so; `<NA>` = the outlet", "of.verification.by"),
        text("part_of", "id of the incident that it is part of", "of.part_of"),
        *HELD_AGAINST,
        outlets(lambda one: one.of.evidence),
        whole("origins", SUPPORT[0].meaning, "of.support.origins"),
        several("voices", SUPPORT[1].meaning, "of.support.voices"),
    ),
)
ACCUSATIONS = Frame(
    "accusations",
    "one accusation: who lays an incident on whom",
    lambda account: parts(account.incidents, "accusations"),
    (
        text("incident", "the incident", "of.id"),
        whole("number", "which accusation of the incident, from 0"),
        *actor("accused", "on whom it is laid", "part.accused"),
        *actor("by", "who accuses", "part.by"),
        one_of("status", AccusedStatus, "how far that stands", "part.status"),
        outlets(lambda one: one.part.evidence),
    ),
)
COUNTS = Frame(
    "counts",
    "one number that somebody gives of an incident",
    lambda account: parts(account.incidents, "counts"),
    (
        text("incident", "the incident", "of.id"),
        whole("number", "which count of the incident, from 0"),
        text("id", "the count, where others refer to it", "part.id"),
        one_of("of", CountOf, "of what", "part.of"),
        text("of_text", "of what in the report's words, where `of` is `other`", "part.of_text"),
        one_of("outcome", Outcome, "what became of them; `<NA>` = not said", "part.outcome"),
        *quantity("value", "how many", "part.value"),
        *when("window", "the time that it was counted over", "part.window"),
        *actor("counted_by", "who counted; `<NA>` = the outlet", "part.counted_by"),
        yes_no("cumulative", "whether it sums up all since a beginning", "part.cumulative"),
        text("part_of", "id of the count that it is part of", "part.part_of"),
        outlets(lambda one: one.part.evidence),
        whole("origins", SUPPORT[0].meaning, "part.support.origins"),
        several("voices", SUPPORT[1].meaning, "part.support.voices"),
    ),
)


class PlaceOf(msgspec.Struct, frozen=True):
    """What a place is of: kind and id of the fact, and for an instrument which version."""

    kind: str
    fact: str
    version: int | None


def _places(account: Account) -> Iterable[Part]:
    """Every place, with what it is of."""
    for meeting in account.meetings:
        if meeting.place is not None:
            yield Part(PlaceOf("meeting", meeting.id, None), 0, meeting.place)
    for version in parts(account.instruments, "versions"):
        of = PlaceOf("instrument", version.of.id, version.number)
        yield from (Part(of, index, where) for index, where in enumerate(version.part.scope.where))
    for incident in account.incidents:
        yield Part(PlaceOf("incident", incident.id, None), 0, incident.place)


PLACES = Frame(
    "places",
    "one place of a meeting, of an instrument's version or of an incident",
    _places,
    (
        text("kind", "`meeting`, `instrument` or `incident`", "of.kind"),
        text("fact", "id of what it is the place of", "of.fact"),
        whole("version", "which version of the instrument, from 0; `<NA>` = of no instrument", "of.version"),
        whole("number", "which place there, from 0"),
        *place("part"),
    ),
)
