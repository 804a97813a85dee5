"""Who stands behind the numbered articles of a text: "The parties have agreed the following: 1. ..."."""

from __future__ import annotations

from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.positions import Claim
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey

_OPENINGS = (("the", "following"), ("as", "follows"))
_ACCEPTING = frozenset(
    {"accepted", "accept", "agreed", "agree", "state", "stated", "declare", "declared", "undertake", "adopted"}
)


def signatories_on(parties: Parties, line: Line) -> tuple[str, ...]:
    """Whom a line names as accepting what follows it; empty for any other line."""
    pairs = list(zip(line.lowers, line.lowers[1:], strict=False))
    if _ACCEPTING.isdisjoint(line.lowers) or not any(opening in pairs for opening in _OPENINGS):
        return ()
    end = next(number for number, pair in enumerate(pairs) if pair in _OPENINGS)
    return parties.within(line, 0, end)


def is_article(survey: Survey, line: Line) -> bool:
    """Whether a line is, or belongs to, a numbered article: its paragraph opens with a number and a dot or bracket."""
    number = line.number
    while number and survey.lines[number - 1].sentence.paragraph == line.sentence.paragraph:
        number -= 1
    opening = survey.lines[number].lowers[:2]
    return bool(opening) and opening[0].isdigit() and len(opening[0]) < 3


def accepted_by(survey: Survey, line: Line, heads: tuple[Head, ...], signatories: tuple[str, ...]) -> tuple[Claim, ...]:
    """Each signatory accepts each instrument that an article names."""
    return tuple(
        Claim(
            line.number,
            party,
            party,
            "accepts",
            head,
            False,
            head.first,
            head.after,
            survey.span(line, head.first, head.after),
            None,
        )
        for head in heads
        for party in signatories
    )
