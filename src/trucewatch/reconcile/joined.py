"""Small accounts, one a story, -> the account of them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from trucewatch.core.account import Account, Actor
from trucewatch.core.references import with_actors
from trucewatch.core.told import StoryTold
from trucewatch.reconcile.processes import processes_of
from trucewatch.reconcile.sides import Sides

Named = Mapping[tuple[str, str], str]
"""Story and the id of an actor there -> the actor's id in the whole account."""


def joined(frame: Account, told: Sequence[StoryTold], cast: Sequence[Actor]) -> Account:
    """`frame` (its format, tool, built_from, unread reports and problems) with all that the stories tell.

    `cast`: the actors of all stories as the names of all reports join them; who is who within a story its own reports
    have told, and an actor that the whole cast leaves open stays the story's own. The order of `told` does not matter.
    """
    parts = sorted(told, key=lambda one: one.account.stories[0].id if one.account.stories else "")
    names, actors = _joined_actors(parts, cast) if len(parts) > 1 else ({}, _alone(parts))
    own = [_renamed(one.account, names) for one in parts]
    stories = tuple(story for account in own for story in account.stories)
    instruments = tuple(fact for account in own for fact in account.instruments)
    reports = tuple(sorted((*frame.reports, *(r for a in own for r in a.reports)), key=lambda report: report.id))
    fighting = {
        one.account.stories[0].id: tuple(names.get((one.account.stories[0].id, name), name) for name in one.fighting)
        for one in parts
        if one.account.stories
    }
    told_in = {fact.id: account.stories[0].id for account in own for fact in account.instruments if account.stories}
    return msgspec.structs.replace(
        frame,
        processes=processes_of(stories, instruments, told_in, Sides(actors), fighting),
        reports=reports,
        origins=tuple(
            sorted(
                (origin for account in own for origin in account.origins),
                key=lambda origin: (origin.reports, origin.spans, origin.id),
            )
        ),
        stories=stories,
        actors=actors,
        statements=tuple(fact for account in own for fact in account.statements),
        meetings=tuple(fact for account in own for fact in account.meetings),
        instruments=instruments,
        incidents=tuple(fact for account in own for fact in account.incidents),
        disagreements=tuple(fact for account in own for fact in account.disagreements),
        problems=frame.problems + tuple(problem for account in own for problem in account.problems),
    )


def _alone(parts: Sequence[StoryTold]) -> tuple[Actor, ...]:
    return parts[0].account.actors if parts else ()


def _renamed(account: Account, names: Named) -> Account:
    """The small account with its actors under the ids of the whole."""
    if not names or not account.stories:
        return account
    story = account.stories[0].id

    def named(actor: str) -> str:
        return names.get((story, actor), actor)

    return msgspec.structs.replace(
        account,
        statements=with_actors(account.statements, named),
        meetings=with_actors(account.meetings, named),
        instruments=with_actors(account.instruments, named),
        incidents=with_actors(account.incidents, named),
        disagreements=with_actors(account.disagreements, named),
    )


def _joined_actors(parts: Sequence[StoryTold], cast: Sequence[Actor]) -> tuple[Named, tuple[Actor, ...]]:
    """The ids that the stories' actors have in the whole, and the actors of the whole, by id."""
    places = {(span.report, span.start, span.end): actor.id for actor in cast for span in actor.mentions}
    known = {actor.id: actor for actor in cast}
    names: dict[tuple[str, str], str] = {}
    taken = set(known)
    for part in parts:
        story, actors = part.account.stories[0].id, part.account.actors
        seen = {actor.id: _most(_meant(actor, places)) for actor in actors}
        for actor in actors:
            served = (known[name].of for one in actors if one.of == actor.id and (name := seen[one.id]) in known)
            chosen = seen[actor.id] or _most(of for of in served if of) or _fresh(actor.id, taken)
            taken.add(chosen)
            names[story, actor.id] = chosen
    members: dict[str, list[tuple[str, Actor]]] = defaultdict(list)
    for part in parts:
        story = part.account.stories[0].id
        for actor in part.account.actors:
            members[names[story, actor.id]].append((story, actor))
    return names, tuple(_one(name, members[name], known.get(name), names) for name in sorted(members))


def _meant(actor: Actor, places: Mapping[tuple[str, int, int], str]) -> Iterator[str]:
    """The actors of the whole cast that the mentions of a story's actor name."""
    return (name for span in actor.mentions if (name := places.get((span.report, span.start, span.end))) is not None)


def _most(names: Iterable[str]) -> str | None:
    """The commonest; of several the first by name. None of none: a land may be known by its army alone."""
    told = Counter(names)
    return min(told, key=lambda name: (-told[name], name)) if told else None


def _fresh(name: str, taken: set[str]) -> str:
    """The name, or with a number that nobody has."""
    number, chosen = 1, name
    while chosen in taken:
        number += 1
        chosen = f"{name}.{number}"
    return chosen


def _one(name: str, members: Sequence[tuple[str, Actor]], whole: Actor | None, names: Named) -> Actor:
    """One actor of all stories: named as in the whole cast, with the names, posts and mentions that stories tell."""
    first = members[0][1]
    told = whole or first
    served = Counter(
        of
        for story, actor in members
        if actor.of is not None and (of := names.get((story, actor.of), actor.of)) != name
    )
    return Actor(
        id=name,
        name=told.name,
        kind=told.kind,
        names=tuple(sorted({form for _, actor in members for form in actor.names})),
        roles=tuple(sorted({role for _, actor in members for role in actor.roles})),
        of=min(served, key=lambda of: (-served[of], of)) if served else None,
        mentions=tuple(sorted({span for _, actor in members for span in actor.mentions})),
        read=told.read or first.read,
    )
