"""What people decided, as lines, what is orphaned first; and the small marks on the lines that it is on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar, cast

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.changes import FactKind
from trucewatch.core.judgements import Judged, JudgedKind, State, Verb
from trucewatch.core.spans import Span
from trucewatch.show.named import Homes
from trucewatch.show.provenance import Provenance
from trucewatch.show.row import DecisionRow, Review, Row
from trucewatch.show.wording import counted, listed, moment_words, plain

DONE: Mapping[Verb, str] = {
    "keep": "kept",
    "reject": "rejected",
    "amend": "amended",
    "same": "taken as one with another",
    "different": "told apart from another",
    "undo": "an earlier decision taken back",
}
"""What somebody did, in words."""
STATES: Mapping[State, str] = {
    "applied": "applied",
    "overtaken": "overtaken",
    "undone": "taken back",
    "orphaned": "orphaned",
}
"""What became of it."""
STATE_ORDER: tuple[State, ...] = ("orphaned", "applied", "overtaken", "undone")
"""A decision that holds nowhere needs eyes first."""
HOLDERS: Mapping[JudgedKind, FactKind] = {
    "version": "instrument",
    "position": "instrument",
    "condition": "instrument",
    "obligation": "instrument",
    "monitoring": "instrument",
    "count": "incident",
    "accusation": "incident",
    "lasted": "meeting",
}
"""Parts that can be judged, and the kind of fact that each is a part of; other kinds are facts themselves."""
NAMES: Mapping[JudgedKind, str] = {
    "count": "number",
    "lasted": "length",
    "disagreement": "difference",
    "assessment": "test of an allegation",
}
"""What a kind is called, where it is not the kind's own word."""


def decision_rows(
    account: Account, known: Provenance, names: Mapping[tuple[str, str], str], homes: Homes
) -> tuple[DecisionRow, ...]:
    """A line for each judgement of the account, orphaned ones first, then those that stand; anchors count its log.

    `names`: what facts are called, by kind and id.
    """
    rows = []
    for number, one in enumerate(account.judgements, 1):
        fact = fact_of(one)
        rows.append(
            DecisionRow(
                anchor=f"decision-{number}",
                done=DONE[one.verb],
                what=what_of(one, names),
                home=homes.get(fact) if fact else None,
                by=plain(one.by) or "somebody without a name",
                at=moment_words(one.at),
                why=plain(one.why),
                says=plain(one.says),
                state=one.state,
                state_words=STATES[one.state],
                evidence=known.in_order(one.evidence),
                quoted=tuple(plain(words) for words in one.words),
            )
        )
    return tuple(sorted(rows, key=lambda row: STATE_ORDER.index(row.state)))


def fact_of(judged: Judged) -> tuple[FactKind, str] | None:
    """Kind and id of the fact that is judged, or that holds what is; None where it is not in the account."""
    if judged.kind is None or judged.fact is None:
        return None
    return HOLDERS.get(judged.kind, cast(FactKind, judged.kind)), judged.fact


def what_of(judged: Judged, names: Mapping[tuple[str, str], str]) -> str:
    """`stance of a position in Harbour truce`, `incident: drone attack, Port Venn`; "" for an undo."""
    if judged.kind is None:
        return ""
    kind, fact = NAMES.get(judged.kind, judged.kind), fact_of(judged)
    name = names.get(fact, plain(fact[1])) if fact else ""
    joint = " in " if judged.kind in HOLDERS else ": "
    told = f"{kind}{joint}{name}" if name else kind
    return f"{field_of(judged)} of {told}" if judged.field else told


def field_of(judged: Judged) -> str:
    """The field in words."""
    return plain(judged.field or "").replace(".", " ").replace("_", " ")


def reviews_of(account: Account) -> dict[tuple[FactKind, str], tuple[Review, ...]]:
    """The marks of each fact: the decisions that stand on it or on a part of it."""
    found: dict[tuple[FactKind, str], tuple[Review, ...]] = {}
    for number, one in enumerate(account.judgements, 1):
        fact = fact_of(one)
        if fact is not None and one.state == "applied":
            found[fact] = (*found.get(fact, ()), Review(mark_words(one), f"decision-{number}"))
    return found


def mark_words(judged: Judged) -> str:
    """`reviewed by Ada`, `amended by Ada: stance is accepts; it was read as declines`."""
    part = f"{NAMES.get(judged.kind, judged.kind)} " if judged.kind and judged.kind in HOLDERS else ""
    by = plain(judged.by) or "somebody without a name"
    if judged.verb == "keep":
        return f"{part}reviewed by {by}"
    if judged.verb != "amend":
        return f"{part}{DONE[judged.verb]} by {by}"
    says = plain(judged.says).rstrip(".")
    return f"{part}amended by {by}" + (f": {says[:1].lower()}{says[1:]}" if says else "")


Shown = TypeVar("Shown")


def with_reviews(shown: Shown, reviews: Mapping[tuple[FactKind, str], tuple[Review, ...]]) -> Shown:
    """The same lines with the marks of what they tell."""
    if isinstance(shown, msgspec.Struct) and not isinstance(shown, Span):
        fields = {field: with_reviews(getattr(shown, field), reviews) for field in shown.__struct_fields__}
        if isinstance(shown, Row):
            fields["reviews"] = tuple(review for fact in shown.tells for review in reviews.get(fact, ()))
        return msgspec.structs.replace(shown, **fields)
    if isinstance(shown, tuple):
        return cast(Shown, tuple(with_reviews(part, reviews) for part in shown))
    return shown


def judged_words(account: Account) -> str:
    """How people had a hand in it, for the foot of a page: `without a person’s judgement`, or how many judged what."""
    if not account.judgements:
        return "without a person’s judgement"
    people = len({one.by for one in account.judgements})
    states = Counter(one.state for one in account.judgements)
    told = [f"{states[state]} {words}" for state, words in FOOT_STATES.items() if states[state]]
    return (
        f"with {counted(len(account.judgements), 'judgement')} of {counted(people, 'person', 'people')} "
        f"({listed(told)})"
    )


FOOT_STATES: Mapping[State, str] = {
    "applied": "applied",
    "overtaken": "overtaken by later ones",
    "undone": "taken back",
    "orphaned": "orphaned",
}
"""The states of several judgements, in words."""
