"""Small accounts -> the account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from trucewatch.core.account import Account, Fact, Incident, Instrument, Meeting, Statement
from trucewatch.core.page import Found, Page
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.reconcile.denied_incidents import with_denials_of_others
from trucewatch.reconcile.differ import disagreements_of
from trucewatch.reconcile.frame import filled_stories, used_actors
from trucewatch.reconcile.from_truce import dated_from_truces
from trucewatch.reconcile.identity import evidence_of, first_place, renamed, with_names
from trucewatch.reconcile.incidents import merged_incidents
from trucewatch.reconcile.instruments import merged_instruments
from trucewatch.reconcile.meetings import merged_meetings
from trucewatch.reconcile.processes import processes_of
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.signing_days import without_signing_days
from trucewatch.reconcile.statements import utterances
from trucewatch.reconcile.support import Origins, Voices, support_of

Item = TypeVar("Item", Statement, Meeting, Instrument, Incident)
Merged = list[tuple[Item, tuple[Item, ...]]]


def assemble(
    frame: Account,
    found: Mapping[str, Found],
    pages: Mapping[str, Page],
    fighting: Mapping[str, Sequence[str]] | None = None,
) -> Account:
    """`frame` (reports, stories, actors, origins, problems) with the facts of all reports merged into it.

    Facts are merged within their story; what a report has alone stays as it was found. The order of reports is of no
    account: facts are taken in the order of the characters that they rest on. `fighting`: who fights in each
    story, which makes processes of stories.
    """
    sides = Sides(frame.actors)
    reports = {report.id: report for report in frame.reports}
    story_by_report = {report.id: report.story for report in frame.reports}
    whole = renamed({report: found[report].facts for report in sorted(found)})
    by_story: dict[str, list[Fact]] = defaultdict(list)
    for fact in whole:
        by_story[story_by_report.get(first_place(fact)[0], "")].append(fact)

    origins = Origins(frame.origins)

    def origin_of(fact: Instrument) -> str:
        return origins.of(fact.evidence[0]) if fact.evidence else ""

    def origins_of(fact: Instrument | Incident | Meeting) -> frozenset[str]:
        return frozenset(origins.of(span) for span in fact.evidence)

    statements: list[Statement] = []
    meetings: Merged[Meeting] = []
    instruments: Merged[Instrument] = []
    incidents: Merged[Incident] = []
    for story in sorted(by_story):
        own = by_story[story]
        statements += utterances([fact for fact in own if isinstance(fact, Statement)], sides, pages)
        meetings += merged_meetings([fact for fact in own if isinstance(fact, Meeting)], sides, origins_of)
        texts = without_signing_days([fact for fact in own if isinstance(fact, Instrument)])
        instruments += merged_instruments(texts, sides, origin_of, origins_of)
        told = [fact for fact in own if isinstance(fact, Incident)]
        dated = dated_from_truces(told, texts, reports)
        incidents += merged_incidents(dated, sides, origins_of)

    voices = Voices(statements)
    became = {
        old.id: new.id for merged in (meetings, instruments, incidents) for new, members in merged for old in members
    }

    def finished(items: Sequence[Item]) -> tuple[Item, ...]:
        made = [msgspec.structs.replace(item, support=support_of(item, origins, voices, sides)) for item in items]
        return tuple(sorted(made, key=lambda item: (story_by_report.get(first_place(item)[0], ""), order(item))))

    def joined(items: Merged[Item]) -> tuple[Item, ...]:
        return finished([with_names(item, item.id, lambda _, old: became.get(old)) for item, _ in items])

    all_instruments = joined(instruments)
    all_meetings, all_incidents, all_statements = joined(meetings), joined(incidents), finished(statements)
    stories = filled_stories(frame.stories, frame.reports)
    whole_account = msgspec.structs.replace(
        frame,
        processes=processes_of(
            stories,
            all_instruments,
            {item.id: story_by_report.get(first_place(item)[0], "") for item in all_instruments},
            sides,
            fighting or {},
        ),
        stories=stories,
        actors=used_actors(
            frame.actors, [*all_statements, *all_meetings, *all_instruments, *all_incidents], frame.reports
        ),
        statements=all_statements,
        meetings=all_meetings,
        instruments=all_instruments,
        incidents=all_incidents,
        problems=frame.problems + tuple(problem for report in sorted(found) for problem in found[report].problems),
    )
    disagreements = disagreements_of(whole_account, pages)
    # after the disagreements, which find these denials by themselves and would tell each a second time
    denied = with_denials_of_others(all_incidents, pages, all_statements, frame.actors, sides)
    return msgspec.structs.replace(whole_account, disagreements=disagreements, incidents=tuple(denied))


def order(fact: Fact) -> tuple[str, tuple[str, int, int], str]:
    """When it was (the unknown last) and where it is first told."""
    when: When = UNKNOWN_TIME
    if isinstance(fact, Meeting):
        when = fact.when
    elif isinstance(fact, Incident):
        when = fact.happened
    elif isinstance(fact, Instrument):
        when = min((v.starts for v in fact.versions if v.starts.earliest), key=lambda w: w.earliest or "", default=when)
    spans = evidence_of(fact)
    return (when.earliest or "9999", first_place(fact), spans[-1].exact if spans else "")
