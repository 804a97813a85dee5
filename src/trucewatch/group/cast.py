"""The actors of all reports, each once, and where a page names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Mention, Page
from trucewatch.core.spans import Span
from trucewatch.group.persons import Bearer, holders, join_people
from trucewatch.group.same_sentences import joined_groups, named_alike
from trucewatch.group.told_elsewhere import (
    Local,
    by_letters,
    lands_by_adjective,
    no_people,
    of_land,
    peoples,
    same_words,
    short_forms,
    surnames,
)
from trucewatch.know.keys import BODY, MAYBE, ORGANISATION, PERSON, POST, STATE, is_homeless, owner_and_rest
from trucewatch.know.likeness import plain

SINGLE_FORCES = frozenset({"air_force", "general_staff"})
"""Bodies that even "its ..." means so."""
ARMY = "armed_forces"
ONE_OF_A_KIND = SINGLE_FORCES | frozenset({ARMY, "government", "parliament", "media"})
"""Bodies that "the ..." means wherever only one of them is named in all reports."""


def cast_of(local: Mapping[str, tuple[Actor, ...]], pages: Sequence[Page] = ()) -> tuple[Actor, ...]:
    """The actors of `local` (by report id) with those that are one joined, in stable order with stable ids.

    States, bodies and organisations are joined by what they are known by (`know.keys`), people by names and posts. Who
    can be two is kept apart; a name that nobody is told to bear is left out. Of `pages` only the sentences count that
    several of them carry: a copy means whom its source means.
    """
    actors = {(report, actor.id): actor for report in sorted(local) for actor in local[report]}
    lands = lands_by_adjective(key for _, key in actors)
    elsewhere = no_people(actors, lands) | same_words(actors) | short_forms(actors)
    elsewhere |= by_letters(actors, lands) | peoples(actors, lands)
    by_surname = surnames(actors)
    people = join_people(
        Bearer(report, key, tuple(actor.name.split()), actor.of, actor.roles, key.startswith(PERSON))
        for (report, key), actor in actors.items()
        if (key.startswith((PERSON, MAYBE)) and actor.name.split() and (report, key) not in elsewhere)
        or (report, key) in by_surname
    )
    groups: dict[str, list[Local]] = {
        f"{PERSON}{number}": [(bearer.report, bearer.key) for bearer in bearers]
        for number, bearers in enumerate(people)
    }
    by_post = holders(people, (place for place in actors if place[1].startswith(POST)))
    bodies = _only_bodies(key for _, key in actors)
    for report, key in actors:
        if (key.startswith((PERSON, MAYBE)) and (report, key) not in elsewhere) or (report, key) in by_surname:
            continue
        if (report, key) in elsewhere:
            group = elsewhere[report, key]
        elif (number := by_post.get((report, key))) is not None:
            group = f"{PERSON}{number}"
        elif is_homeless(key):
            what = owner_and_rest(key)[1] if key.startswith(BODY) else ""
            if what.startswith("own ") and what[4:] in SINGLE_FORCES:
                what = what[4:]
            group = bodies.get(what, f"{key}@{report}")
            if what == ARMY and (report, owner_and_rest(group)[0]) not in actors:
                group = f"{key}@{report}"  # the report does not speak of that state: it may be of another war
        else:
            group = of_land(key, lands)
        groups.setdefault(group, []).append((report, key))
    return _with_ids(joined_groups(groups, named_alike(pages, local)), actors)


def mentions_on(page: Page, cast: tuple[Actor, ...]) -> tuple[Mention, ...]:
    """Where `page` names actors of the `cast`, in order, never overlapping; of overlapping names the longest."""
    report = page.report.id
    named = [
        Mention(span.start, span.end, actor.id) for actor in cast for span in actor.mentions if span.report == report
    ]
    kept: list[Mention] = []
    taken = bytearray(len(page.text))
    for mention in sorted(named, key=lambda m: (m.start - m.end, m.start, m.actor)):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return tuple(sorted(kept))


def _only_bodies(keys: Iterable[str]) -> dict[str, str]:
    """Body -> the key of the only one that is named with its owner, for bodies that are meant without one."""
    owned: dict[str, set[str]] = {}
    for key in keys:
        if key.startswith(BODY) and not is_homeless(key):
            owned.setdefault(owner_and_rest(key)[1], set()).add(key)
    # "the army" is a state's, whatever fighters a movement has
    owned[ARMY] = {key for key in owned.get(ARMY, set()) if owner_and_rest(key)[0].startswith(STATE)}
    return {name: next(iter(same)) for name, same in owned.items() if len(same) == 1 and name in ONE_OF_A_KIND}


def _with_ids(groups: Mapping[str, Sequence[Local]], actors: Mapping[Local, Actor]) -> tuple[Actor, ...]:
    """One actor for each group, ids made of names; equal names get numbers in the order of kind and first mention."""
    joined = sorted(
        ((_joined([actors[place] for place in places]), sorted(places)) for places in groups.values()),
        key=lambda pair: (_slug(pair[0].name), pair[0].kind, pair[0].mentions, pair[1]),
    )
    taken: Counter[str] = Counter()
    ids: dict[Local, str] = {}
    named: list[Actor] = []
    for actor, places in joined:
        slug = _slug(actor.name)
        taken[slug] += 1
        own = f"a-{slug}" if taken[slug] == 1 else f"a-{slug}.{taken[slug]}"
        named.append(msgspec.structs.replace(actor, id=own))
        ids.update(dict.fromkeys(places, own))
    cast = []
    for actor, (_, places) in zip(named, joined, strict=True):
        served = Counter(
            ids[report, of]
            for report, key in places
            if (of := actors[report, key].of) is not None and ids.get((report, of), actor.id) != actor.id
        )
        of = min(served, key=lambda name: (-served[name], name)) if served else None
        if of is not None and all(_are_rebels_of_a_land(key) for _, key in places):
            of = None  # "Veldan rebels" come from Velda and do not act for it
        cast.append(msgspec.structs.replace(actor, of=of))
    return tuple(sorted(cast, key=lambda actor: actor.id))


def _are_rebels_of_a_land(key: str) -> bool:
    """Whether the key is of a body of rebels that a land's adjective names."""
    return key.startswith(BODY) and owner_and_rest(key)[1] == "rebels" and owner_and_rest(key)[0].startswith(STATE)


def _joined(actors: Sequence[Actor]) -> Actor:
    """One actor with the names, roles and mentions of all; the commonest kind, the fullest name.

    Where a land or an organisation is among them, a page that took its name for a person's does not count.
    """
    telling = [actor for actor in actors if actor.id.startswith((STATE, ORGANISATION))] or actors
    kinds = Counter(actor.kind for actor in telling)
    mentions = tuple(sorted({span for actor in actors for span in actor.mentions}))
    return Actor(
        id="",
        name=_fullest(actors),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        names=tuple(sorted({name for actor in actors for name in actor.names})),
        roles=tuple(sorted({role for actor in actors for role in actor.roles})),
        of=None,
        mentions=mentions,
        read={"name": _name_evidence(actors)} if mentions else {},
    )


def _fullest(actors: Iterable[Actor]) -> str:
    """The most used name of two words or more, else the most used; names that tell nothing and posts come last."""
    uses: Counter[str] = Counter()
    once = {(actor.id, actor.names, tuple(span.exact for span in actor.mentions)): actor for actor in actors}
    for actor in once.values():  # a page that names it just so and as often is a copy
        uses[actor.name] += 0 if actor.id.startswith((POST, MAYBE)) else 1 + len(actor.mentions)
    return min(uses, key=lambda name: (not uses[name], " " not in name, -uses[name], -len(name), name))


def _name_evidence(actors: Iterable[Actor]) -> tuple[Span, ...]:
    return tuple(sorted({actor.mentions[0] for actor in actors if actor.mentions}))[:3]


def _slug(name: str) -> str:
    """ASCII letters and digits with hyphens; "x" where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).encode("ascii", "ignore").decode()).strip("-") or "x"
