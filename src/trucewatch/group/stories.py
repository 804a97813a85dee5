"""Reports -> stories, by what they speak of and when they were published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.core.values import When
from trucewatch.group.dates import derived_days
from trucewatch.group.likeness import Vector, clusters, cosine, features
from trucewatch.know.keys import MAYBE, POST, UNNAMED

LEAST_LIKENESS = 0.2
"""Two groups of reports are one story where their mean cosine is this or more: reports of two wars stay below it."""
LEAST_FOR_ONE, LEAST_FOR_LOOK_BACK = 0.17, 0.3
"""The same for one report that stands alone, of the same days and of other days."""
MOST_DAYS_APART = 3
"""Two groups of at least two reports are one story only where no longer gap lies between their days of publication."""
MOST_DAYS_FOR_ONE = 10
"""The same for one report and a group."""
_SERVICE_LABEL = re.compile(
    r"^(?:\W*(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|EXCLUSIVE|BREAKING|LIVE|WATCH|VIDEO|PHOTOS)\b[ \d\])]*[-:|–—\s]*)+"
)
"""What a service puts before a headline for its customers: "UPDATE 3-", "[LIVE] ", "WRAPUP 1-"."""


class Placement(msgspec.Struct, frozen=True):
    """Where a report belongs; `published` is the report's own, or one derived from the others of its story."""

    story: str
    title: str
    published: When


def stories_of(pages: Sequence[Page], actors: Mapping[str, tuple[Actor, ...]]) -> dict[str, Placement]:
    """The placement of each page, by report id. Neither the order of pages nor that of actors matters."""
    by_id = {page.report.id: page for page in pages}
    vectors = {report: features(by_id[report], actors.get(report, ())) for report in sorted(by_id)}
    days = {report: known_days(page.report.published) for report, page in by_id.items()}

    def may_join(group: Sequence[str], other: Sequence[str]) -> bool:
        most = MOST_DAYS_FOR_ONE if min(len(group), len(other)) < 2 else MOST_DAYS_APART
        return days_apart(group, other, days) <= most

    placed: dict[str, Placement] = {}
    for reports in with_strays(clusters(vectors, LEAST_LIKENESS, may_join), vectors, days):
        story = f"s-{sha256(' '.join(reports).encode()).hexdigest()[:10]}"
        title = title_of([by_id[report] for report in reports], vectors, actors)
        published = derived_days([by_id[report] for report in reports])
        for report in reports:
            placed[report] = Placement(story, title, published[report])
    return placed


def with_strays(
    groups: Sequence[Sequence[str]], vectors: Mapping[str, Vector], days: Mapping[str, tuple[date, date] | None]
) -> list[list[str]]:
    """The groups, with each report that stands alone joined to the group it is most like.

    A short bulletin of the same days needs to be less like it, a look back months later more.
    """
    many = [list(group) for group in groups if len(group) > 1]
    joined = [list(group) for group in many]
    for (stray,) in (group for group in groups if len(group) == 1):
        close = [sum(cosine(vectors[stray], vectors[report]) for report in group) / len(group) for group in many]
        best = max(range(len(many)), key=lambda number: (close[number], -number), default=None)
        far = best is not None and days_apart([stray], many[best], days) > MOST_DAYS_FOR_ONE
        if best is not None and close[best] >= (LEAST_FOR_LOOK_BACK if far else LEAST_FOR_ONE):
            joined[best] = sorted([*joined[best], stray])
        else:
            joined.append([stray])
    return joined


def known_days(when: When) -> tuple[date, date] | None:
    """First and last day; None where either is unknown."""
    if when.earliest is None or when.latest is None:
        return None
    return date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])


def days_apart(
    group: Sequence[str], other: Sequence[str], days: Mapping[str, tuple[date, date] | None]
) -> int:  # fmt: skip
    """The days between two groups' days of publication, 0 where they overlap or one has no known day."""
    spans = []
    for reports in (group, other):
        known = [span for report in reports if (span := days[report]) is not None]
        if not known:
            return 0
        spans.append((min(first for first, _ in known), max(last for _, last in known)))
    (first, last), (rival_first, rival_last) = spans
    return max(0, (rival_first - last).days, (first - rival_last).days)


def title_of(pages: Sequence[Page], vectors: Mapping[str, Vector], actors: Mapping[str, tuple[Actor, ...]]) -> str:
    """The title of the report that is most like the others, of those with a title; else the three actors most named."""
    titled = [page for page in pages if page.report.title]
    if titled:
        central = min(
            titled,
            key=lambda page: (
                -sum(cosine(vectors[page.report.id], vectors[other.report.id]) for other in pages),
                page.report.id,
            ),
        )
        return _SERVICE_LABEL.sub("", central.report.title or "")
    named: Counter[str] = Counter()
    for page in pages:
        for actor in actors.get(page.report.id, ()):
            if not actor.id.startswith((MAYBE, POST, UNNAMED)):
                named[actor.name] += len(actor.mentions)
    return ", ".join(name for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))[:3])
