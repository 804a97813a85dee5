"""Events held against a text, its days aside: does it cover what was done, and does it bind who did it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from trucewatch.core.account import Account, Actor, Answer, Incident, Instrument, Version
from trucewatch.core.monitored import Event
from trucewatch.core.values import Scope
from trucewatch.monitor.breaches import binding_versions, is_by_bound_party
from trucewatch.monitor.laid_on import doers_of
from trucewatch.monitor.scope import is_in_scope
from trucewatch.monitor.sides import Cast


class Text(msgspec.Struct, frozen=True):
    """One text to count by: the versions (from 0) of an instrument that give the same days and scope."""

    instrument: Instrument
    versions: tuple[int, ...]
    version: Version
    scope: Scope
    story: str | None


def texts_of(account: Account) -> tuple[Text, ...]:
    """Every text whose scope can be tested, in the account's order; versions alike in days and scope are one."""
    found: dict[tuple[object, ...], list[Text]] = {}
    for stated in binding_versions(account):
        one = Text(stated.instrument, (stated.number,), stated.version, stated.scope, stated.story)
        found.setdefault(_alike(one), []).append(one)
    return tuple(
        msgspec.structs.replace(group[0], versions=tuple(number for one in group for number in one.versions))
        for group in found.values()
    )


def _alike(text: Text) -> tuple[object, ...]:
    """The same for versions that give the same numbers."""
    version, scope = text.version, text.scope
    return (
        text.instrument.id,
        version.starts.earliest,
        version.starts.latest,
        tuple(sorted(end.at for end in version.expires)),
        version.lasts and (version.lasts.low, version.lasts.high, version.lasts.unit),
        tuple(sorted(scope.targets)),
        tuple(sorted(scope.excluded)),
        tuple(sorted(scope.domains)),
        tuple(sorted((place.name, place.country or "") for place in scope.where)),
        tuple(sorted(scope.binds)),
    )


def incident_answer(incident: Incident, text: Text, actors: Mapping[str, Actor]) -> Answer:
    """Whether an incident of the account falls under the text, whenever it happened."""
    bound = is_by_bound_party(incident, text.instrument, text.version, actors).answer
    return both(is_in_scope(incident, text.scope, text.version).answer, bound)


def event_answer(event: Event, text: Text, cast: Cast) -> Answer:
    """Whether a row of a table falls under the text: "unclear" where readings of its kind, target or sides differ."""
    if event.is_act != "yes":
        return "unclear"
    readings = list(incidents_of(event, None))
    covered = agreed([is_in_scope(reading, text.scope, text.version).answer for reading in readings])
    doers = doers_of(event, cast)
    if not doers or None in doers:
        return both(covered, "unclear")
    bound = agreed(
        [
            is_by_bound_party(reading, text.instrument, text.version, cast.actors).answer
            for doer in doers
            for reading in incidents_of(event, doer)
        ]
    )
    return both(covered, bound)


def incidents_of(event: Event, accused: str | None) -> Iterator[Incident]:
    """The event as an incident in every reading: each form that its kind may be, each target that it names."""
    targets: Sequence[tuple[str, ...]] = [(path,) for path in event.targets] or [()]
    for form in event.forms:
        for hit in targets:
            yield Incident(
                id=event.id,
                form=form,
                happened=event.happened,
                place=event.place,
                targets=hit,
                target_text="",
                accused=accused,
                accused_status="undetermined",
                alleged_by=(),
                denied_by=(),
                counts=(),
                evidence=(),
            )


def both(first: Answer, second: Answer) -> Answer:
    """Two conditions: one "no" decides, else one "unclear"."""
    return "no" if "no" in (first, second) else "yes" if first == second == "yes" else "unclear"


def agreed(answers: Sequence[Answer]) -> Answer:
    """The answer of every reading; "unclear" where they differ."""
    return answers[0] if len(set(answers)) == 1 else "unclear"
