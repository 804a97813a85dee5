"""What must be so first: "only if", "unless", "provided that", "for as long as", with who sets it."""

from __future__ import annotations

import msgspec

from trucewatch.core.spans import Span
from trucewatch.find.instruments.bonds import Bond
from trucewatch.find.instruments.depending import bonds_on
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.positions import Claim
from trucewatch.find.instruments.setters import is_promise, promising, setter_of
from trucewatch.find.one_party import stands_by
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.trees import children, head, subtree

_TAKEN = frozenset({"accepts", "accepts_in_part", "accepts_on_conditions", "declines", "proposes", "demands"})
_BREACHES = frozenset(
    """break breaks broke broken breach breaches breached violate violates violated collapse collapses collapsed fail
    fails failed hold holds held uphold upheld upholds""".split()  # noqa: SIM905
)
"""An "if" with one of these tells what would follow a breach, or a truce that holds; it is no condition of a truce."""


_GOING_ON = ("renew", "prolong", "extend")
"""Beginnings of verbs of lasting longer."""


class Clause(msgspec.Struct, frozen=True):
    """A condition in words `first`..`after` of line `line`, set by `by` (None = by the text itself).

    `on` is the instrument of the line that it is put to, as far as the tree or the reader says;
    `is_on_peace`: it is put to a peace or the talks about it rather than to a truce.
    """

    line: int
    first: int
    after: int
    by: str | None
    text: str
    evidence: Span
    is_firm: bool
    on: Head | None = None
    is_on_peace: bool = False


def clauses_on(
    survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...], claims: tuple[Claim, ...], is_carried: bool
) -> tuple[Clause, ...]:
    """The conditions of a line, in order; `is_carried`: an instrument was spoken of just before."""
    if line.sentence.heading:
        return ()
    found: list[Clause] = []
    for bond in bonds_on(line):
        first, after = line.word_at(bond.start), min(line.word_at(bond.end - 1) + 1, len(line.words))
        if after <= first:
            continue
        stands = [
            claim for claim in claims if claim.stance in _TAKEN and not (first <= claim.first and claim.after <= after)
        ]
        clause = _clause(survey, parties, line, bond, heads, stands)
        if _is_condition(survey, parties, line, bond, clause, heads, stands, is_carried or bool(heads)):
            found.append(clause)
    return tuple(found)


def _clause(
    survey: Survey, parties: Parties, line: Line, bond: Bond, heads: tuple[Head, ...], stands: list[Claim]
) -> Clause:
    """The bond with who sets it and what it is put to."""
    span = survey.page.span(bond.start, bond.end)
    first, after = line.word_at(bond.start), min(line.word_at(bond.end - 1) + 1, len(line.words))
    return Clause(
        line=line.number,
        first=first,
        after=after,
        by=setter_of(survey, parties, line, bond, first, stands),
        text=span.exact,
        evidence=span,
        is_firm=bond.strength == "firm",
        on=_hung_on(line, bond, heads),
        is_on_peace=_is_on_peace(line, bond),
    )


def _is_condition(
    survey: Survey,
    parties: Parties,
    line: Line,
    bond: Bond,
    clause: Clause,
    heads: tuple[Head, ...],
    stands: list[Claim],
    is_spoken: bool,
) -> bool:
    """Whether what depends on the bond is an instrument, a stance on one, or a party's promise beside one.

    `stands`: the stances of the line outside the bond; `is_spoken`: an instrument is spoken of here at all.
    """
    if clause.by is not None and not _may_set(survey, parties, clause.by, stands):
        return False
    is_governed = clause.on is not None or bool(stands) or _is_renewing(line, bond)
    is_set = clause.by is not None and parties.is_side(clause.by)
    if bond.is_read:
        return is_governed or (is_spoken and (clause.by is not None or _is_ruled(line, bond)))
    if bond.strength == "firm":
        return is_governed or (is_spoken and (clause.by is not None or _is_ruled(line, bond)))
    if bond.strength == "term":
        return is_set and (clause.on is not None or _is_of_peace(line, bond))
    if bond.strength == "part":
        return is_governed or is_spoken or survey.speaker_at(bond.start) is not None
    if bond.strength == "asked":
        return is_governed or (is_spoken and is_set)
    if bond.strength == "need":
        return bool(is_governed or heads) and not any(_is_truce(head, clause) for head in heads)
    if bond.strength in ("price", "time") or not _BREACHES.isdisjoint(line.lowers[clause.first : clause.after]):
        return False
    if line.lowers[clause.first] == "until":
        return any(claim.stance == "declines" for claim in stands)
    if clause.by is None and not (clause.on and clause.on.extends):
        return False  # nobody's "if" is a guess, but for the clause of a text: "may be prolonged if all agree"
    willing = promising(survey, parties, line, bond)
    is_promised = is_spoken and willing is not None and parties.is_side(willing)
    is_told = survey.statement_at(bond.start) is not None or is_promise(line, bond)
    return bool(stands) or is_promised or (clause.on is not None and is_told)


def _is_ruled(line: Line, bond: Bond) -> bool:
    """Whether what depends is laid down as a text does it: "the tunnel may shut", "is to vote"."""
    if bond.governor is None:
        return False
    near = children(line.reading, bond.governor, "aux", "cop", "mark", "aux:pass")
    words = {line.lower_at(line.reading.tokens[one].start) for one in near}
    return not words.isdisjoint(("shall", "may")) or {"is", "to"} <= words or {"are", "to"} <= words


def _is_renewing(line: Line, bond: Bond) -> bool:
    """Whether what depends is that something goes on: "its mandate renews itself unless a side objects"."""
    if bond.governor is None or bond.strength != "firm":
        return False
    return line.lower_at(line.reading.tokens[bond.governor].start).startswith(_GOING_ON)


def _may_set(survey: Survey, parties: Parties, by: str, stands: list[Claim]) -> bool:
    """Whether who sets it can be a party, or takes a stance beside it: a relief official's "if" sets nothing."""
    party = parties.principal(by)
    actor = survey.actors.get(party)
    is_bystander = actor is not None and actor.kind == "group" and stands_by(actor)
    return not is_bystander or any(one.party == party for one in stands)


def _is_of_peace(line: Line, bond: Bond) -> bool:
    """Whether a thing that has to be something is peace by another name: "any settlement must be lasting"."""
    if bond.governor is None:
        return False
    return line.lower_at(line.reading.tokens[bond.governor].start) in ("settlement", "resolution", "solution", "peace")


def _is_on_peace(line: Line, bond: Bond) -> bool:
    """Whether somebody asks for a seat at the talks, or for what a settlement must have."""
    if bond.strength == "need":
        near = [bond.governor] if bond.governor is not None else []
        named = [one for verb in near for one in children(line.reading, verb, "nsubj", "nsubj:pass")]
        return any(_is_of_peace(line, msgspec.structs.replace(bond, governor=one)) for one in named)
    return bond.strength == "part" or (bond.strength == "term" and _is_of_peace(line, bond))


def _is_truce(head: Head, clause: Clause) -> bool:
    """Whether what is needed is the truce itself: "the need for a halt to the fighting"."""
    is_inside = clause.first <= head.first <= clause.first + 4 and head.after <= clause.after
    return head.form is not None and "ceasefire" in head.form and is_inside


def _hung_on(line: Line, bond: Bond, heads: tuple[Head, ...]) -> Head | None:
    """The head that the reader hangs the condition on, else the nearest one that the same verb governs."""
    if bond.of is not None:
        at = line.word_at(bond.of)
        named = next((head for head in heads if head.first <= at < head.after), None)
        if named is not None:
            return named
    if bond.governor is None:
        return None
    if bond.strength == "term":
        at = line.word_at(line.reading.tokens[bond.governor].start)
        return next((one for one in heads if one.first <= at < one.after and not one.is_act), None)
    top = bond.governor
    while line.reading.relations[top] == "conj" and (above := head(line.reading, top)) is not None:
        top = above
    words = {line.word_at(line.reading.tokens[one].start) for one in subtree(line.reading, top)}
    governed = [one for one in heads if one.core in words and not bond.start <= line.words[one.core].start < bond.end]
    return governed[-1] if governed else None
