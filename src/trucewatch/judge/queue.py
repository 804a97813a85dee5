"""What most needs a person's eyes, with why: a score of named parts, so that nobody has to trust a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from trucewatch.core.account import HARD_KINDS, Account, Assessment, Disagreement, Incident, Instrument, Statement
from trucewatch.core.judgements import Judged, JudgedKind
from trucewatch.core.spans import Span
from trucewatch.judge.facts import evidence_of, things_of
from trucewatch.judge.words import names_of, plain

CauseName = Literal[
    "orphaned", "disputed", "in_force", "changed", "unclear", "alleged", "single_origin", "low_support", "unnamed"
]
POINTS: dict[CauseName, int] = {
    "orphaned": 100,  # somebody decided, and it does nothing: before anything that nobody has looked at
    "disputed": 8,  # two accounts cannot both stand: the reader must be told which, or that nobody knows
    "in_force": 6,  # it is read as falling under a text that holds now: the gravest thing that the account says
    "changed": 4,  # somebody judged it, and it reads otherwise now: they have not seen it so
    "unclear": 3,  # a test is open, which one field read better may close
    "alleged": 3,  # one side's word, or denied: what words can be checked must be right
    "single_origin": 3,  # one text carries it, and one misreading makes it
    "low_support": 2,  # nobody vouches for it by name, or one voice alone
    "unnamed": 2,  # a statement without its speaker tells little, and a person often sees who it is
}
"""What each cause adds. No two weaker ones outweigh that two accounts cannot both stand; three do."""
HOLDS = frozenset({"agreed", "ordered", "in_force"})
"""Statuses of a text that somebody is held to."""
QUEUED: tuple[JudgedKind, ...] = ("incident", "instrument", "meeting", "statement", "actor", "disagreement")
"""The kinds that are queued, in the order in which equals come."""


class Cause(msgspec.Struct, frozen=True):
    """One reason why something needs eyes: its name, what it adds to the score, and a sentence with what it is."""

    name: CauseName
    points: int
    says: str


class Due(msgspec.Struct, frozen=True):
    """Something that waits for a judgement: a fact, or a judgement that is orphaned (`judgement`, its id; no fact)."""

    kind: JudgedKind | None
    fact: str | None
    score: int
    causes: tuple[Cause, ...]
    evidence: tuple[Span, ...]
    judgement: str | None = None


def queue_of(account: Account) -> tuple[Due, ...]:
    """What waits for a judgement, the most needed first; what has one that applies waits again when it reads otherwise.

    The order is the same for the same account: by score, then kind, then the place of the first character.
    """
    applied = [one for one in account.judgements if one.state == "applied"]
    done = {(one.kind, one.fact) for one in applied if not one.changed}
    told = Told(account, done, [one for one in applied if one.changed])
    waiting = [due_again(one, "orphaned") for one in account.judgements if one.state == "orphaned"]
    waiting += [due_again(one, "changed") for one in applied if one.changed and one.verb == "reject"]
    for kind in QUEUED:
        for spot, fact in things_of(account, kind):
            causes = tuple(told.causes(kind, fact))
            if causes and (kind, spot.fact) not in done:
                score = sum(one.points for one in causes)
                waiting.append(Due(kind, spot.fact, score, causes, evidence_of(fact)))
    return tuple(sorted(waiting, key=turn))


def due_again(one: Judged, name: CauseName) -> Due:
    """A judgement that waits for another: it holds nowhere, or took out something that reads otherwise now."""
    return Due(one.kind, None, POINTS[name], (cause(name, one.says),), one.evidence, one.id)


def turn(due: Due) -> tuple[int, int, Span, str]:
    """When something comes: by score, then kind, then the place of its first character, then its id."""
    kind = QUEUED.index(due.kind) if due.kind in QUEUED else len(QUEUED)
    return -due.score, kind, min(due.evidence, default=NO_SPAN), due.fact or due.judgement or ""


NO_SPAN = Span("", 0, 1, " ")
"""Where a fact without characters stands in the order: first."""


def cause(name: CauseName, says: str) -> Cause:
    """A cause with the points it adds."""
    return Cause(name, POINTS[name], says)


class Told:
    """What an account says of each fact that speaks for a look at it."""

    def __init__(
        self, account: Account, done: set[tuple[JudgedKind | None, str | None]], changed: Sequence[Judged]
    ) -> None:
        self.names = names_of(account)
        self.holding = {one.id for one in account.instruments if one.status in HOLDS}
        self.differences: dict[str, list[Disagreement]] = defaultdict(list)
        self.tests: dict[str, list[Assessment]] = defaultdict(list)
        self.changed = {(one.kind, one.fact): one for one in changed if one.verb != "reject"}
        self.judged_kinds = frozenset({"meeting", "instrument", "incident", "statement", "actor"})
        for one in account.disagreements:
            if one.kind in HARD_KINDS and ("disagreement", one.id) not in done:
                self.differences[one.about.id if one.about.kind in self.judged_kinds else one.id].append(one)
        for test in account.assessments:
            if ("assessment", test.id) not in done:
                self.tests[test.incident].append(test)

    def causes(self, kind: JudgedKind, fact: Any) -> Iterator[Cause]:
        """Why a fact needs eyes, the weightiest first."""
        if self.differences[fact.id]:
            fields = sorted({plain(one.field.replace(".", " ")) for one in self.differences[fact.id]})
            yield cause("disputed", f"the reports cannot both stand on: {', '.join(fields)}")
        if isinstance(fact, Incident):
            yield from self.causes_of_incident(fact)
        if isinstance(fact, Statement) and fact.speaker is None:
            yield cause("unnamed", "nobody is named with certainty as its speaker")
        if isinstance(fact, Instrument) or kind in ("incident", "meeting"):
            yield from causes_of_support(fact)
        one = self.changed.get((kind, fact.id))
        if one is not None:
            others = ", ".join(plain(name) for name in one.changed)
            yield cause("changed", f"{one.by} judged it ({one.verb}) when it read otherwise in: {others}")

    def causes_of_incident(self, incident: Incident) -> Iterator[Cause]:
        """What tests of an incident and its allegation speak for."""
        tests = self.tests[incident.id]
        inside = self.texts(test for test in tests if (test.in_scope, test.in_time) == ("yes", "yes"))
        if inside:
            yield cause("in_force", f"it is read as within what is covered, in its time: {inside}")
        unclear = self.texts(test for test in tests if test.result == "unclear")
        if unclear:
            yield cause("unclear", f"whether it falls under the text is unclear: {unclear}")
        if incident.denied_by or incident.accused_status == "denied":
            yield cause("alleged", f"it is denied by {self.called(incident.denied_by) or 'the accused'}")
        elif incident.accused_status in ("claimed", "alleged"):
            who = self.called(incident.alleged_by)
            yield cause("alleged", f"that somebody did it is an allegation{f' of {who}' if who else ''} alone")

    def texts(self, tests: Iterator[Assessment]) -> str:
        """The names of the texts that hold among those tested against; "" for none."""
        held = {test.instrument for test in tests} & self.holding
        return self.called(sorted(held))

    def called(self, ids: Sequence[str]) -> str:
        """What some facts are called, for a sentence."""
        return ", ".join(sorted({self.names.get(name, name) for name in ids}))


def causes_of_support(fact: Any) -> Iterator[Cause]:
    """What the support of a fact speaks for; nothing where it is not known."""
    if fact.support is None:
        return
    if fact.support.origins <= 1:
        yield cause("single_origin", "one text alone carries it")
    if not fact.support.voices:
        yield cause("low_support", "nobody vouches for it by name")
    elif len(fact.support.voices) == 1:
        yield cause("low_support", "one voice alone vouches for it")
