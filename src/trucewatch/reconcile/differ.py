"""Typed disagreements of an account: what reports say differently, of which kind, and why in a sentence.

Only a conflict, a scope, a misquotation or an attribution says that two accounts cannot both stand; a vaguer value, one
instant in two zones and counts of two windows are none of these.
"""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.core.account import Account, Disagreement
from trucewatch.core.page import Page
from trucewatch.reconcile.differ_numbers import count_disagreements, length_disagreements
from trucewatch.reconcile.differ_terms import deed_disagreements, position_disagreements, term_disagreements
from trucewatch.reconcile.differ_words import spelling_disagreements, word_disagreements
from trucewatch.reconcile.readings import Reader
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.support import Origins


def disagreements_of(account: Account, pages: Mapping[str, Page]) -> tuple[Disagreement, ...]:
    """The disagreements of the merged facts of `account`, in stable order; `pages` by report id."""
    sides, reader = Sides(account.actors), Reader(Origins(account.origins), account.reports)
    found = word_disagreements(account.statements, pages, sides, reader)
    for meeting in account.meetings:
        found += length_disagreements(meeting, reader)
    for instrument in account.instruments:
        found += term_disagreements(instrument, sides, reader)
        found += position_disagreements(instrument, sides, reader)
    for incident in account.incidents:
        found += deed_disagreements(incident, sides, reader)
        found += count_disagreements(incident, sides, reader)
    found += spelling_disagreements(account.actors, reader)
    unique = {one.id: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.about.kind, one.about.id, one.field, one.id)))
