"""A stance whose verb is left out, because the sentence before has it: "Both accepted. The Front did not." """

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.core.account import Stance
from trucewatch.find.instruments.positions import DECIDING, Claim, claim_of
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.stances import StanceCue

_DOES = frozenset({"did", "does", "do", "has", "have", "had", "will", "would", "is", "was", "were"})
_DENIES = frozenset({"not", "n't", "didn't", "doesn't", "don't", "hasn't", "haven't", "hadn't", "won't", "wouldn't"})
_LIKEWISE = frozenset({"too", "so", "also", "likewise", ","})
_OPENING = frozenset({"so", "nor", "neither", "and", "but"})
_MOST_BEFORE = 8
"""So many words may stand before the auxiliary: a subject and no clause."""


def claims_left_out(survey: Survey, parties: Parties, line: Line, before: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence that only repeats or denies the one before, on the same instrument (head None).

    `before`: the claims of that sentence, of which the last decides. "So did Belmar", "nor did Belmar" and "Belmar did,
    too" repeat it; "Belmar did not" denies it: who did not refuse is undetermined.
    """
    told = [claim for claim in before if claim.stance in DECIDING]
    found = _repeated(line)
    if not told or found is None or len({claim.stance for claim in told}) > 1:
        return []
    first, after, subject, is_denied = found
    stance: Stance = told[-1].stance
    if is_denied:
        stance = "declines" if stance.startswith("accepts") else "undetermined"
    cue = StanceCue(stance, None, order=False)
    taken = {claim.party for claim in told}
    claims = [
        claim_of(survey, parties, line, actor, stance, None, cue, first, after)
        for actor in parties.named_in(line, *subject)
    ]
    return [msgspec.structs.replace(claim, first=0) for claim in claims if claim.party not in taken]


def _repeated(line: Line) -> tuple[int, int, tuple[int, int], bool] | None:
    """The auxiliary's words, the subject's and whether it is denied, of a sentence that has no verb beside it."""
    words = [number for number, lower in enumerate(line.lowers) if lower not in (".", "!", ";")]
    if not words:
        return None
    opening = 0
    while opening < len(line.lowers) and line.lowers[opening] in _OPENING:
        opening += 1
    inverted = opening and line.lowers[opening - 1] in ("so", "nor", "neither")
    if inverted and line.lowers[opening : opening + 1] != ("not",):
        # "Nor did Belmar": the subject stands behind.
        if line.lowers[opening] in _DOES and words[-1] - opening <= _MOST_BEFORE:
            return opening, opening + 1, (opening + 1, words[-1] + 1), False
        return None
    at = next((number for number in words if line.lowers[number] in _DOES | (_DENIES - {"not", "n't"})), None)
    if at is None or at == opening or at - opening > _MOST_BEFORE:
        return None
    rest = {line.lowers[number] for number in words if number > at}
    if not rest <= _DENIES | _LIKEWISE:
        return None
    is_denied = not rest.isdisjoint(_DENIES) or line.lowers[at] in _DENIES
    return at, words[-1] + 1, (opening, at), is_denied
