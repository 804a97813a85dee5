"""Whose stance a verb in the passive tells where it names nobody: "was dismissed in Tarn", "had been agreed"."""

from __future__ import annotations

from trucewatch.find.instruments.heads import Head
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey

_OPEN = frozenset(
    """not no never n't cannot can could may might must shall should will would to if whether unless until""".split()  # noqa: SIM905
)
"""Between the thing and its verb, or before the thing, they say that nothing is agreed yet."""
_TELLING = frozenset(
    """said says say saying told tells announced announces announcing confirmed confirms confirming reported reports
    added adds claimed claims insisted insists stated states declared declares noted wrote disclosed revealed""".split()  # noqa: SIM905
)
"""Verbs that let what is told stand as it is; whoever hopes or denies that a thing was agreed has not agreed to it."""
_AGREEING = 6
"""So many words behind "agreed between" name those who agreed."""


def passive_ends(
    survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...], first: int, after: int
) -> tuple[tuple[str, ...], Head | None, bool]:
    """Who takes the stance, on which head, and whether that is told at all.

    Whoever is named at a place within three words behind ("dismissed in Tarn"), whoever it is "agreed between", or the
    side that says that it was agreed: that side at least agrees.
    """
    before = [head for head in heads if head.after <= first]
    if after < len(line.words) and line.lowers[after] == "in":
        named = parties.within(line, after, min(after + 3, len(line.words)))
        return named[:1], before[-1] if before else None, bool(before)
    if not before or line.lowers[first] != "agreed":
        return (), None, False
    head = before[-1]
    if head.kind == "talks" or not _OPEN.isdisjoint(line.lowers[max(0, head.first - 2) : first]):
        return (), None, False
    if line.lowers[after : after + 1] == ("between",):
        named = parties.within(line, after, min(after + _AGREEING, len(line.words)))
        if len(named) > 1:
            return named, head, True
    statement = survey.statement_at(line.words[first].start)
    speaker = statement.speaker if statement else None
    cue = statement.cue.exact.lower().split() if statement and statement.cue else ()
    is_told = not cue or not _TELLING.isdisjoint(cue)
    if speaker is None or not is_told or parties.principal(speaker) not in parties.belligerents:
        return (), None, False
    return (speaker,), head, True
