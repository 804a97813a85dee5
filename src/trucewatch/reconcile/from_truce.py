"""Days of incidents that are told only from a truce: "on the first night of the pause", counted from its start.

The start may be told by another report. Where the truces of the story begin on two days, or the day that comes out
lies behind the report, the incident stays without a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import CEASEFIRES, Incident, Instrument, InstrumentStatus, Report
from trucewatch.core.values import When
from trucewatch.lang.truce_days import dated_from
from trucewatch.lang.truce_time import TruceTime, truce_times
from trucewatch.reconcile.signing_days import is_of_signing

HELD: frozenset[InstrumentStatus] = frozenset({"agreed", "ordered", "in_force", "expired", "disputed"})
"""Statuses of a truce that somebody was held to, or says so."""


def dated_from_truces(
    incidents: Iterable[Incident], instruments: Sequence[Instrument], reports: Mapping[str, Report]
) -> list[Incident]:
    """The incidents, those told from a truce with their day where one truce gives it. `instruments`: of their story."""
    truces = [one for one in instruments if one.form in CEASEFIRES and one.status in HELD]
    return [dated_incident(one, truces, reports) for one in incidents]


def dated_incident(incident: Incident, truces: Sequence[Instrument], reports: Mapping[str, Report]) -> Incident:
    """The incident, dated from the one start that its words can be counted from."""
    told = told_from_truce(incident)
    if told is None:
        return incident
    source = incident.happened.evidence[0].report
    published = reports[source].published.latest if source in reports else None
    for near in (True, False):  # the report's own truce first
        starts = [one for one in starts_of(truces) if not near or source in {span.report for span in one.evidence}]
        found = {
            (day.earliest, day.latest): (day, start)
            for start in starts
            if (day := dated_from(told, start)) is not None and not is_behind(day, published)
        }
        if len({key[0][:10] for key in found if key[0]}) > 1:
            return incident
        if found:
            day, start = max(found.values(), key=lambda pair: len(pair[0].earliest or ""))
            evidence = tuple(sorted({*incident.happened.evidence, *start.evidence}))
            happened = When(day.earliest, day.latest, "relative", evidence)
            return msgspec.structs.replace(incident, happened=happened, read={**incident.read, "happened": evidence})
    return incident


def told_from_truce(incident: Incident) -> TruceTime | None:
    """How far off a truce the incident is told; None where its day is known, or not told so."""
    when = incident.happened
    if when.is_known or when.basis != "relative" or not when.evidence:
        return None
    words = when.evidence[0].exact
    told = truce_times(words, 0, len(words))
    return told[0] if told and told[0].of == "start" else None


def starts_of(truces: Iterable[Instrument]) -> list[When]:
    """The starts that the versions of the truces state."""
    known = [version.starts for truce in truces for version in truce.versions if version.starts.is_known]
    return [when for when in known if not is_of_signing(when)]


def is_behind(day: When, published: str | None) -> bool:
    """Whether the day lies behind the report that tells of it."""
    return published is not None and (day.earliest or "")[:10] > published[:10]
