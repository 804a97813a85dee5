"""Stances that the reader sees and no idiom in the tables tells: "is cool to the offer", "rejection of the text"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from trucewatch.core.account import Stance
from trucewatch.core.reading import Labelled
from trucewatch.find.instruments.depending import bonds_on
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.no_stance import is_aside, is_denied, is_exhortation, is_hypothetical
from trucewatch.find.instruments.positions import DECIDING, Claim, claim_of
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.stances import StanceCue
from trucewatch.lang.trees import children, word_at

STANCES: dict[str, Stance] = {"partly": "accepts_in_part", "conditions": "accepts_on_conditions"}
"""The reader's short words -> the account's; all others are the same."""
SURE = 0.9
"""The least score of a stance that the reader alone tells."""
SETTLED = 0.5
"""The least score of who takes it."""
_NEAR = 3
"""So many words behind a stance are looked at for what it is on."""
_IRREAL = frozenset({"if", "nor", "neither", "unless", "whether"})
"""At the head of a sentence or a clause they say that nothing was decided, or the contrary."""
_ANAPHORS = frozenset({
    "it", "this", "that", "them", "these", "both", "text", "document", "paper", "deal", "plan", "terms", "offer",
    "proposal", "draft", "idea", "agreement", "accord",
})  # fmt: skip
"""What takes up an instrument that was spoken of before."""


def claims_read(
    survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...], told: Sequence[Claim]
) -> list[Claim]:
    """The claims of a line that the reader tells beside those that are `told`: as asserted, by somebody known."""
    found: list[Claim] = []
    bonds = [bond for bond in bonds_on(line) if bond.strength == "firm"]
    for span in line.reading.layer("stance"):
        if span.modality != "asserted" or span.score < SURE:
            continue
        first, after = line.word_at(span.start), line.word_at(span.end - 1) + 1
        if any(claim.first < after and first < claim.after for claim in told):
            continue
        stance = STANCES.get(span.label) or cast(Stance, span.label)
        outside = tuple(one for one in heads if not any(b.start <= line.words[one.first].start < b.end for b in bonds))
        head, is_known = _object(line, outside, span)
        if not is_known or (head is None and stance not in DECIDING):
            continue
        cue = StanceCue(stance, None, order=False)
        if head is not None and head.after <= first and "than" in line.lowers[head.after : first]:
            continue  # "a narrower truce than Cadel had asked for"
        if not _IRREAL.isdisjoint(line.lowers[line.clause_start(first) : first]) or line.lowers[0] in _IRREAL:
            continue
        if (
            is_exhortation(line, after, cue)
            or is_hypothetical(line, first)
            or is_aside(line, first, after)
            or is_denied(line, first)
        ):
            continue
        found += [
            claim_of(survey, parties, line, actor, stance, head, cue, first, after)
            for actor in _who(parties, line, span)
            if stance not in DECIDING or parties.principal(actor) not in parties.mediators
        ]
    return found


def _who(parties: Parties, line: Line, stance: Labelled) -> tuple[str, ...]:
    """Whom the reader sees take the stance, as far as they are known."""
    found: list[str] = []
    for span in line.reading.layer("party"):
        is_apart = (
            span.start > stance.end and ";" in line.lowers[line.word_at(stance.end - 1) : line.word_at(span.start)]
        )
        if span.of in (stance.start, stance.of) and span.score >= SETTLED and not is_apart:
            found += parties.named_in(line, line.word_at(span.start), line.word_at(span.end - 1) + 1)
    return tuple(dict.fromkeys(found))


def _object(line: Line, heads: tuple[Head, ...], stance: Labelled) -> tuple[Head | None, bool]:
    """The instrument that the stance is on, None for the one spoken of before; and whether it is known at all."""
    spans = [span for span in line.reading.layer("instrument") if span.start == stance.of]
    if not spans:
        if heads:
            return (heads[0], True) if len(heads) == 1 else (None, False)
        behind = line.lowers[line.word_at(stance.end - 1) + 1 :][:_NEAR]
        return None, _is_without_object(line, stance) or not _ANAPHORS.isdisjoint(behind)
    start, end = spans[0].start, spans[0].end
    for head in heads:
        if line.words[head.first].start < end and start < line.words[head.after - 1].end:
            return head, True
    words = line.lowers[line.word_at(start) : line.word_at(end - 1) + 1]
    return None, bool(words) and words[-1] in _ANAPHORS


def _is_without_object(line: Line, stance: Labelled) -> bool:
    """Whether nothing that the stance could be on hangs on its verb: "Tarn agreed at once"."""
    verb = word_at(line.reading, stance.end - 1)
    if verb is None or line.reading.tags[verb] != "VERB":
        return verb is None
    return not children(line.reading, verb, *_OBJECTS) and not any(
        set(_line_words(line, case)) & _TOWARDS
        for oblique in children(line.reading, verb, "obl")
        for case in children(line.reading, oblique, "case")
    )


def _line_words(line: Line, word: int) -> tuple[str, ...]:
    at = line.word_at(line.reading.tokens[word].start)
    return line.lowers[at : at + 1]


_OBJECTS = ("obj", "iobj", "ccomp", "xcomp", "nsubj:pass", "advcl")
_TOWARDS = frozenset({"to", "on", "with", "for", "of", "against"})
"""Prepositions that lead to what a stance is on."""
