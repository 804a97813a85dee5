"""Stances that a condition tells by itself: who would do something under it, who makes a thing one."""

from __future__ import annotations

from trucewatch.core.account import Stance
from trucewatch.find.instruments.conditions import Clause
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.positions import Claim
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey

_WILLING = frozenset({"would", "will", "ready", "unwilling", "possible", "could", "won't", "wouldn't"})
_DENIED = frozenset({"not", "never", "unwilling", "n't", "won't", "wouldn't"})


def demanded(survey: Survey, line: Line, clause: Clause, head: Head, by: str) -> Claim:
    """Whoever (`by`) makes a thing a condition demands it: "only if the checkpoint is moved back"."""
    span = survey.span(line, clause.first, clause.after)
    return Claim(line.number, by, by, "demands", head, False, clause.first, clause.after, span, None)


def promises_under(
    survey: Survey, parties: Parties, line: Line, clause: Clause, claims: tuple[Claim, ...]
) -> tuple[Claim, ...]:
    """ "They would go on only if ...": who would do something under a condition accepts on it, if no verb says more."""
    if clause.by is None or not clause.is_firm or clause.by != parties.principal(clause.by):
        return ()  # whoever tells of it for others takes no stance
    if any(claim.party == clause.by for claim in claims):
        return ()
    start = max(0, clause.first - 14)
    if _WILLING.isdisjoint(line.lowers[start : clause.first]):
        return ()
    span = survey.span(line, start, clause.after)
    stance: Stance = "declines" if _is_refused(line, start, clause) else "accepts_on_conditions"
    return (Claim(line.number, clause.by, clause.by, stance, None, False, start, clause.after, span, None),)


def _is_refused(line: Line, start: int, clause: Clause) -> bool:
    """Whether the clause before the condition is denied: "they would not disarm unless they were paid"."""
    opening = line.lowers[max(start, line.clause_start(max(clause.first - 1, 0))) : clause.first]
    at = next((number for number, word in enumerate(opening) if word in _WILLING), None)
    return at is not None and not _DENIED.isdisjoint(opening[at : at + 3])
