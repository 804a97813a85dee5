"""What changed in one fact, a line for each change: as it was, as it is, and how the two stand to each other."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trucewatch.core.account import Position, Statement, Version
from trucewatch.core.changes import Change, FactChange
from trucewatch.core.references import ACTOR_FIELDS
from trucewatch.core.spans import Span
from trucewatch.show.changes.sheet import Line, Mark, Piece, said, said_before
from trucewatch.show.changes.sides import Pages
from trucewatch.show.changes.values import value_words, version_name
from trucewatch.show.ledger import FIELDS
from trucewatch.show.terms import terms_of
from trucewatch.show.wording import STANCES, listed, plain

FIELD_NAMES = {
    **FIELDS,
    "accused_status": "how far it stands",
    "alleged_by": "alleged by",
    "denied_by": "denied by",
    "form": "form",
    "leads_to": "leads to",
    "lasted": "how long it lasted",
    "names": "names seen",
    "of": "speaks or acts for",
    "part_of": "part of",
    "path": "file",
    "proposed_by": "proposed by",
    "published": "published",
    "said": "day said",
    "sha256": "bytes of the file",
    "text_sha256": "text",
    "through": "passed on by",
    "url": "address",
    "voices": "who vouches for it",
    "where": "where it was met",
    "why": "reason",
}
"""What fields are called; another goes by its own name."""
PART_NAMES = {
    "positions": "position",
    "versions": "version",
    "conditions": "condition",
    "obligations": "obligation",
    "monitoring": "monitoring",
    "counts": "number",
    "accusations": "accusation",
    "verification": "verification",
    "lasted": "reading of its length",
    "readings": "reading",
}
"""What one part of a list is called."""
FITS = {
    "narrower": "narrower than before",
    "wider": "wider than before",
    "overlaps": "overlaps what was said before",
    "disjoint": "does not fit what was said before",
}
"""How a new number or scope stands to the old, in words."""


def change_lines(fact: FactChange, change: Change, pages: Pages) -> list[Line]:
    """The lines of one change of a fact; none where another line says it."""
    old, new = (pages.old, pages.new)
    holder_old, holder_new = old.facts[fact.kind].get(fact.old or ""), new.facts[fact.kind].get(fact.new or "")
    if change.field in ("text_sha256", "sha256"):
        told = "the text was revised" if change.field == "text_sha256" else "other bytes; the text is the same"
        return [Line("~", (said(told),))]
    if change.field == "why":
        return []
    if change.how != "changed":
        return [part_line(fact, change, pages)]
    if isinstance(change.old, Version) and isinstance(change.new, Version):
        return [version_line(change, change.old, change.new, pages)]
    if isinstance(change.old, Position) and isinstance(change.new, Position):
        return [position_line(change, change.old, change.new, pages)]
    if isinstance(change.old, tuple) and isinstance(change.new, tuple):
        return list_lines(fact, change, pages)
    if isinstance(holder_new, Statement) and change.field == "content":
        return [Line("~", moved("wording: ", f"“{change.old}”", f"“{change.new}”", change))]
    was = value_words(fact.kind, change.field, change.old, old, holder_old)
    now = value_words(fact.kind, change.field, change.new, new, holder_new)
    name = FIELD_NAMES.get(change.field, change.field.replace("_", " "))
    if isinstance(change.new, msgspec.Struct) and change.field in PART_NAMES:
        name = PART_NAMES[change.field]
    if was == now and set(change.within) <= ACTOR_FIELDS and (change.within or change.field in ACTOR_FIELDS):
        return [Line("~", (said(f"{name}: {now} (another actor of the same name)", change.new_evidence),))]
    if was == now:
        now += f" (in the same words; what differs: {listed(change.within, 'how it is known')})"
    return [Line("~", moved(f"{name}: ", was, now, change))]


def part_line(fact: FactChange, change: Change, pages: Pages) -> Line:
    """A part that only one account has: `new position: ...`, `version no longer found, in the text of Orsk: ...`."""
    is_old = change.how == "removed"
    side = pages.side(is_old=is_old)
    holder = side.facts[fact.kind].get((fact.old if is_old else fact.new) or "")
    value, evidence = (change.old, change.old_evidence) if is_old else (change.new, change.new_evidence)
    name = PART_NAMES.get(change.field, FIELD_NAMES.get(change.field, change.field))
    told = f"{name} no longer found" if is_old else f"new {name}"
    joint = ", " if isinstance(value, Version) else ": "
    words = value_words(fact.kind, change.field, value, side, holder)
    return Line("-" if is_old else "+", (Piece(told + joint + words, evidence, is_old),))


def moved(name: str, was: str, now: str, change: Change) -> tuple[Piece, ...]:
    """`name: was [..] → now [..]`, with how the two stand to each other where that can be said."""
    fits = f" ({FITS[change.relation]})" if change.relation in FITS else ""
    return (said_before(name + was, was_read_from(change)), said(f" → {now}{fits}", change.new_evidence))


def from_to(words: str, change: Change) -> tuple[Piece, ...]:
    """Words that tell both values, with what the old was read from and the new; once where that is the same."""
    if not was_read_from(change):
        return (said(words, change.new_evidence),)
    return (said_before(words, change.old_evidence), said(" →", change.new_evidence))


def was_read_from(change: Change) -> tuple[Span, ...]:
    """What the old value was read from; nothing where the new one was read from just that."""
    return () if change.old_evidence == change.new_evidence else change.old_evidence


def version_line(change: Change, was: Version, now: Version, pages: Pages) -> Line:
    """The terms of a version that differ, each as it was and as it is."""
    before = {term.name.lower(): term.values[0].words for term in terms_of((was,), pages.old.known)}
    after = {term.name.lower(): term.values[0].words for term in terms_of((now,), pages.new.known)}
    names = [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
    told = [f"{name}: {before.get(name, 'not stated')} → {after.get(name, 'not stated')}" for name in names]
    own, now_name = version_name(was, pages.old), version_name(now, pages.new)
    called = now_name if own == now_name else f"once {own}, now {now_name}"
    fits = f" (covers what is {FITS[change.relation]})" if change.relation in ("narrower", "wider") else ""
    same = f"the same terms in words; what differs: {listed(change.within, 'its characters')}"
    words = f"the version {called}: {'; '.join(told) or same}{fits}"
    return Line("~", from_to(words, change))


def position_line(change: Change, was: Position, now: Position, pages: Pages) -> Line:
    """`Russia: unclear [..] → accepts on conditions [..]`, then who says so and the conditions where they differ."""
    old, new = pages.old, pages.new
    party, before = new.known.actor(now.party), old.known.actor(was.party)
    name = party if party == before else f"{before} → {party}"
    details = []
    for field in change.within:
        if field in ("stance", "party"):
            continue
        label = {"reported_by": "who says so", "said": "day"}.get(field, field.replace("_", " "))
        held, given = getattr(was, field), getattr(now, field)
        if field == "reported_by":
            texts = old.known.actor(held, "the outlets"), new.known.actor(given, "the outlets")
        else:
            texts = value_words("position", field, held, old), value_words("position", field, given, new)
        details.append(f"{label}: {texts[0]} → {texts[1]}")
    told = f"; {'; '.join(details)}" if details else ""
    if was.stance == now.stance:
        words = f"{name}: {STANCES[now.stance]}, as before{told}"
        return Line("~", from_to(words, change))
    return Line("~", moved(f"{name}: ", STANCES[was.stance], STANCES[now.stance] + told, change))


def list_lines(fact: FactChange, change: Change, pages: Pages) -> list[Line]:
    """What a list of names or words has gained and lost, a line each."""
    name = FIELD_NAMES.get(change.field, change.field.replace("_", " "))
    gained, lost = gained_and_lost(fact, change, pages)
    if gained == lost:
        return [Line("~", (said(f"{name}: the same names, but not all are the same actors", change.new_evidence),))]
    if gained and lost:
        return [Line("~", moved(f"{name}: ", listed(lost), listed(gained), change))]
    told: list[tuple[Mark, list[str], tuple[Span, ...], bool]] = [
        ("+", gained, named_in(change.new_evidence, gained), False),
        ("-", lost, named_in(change.old_evidence, lost), True),
    ]
    return [
        Line(mark, (Piece(f"{name}: {'no longer' if is_old else 'now also'} {listed(held)}", evidence, is_old),))
        for mark, held, evidence, is_old in told
        if held
    ]


def gained_and_lost(fact: FactChange, change: Change, pages: Pages) -> tuple[list[str], list[str]]:
    """The names or words that only the new list has, and only the old; an actor that is called otherwise is neither."""
    before, after = (value if isinstance(value, tuple) else () for value in (change.old, change.new))
    if change.field in ACTOR_FIELDS:
        stayed = {one: pages.now.get(("actor", one)) for one in before}
        gained = pages.new.known.names([one for one in after if one not in stayed.values()])
        return gained, pages.old.known.names([one for one in before if stayed[one] not in after])
    told_before, told_now = (
        [value_words(fact.kind, change.field, (one,), side) for one in held]
        for held, side in ((before, pages.old), (after, pages.new))
    )
    return [one for one in told_now if one not in told_before], [one for one in told_before if one not in told_now]


def named_in(evidence: tuple[Span, ...], words: Iterable[str]) -> tuple[Span, ...]:
    """Of the evidence the passages that are one of `words`; all of it where none is."""
    wanted = set(words)
    return tuple(span for span in evidence if plain(span.exact) in wanted) or evidence
