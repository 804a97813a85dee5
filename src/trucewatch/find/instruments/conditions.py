"""What must be so first: "only if", "unless", "provided that", "for as long as", with who sets it."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Stance
from trucewatch.core.spans import Span
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.positions import Claim
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.phrases import Phrases

_MARKERS: Phrases[str] = Phrases(
    [
        ("only if|after|when|once", "firm"),
        ("could only work if", "firm"),
        ("unless", "firm"),
        ("provided that", "firm"),
        ("provided", "loose"),
        ("on condition that", "firm"),
        ("on the condition that", "firm"),
        ("for as long as", "firm"),
        ("as|so long as", "firm"),
        ("on the understanding that", "firm"),
        ("not before|until", "firm"),
        ("not one day before", "firm"),
        ("if", "loose"),
        ("until", "until"),
        ("would require", "require"),
        ("requires that", "require"),
        ("must be part of|included in|involved in", "part"),
        ("must be at the table", "part"),
        ("must take part in", "part"),
        ("~want more details", "part"),
        ("need for more details", "part"),
        ("~want guarantees", "part"),
    ]
)
"""Phrases that open a condition. "firm" ones are conditions by themselves, "loose" ones only beside a stance or in
somebody's words; of "require" ones the text stands after them, of "part" ones the clause around them is the text."""

_NO_CONDITION = frozenset({"asked", "ask", "as", "even", "which", "wondered", "see", "unclear", "know", "what"})


_WILLING = frozenset({"would", "will", "ready", "unwilling", "possible", "could", "won't", "wouldn't"})
_DENIED = frozenset({"not", "never", "unwilling", "n't", "won't", "wouldn't"})
_TELLING = frozenset({"said", "says", "added", "told"})
_BREACHES = frozenset(
    """break breaks broke broken breach breaches breached violate violates violated collapse collapses collapsed fail
    fails failed hold holds held""".split()  # noqa: SIM905
)
"""An "if" with one of these tells what would follow a breach, or a truce that holds; it is no condition of a truce."""


class Clause(msgspec.Struct, frozen=True):
    """A condition in words `first`..`after` of line `line`, set by `by` (None = by the text itself)."""

    line: int
    first: int
    after: int
    by: str | None
    text: str
    evidence: Span
    is_firm: bool


def clauses_on(
    survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...], claims: tuple[Claim, ...]
) -> tuple[Clause, ...]:
    """The conditions of a line, in order."""
    if line.sentence.heading:
        return ()
    found: list[Clause] = []
    for first, after, strength in (*_MARKERS.find(line.lowers), *_inverted(line)):
        if first and line.lowers[first - 1] in _NO_CONDITION:
            continue
        if line.lowers[after : after + 1] == ("so",):
            continue
        if strength == "loose" and not _BREACHES.isdisjoint(line.lowers[after : _end(line, after)]):
            continue
        stands = [
            claim
            for claim in claims
            if claim.stance in ("accepts", "accepts_on_conditions", "declines", "proposes", "demands")
        ]
        if strength == "until" and not any(claim.stance == "declines" for claim in stands):
            continue
        if strength == "part":
            if survey.speaker_at(line.words[first].start) is None and not stands and not heads:
                continue
        elif strength != "firm" and not stands and not (heads and survey.statement_at(line.words[first].start)):
            continue
        if not heads and not stands and strength != "part":
            continue
        end = _end(line, after)
        if end <= after:
            continue
        begin = (
            after
            if strength == "require"
            else max(line.clause_start(first), first - 6)
            if strength == "part"
            else first
        )
        by = _setter(survey, parties, line, first, stands)
        span = survey.span(line, begin, end)
        found.append(Clause(line.number, begin, end, by, span.exact, span, strength == "firm"))
    return tuple(found)


def _inverted(line: Line) -> list[tuple[int, int, str]]:
    """The "should" of "should one side break it": at the start of a clause."""
    return [
        (number, number + 1, "loose")
        for number, lower in enumerate(line.lowers)
        if lower == "should" and (number == 0 or line.lowers[number - 1] in (",", '"', "“", "and", "‘", "'"))
    ]


def demanded(survey: Survey, line: Line, clause: Clause, head: Head, by: str) -> Claim:
    """Whoever (`by`) makes a thing a condition demands it: "only if the checkpoint is moved back"."""
    span = survey.span(line, clause.first, clause.after)
    return Claim(line.number, by, by, "demands", head, False, clause.first, clause.after, span, None)


def promises_under(
    survey: Survey, parties: Parties, line: Line, clause: Clause, claims: tuple[Claim, ...]
) -> tuple[Claim, ...]:
    """ "They would go on only if ...": who would do something under a condition accepts on it, if no verb says more."""
    if clause.by is None or not clause.is_firm or any(claim.party == clause.by for claim in claims):
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


def _end(line: Line, after: int) -> int:
    """The word after the condition: at a sign that closes it, or thirty words on."""
    for number in range(after, min(after + 30, len(line.words))):
        if line.lowers[number] in (".", ";", "”", '"', "but") or (
            line.lowers[number] == ","
            and number + 1 < len(line.words)
            and line.lowers[number + 1] in ("he", "she", "it", "the", "said", "our", "and")
        ):
            return number
        if line.lowers[number] == "," and not _TELLING.isdisjoint(line.lowers[number + 1 : number + 7]):
            return number
    return min(after + 30, len(line.words))


def _setter(survey: Survey, parties: Parties, line: Line, first: int, stands: list[Claim]) -> str | None:
    """Who sets the condition: the party whose stance stands nearest, else who speaks."""
    # "Accepted the Aruna plan on condition that ...": who accepts sets it, not whose plan it is.
    stands = [claim for claim in stands if claim.stance != "proposes"] or stands
    if stands:
        nearest = min(stands, key=lambda claim: (abs(claim.first - first), claim.first))
        return nearest.party
    subject = parties.subject(line, first) if first else ()
    setter = subject[0] if subject else survey.speaker_at(line.words[first].start)
    return parties.principal(setter) if setter else None
