"""Anchors: a fact held by the characters it rests on, and found again by them in another account.

Ids are made anew with every account, so none is kept. Where two facts fit alike there is none: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec

from trucewatch.core.account import Account, Assessment
from trucewatch.core.judgements import Anchor, JudgedKind, Mark
from trucewatch.core.problems import InputError
from trucewatch.core.spans import Span
from trucewatch.judge.facts import Spot, called, evidence_of, thing_at, things_of
from trucewatch.judge.known import known_by, telling_fields
from trucewatch.judge.marks import mark_of, place_of_mark, shared
from trucewatch.judge.words import names_of, plain

MOST_MARKS = 24
"""An actor is named hundreds of times; so many places, spread over the reports, are enough to know it by."""


class Placed(msgspec.Struct, frozen=True):
    """Where an anchor holds: at a spot, or at none (None) and `why`. `spans`: where its marks lie now."""

    spot: Spot | None
    why: str
    spans: tuple[Span, ...]


class Ground:
    """An account that anchors are held to.

    `seen` is the same account as its readers saw it, with the same ids and parts but amended fields, and without the
    names of what was `gone` (ids) by then: a fact is known by what it says in either. None = they saw it as it is.
    """

    def __init__(
        self,
        account: Account,
        texts: Mapping[str, str],
        seen: Account | None = None,
        gone: frozenset[str] = frozenset(),
    ) -> None:
        self.account, self.texts, self.gone = account, texts, gone
        self.seen = account if seen is None else seen
        self._things: dict[JudgedKind, list[tuple[Spot, tuple[Span, ...]]]] = {}
        self._known: dict[Spot, list[dict[str, str]]] = {}

    @cached_property
    def _faces(self) -> list[tuple[Account, dict[str, str]]]:
        own = (self.account, names_of(self.account))
        if self.seen is self.account and not self.gone:
            return [own]
        return [own, (self.seen, {**names_of(self.seen), **dict.fromkeys(self.gone, "")})]

    def seen_as(self, seen: Account, gone: frozenset[str]) -> Ground:
        """The same ground, seen otherwise."""
        if seen is self.seen and gone == self.gone:
            return self
        ground = Ground(self.account, self.texts, seen, gone)
        ground._things = self._things
        return ground

    def things(self, kind: JudgedKind) -> list[tuple[Spot, tuple[Span, ...]]]:
        """Everything of a kind with the characters it rests on."""
        if kind not in self._things:
            self._things[kind] = [(spot, evidence_of(thing)) for spot, thing in things_of(self.account, kind)]
        return self._things[kind]

    def known(self, spot: Spot) -> list[dict[str, str]]:
        """What tells the thing at a spot, as it is and as it was seen."""
        if spot not in self._known:
            self._known[spot] = [known_by(account, spot, names) for account, names in self._faces]
        return self._known[spot]

    def place(self, anchor: Anchor) -> Placed:
        """Where the anchor holds; see `place_of`."""
        if anchor.of:
            return self._place_of_test(anchor)
        spans = self.spans_of(anchor.marks)
        if not spans:
            return Placed(None, "none of the characters that it rests on is in these reports", ())
        near = [
            (spot, common, evidence)
            for spot, evidence in self.things(anchor.kind)
            if (common := shared(spans, evidence))
        ]
        if not near:
            return Placed(None, f"no {called(anchor.kind)} rests on its characters", spans)
        near = [row for row in near if is_mostly(spans, row[2], is_all=len(anchor.marks) < MOST_MARKS)]
        if not near:
            return Placed(None, f"no {called(anchor.kind)} rests on its characters and not on many others", spans)
        own = [row for row in near if all(self._says(row[0], name, anchor) for name in anchor.told_by)]
        if not own:
            told = "; ".join(f"{plain(name)}: {anchor.known_by.get(name, '')}" for name in anchor.told_by)
            why = f"no {called(anchor.kind)} on its characters has what told it from others ({told})"
            return Placed(None, why, spans)

        most = max(common for _, common, _ in own)

        def merit(row: tuple[Spot, int, tuple[Span, ...]]) -> tuple[int, int, int]:
            alike = sum(self._says(row[0], name, anchor) for name in anchor.known_by)
            return alike, row[1], -characters(row[2], spans)

        rivals = [row for row in own if 2 * row[1] >= most]
        best = max(merit(row) for row in rivals)
        left = [row[0] for row in rivals if merit(row) == best]
        if len(left) > 1:
            return Placed(None, f"{len(left)} of a kind ({called(anchor.kind)}) rest on its characters alike", spans)
        return Placed(left[0], "", spans)

    def changed(self, spot: Spot, anchor: Anchor) -> tuple[str, ...]:
        """The fields by which the anchor knew the thing at a spot that read otherwise, as it is and as it was seen."""
        return tuple(name for name in anchor.known_by if not self._says(spot, name, anchor))

    def _says(self, spot: Spot, name: str, anchor: Anchor) -> bool:
        """Whether the thing at a spot says in a field what the anchor does; an actor by any of its names."""
        if anchor.kind == "actor" and name in ("name", "names"):
            return any(names_in(face) & names_in(anchor.known_by) for face in self.known(spot))
        return any(face.get(name) == anchor.known_by.get(name) for face in self.known(spot))

    def spans_of(self, marks: Sequence[Mark]) -> tuple[Span, ...]:
        """Where marks lie in the texts now; those that are found nowhere are left out."""
        placed = (place_of_mark(mark, self.account.reports, self.texts) for mark in marks)
        return tuple(sorted({span for span in placed if span is not None}))

    def _place_of_test(self, anchor: Anchor) -> Placed:
        """The one test of the version and the incident that the anchor names."""
        ends = [self.place(part) for part in anchor.of]
        spans = tuple(sorted({span for end in ends for span in end.spans}))
        version, incident = (end.spot for end in ends) if len(ends) == 2 else (None, None)
        if version is None or incident is None:
            why = next((end.why for end in ends if end.spot is None), "it names no version and incident")
            return Placed(None, why, spans)
        for test in self.account.assessments:
            if (test.instrument, test.version, test.incident) == (version.fact, version.part, incident.fact):
                return Placed(Spot("assessment", test.id), "", spans)
        return Placed(None, "the incident is not tested against that version any more", spans)


def names_in(known: Mapping[str, str]) -> set[str]:
    """The names that an actor is known by, capitals aside."""
    return {name.casefold() for name in (known.get("name", ""), *known.get("names", "").split(", ")) if name}


def is_mostly(spans: Sequence[Span], evidence: Sequence[Span], *, is_all: bool) -> bool:
    """Whether at least half of two lots of characters is common to both: `spans`, and a thing's own in their reports.

    `is_all`: whether `spans` are all that the thing rested on, not a choice; else half of them is enough. A small
    fact that a wider one has taken in is not found in that: who rejected the small one did not speak of the other.
    """
    reports = {span.report for span in spans}
    own = [span for span in evidence if span.report in reports] if is_all else []
    return 2 * (shared(spans, evidence) + shared(own, spans)) >= length(spans) + length(own)


def length(spans: Sequence[Span]) -> int:
    """How many characters the spans hold together."""
    return sum(span.end - span.start for span in spans)


def characters(evidence: Sequence[Span], spans: Sequence[Span]) -> int:
    """How many characters a thing rests on in the reports of `spans`."""
    reports = {span.report for span in spans}
    return length([span for span in evidence if span.report in reports])


def place_of(anchor: Anchor, account: Account, texts: Mapping[str, str]) -> Placed:
    """Where the anchor holds in an account: the thing of its kind that rests on most of its characters.

    Of these and the thing's own in the same reports at least half are common to both. It must have what told the
    anchor's fact from others there. One that rests on half as many or more is a rival: of these it is the one that is
    known by most of the same, then that rests on most, then on least besides. Where two are left or none is, it holds
    nowhere, and `why` says which. Nothing is raised.
    """
    return Ground(account, texts).place(anchor)


def anchor_of(
    account: Account, texts: Mapping[str, str], kind: JudgedKind, fact: str, part: int | None = None
) -> Anchor:
    """The anchor of a fact, or of a part of it (its place in its list, from 0).

    Raises InputError where nothing stands there, or it rests on no characters of `texts`.
    """
    spot = Spot(kind, fact, part)
    thing = thing_at(account, spot)
    if thing is None:
        where = fact if part is None else f"{fact}, part {part}"
        raise InputError(f"the account has no {called(kind)} {where!r}. Name one by the ids of this account.")
    if isinstance(thing, Assessment):
        version = anchor_of(account, texts, "version", thing.instrument, thing.version)
        incident = anchor_of(account, texts, "incident", thing.incident)
        return Anchor(kind, (), known_by(account, spot, {}), of=(version, incident))
    ground, reports = Ground(account, texts), {report.id: report for report in account.reports}
    evidence = [span for span in evidence_of(thing) if is_at_hand(span, texts) and span.report in reports]
    if not evidence:
        raise InputError(f"the {called(kind)} {fact!r} rests on no text that is at hand: nothing can hold a judgement.")
    own = ground.known(spot)[0]
    near = [other for other, held in ground.things(kind) if other != spot and shared(evidence, held)]
    told_by = telling_fields(own, [ground.known(other)[0] for other in near])
    return Anchor(kind, tuple(mark_of(span, reports, texts) for span in spread(evidence)), own, told_by)


def is_at_hand(span: Span, texts: Mapping[str, str]) -> bool:
    """Whether the span slices to its own words in one of the texts."""
    return texts.get(span.report, "")[span.start : span.end] == span.exact


def spread(spans: Sequence[Span], most: int = MOST_MARKS) -> list[Span]:
    """Up to `most` of the spans in order, the first of every report before the second of any."""
    turns: dict[str, int] = {}
    ranked: list[tuple[int, Span]] = []
    for span in sorted(set(spans)):
        turns[span.report] = turn = turns.get(span.report, -1) + 1
        ranked.append((turn, span))
    return sorted(span for _, span in sorted(ranked)[:most])
