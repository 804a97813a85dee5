"""The actors of all reports, each once, and where a page names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Mention, Page
from trucewatch.core.spans import Span
from trucewatch.group.persons import Bearer, holders_of, join_people
from trucewatch.know.keys import PERSON, POST, is_homeless
from trucewatch.know.likeness import plain

Local = tuple[str, str]
"""A report's id and the id of an actor on its page."""


def cast_of(local: Mapping[str, tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """The actors of `local` (by report id) with those that are one joined, in stable order with stable ids."""
    actors = {(report, actor.id): actor for report in sorted(local) for actor in local[report]}
    groups: dict[str, list[Local]] = {}
    bearers = []
    for (report, key), actor in actors.items():
        if key.startswith(PERSON):
            bearers.append(Bearer((report, key), tuple(actor.name.split()), actor.of, actor.roles, len(actor.mentions)))
        elif not key.startswith(POST):
            groups.setdefault(f"{key}@{report}" if is_homeless(key) else key, []).append((report, key))
    people = join_people(bearers)
    for number, joined in enumerate(people):
        groups[f"{PERSON}{number}"] = [bearer.local for bearer in joined]
    by_post = holders_of(people)
    for (report, key), _actor in actors.items():
        if not key.startswith(POST):
            continue
        holder = by_post.get(key)
        if holder is not None:
            groups[f"{PERSON}{holder}"].append((report, key))
        else:
            groups.setdefault(f"{key}@{report}" if is_homeless(key) else key, []).append((report, key))
    return _with_ids(groups, actors)


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


def _with_ids(groups: Mapping[str, Sequence[Local]], actors: Mapping[Local, Actor]) -> tuple[Actor, ...]:
    """One actor for each group, ids made of names; equal names get numbers in the order of kind and first mention."""
    joined = sorted(
        ((_joined([actors[place] for place in places]), places) for places in groups.values()),
        key=lambda pair: (_slug(pair[0].name), pair[0].kind, pair[0].mentions, sorted(pair[1])),
    )
    taken: Counter[str] = Counter()
    ids: dict[Local, str] = {}
    named: list[Actor] = []
    for actor, places in joined:
        slug = _slug(actor.name)
        taken[slug] += 1
        own = f"a-{slug}" if taken[slug] == 1 else f"a-{slug}-{taken[slug]}"
        named.append(msgspec.structs.replace(actor, id=own))
        ids.update(dict.fromkeys(places, own))
    cast = []
    for actor, (_, places) in zip(named, joined, strict=True):
        served = Counter(
            ids[report, of]
            for report, key in places
            if (of := actors[report, key].of) is not None and (report, of) in ids and ids[report, of] != actor.id
        )
        of = min(served, key=lambda name: (-served[name], name)) if served else None
        cast.append(msgspec.structs.replace(actor, of=of))
    return tuple(sorted(cast, key=lambda actor: actor.id))


def _joined(actors: Sequence[Actor]) -> Actor:
    """One actor with the names, roles and mentions of all; the commonest kind, the fullest name."""
    kinds = Counter(actor.kind for actor in actors)
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
    """The name with most words, then the most used; posts give way to names."""
    uses: Counter[str] = Counter()
    for actor in actors:
        uses[actor.name] += 0 if actor.id.startswith(POST) else 1 + len(actor.mentions)
    longest = max(len(name.split()) for name, used in uses.items() if used or len(uses) == 1 or not any(uses.values()))
    return min(
        (name for name in uses if len(name.split()) >= min(2, longest)),
        key=lambda name: (-(uses[name] > 0), -uses[name], -len(name.split()), name),
    )


def _name_evidence(actors: Iterable[Actor]) -> tuple[Span, ...]:
    return tuple(sorted({actor.mentions[0] for actor in actors if actor.mentions}))[:3]


def _slug(name: str) -> str:
    """ASCII letters and digits with hyphens; "x" where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).encode("ascii", "ignore").decode()).strip("-") or "x"
