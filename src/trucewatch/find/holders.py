"""Whom "the foreign minister", "the ministry", "the Front" mean: the only one that the page names, or the last one."""

from __future__ import annotations

from trucewatch.core.problems import Problem
from trucewatch.find.sightings import Entry, Pending
from trucewatch.find.walk import Walk
from trucewatch.know.offices import bodies

HEADS_OF_STATES = frozenset({"head_of_state", "head_of_government", "leader"})
CLASSES: dict[str, frozenset[str]] = {
    "leader": HEADS_OF_STATES | {"political_chief"},
    "minister": frozenset(
        "minister foreign_minister defence_minister interior_minister finance_minister energy_minister "
        "information_minister health_minister justice_minister deputy_minister".split()
    ),
    "envoy": frozenset({"envoy", "mediator", "negotiator"}),
    "diplomat": frozenset({"envoy", "mediator", "diplomat", "ambassador"}),
    "mediator": frozenset({"mediator", "envoy"}),
    "commander": frozenset({"commander", "chief_of_staff"}),
    "official": frozenset({"official"}),
}
"""Posts that a word may mean beside its own."""

MOVEMENT_WORDS = frozenset(
    "movement group rebels militants insurgents separatists guerrillas faction militia front".split()
)
NOT_ALONE = frozenset({"director", "expert", "judge", "legislator", "aide"})
"""Posts that "the ..." without an owner names too loosely to make somebody of."""


def resolve(walk: Walk) -> tuple[Problem, ...]:
    """Give each pending form to its actor, in the order of the page. What two could be meant by stays open, as a Problem."""
    problems: list[Problem] = []
    for pending in sorted(walk.pending, key=lambda pending: (pending.start, pending.end)):
        key = {"post": _holder, "body": _body, "group": _group}[pending.sort](walk, pending)
        if key == "":
            problems.append(
                Problem(
                    "actors",
                    "two actors could be meant",
                    walk.page.span(pending.start, pending.end),
                    "say in a judgement who is meant",
                )
            )
        elif key is not None:
            walk.note_span(key, pending.start, pending.end)
            walk.sightings.sort(key=lambda sighting: sighting.start)
    problems.extend(
        Problem(
            "actors", f"two people are called {' '.join(name)}", walk.page.report.id, "tell them apart in a judgement"
        )
        for name in sorted(walk.shared)
    )
    return tuple(problems)


def _holder(walk: Walk, pending: Pending) -> str | None:
    """The key of the post's holder; "" where two could be meant; None where nobody is."""
    wanted = CLASSES.get(pending.what, frozenset({pending.what}))
    holders = {
        entry.key: entry
        for entry in walk.entries.values()
        if entry.kind == "person" and any(post in wanted for post, _ in entry.posts)
    }
    if pending.owner is not None:
        own = [key for key, entry in holders.items() if _serves(walk, entry, wanted, pending.owner)]
        if not own:
            own = [key for key, entry in holders.items() if _serves(walk, entry, wanted, None)]
            own = own if len(own) == 1 else []
        if len(own) == 1:
            holders[own[0]].posts.add((pending.what, pending.owner))
            if holders[own[0]].of is None:
                holders[own[0]].of = pending.owner
            return own[0]
        if len(own) > 1:
            exact = [key for key in own if (pending.what, pending.owner) in walk.entries[key].posts]
            return exact[0] if len(exact) == 1 else _nearest(walk, own, pending.start) or ""
        return _own_entry(walk, pending)
    if len(holders) == 1:
        return next(iter(holders))
    if holders:
        return _nearest(walk, list(holders), pending.start)
    if pending.what in NOT_ALONE or pending.what not in _posts():
        return None
    return _own_entry(walk, pending)


def _posts() -> frozenset[str]:
    return frozenset(
        "head_of_state head_of_government foreign_minister defence_minister governor mayor envoy mediator commander "
        "spokesperson ambassador secretary_general".split()
    )


def _serves(walk: Walk, entry: Entry, wanted: frozenset[str], owner: str | None) -> bool:
    """Whether the entry holds such a post of `owner`, or of a body of that owner."""
    for post, whose in entry.posts:
        if post in wanted and (
            whose == owner or (owner is not None and whose is not None and _belongs(walk, whose, owner))
        ):
            return True
    return False


def _belongs(walk: Walk, key: str, owner: str) -> bool:
    seen: set[str] = set()
    at: str | None = key
    while at is not None and at not in seen:
        if at == owner:
            return True
        seen.add(at)
        at = walk.entries[at].of if at in walk.entries else None
    return False


def _own_entry(walk: Walk, pending: Pending) -> str:
    """Somebody whom the page names by the post alone."""
    key = f"post:{pending.owner or ''}/{pending.what}"
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
    same = sorted(key for key in walk.entries if key.startswith("body:") and key.endswith(f"/{pending.what}"))
    owned = [key for key in same if not key.startswith("body:/")]
    if len(owned) == 1:
        return owned[0]
    if owned and (near := _nearest(walk, owned, pending.start)):
        return near
    key = f"body:/{pending.what}"
    form = " ".join(walk.page.text[pending.start : pending.end].split())
    kind = next(body.kind for body in bodies() if body.name == pending.what)
    walk.entries.setdefault(key, Entry(key, form, kind))
    return key


def _group(walk: Walk, pending: Pending) -> str | None:
    """The organisation or movement whose name ends with that word, else the only movement of the page."""
    named = [
        key
        for key, entry in walk.entries.items()
        if entry.kind in {"group", "organisation", "office", "military"} and _ends_with(entry, pending.what)
    ]
    if len(named) == 1:
        return named[0]
    if named:
        return _nearest(walk, named, pending.start)
    if pending.what == "ministry":
        return _nearest(walk, [key for key in walk.entries if key.endswith("_ministry")], pending.start)
    if pending.what in MOVEMENT_WORDS:
        groups = [
            key
            for key, entry in walk.entries.items()
            if entry.kind == "group" and key.startswith("org:") and entry.spans
        ]
        if len(groups) == 1:
            return groups[0]
    return None


def _ends_with(entry: Entry, word: str) -> bool:
    return not entry.key.startswith("unnamed:") and any(name.lower().endswith(" " + word) for name in entry.names)
