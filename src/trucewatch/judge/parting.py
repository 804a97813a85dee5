"""One fact made two by its characters: what was read from a part's characters goes with them, what nothing there tells
is unknown there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from trucewatch.core.account import Account, Process
from trucewatch.core.judgements import JudgedKind
from trucewatch.core.spans import Span, cut
from trucewatch.core.values import UNKNOWN_TIME, Place, When
from trucewatch.judge.facts import LISTS, PARTS, Spot, Thing, evidence_field, evidence_of, thing_at, with_thing
from trucewatch.judge.marks import covered
from trucewatch.judge.unite import Moves

Side = Literal["first", "other", "both", "neither"]
"""Which part of a fact some characters belong to."""
NOWHERE = Place("", None, None, None, "unknown", ())
UNSAID: dict[tuple[JudgedKind, str], Any] = {
    ("incident", "form"): "unknown",
    ("incident", "accused_status"): "undetermined",
    ("incident", "place"): NOWHERE,
    ("incident", "target_text"): "",
    ("meeting", "form"): "other",
    ("instrument", "form"): "other",
    ("instrument", "label"): "",
}
"""What a field holds of which nothing is known, where that is not None, no list and no time. An instrument's kind, its
status and a meeting's have no such value: both parts keep them, for a person to amend."""
FOLLOWS: dict[str, str] = {
    "accused_status": "accused",
    "alleged_by": "accused",
    "denied_by": "accused",
    "target_text": "targets",
}
"""Fields without characters of their own, and the field that each goes with."""


class Cut(msgspec.Struct, frozen=True):
    """The characters that stay with the first fact, and those of the other."""

    first: tuple[Span, ...]
    other: tuple[Span, ...]

    def side(self, spans: Sequence[Span]) -> Side:
        """Which part characters belong to: that which they overlap; else the only one that has their reports."""
        hits = [any(span.overlaps(own) for span in spans for own in part) for part in (self.first, self.other)]
        if not any(hits):
            reports = [{span.report for span in part} for part in (self.first, self.other)]
            hits = [any(span.report in own for span in spans) for own in reports]
            hits = hits if hits.count(True) == 1 else [False, False]
        return "both" if all(hits) else "first" if hits[0] else "other" if hits[1] else "neither"


def cut_by(evidence: Sequence[Span], apart: Sequence[Span], texts: Mapping[str, str]) -> Cut:
    """The characters of a fact that `apart` covers, and the others; a passage that it covers in part is cut in two."""
    first: list[Span] = []
    other: list[Span] = []
    for span in evidence:
        moved = covered(span, apart)
        stays = set(range(span.start, span.end)) - moved
        first += [span] if not moved else runs(span.report, stays, texts)
        other += runs(span.report, moved, texts) if stays else [span]
    return Cut(tuple(sorted(set(first))), tuple(sorted(set(other))))


def runs(report: str, offsets: set[int], texts: Mapping[str, str]) -> list[Span]:
    """The offsets as spans of the report's text; runs without a letter or figure are left out."""
    text, found = texts.get(report, ""), []
    ordered = sorted(offsets)
    begins = [place for place in ordered if place - 1 not in offsets]
    ends = [place + 1 for place in ordered if place + 1 not in offsets]
    for start, end in zip(begins, ends, strict=True):
        if any(sign.isalnum() for sign in text[start:end]):
            found.append(cut(report, text, start, end))
    return found


def parted(account: Account, kind: JudgedKind, fact: str, where: Cut) -> tuple[Account, Moves, str]:
    """The account with the fact in two, where its parts stand now, and the other's id. References stay with the first.

    The support of neither is known: it was that of both.
    """
    whole = thing_at(account, Spot(kind, fact))
    name = fresh_id(account, kind, where.other[0])
    first, other, moves = two_of(kind, whole, where, name)
    account = with_thing(account, Spot(kind, fact), first)
    place = [one.id for one in getattr(account, LISTS[kind])].index(fact) + 1
    facts = getattr(account, LISTS[kind])
    account = msgspec.structs.replace(account, **{LISTS[kind]: (*facts[:place], other, *facts[place:])})
    differences = [
        msgspec.structs.replace(one, about=msgspec.structs.replace(one.about, id=name))
        if one.about.kind == kind and one.about.id == fact and where.side(evidence_of(one)) == "other"
        else one
        for one in account.disagreements
    ]
    processes = tuple(beside(process, kind, fact, name) for process in account.processes)
    return msgspec.structs.replace(account, disagreements=tuple(differences), processes=processes), moves, name


def beside(process: Process, kind: JudgedKind, fact: str, other: str) -> Process:
    """A process that has an instrument has what was parted from it too."""
    if kind != "instrument" or fact not in process.instruments:
        return process
    place = process.instruments.index(fact) + 1
    names = (*process.instruments[:place], other, *process.instruments[place:])
    return msgspec.structs.replace(process, instruments=names)


def fresh_id(account: Account, kind: JudgedKind, first: Span) -> str:
    """An id that no fact of the kind has, made from the first characters of the new fact."""
    taken, turn = {one.id for one in getattr(account, LISTS[kind])}, 0
    word = "a" if kind == "actor" else kind
    while True:
        seed = f"parted {kind} {first.report} {first.start} {first.end} {turn}"
        name = f"{word}-{hashlib.sha1(seed.encode(), usedforsecurity=False).hexdigest()[:8]}"
        if name not in taken:
            return name
        turn += 1


def two_of(kind: JudgedKind, whole: Any, where: Cut, name: str) -> tuple[Thing, Thing, Moves]:
    """The two facts, and where the parts of the whole stand in them."""
    part_kinds = {field: part for part, (holder, field) in PARTS.items() if holder == kind}
    evidence = evidence_field(whole)
    first: dict[str, Any] = {"support": None}
    other: dict[str, Any] = {"support": None, "id": name}
    moves: Moves = {}
    for field in whole.__struct_fields__:
        held = getattr(whole, field)
        if field in ("id", "read", "support"):
            continue
        if field == evidence:
            first[field], other[field] = where.first, where.other
        elif field in part_kinds:
            first[field], other[field], places = dealt(held, where)
            for old, (is_other, new) in enumerate(places):
                spot = Spot(part_kinds[field], whole.id, old)
                moves[spot] = Spot(part_kinds[field], name if is_other else whole.id, new)
        else:
            side, unsaid = where.side(told_by(whole, field)), nothing(kind, field, held)
            first[field] = unsaid if side == "other" else in_part(held, where.first, side)
            other[field] = in_part(held, where.other, side) if side in ("other", "both") else unsaid
    first["read"], other["read"] = read_of(whole.read, where, "first"), read_of(whole.read, where, "other")
    made = msgspec.structs.replace(whole, **first), msgspec.structs.replace(whole, **other)
    return *made, moves


def told_by(whole: Any, field: str) -> tuple[Span, ...]:
    """The characters that tell a field: its value's own, else those it was read from."""
    held = getattr(whole, field)
    own = getattr(held, "evidence", ())
    read: tuple[Span, ...] = whole.read.get(field, ()) or whole.read.get(FOLLOWS.get(field, ""), ())
    return own or read


def nothing(kind: JudgedKind, field: str, held: Any) -> Any:
    """What the field holds where nothing tells it; what has no such value stays."""
    if (kind, field) in UNSAID:
        return UNSAID[kind, field]
    if isinstance(held, When):
        return UNKNOWN_TIME
    if isinstance(held, tuple):
        return ()
    is_needed = field in ("kind", "status", "name") or isinstance(held, bool)
    return held if is_needed else None


def in_part(value: Any, spans: Sequence[Span], side: Side) -> Any:
    """A value that both parts tell, with the characters of this part alone; others as they are."""
    if side != "both" or not isinstance(value, When | Place):
        return value
    own = tuple(span for span in value.evidence if any(span.overlaps(part) for part in spans))
    return msgspec.structs.replace(value, evidence=own) if own else value


def read_of(
    read: Mapping[str, tuple[Span, ...]], where: Cut, part: Literal["first", "other"]
) -> dict[str, tuple[Span, ...]]:
    """The characters of each field that tell it in this part; those of neither stay with the first."""
    made = {}
    for field, spans in read.items():
        own = tuple(span for span in spans if is_of(where.side([span]), part))
        if own:
            made[field] = own
    return made


def is_of(side: Side, part: Literal["first", "other"]) -> bool:
    """Whether characters of this side stand in that part."""
    return side in (part, "both") or (part == "first" and side == "neither")


def dealt(parts: tuple[Thing, ...], where: Cut) -> tuple[tuple[Thing, ...], tuple[Thing, ...], list[tuple[bool, int]]]:
    """The parts of the first and of the other fact; and of each, whether it is the other's now, and its place there.

    One that rests on characters of both is in both, each with its own characters; it is found in the first.
    """
    first: list[Thing] = []
    other: list[Thing] = []
    places: list[tuple[bool, int]] = []
    for part in parts:
        evidence = evidence_of(part)
        side = where.side(evidence)
        if side in ("both", "other"):
            own = [span for span in evidence if is_of(where.side([span]), "other")]
            other.append(with_evidence(part, own))
        if side != "other":
            first.append(with_evidence(part, [span for span in evidence if is_of(where.side([span]), "first")]))
        places.append((True, len(other) - 1) if side == "other" else (False, len(first) - 1))
    return tuple(first), tuple(other), places


def with_evidence(part: Thing, spans: Sequence[Span]) -> Thing:
    """The part resting on `spans`; as it is where there are none."""
    return msgspec.structs.replace(part, evidence=tuple(spans)) if spans else part
