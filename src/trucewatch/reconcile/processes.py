"""Processes: a negotiation or truce over time, of all stories in which the same parties fight and make terms."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from trucewatch.core.account import Instrument, Process, Story
from trucewatch.reconcile.sides import Sides

MOST_DAYS_BETWEEN = 366
"""After a longer silence a truce of the same parties is a new process, not the old one going on."""
FEWEST_IN_COMMON = 2
"""One party in common is a party with two wars, or one that mediates."""


class _Kept(msgspec.Struct):
    """Stories put together so far: who fights in all of them, and the last day of publication."""

    stories: list[Story]
    fighting: frozenset[str]
    last: date | None


def processes_of(
    stories: Sequence[Story],
    instruments: Sequence[Instrument],
    story_of: Mapping[str, str],
    sides: Sides,
    fighting: Mapping[str, Sequence[str]],
) -> tuple[Process, ...]:
    """The processes of the stories that have instruments, those of one war within a year of each other as one.

    `fighting`: who fights in each story; where that is not known, a story is a process of its own. A story without any
    instrument goes on with a process of the same war, but makes none. The parties are the sides of more than one
    instrument, if any.
    """
    by_story: dict[str, list[Instrument]] = defaultdict(list)
    for instrument in instruments:
        by_story[story_of[instrument.id]].append(instrument)
    kept: list[_Kept] = []
    for story in sorted(stories, key=_first_day):
        own = sides.all_of(fighting.get(story.id, ()))
        if not by_story[story.id] and len(own) < FEWEST_IN_COMMON:
            continue
        fitting = [one for one in kept if _go_on(one, own, story)]
        if len(fitting) == 1:
            fitting[0].stories.append(story)
            fitting[0].fighting &= own
            fitting[0].last = max((day for day in (fitting[0].last, _last(story)) if day), default=None)
        else:
            kept.append(_Kept([story], own, _last(story)))
    held = [(one, [paper for story in one.stories for paper in by_story[story.id]]) for one in kept]
    made = [_process(one, papers, sides) for one, papers in held if papers]
    return tuple(sorted(made, key=lambda process: process.stories))


def _go_on(one: _Kept, fighting: frozenset[str], story: Story) -> bool:
    """Whether a story published later goes on with the process; one without a known day is taken as near."""
    if len(one.fighting & fighting) < FEWEST_IN_COMMON:
        return False
    first = date.fromisoformat(story.when.earliest[:10]) if story.when.earliest else None
    return one.last is None or first is None or (first - one.last).days <= MOST_DAYS_BETWEEN


def _process(one: _Kept, own: Sequence[Instrument], sides: Sides) -> Process:
    """The process, by the story's title, or where it has several by who fights in all of them."""
    often = Counter(side for instrument in own for side in sides.all_of(instrument.parties))
    repeated = [side for side, times in often.items() if times > 1]
    digest = hashlib.sha1(f"process {min(i.id for i in own)}".encode(), usedforsecurity=False).hexdigest()[:8]
    names = sorted(sides.name(side) for side in one.fighting)
    return Process(
        f"process-{digest}",
        one.stories[0].title if len(one.stories) == 1 else f"{', '.join(names[:-1])} and {names[-1]}",
        tuple(sorted(repeated or often)),
        tuple(story.id for story in one.stories),
        tuple(instrument.id for instrument in own),
    )


def _first_day(story: Story) -> tuple[str, str]:
    return (story.when.earliest or "9999", story.id)


def _last(story: Story) -> date | None:
    return date.fromisoformat(story.when.latest[:10]) if story.when.latest else None
