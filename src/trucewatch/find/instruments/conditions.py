"""What must be so first: "only if", "unless", "provided that", "for as long as", with who sets it."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Stance
from trucewatch.core.spans import Span
from trucewatch.find.instruments.bonds import Bond, bonds_on
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.positions import Claim
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.trees import ancestors, children, head, subjects, subtree, word_at

_WILLING = frozenset({"would", "will", "ready", "unwilling", "possible", "could", "won't", "wouldn't"})
_DENIED = frozenset({"not", "never", "unwilling", "n't", "won't", "wouldn't"})
_TAKEN = frozenset({"accepts", "accepts_in_part", "accepts_on_conditions", "declines", "proposes", "demands"})
_PROMISING = frozenset(
    """would will shall can could may might must won't ready willing prepared unwilling possible 'd 'll wo""".split()  # noqa: SIM905
)
"""Words that tell what is to come: what hangs on a condition beside one of these is promised, offered or refused."""
_BREACHES = frozenset(
    """break breaks broke broken breach breaches breached violate violates violated collapse collapses collapsed fail
    fails failed hold holds held uphold upheld upholds""".split()  # noqa: SIM905
)
"""An "if" with one of these tells what would follow a breach, or a truce that holds; it is no condition of a truce."""


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
        by = _setter(survey, parties, line, bond, first, stands)
        on = _hung_on(line, bond, heads)
        is_spoken = is_carried or bool(heads)
        if _is_condition(survey, parties, line, bond, first, after, stands, heads, on, by, is_spoken):
            span = survey.page.span(bond.start, bond.end)
            found.append(
                Clause(
                    line.number,
                    first,
                    after,
                    by,
                    span.exact,
                    span,
                    bond.strength == "firm",
                    on,
                    _is_on_peace(line, bond),
                )
            )
    return tuple(found)


def _is_condition(
    survey: Survey,
    parties: Parties,
    line: Line,
    bond: Bond,
    first: int,
    after: int,
    stands: list[Claim],
    heads: tuple[Head, ...],
    on: Head | None,
    by: str | None,
    is_spoken: bool,
) -> bool:
    """Whether what depends on the bond is an instrument, a stance on one, or a party's promise beside one."""
    is_governed = on is not None or bool(stands)
    if bond.is_read:
        return is_governed or (is_spoken and by is not None)
    promising = _promising(survey, parties, line, bond)
    is_promised = is_spoken and promising is not None and parties.is_side(promising)
    if bond.strength == "firm":
        return is_governed or (is_spoken and by is not None)
    if bond.strength == "term":
        return by is not None and parties.is_side(by) and (on is not None or _is_of_peace(line, bond))
    if bond.strength == "part":
        return is_governed or is_spoken or survey.speaker_at(bond.start) is not None
    if bond.strength == "asked":
        return is_governed or (is_spoken and by is not None and parties.is_side(by))
    if bond.strength == "need":
        return (is_governed or bool(heads)) and not any(_is_truce(head, first, after) for head in heads)
    if bond.strength in ("price", "time") or not _BREACHES.isdisjoint(line.lowers[first:after]):
        return False
    if line.lowers[first] == "until":
        return any(claim.stance == "declines" for claim in stands)
    is_said = survey.statement_at(bond.start) is not None
    return bool(stands) or is_promised or (on is not None and (is_said or _is_promise(line, bond)))


def _is_of_peace(line: Line, bond: Bond) -> bool:
    """Whether a thing that has to be something is peace by another name: "any settlement must be lasting"."""
    if bond.governor is None:
        return False
    at = line.word_at(line.reading.tokens[bond.governor].start)
    return line.lowers[at] in ("settlement", "resolution", "solution", "peace")


def _is_on_peace(line: Line, bond: Bond) -> bool:
    """Whether somebody asks for a seat at the talks, or for what a settlement must have."""
    if bond.strength == "need":
        near = [bond.governor] if bond.governor is not None else []
        named = [one for verb in near for one in children(line.reading, verb, "nsubj", "nsubj:pass")]
        return any(_is_of_peace(line, msgspec.structs.replace(bond, governor=one)) for one in named)
    return bond.strength == "part" or (bond.strength == "term" and _is_of_peace(line, bond))


def _is_truce(head: Head, first: int, after: int) -> bool:
    """Whether what is needed is the truce itself: "the need for a halt to the fighting"."""
    return (
        head.form is not None and "ceasefire" in head.form and first <= head.first <= first + 4 and head.after <= after
    )


def _is_promise(line: Line, bond: Bond) -> bool:
    """Whether what depends is told as something to come: "would leave", "is ready to", "may be extended"."""
    if bond.governor is None:
        return False
    reading = line.reading
    near = {bond.governor, *children(reading, bond.governor, "aux", "cop", "aux:pass", "advmod", "xcomp")}
    above = head(reading, bond.governor)
    if above is not None and reading.relations[bond.governor] in ("xcomp", "obj", "obl"):
        near |= {above, *children(reading, above, "aux", "cop")}
    words = {line.lowers[at] for one in near if (at := line.word_at(reading.tokens[one].start)) < len(line.words)}
    return not _PROMISING.isdisjoint(words)


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


def _setter(survey: Survey, parties: Parties, line: Line, bond: Bond, first: int, stands: list[Claim]) -> str | None:
    """Who sets the condition: who is the subject of what depends on it, whose stance stands nearest, or who speaks."""
    # "Accepted the Aruna plan on condition that ...": who accepts sets it, not whose plan it is.
    stands = [claim for claim in stands if claim.stance != "proposes"] or stands
    if bond.strength == "term":
        setter = survey.speaker_at(bond.start) or _sayer(parties, line, bond)
        return parties.principal(setter) if setter else None
    if bond.governor is not None and bond.strength != "part":
        at = line.word_at(line.reading.tokens[bond.governor].start)
        own = [claim for claim in stands if claim.first <= at < claim.after]
        if own:
            return own[0].party
        if named := _promising(survey, parties, line, bond):
            return parties.principal(named)
    if stands:
        nearest = min(stands, key=lambda claim: (abs(claim.first - first), claim.first))
        return nearest.party
    setter = survey.speaker_at(bond.start)
    return parties.principal(setter) if setter else None


def _sayer(parties: Parties, line: Line, bond: Bond) -> str | None:
    """The subject of the verb that the clause of the bond hangs on: "which Aruna said must be lasting"."""
    word = word_at(line.reading, bond.end - 1)
    while word is not None and line.reading.relations[word] != "ccomp":
        word = head(line.reading, word)
    verb = head(line.reading, word) if word is not None else None
    named = parties.subject(line, line.word_at(line.reading.tokens[verb].start)) if verb is not None else ()
    return named[0] if named else None


def _promising(survey: Survey, parties: Parties, line: Line, bond: Bond) -> str | None:
    """The actor that is the subject of what depends on the bond; None for a thing, and where nothing is promised."""
    if bond.governor is None or not (bond.strength in ("asked", "need") or _is_promise(line, bond)):
        return None
    reading = line.reading
    for subject in subjects(reading, bond.governor):
        token = reading.tokens[subject]
        named = _named_at(line, subject)
        if any(reading.tags[owner] == "PRON" for owner in children(reading, subject, "nmod:poss")):
            # "The president said his army would leave"
            return _owner(line, bond.governor) or survey.speaker_at(token.start)
        if not named and reading.tags[subject] in ("PRON", "DET", "ADJ", "NUM"):
            named = list(parties.subject(line, line.word_at(reading.tokens[bond.governor].start)))
        if named:
            return named[0]
    return None


def _owner(line: Line, verb: int) -> str | None:
    """Whom "his" means beside a verb in somebody's words: the named subject of the verb above it."""
    for above in ancestors(line.reading, verb):
        for subject in children(line.reading, above, "nsubj"):
            if named := _named_at(line, subject):
                return named[0]
    return None


def _named_at(line: Line, word: int) -> list[str]:
    """The actors whose mentions hold a word of the reading."""
    token = line.reading.tokens[word]
    return [one.actor for one in line.mentions if one.start < token.end and token.start < one.end]
