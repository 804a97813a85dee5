"""A stance whose verb is left out, because the sentence before has it: "Both accepted. The Front did not." """

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.core.account import Stance
from trucewatch.find.instruments.positions import DECIDING, Claim, claim_of
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.stances import StanceCue, stance_cues, stance_words

_DOES = frozenset({"did", "does", "do", "has", "have", "had", "will", "would", "is", "was", "were"})
_DENYING = frozenset({"didn't", "doesn't", "don't", "hasn't", "haven't", "hadn't", "won't", "wouldn't"})
_DENIES = frozenset({"not", "n't", "never"})
_LIKEWISE = frozenset({"too", "so", "also", "likewise", "either", "yet", ","})
"""What else may stand behind the auxiliary."""
_TAKING_UP = frozenset({"so", "nor", "neither"})
"""Behind these the subject follows the auxiliary, and the stance is the same: "so did Belmar"."""
_OPENING = _TAKING_UP | {"and", "but"}
_TELLING = frozenset({"said", "says"})
_ENDS = frozenset({".", "!", ";"})
_MOST_BESIDE = 8
"""So many words may stand beside the auxiliary: a subject and no clause."""


class _Answer(msgspec.Struct, frozen=True):
    """A sentence without a verb of its own, from word `opening` on: its subject's words `first`..`after`, and whether
    it takes up the one before as it is, or denied.
    """

    opening: int
    first: int
    after: int
    is_same: bool
    is_denied: bool


def claims_left_out(survey: Survey, parties: Parties, line: Line, before: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence that only repeats or denies the one before, on the same instrument (head None).

    `before`: the claims of that sentence; none follow where they take several stances, or where it has decided nothing
    and this one does not say that it is the same. "So did Belmar" and "nor did Belmar" repeat it, "Belmar did" affirms
    what it may have denied, "Belmar did not" denies it: who did not refuse is undetermined.
    """
    told = [claim for claim in before if claim.stance in DECIDING]
    answer = _answer(line)
    if not told or answer is None or len({claim.stance for claim in told}) > 1:
        return []
    stance = _stance(survey, told[0], answer)
    if stance is None:
        return []
    cue = StanceCue(stance, None, order=False)
    taken = {claim.party for claim in told}
    claims = [
        claim_of(survey, parties, line, actor, stance, None, cue, answer.opening, _end(line))
        for actor in parties.named_in(line, answer.first, answer.after)
    ]
    return [claim for claim in claims if claim.party not in taken]


def _stance(survey: Survey, told: Claim, answer: _Answer) -> Stance | None:
    """What the answer makes of the stance before it; None = nothing certain."""
    if answer.is_same:
        return told.stance
    words = survey.lines[told.line].lowers
    cues = [cue for first, after, cue in stance_cues().find(words) if told.first <= first and after <= told.after]
    cue = next((cue for cue in cues if told.stance in (cue.stance, cue.denied)), None)
    if cue is None:
        is_open = not stance_words().deniers.isdisjoint(words[: told.after])
        cue = StanceCue(told.stance, "declines" if told.stance.startswith("accepts") else "undetermined", order=False)
        if is_open:
            return None  # the reader alone saw the stance: what its "not" turns down is not known
    if answer.is_denied:
        return cue.denied
    return cue.stance if cue.stance != "undetermined" else None


def _end(line: Line) -> int:
    """The word after the last one that is no sign."""
    return max((number + 1 for number, lower in enumerate(line.lowers) if lower not in _ENDS), default=0)


def _answer(line: Line) -> _Answer | None:
    """The sentence as an answer to the one before; None where it has a verb of its own, or no subject."""
    opening, end = 0, _end(line)
    while opening < end and line.lowers[opening] in _OPENING:
        opening += 1
    if opening < end and opening and line.lowers[opening - 1] in _TAKING_UP:
        is_short = line.lowers[opening] in _DOES and 1 < end - opening <= _MOST_BESIDE + 1
        return _Answer(opening - 1, opening + 1, end, is_same=True, is_denied=False) if is_short else None
    at = next((number for number in range(opening, end) if line.lowers[number] in _DOES | _DENYING), end)
    first = max(opening, line.clause_start(at))
    if first > opening and _TELLING.isdisjoint(line.lowers[max(0, first - 2) : first]):
        return None  # "a rider that Aruna's text does not": what is left out stands in the same sentence
    rest = set(line.lowers[at + 1 : end])
    if at == end or not 0 < at - first <= _MOST_BESIDE or not rest <= _DENIES | _LIKEWISE:
        return None
    is_denied = not rest.isdisjoint(_DENIES) or line.lowers[at] in _DENYING
    return _Answer(first, first, at, is_same=False, is_denied=is_denied)
