"""Denials that one report has of an incident that another tells: who denies it is told of the incident, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.core.account import Actor, Incident, Statement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.denials import Denial, Told, denials_in
from trucewatch.reconcile.differ_denials import claims_of
from trucewatch.reconcile.parallel import Lines
from trucewatch.reconcile.sides import Sides


def with_denials_of_others(
    incidents: Sequence[Incident],
    pages: Mapping[str, Page],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    sides: Sides,
) -> list[Incident]:
    """The incidents; one of which a side is accused, and whose telling that side denies anywhere, is denied by it.

    What a denial answers is found as for disagreements: in its own sentence, in the best sentence before it, and in
    the sentences of other reports that say the same.
    """
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for span in statement.content[:1]:
            by_report[span.report].append(statement)
    named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for actor in actors:
        for span in actor.mentions:
            named[span.report].append((span.start, span.end, actor.id))
    told = Told(Lines(pages), pages, by_report, {report: sorted(own) for report, own in named.items()}, sides)
    answers = denials_with_claims(told)
    return [with_denials(incident, answers, sides) for incident in incidents]


def denials_with_claims(told: Told) -> list[tuple[Denial, list[Span]]]:
    """Each denial of the pages with what it answers."""
    found: list[tuple[Denial, list[Span]]] = []
    for report in sorted(told.pages):
        before: tuple[Denial, list[Span]] | None = None
        for line in told.lines.of(report):
            for denial in denials_in(line, told):
                before = (denial, claims_of(denial, told, before))
                found.append(before)
    return found


def with_denials(incident: Incident, answers: Sequence[tuple[Denial, list[Span]]], sides: Sides) -> Incident:
    """The incident with those who deny it among `answers`: of the accused side, each once."""
    if incident.accused is None:
        return incident
    deniers: dict[str, list[Span]] = {}
    for denial, claims in answers:
        is_accused = sides.of(denial.by) == sides.of(incident.accused)
        is_told = any(span.overlaps(claim) for span in incident.evidence for claim in claims)
        if is_accused and denial.is_sure and is_told and denial.by not in incident.denied_by:
            deniers.setdefault(denial.by, []).append(denial.span)
    if not deniers:
        return incident
    spans = sorted({*incident.read.get("denied_by", ()), *(span for own in deniers.values() for span in own)})
    return msgspec.structs.replace(
        incident,
        denied_by=tuple(sorted({*incident.denied_by, *deniers})),
        accused_status="claimed" if incident.accused_status == "claimed" else "denied",
        read={**incident.read, "denied_by": tuple(spans)},
    )
