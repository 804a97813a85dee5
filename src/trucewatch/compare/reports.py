"""Which report of the old account is which of the new: the same text, or a text that was revised."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from trucewatch.compare.pairing import only_ones
from trucewatch.core.account import Report

Key = Callable[[Report], Hashable | None]
"""What two reports must share to be one; None = nothing that would tell it from others."""


def file_of(report: Report) -> Hashable | None:
    """The file's name without its folder, with the outlet."""
    path = (report.path or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return (path, report.outlet) if path else None


def heading_of(report: Report) -> Hashable | None:
    """Title and outlet; None where one is not known."""
    return (report.title, report.outlet) if report.title and report.outlet else None


SIGNS: tuple[tuple[str, Key], ...] = (
    ("the same id, which is made of the report's bytes", lambda report: report.id),
    ("the ids differ; the text is the same", lambda report: report.text_sha256),
    ("the text was revised; the address is the same", lambda report: report.url),
    ("the text was revised; file name and outlet are the same", file_of),
    ("the text was revised; title and outlet are the same", heading_of),
)
"""What makes two reports one, the surest first."""


def paired_reports(olds: Sequence[Report], news: Sequence[Report]) -> dict[int, tuple[int, str]]:
    """Old place -> new place and why. A sign that two reports of one account share tells nothing."""
    found: dict[int, tuple[int, str]] = {}
    left, free = list(range(len(olds))), list(range(len(news)))
    for why, key in SIGNS:
        pairs = only_ones([(key(olds[place]), place) for place in left], [(key(news[place]), place) for place in free])
        found |= {one: (other, why) for one, other in pairs.items()}
        left = [place for place in left if place not in pairs]
        free = [place for place in free if place not in set(pairs.values())]
    return found
