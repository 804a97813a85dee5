"""Whether a report tells that a text was agreed: two acceptances, a fate, or words that say so."""

from __future__ import annotations

from trucewatch.core.account import InstrumentKind
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.threads import Thread
from trucewatch.find.instruments.unnamed_makers import is_ordered, is_prolonged
from trucewatch.find.survey import Survey
from trucewatch.know.stances import stance_words

_AGREED = frozenset(
    """agreed signed struck reached sealed concluded initialled brokered hammered ratified extended renewed prolonged
    under violated violating broke broken breached breaching breach breaches violation violations observed
    agree agrees monitors monitored""".split()  # noqa: SIM905
)
"""Words beside a truce that only an agreed one can have: "the truce signed in June", "violations of the truce"."""
_NEAR = 7
_TAKING = ("accepts", "accepts_in_part")


def settled_kind(survey: Survey, thread: Thread, kind: InstrumentKind) -> InstrumentKind:
    """`kind`, but an "agreement" that one side refuses, or that nobody is said to have made, is a proposal.

    A deed is its own proof: prisoners who went home were exchanged. What one side declares is its order, and an
    extension that both sides agreed to is no longer a proposal.
    """
    is_refused = any(claim.stance == "declines" for claim in thread.claims)
    if kind == "proposal" and not is_refused and is_prolonged(survey, thread):
        return "agreement"
    if kind == "agreement" and not thread.claims and is_ordered(survey, thread):
        return "order"
    if kind != "agreement":
        return kind
    accepting = {claim.party for claim in thread.claims if claim.stance in _TAKING}
    if accepting:
        return kind
    is_told = bool(thread.fates) or any(_is_told(survey, head) for head in thread.heads)
    is_paper = any(head.kind == "agreement" for head in thread.heads)
    if is_refused:
        return kind if is_told and not thread.term else "proposal"
    has_stance = any(claim.stance in ("accepts_on_conditions", "undetermined") for claim in thread.claims)
    if has_stance and not (is_told or is_paper):
        return "proposal"
    is_offer = any(head.kind == "proposal" for head in thread.heads)
    return "proposal" if is_offer and not (is_told or is_paper) else kind


def _is_told(survey: Survey, head: Head) -> bool:
    """Whether a word of agreeing, or of a breach, stands beside the head and nothing denies it."""
    lowers = survey.lines[head.line].lowers
    first, after = max(0, head.first - _NEAR), min(len(lowers), head.after + _NEAR)
    for number in range(first, after):
        if lowers[number] in _AGREED and not head.core <= number < head.after:
            opening = lowers[max(0, number - 3) : number]
            if stance_words().deniers.isdisjoint(opening) and not {"if", "unless", "of"}.intersection(opening):
                return True
    return False
