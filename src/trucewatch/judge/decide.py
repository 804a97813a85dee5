"""Judgements made: what a person says of a fact of an account, checked and anchored, ready for the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.judgements import Anchor, JudgedKind, Judgement, Verb
from trucewatch.core.problems import InputError
from trucewatch.core.references import kind_of_ids
from trucewatch.core.spans import Span
from trucewatch.judge.anchors import Ground, anchor_of, is_at_hand
from trucewatch.judge.checking import checked, is_iso
from trucewatch.judge.facts import VERDICT_KINDS, Spot, called, evidence_of, one_called, thing_at
from trucewatch.judge.fields import held_by, plain_value
from trucewatch.judge.marks import mark_of
from trucewatch.judge.parting import cut_by
from trucewatch.judge.reshape import SHAPED


class Maker:
    """Makes the judgements of one person about one account, as that person sees it, at one time (ISO 8601)."""

    def __init__(self, account: Account, texts: Mapping[str, str], by: str, at: str) -> None:
        """Raises InputError for nobody, or a time that is none or without its offset."""
        if not by.strip():
            raise InputError("a judgement needs the name of who makes it.")
        if not is_iso(at) or not ("T" in at and (at.endswith("Z") or "+" in at or "-" in at.partition("T")[2])):
            raise InputError(f"{at!r} is no time with its offset, as 2031-05-04T16:00:00+02:00.")
        self.account, self.texts, self.by, self.at = account, texts, by.strip(), at

    def keep(self, spot: Spot, why: str = "") -> Judgement:
        """The fact or part is right. Raises InputError where no anchor can hold it."""
        return self._made("keep", self._anchor(spot), why)

    def reject(self, spot: Spot, why: str = "") -> Judgement:
        """The fact or part is none. Raises InputError where no anchor can hold it."""
        return self._made("reject", self._anchor(spot), why)

    def amend(self, spot: Spot, field: str, value: Any, rests_on: Sequence[Span] = (), why: str = "") -> Judgement:
        """The field says `value`, read from the characters `rests_on`, if any. Raises InputError for a wrong value."""
        was = thing_at(self.account, spot)
        about = self._anchor(spot)
        made = plain_value(checked(self.account, spot.kind, was, field, value, rests_on))
        holder, name = held_by(was, field)
        return msgspec.structs.replace(
            self._made("amend", about, why),
            field=field,
            value=made,
            was=plain_value(getattr(holder, name)),
            named=self._named(holder, name, checked(self.account, spot.kind, was, field, value, rests_on)),
            rests_on=tuple(mark_of(span, self._reports(), self.texts) for span in self._at_hand(rests_on)),
        )

    def same(self, spot: Spot, other: Spot, why: str = "") -> Judgement:
        """Two facts of a kind are one; of two statements: tellings of one utterance. Raises InputError."""
        if spot.kind != other.kind or spot == other:
            raise InputError("name two facts of one kind.")
        self._shaped(spot.kind)
        return msgspec.structs.replace(self._made("same", self._anchor(spot), why), other=self._anchor(other))

    def different(self, spot: Spot, apart: Sequence[Span] | Spot, why: str = "") -> Judgement:
        """The characters `apart` tell of another fact; of statements: another (a spot) is another utterance.

        Raises InputError where the fact rests on none of the characters, or on no others.
        """
        self._shaped(spot.kind)
        about = self._anchor(spot)
        if isinstance(apart, Spot):
            if spot.kind != "statement" or apart.kind != "statement":
                raise InputError(f"name the characters that are another {called(spot.kind)}'s.")
            return msgspec.structs.replace(self._made("different", about, why), other=self._anchor(apart))
        if spot.kind == "statement":
            raise InputError("name the statement that is another utterance.")
        marks = tuple(mark_of(span, self._reports(), self.texts) for span in self._at_hand(apart))
        where = cut_by(evidence_of(thing_at(self.account, spot)), apart, self.texts)
        if not where.other or not where.first:
            which = "none" if not where.other else "all"
            raise InputError(f"the {called(spot.kind)} rests on {which} of this. Name some of its characters, not all.")
        return msgspec.structs.replace(self._made("different", about, why), other=Anchor(spot.kind, marks))

    def undo(self, judgement: str, why: str = "") -> Judgement:
        """The judgement with that id in the log is taken back."""
        return Judgement("undo", self.by, self.at, undoes=judgement, why=why)

    def _made(self, verb: Verb, about: Anchor, why: str) -> Judgement:
        return Judgement(verb, self.by, self.at, about, why=why)

    def _anchor(self, spot: Spot) -> Anchor:
        anchor = anchor_of(self.account, self.texts, spot.kind, spot.fact, spot.part)
        found = Ground(self.account, self.texts).place(anchor)
        if found.spot != spot:
            raise InputError(f"no judgement can hold on to the {called(spot.kind)} {spot.fact!r}: {found.why}.")
        return anchor

    def _shaped(self, kind: JudgedKind) -> None:
        if kind not in SHAPED or kind in VERDICT_KINDS:
            raise InputError(f"{one_called(kind)} is kept, rejected or amended; these are made one or two: {SHAPED}.")

    def _reports(self) -> dict[str, Any]:
        return {report.id: report for report in self.account.reports}

    def _at_hand(self, spans: Sequence[Span]) -> Sequence[Span]:
        wrong = [span for span in spans if not is_at_hand(span, self.texts)]
        if wrong:
            raise InputError(f"{wrong[0].exact!r} does not stand at {wrong[0].start}-{wrong[0].end} of its report.")
        return spans

    def _named(self, holder: Any, name: str, value: Any) -> dict[str, Anchor]:
        """The anchors of the facts that a value names; one that no characters hold goes by its name alone."""
        anchors: dict[str, Anchor] = {}
        for kind, one in sorted(set(ids_in(holder, name, value))):
            spot = spot_named(self.account, kind, one)
            if spot is None:
                continue
            try:
                anchors[one] = self._anchor(spot)
            except InputError:
                continue
        return anchors


def ids_in(holder: msgspec.Struct, name: str, value: Any) -> Iterator[tuple[str, str]]:
    """The ids that a field's value names, however deep, each with the kind of fact."""
    kind = kind_of_ids(holder, name)
    if kind is not None:
        yield from ((kind, one) for one in (value if isinstance(value, tuple) else (value,)) if one is not None)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from ids_in(value, field, getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            if isinstance(one, msgspec.Struct):
                for field in one.__struct_fields__:
                    yield from ids_in(one, field, getattr(one, field))


def spot_named(account: Account, kind: str, name: str) -> Spot | None:
    """Where the fact or count with an id stands; None for a kind that is not judged."""
    if kind == "count":
        for incident in account.incidents:
            for place, count in enumerate(incident.counts):
                if count.id == name:
                    return Spot("count", incident.id, place)
        return None
    return {
        "actor": Spot("actor", name),
        "instrument": Spot("instrument", name),
        "incident": Spot("incident", name),
    }.get(kind)
