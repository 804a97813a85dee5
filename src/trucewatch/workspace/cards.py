"""The cards of a review: a fact or part of the judged account in words."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import Account, Assessment, Disagreement
from trucewatch.core.judgements import JudgedKind
from trucewatch.core.spans import Span
from trucewatch.judge.facts import LISTS, PARTS, Spot, called, evidence_of, fact_at, thing_at, things_of
from trucewatch.judge.fields import amendable
from trucewatch.judge.known import known_by
from trucewatch.judge.queue import Due
from trucewatch.judge.words import field_in_words, in_words, names_of
from trucewatch.show.review.card import Card, card_of
from trucewatch.workspace.reviewing import Review

TITLE_WORDS = 3
"""A thing is called by so many of the words that tell it from others."""
SAID_NOTHING = ("not stated", "")


def card_due(review: Review, due: Due) -> Card:
    """The card of something that waits: a fact, or a judgement that holds nowhere."""
    causes = tuple(cause.says for cause in due.causes)
    if due.kind is None or due.fact is None:
        judged = next((one for one in review.account.judgements if one.id == due.judgement), None)
        title = f"{judged.verb} by {judged.by}, {judged.at}" if judged else "a judgement"
        return card_of(review.account, review.texts, "judgement", title, due.evidence, causes)
    return card_at(review, Spot(due.kind, due.fact), causes)


def card_at(review: Review, spot: Spot, causes: Sequence[str] = ()) -> Card:
    """The card of what stands at the spot."""
    account = review.account
    thing, names = thing_at(account, spot), names_of(account)
    fields = [(name, field_in_words(thing, name, names)) for name in amendable(spot.kind)]
    parts = [title_at(account, part) for part in parts_of(account, spot)]
    if isinstance(thing, Disagreement):
        parts = [f"{reading.value} ({names.get(reading.by or '', 'the outlet')})" for reading in thing.readings]
    return card_of(
        account,
        review.texts,
        called(spot.kind),
        title_at(account, spot),
        passages_of(account, spot),
        causes,
        fields,
        parts,
    )


def title_at(account: Account, spot: Spot) -> str:
    """What stands at the spot, in a line: the words that tell it from others."""
    told = known_by(account, spot, names_of(account))
    words = [words for words in told.values() if words not in SAID_NOTHING][:TITLE_WORDS]
    thing = thing_at(account, spot)
    if spot.kind == "statement" and thing.content:
        words = [names_of(account).get(thing.speaker or "", "somebody"), in_words(thing.content[0], {})]
    if isinstance(thing, Disagreement):
        words = [thing.why]
    return f"{called(spot.kind)}: {', '.join(words) if words else 'nothing tells what'}"


def parts_of(account: Account, spot: Spot) -> list[Spot]:
    """The parts of a fact that can be judged by themselves, in the order of their kinds."""
    kinds: list[JudgedKind] = [kind for kind, (holder, _) in PARTS.items() if holder == spot.kind]
    return [part for kind in kinds for part, _ in things_of(account, kind) if part.fact == spot.fact]


def passages_of(account: Account, spot: Spot) -> tuple[Span, ...]:
    """The characters that it rests on; of a test those of its reasons."""
    thing = thing_at(account, spot)
    if isinstance(thing, Assessment):
        return tuple(span for reason in thing.reasons for span in reason.evidence)
    return evidence_of(thing)


def alike(account: Account, spot: Spot, most: int = 9) -> list[Spot]:
    """Other facts of the kind, those that share most of the words which tell them first: two of them may be one."""
    if spot.kind not in LISTS:
        return []
    names = names_of(account)
    own = set(known_by(account, spot, names).items())
    others = [other for other, _ in things_of(account, spot.kind) if other != spot]
    shared = {other: len(own & set(known_by(account, other, names).items())) for other in others}
    return sorted(others, key=lambda other: (-shared[other], other.fact))[:most]


def spot_of(account: Account, fact: str, part: str | None = None) -> Spot | None:
    """The spot of a fact by its id, or of a part: "position 2" is its second; None where there is none."""
    kind = next((kind for kind, field in LISTS.items() if any(one.id == fact for one in getattr(account, field))), None)
    if kind is None:
        return None
    spot = Spot(kind, fact)
    if part is not None:
        name, _, number = part.partition(" ")
        made = next((one for one in PARTS if one == name and PARTS[one][0] == kind), None)
        if made is None or not number.isdecimal():
            return None
        spot = Spot(made, fact, int(number) - 1)
    return spot if fact_at(account, spot) is not None and thing_at(account, spot) is not None else None
