"""The frame that facts are hung in: who is in the cast, what a story spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.core.account import Actor, Fact, Report, Story
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, When


def filled_stories(stories: Sequence[Story], reports: Sequence[Report]) -> tuple[Story, ...]:
    """The stories with their reports and the days of their publication; a story without reports is left out."""
    by_story: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_story[report.story].append(report)
    return tuple(
        msgspec.structs.replace(
            story,
            reports=tuple(sorted(report.id for report in by_story[story.id])),
            when=published_between(by_story[story.id]),
        )
        for story in sorted(stories, key=lambda story: story.id)
        if by_story[story.id]
    )


def published_between(reports: Iterable[Report]) -> When:
    """From the first to the last known day of publication."""
    days = sorted(
        iso[:10]
        for report in reports
        for iso in (report.published.earliest, report.published.latest)
        if iso is not None
    )
    return When(days[0], days[-1], "publication") if days else UNKNOWN_TIME


def used_actors(cast: Sequence[Actor], facts: Iterable[Fact], reports: Sequence[Report]) -> tuple[Actor, ...]:
    """The actors that the article names outside its cuts, those that a fact refers to, and whom they act for."""
    by_id = {actor.id: actor for actor in cast}
    cuts = {report.id: [(cut.start, cut.end) for cut in report.cuts] for report in reports}
    wanted = [actor.id for actor in cast if any(not is_cut(span, cuts) for span in actor.mentions)]
    wanted += sorted({text for fact in facts for text in texts_in(msgspec.to_builtins(fact)) if text in by_id})
    kept: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in by_id and name not in kept:
            kept.add(name)
            above = by_id[name].of
            wanted += [above] if above else []
    return tuple(actor for actor in cast if actor.id in kept)


def is_cut(span: Span, cuts: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether `span` lies in what is not the article."""
    return any(start <= span.start < end for start, end in cuts.get(span.report, ()))


def texts_in(value: object) -> Iterable[str]:
    """Every string in plain lists and dicts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)
