"""Two accounts held beside each other: what was added, what is gone, what moved, and what only has other evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from trucewatch.compare.bare import Bare, fields_of
from trucewatch.compare.copies import copies_of
from trucewatch.compare.facts import basis_of
from trucewatch.compare.matching import Matched, Pair, matched
from trucewatch.compare.names import Names
from trucewatch.compare.parts import change, changed_parts
from trucewatch.core.account import Account, Report, Statement, Support
from trucewatch.core.changes import (
    FORMAT,
    KINDS,
    Change,
    Comparison,
    FactChange,
    FactKind,
    Listed,
    Side,
    facts_of,
    id_of,
)
from trucewatch.core.spans import Span

FILE_FIELDS = ("sha256", "text_sha256", "encoding", "media_type")
"""What of a report tells of its file; where the text itself differs, the others only follow from it."""


def compare(old: Account, new: Account) -> Comparison:
    """What became of every fact of both accounts; nothing is left out, and no text is read."""
    found = matched(old, new)
    return Comparison(
        FORMAT,
        Side(old.tool, old.built_from, len(old.reports)),
        Side(new.tool, new.built_from, len(new.reports)),
        tuple(fact for kind in KINDS for fact in compared_kind(kind, facts_of(old, kind), facts_of(new, kind), found)),
    )


def compared_kind(kind: FactKind, olds: Sequence[Listed], news: Sequence[Listed], found: Matched) -> list[FactChange]:
    """The facts of a kind: those of the new account in its order, then what is gone."""
    pairs = {pair.new: pair for pair in found.pairs[kind]}
    kept = {pair.old for pair in found.pairs[kind]}
    kin_of_new: dict[int, list[str]] = defaultdict(list)
    kin_of_old: dict[int, list[str]] = defaultdict(list)
    for one, other in found.meetings[kind]:
        kin_of_new[other].append(id_of(olds[one], one))
        kin_of_old[one].append(id_of(news[other], other))
    added, gone = copies_of(news, frozenset(pairs)), copies_of(olds, frozenset(kept))
    told = [
        changed_fact(kind, olds, news, pairs[place], found.names)
        if place in pairs
        else alone(kind, "added", fact, place, kin_of_new[place], added)
        for place, fact in enumerate(news)
    ]
    return told + [
        alone(kind, "gone", fact, place, kin_of_old[place], gone)
        for place, fact in enumerate(olds)
        if place not in kept
    ]


def alone(
    kind: FactKind,
    how: Literal["added", "gone"],
    fact: Listed,
    place: int,
    kin: Sequence[str],
    copies: Mapping[int, str],
) -> FactChange:
    """A fact that only one account has."""
    own, is_added = id_of(fact, place), how == "added"
    return FactChange(
        kind,
        how,
        None if is_added else own,
        own if is_added else None,
        "the other account has no fact of this kind that this one could be",
        gained=tuple(sorted(set(basis_of(fact)))) if is_added else (),
        lost=() if is_added else tuple(sorted(set(basis_of(fact)))),
        kin=tuple(sorted(kin)),
        copy_of=copies.get(place),
    )


def changed_fact(
    kind: FactKind, olds: Sequence[Listed], news: Sequence[Listed], pair: Pair, names: Names
) -> FactChange:
    """What became of a fact that both accounts have."""
    fact, rival = olds[pair.old], news[pair.new]
    old, new = Bare(names, is_old=True), Bare(names, is_old=False)
    changes = tuple(made for name in fields_of(fact, False) for made in field_changes(name, fact, rival, old, new))
    changes += tuple(voices_changed(fact, rival, old, new))
    own, others = {names.old_key(span): span for span in basis_of(fact)}, {}
    for span in basis_of(rival):
        others[names.new_key(span)] = span
    origins = origins_of(fact), origins_of(rival)
    is_whole_same = old(fact, whole=True) == new(rival, whole=True)
    return FactChange(
        kind,
        "changed" if changes else "same" if is_whole_same else "evidence",
        id_of(fact, pair.old),
        id_of(rival, pair.new),
        pair.why,
        changes,
        gained=tuple(sorted(span for key, span in others.items() if key not in own)),
        lost=tuple(sorted(span for key, span in own.items() if key not in others)),
        origins=None if origins[0] is None or origins[1] is None else (origins[0], origins[1]),
    )


def field_changes(name: str, fact: Listed, rival: Listed, old: Bare, new: Bare) -> list[Change]:
    """The changes of one field; none where it says the same."""
    held, other = getattr(fact, name), getattr(rival, name)
    if old.field(fact, name) == new.field(rival, name):
        return []
    if isinstance(fact, Report) and isinstance(rival, Report) and name in FILE_FIELDS:
        is_revised = fact.text_sha256 != rival.text_sha256
        if is_revised and name != "text_sha256":
            return []
    if isinstance(fact, Statement):
        held, other = (as_words(value) if name == "content" else value for value in (held, other))
    if any(isinstance(part, msgspec.Struct) for part in (*as_tuple(held), *as_tuple(other))):
        return changed_parts(name, as_tuple(held), as_tuple(other), old, new)
    made = Change(name, "changed", held, other) if None in (held, other) else change(name, held, other, old, new)
    made = made or Change(name, "changed", held, other)
    return [
        msgspec.structs.replace(
            made,
            old_evidence=made.old_evidence or read_from(fact, name),
            new_evidence=made.new_evidence or read_from(rival, name),
        )
    ]


def as_tuple(value: object) -> tuple[object, ...]:
    """A list of parts as it is; anything else has none."""
    return value if isinstance(value, tuple) else ()


def as_words(value: object) -> str:
    """A quotation's runs as one text."""
    return " … ".join(" ".join(span.exact.split()) for span in as_tuple(value) if isinstance(span, Span))


def read_from(fact: Listed, name: str) -> tuple[Span, ...]:
    """The characters that a field was read from; where none are noted, those that the fact rests on."""
    read = getattr(fact, "read", {}).get(name)
    return tuple(read) if read else basis_of(fact)


def voices_changed(fact: Listed, rival: Listed, old: Bare, new: Bare) -> list[Change]:
    """A change where others than before claim that it is true."""
    own, others = getattr(fact, "support", None), getattr(rival, "support", None)
    held = own if isinstance(own, Support) else Support(0, ())
    given = others if isinstance(others, Support) else Support(0, ())
    if old.field(held, "voices") == new.field(given, "voices"):
        return []
    return [Change("voices", "changed", held.voices, given.voices, (), None, basis_of(fact), basis_of(rival))]


def origins_of(fact: Listed) -> int | None:
    """How many independent texts carry it; None where it is not said."""
    support = getattr(fact, "support", None)
    return support.origins if isinstance(support, Support) else None
