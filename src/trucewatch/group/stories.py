"""Reports -> stories, by what they speak of and when they were published."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

import msgspec

from trucewatch.core.account import Actor, Story
from trucewatch.core.page import Page
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.group.dates import derived_days
from trucewatch.group.grounds import Seen
from trucewatch.group.likeness import Vector, clusters, cosine, features
from trucewatch.group.near_copies import near_copies, put_together
from trucewatch.group.sameness import LEAST_FOR_ONE, are_one_if_copied, needed, told_by
from trucewatch.know.keys import MAYBE, POST, UNNAMED

_SERVICE_LABEL = re.compile(
    r"^(?:\W*(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|EXCLUSIVE|BREAKING|LIVE|WATCH|VIDEO|PHOTOS)\b[ \d\])]*[-:|–—\s]*)+"
)
"""What a service puts before a headline for its customers: "UPDATE 3-", "[LIVE] ", "WRAPUP 1-"."""


class Placement(msgspec.Struct, frozen=True):
    """Where a report belongs; `published` is the report's own, or one derived from the others of its story."""

    story: str
    title: str
    published: When


class Grouped(msgspec.Struct, frozen=True):
    """The stories, each with why its reports are one and are not of the story most like it, and the place of each
    report by its id."""

    stories: tuple[Story, ...]
    placements: dict[str, Placement]


def stories_of(pages: Sequence[Page], actors: Mapping[str, tuple[Actor, ...]]) -> Grouped:
    """The stories of `pages`. Neither the order of pages nor that of actors matters.

    Near copies are one story, unless they are bulletins of other days with other numbers. Else likeness joins, the
    closest first, where it is as much as `needed` asks for.
    """
    by_id = {page.report.id: page for page in sorted(pages, key=lambda page: page.report.id)}
    told = {report: told_by(page) for report, page in by_id.items()}
    copies = {pair: share for pair, share in near_copies(pages).items() if are_one_if_copied(*pair, told)}
    seen = Seen(by_id, {name: features(page, actors.get(name, ())) for name, page in by_id.items()}, told, copies)

    def least(group: Sequence[str], rival: Sequence[str]) -> float:
        need = needed(group, rival, told).least
        return math.inf if need is None else need

    groups = clusters(seen.vectors, put_together(by_id, copies), LEAST_FOR_ONE, least)
    ids = {f"s-{sha256(' '.join(reports).encode()).hexdigest()[:10]}": reports for reports in groups}
    stories: list[Story] = []
    placed: dict[str, Placement] = {}
    for story, reports in sorted(ids.items()):
        title = title_of([by_id[report] for report in reports], seen.vectors, actors)
        published = derived_days([by_id[report] for report in reports])
        placed.update({report: Placement(story, title, published[report]) for report in reports})
        stories.append(Story(story, title, (), UNKNOWN_TIME, joined=seen.joined(reports), apart=seen.apart(story, ids)))
    return Grouped(tuple(stories), placed)


COPY = 0.95
"""Reports so much alike are one text: it speaks once for what a story is about."""


def title_of(pages: Sequence[Page], vectors: Mapping[str, Vector], actors: Mapping[str, tuple[Actor, ...]]) -> str:
    """The title of the report that is most like the others, of those with a title; else the three actors most named."""
    titled = [page for page in pages if page.report.title]
    if titled:
        whole: Vector = defaultdict(float)
        told: list[Vector] = []
        for page in sorted(pages, key=lambda page: page.report.id):
            if any(cosine(vectors[page.report.id], other) >= COPY for other in told):
                continue
            told.append(vectors[page.report.id])
            for key, weight in vectors[page.report.id].items():
                whole[key] += weight
        central = min(titled, key=lambda page: (-cosine(vectors[page.report.id], whole), page.report.id))
        return _SERVICE_LABEL.sub("", central.report.title or "")
    named: Counter[str] = Counter()
    for page in pages:
        for actor in actors.get(page.report.id, ()):
            if not actor.id.startswith((MAYBE, POST, UNNAMED)):
                named[actor.name] += len(actor.mentions)
    return ", ".join(name for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))[:3])
