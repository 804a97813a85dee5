"""Whom "the foreign minister", "the ministry", "the Front" mean: the only one that the page names, or the last one."""

from __future__ import annotations

from trucewatch.core.problems import Problem
from trucewatch.find.sightings import Entry, Pending
from trucewatch.find.walk import MOVEMENT_WORDS, Walk
from trucewatch.know.keys import BODY, ORGANISATION, POST, UNNAMED
from trucewatch.know.offices import bodies
from trucewatch.know.titles import meant_by, stands_alone

VAGUE_BODIES = frozenset({"delegation", "officials", "rebels", "allies", "armed_forces", "coalition", "media"})
"""Bodies that "the ..." names too loosely to make one of, where the page names none with an owner."""


def resolve(walk: Walk) -> tuple[Problem, ...]:
    """Give each pending form to its actor, in the order of the page; where two could be meant it stays open, as a Problem."""
    problems: list[Problem] = []
    for pending in sorted(walk.pending, key=lambda pending: (pending.start, pending.end)):
        finder = {"post": _holder, "body": _body, "noun": _noun}[pending.sort]
        key = finder(walk, pending)
        if key == "":
            span = walk.page.span(pending.start, pending.end)
            problems.append(Problem("actors", "two actors could be meant", span, "say in a judgement who is meant"))
        elif key is not None:
            walk.note(key, pending.start, pending.end)
            walk.sightings.sort(key=lambda sighting: sighting.start)
    for name in sorted(walk.shared):
        what = f"two people are called {' '.join(name)}"
        problems.append(Problem("actors", what, walk.page.report.id, "tell them apart in a judgement"))
    return tuple(problems)


def _holder(walk: Walk, pending: Pending) -> str | None:
    """The key of the post's holder; "" where two could be meant; None where it stays unsaid."""
    wanted = meant_by(pending.what)
    holders = [
        entry.key
        for entry in walk.entries.values()
        if entry.kind == "person" and any(post in wanted for post, _ in entry.posts)
    ]
    if pending.owner is not None:
        own = [key for key in holders if _serves(walk, walk.entries[key], wanted, pending.owner)]
        if len(own) > 1:
            exact = [key for key in own if (pending.what, pending.owner) in walk.entries[key].posts]
            own = exact if len(exact) == 1 else own
        if len(own) > 1:
            return _nearest(walk, own, pending.start) or ""
        if not own and pending.what == "diplomat" and len(holders) == 1:
            return holders[0]  # "the Swedish diplomat" tells a nationality, not a master
        return own[0] if own else _by_post_alone(walk, pending)
    if len(holders) == 1:
        return holders[0]
    if not holders and (described := _described(walk, pending)):
        return described
    if not pending.sure:
        return None
    if holders:
        return _nearest(walk, holders, pending.start)
    return _by_post_alone(walk, pending) if stands_alone(pending.what) else None


def _described(walk: Walk, pending: Pending) -> str | None:
    """The unnamed person described with the same noun, the nearest before: "the adjutant" after "the commander's adjutant"."""
    noun = walk.page.text[pending.start : pending.end].lower().split()[-1]
    return _nearest(
        walk, [key for key in walk.entries if key.startswith(UNNAMED) and noun in key.split()], pending.start
    )


def _serves(walk: Walk, entry: Entry, wanted: frozenset[str], owner: str) -> bool:
    """Whether the entry holds such a post of `owner`, or of a body of that owner."""
    return any(post in wanted and whose is not None and _belongs(walk, whose, owner) for post, whose in entry.posts)


def _belongs(walk: Walk, key: str, owner: str) -> bool:
    seen: set[str] = set()
    at: str | None = key
    while at is not None and at not in seen:
        if at == owner:
            return True
        seen.add(at)
        at = walk.entries[at].of if at in walk.entries else None
    return False


def _by_post_alone(walk: Walk, pending: Pending) -> str:
    """Somebody whom the page names by the post alone; another report may name the holder."""
    key = f"{POST}{pending.owner or ''}/{pending.what}"
    form = " ".join(walk.page.text[pending.start : pending.end].split())
    entry = walk.entries.setdefault(key, Entry(key, form, "person", pending.owner))
    entry.posts.add((pending.what, pending.owner))
    entry.roles.add(pending.what.replace("_", " "))
    return key


def _nearest(walk: Walk, keys: list[str], before: int) -> str | None:
    """The last of `keys` that is named before the offset; None where none is."""
    wanted = set(keys)
    for sighting in reversed(walk.sightings):
        if sighting.start < before and sighting.key in wanted:
            return sighting.key
    return None


def _body(walk: Walk, pending: Pending) -> str | None:
    if pending.what == "rebels":
        return _noun(walk, pending)
    if pending.owner is not None:
        body = next(body for body in bodies() if body.name == pending.what)
        key = f"{BODY}{pending.owner}/{pending.what}"
        walk.entries.setdefault(
            key, Entry(key, f"{walk.entries[pending.owner].name} {body.words[0]}", body.kind, pending.owner)
        )
        return key
    same = sorted(key for key in walk.entries if key.startswith(BODY) and key.endswith(f"/{pending.what}"))
    owned = [key for key in same if not key.startswith(f"{BODY}/")]
    if pending.sure and len(owned) == 1:
        return owned[0]
    if pending.sure and owned and (near := _nearest(walk, owned, pending.start)):
        return near
    if pending.what in VAGUE_BODIES and not walk.page.text[pending.start].isupper():
        return None
    key = f"{BODY}/{pending.what}" if pending.sure else f"{BODY}/own {pending.what}"
    form = " ".join(walk.page.text[pending.start : pending.end].split())
    kind = next(body.kind for body in bodies() if body.name == pending.what)
    walk.entries.setdefault(key, Entry(key, form, kind))
    return key


def _noun(walk: Walk, pending: Pending) -> str | None:
    """The organisation or unnamed person whose name has that noun, the nearest before; else the only movement of the page."""
    named = [key for key, entry in walk.entries.items() if entry.spans and _has_noun(entry, pending.what)]
    if named:
        return _nearest(walk, named, pending.start)
    if pending.what in MOVEMENT_WORDS or pending.what in {"group", "rebels"}:
        movements = [
            key for key, entry in walk.entries.items() if entry.kind == "group" and key.startswith(ORGANISATION)
        ]
        return movements[0] if len(movements) == 1 else _nearest(walk, movements, pending.start)
    return None


def _has_noun(entry: Entry, noun: str) -> bool:
    if entry.key.startswith(UNNAMED):
        return entry.kind == "person" and noun in entry.name.lower().split()[:4]
    return entry.kind not in {"person", "state"} and any(noun in name.lower().split() for name in entry.names)
