"""Same and different: which facts a judgement makes one or two, done alike to an account and to how it was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trucewatch.core.account import Account
from trucewatch.core.judgements import Anchor, JudgedKind, Verb
from trucewatch.judge.anchors import Ground
from trucewatch.judge.facts import Spot, called, evidence_of, one_called, thing_at
from trucewatch.judge.marks import shared
from trucewatch.judge.namesakes import parted_actor
from trucewatch.judge.parting import Cut, cut_by, parted
from trucewatch.judge.standing import Row
from trucewatch.judge.unite import Moves, united
from trucewatch.judge.utterances import in_one_group, out_of_group

RESHAPES: frozenset[Verb] = frozenset({"same", "different"})
SHAPED: tuple[JudgedKind, ...] = ("actor", "statement", "meeting", "instrument", "incident")
"""The kinds of facts that can be made one or two. Parts are kept, rejected and amended."""


@dataclass(frozen=True)
class Reshaped:
    """What a judgement does to any account with these facts, and where what was judged before stands after it."""

    of: Callable[[Account], Account]
    moves: Moves
    ends: frozenset[Spot]
    where: Cut | None = None
    other: str | None = None

    def carry(self, row: Row, by: Row) -> None:
        """Let an earlier judgement hold on to the same thing; a rejection of it is overtaken: it is spoken of again."""
        if row.spot is None:
            return
        if row.spot in self.ends and row.judgement.verb == "reject" and row.is_open:
            row.overtake(by)
        row.spot = self.moves.get(row.spot, row.spot)
        if self.where is not None and self.other is not None and row.spot in self.ends:
            is_other = shared(row.spans, self.where.other) > shared(row.spans, self.where.first)
            row.spot = Spot(row.spot.kind, self.other) if is_other else row.spot
        row.fact = row.spot.fact


def reshaped(ground: Ground, row: Row) -> Reshaped | None:
    """How the judgement of `row` reshapes an account; None where it has nothing to do, or cannot: the row says why."""
    one, spot = row.judgement, row.spot
    if spot is None or one.other is None or spot.kind not in SHAPED or one.other.kind != spot.kind:
        row.orphan(f"{one_called(spot.kind) if spot else 'that'} cannot be made one or two by this")
        return None
    return one_of_two(ground, row, spot, one.other) if one.verb == "same" else two_of_one(ground, row, spot, one.other)


def one_of_two(ground: Ground, row: Row, spot: Spot, other: Anchor) -> Reshaped | None:
    """How two facts are made one."""
    found = ground.place(other)
    row.spans = tuple(sorted({*row.spans, *found.spans}))
    second, kind = found.spot, spot.kind
    if second is None:
        row.orphan(f"of the second, {found.why}")
        return None
    if second == spot:
        row.says = f"They are one {called(kind)} here already."
        return None
    ends = frozenset({spot, second})
    if kind == "statement":
        row.says = "They are tellings of one utterance."
        return Reshaped(lambda account: in_one_group(account, spot.fact, second.fact), {}, ends)
    passages = len({*evidence_of(thing_at(ground.account, spot)), *evidence_of(thing_at(ground.account, second))})
    row.says = f"They are one {called(kind)}, which rests on {passages} {'passage' if passages == 1 else 'passages'}."
    _, moves = united(ground.account, kind, spot.fact, second.fact)
    return Reshaped(lambda account: united(account, kind, spot.fact, second.fact)[0], moves, ends)


def two_of_one(ground: Ground, row: Row, spot: Spot, other: Anchor) -> Reshaped | None:
    """How one fact is made two, by the characters that are the other's."""
    kind, whole = spot.kind, thing_at(ground.account, spot)
    if kind == "statement":
        return out_of_utterance(ground, row, spot, other)
    apart = ground.spans_of(other.marks)
    row.spans = tuple(sorted({*row.spans, *apart}))
    where = cut_by(evidence_of(whole), apart, ground.texts)
    if not where.other:
        row.says = f"The {called(kind)} does not rest on those characters here: nothing is to part."
        if not apart:
            row.orphan("none of the characters that are another's is in these reports")
        return None
    if not where.first:
        row.orphan(f"the {called(kind)} rests on nothing else here, so that nothing would be left of it")
        return None
    part = parted_actor if kind == "actor" else lambda account, fact, cut: parted(account, kind, fact, cut)
    _, moves, name = part(ground.account, spot.fact, where)
    row.says = f"They are two: what {len(where.other)} of its {len(evidence_of(whole))} passages tell is {name} now."
    return Reshaped(lambda account: part(account, spot.fact, where)[0], moves, frozenset({spot}), where, name)


def out_of_utterance(ground: Ground, row: Row, spot: Spot, other: Anchor) -> Reshaped | None:
    """How a statement leaves the group of another."""
    found = ground.place(other)
    if found.spot is None:
        row.orphan(f"of the second, {found.why}")
        return None
    row.spans = tuple(sorted({*row.spans, *found.spans}))
    one, second, name = thing_at(ground.account, spot), thing_at(ground.account, found.spot), found.spot.fact
    if found.spot == spot or one.same_as is None or one.same_as != second.same_as:
        row.says = "They are not told as one utterance here: nothing is to part."
        return None
    row.says = "The second is no telling of the same utterance."
    return Reshaped(lambda account: out_of_group(account, name), {}, frozenset({spot, found.spot}))
