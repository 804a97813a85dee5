"""Typed disagreements of an account: what reports say differently, of which kind, and why in a sentence.

Only a conflict, a scope, a misquotation or an attribution says that two accounts cannot both stand; a vaguer value, one
instant in two zones and counts of two windows are none of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from trucewatch.core.account import Account, Disagreement, Incident, Statement
from trucewatch.core.page import Page
from trucewatch.reconcile.differ_blame import blame_disagreements
from trucewatch.reconcile.differ_contrasts import contrast_disagreements
from trucewatch.reconcile.differ_deeds import day_disagreements, deed_disagreements, united_by_denial
from trucewatch.reconcile.differ_denials import denial_disagreements
from trucewatch.reconcile.differ_lengths import meeting_length_disagreements
from trucewatch.reconcile.differ_measures import measure_disagreements
from trucewatch.reconcile.differ_moves import move_disagreements
from trucewatch.reconcile.differ_numbers import count_disagreements, length_disagreements
from trucewatch.reconcile.differ_outcomes import outcome_disagreements
from trucewatch.reconcile.differ_promises import promise_disagreements
from trucewatch.reconcile.differ_scopes import scope_disagreements
from trucewatch.reconcile.differ_sums import sum_disagreements
from trucewatch.reconcile.differ_tales import tale_disagreements
from trucewatch.reconcile.differ_tallies import tally_disagreements
from trucewatch.reconcile.differ_tellings import is_shown, telling_disagreements
from trucewatch.reconcile.differ_terms import position_disagreements, term_disagreements
from trucewatch.reconcile.differ_times import time_disagreements
from trucewatch.reconcile.differ_tolls import toll_disagreements
from trucewatch.reconcile.differ_updates import update_disagreements
from trucewatch.reconcile.differ_words import spelling_disagreements, word_disagreements
from trucewatch.reconcile.matters import matters
from trucewatch.reconcile.parallel import Lines
from trucewatch.reconcile.parts import parts_disagreements
from trucewatch.reconcile.readings import Reader
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.support import Origins
from trucewatch.reconcile.tellings import tellings_of


def disagreements_of(account: Account, pages: Mapping[str, Page]) -> tuple[Disagreement, ...]:
    """The disagreements of the merged facts of `account`, in stable order; `pages` by report id."""
    sides, reader = Sides(account.actors), Reader(Origins(account.origins), account.reports, pages)
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in account.statements:
        for span in statement.content[:1]:
            by_report[span.report].append(statement)
    found = word_disagreements(account.statements, pages, sides, reader)
    for meeting in account.meetings:
        found += length_disagreements(meeting, reader)
    for instrument in account.instruments:
        found += term_disagreements(instrument, pages, reader)
        found += position_disagreements(instrument, sides, reader)
    deeds: list[Disagreement] = []
    for incident in account.incidents:
        near = [one for report in reports_of(incident) for one in by_report.get(report, ())]
        deeds += deed_disagreements(incident, near, sides, reader)
        found += count_disagreements(incident, sides, reader)
        found += parts_disagreements(incident, reader)
    found += united_by_denial(deeds)
    found += day_disagreements(account.incidents, sides, reader)
    lines = Lines(pages)
    found += sum_disagreements(pages, reader)
    for report in sorted(pages):
        found += promise_disagreements({report: pages[report]}, by_report.get(report, ()), reader)
    found = denial_disagreements(pages, by_report, account.actors, sides, reader, found, lines)
    found += telling_disagreements(pages, lines, reader, found)
    found += outcome_disagreements(pages, reader, found)
    tellings = {report: tellings_of(pages[report], lines, by_report.get(report, ())) for report in sorted(pages)}
    found += not_shown(contrast_disagreements(pages, tellings, sides, reader, account.actors), found)
    found += not_shown(meeting_length_disagreements(pages, reader), found)
    found += not_shown(time_disagreements(pages, tellings, account.actors, sides, lines, reader), found)
    found += not_shown(blame_disagreements(pages, tellings, account.incidents, account.actors, sides, reader), found)
    found += not_shown(toll_disagreements(pages, tellings, account.actors, lines, sides, reader), found)
    found += not_shown(tale_disagreements(pages, tellings, account.actors, sides, lines, reader), found)
    found += not_shown(scope_disagreements(pages, tellings, sides, reader), found)
    found += not_shown(tally_disagreements(pages, tellings, sides, reader), found)
    found += not_shown(measure_disagreements(pages, reader), found)
    found += not_shown(move_disagreements(pages, reader), found)
    found += update_disagreements(pages, account.incidents, reader)
    found += spelling_disagreements(account.actors, reader)
    unique = {one.id: one for one in matters(found)}
    return tuple(sorted(unique.values(), key=lambda one: (one.about.kind, one.about.id, one.field, one.id)))


def not_shown(new: Sequence[Disagreement], known: Sequence[Disagreement]) -> list[Disagreement]:
    """The disagreements of `new` of which neither one of `known` nor an earlier one has a word of each reading."""
    kept: list[Disagreement] = []
    for one in new:
        rivals = [*known, *kept]
        if not any(is_shown(one, [span for reading in own.readings for span in reading.evidence]) for own in rivals):
            kept.append(one)
    return kept


def reports_of(incident: Incident) -> list[str]:
    """The reports that tell of an incident, in order."""
    return sorted({span.report for span in incident.evidence})
