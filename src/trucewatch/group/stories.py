"""Reports -> stories, by time and actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.core.values import When


class Placement(msgspec.Struct, frozen=True):
    """Where a report belongs; `published` is the report's own, or one derived from the others of its story."""

    story: str
    title: str
    published: When


def stories_of(pages: Sequence[Page], actors: Mapping[str, tuple[Actor, ...]]) -> dict[str, Placement]:
    """The placement of each page, by report id."""
    return {page.report.id: Placement("story-1", "", page.report.published) for page in pages}
