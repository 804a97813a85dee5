"""Which report of the old account is which of the new: the same text, or a text that was revised."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from trucewatch.compare.pairing import only_ones
from trucewatch.core.account import Report

Key = Callable[[Report], Hashable | None]
"""What two reports must share to be one; None = nothing that would tell it from others."""


def file_name(report: Report) -> str | None:
    """The file's name without its folder; None where no file is known."""
    return (report.path or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or None


def file_of(report: Report) -> Hashable | None:
    """The file's name with the outlet."""
    return (name, report.outlet) if (name := file_name(report)) else None


def heading_of(report: Report) -> Hashable | None:
    """Title and outlet; None where one is not known."""
    return (report.title, report.outlet) if report.title and report.outlet else None


SIGNS: tuple[tuple[str, Key], ...] = (
    ("the ids differ; the text is the same", lambda report: report.text_sha256),
    ("the text was revised; the address is the same", lambda report: report.url),
    ("the text was revised; file name and outlet are the same", file_of),
    ("the text was revised; title and outlet are the same", heading_of),
)
"""What makes two reports one where their ids differ, the surest first."""
SAME_ID = "the same id, which is made of the report's bytes"


Passages = Mapping[str, frozenset[str]]
"""By report id, the passages that facts were read from, in words."""
MOST_SHARED = 0.5
"""Where only the file's name is the same, so much of the fewer passages of two reports must stand in the other."""


def paired_reports(
    olds: Sequence[Report], news: Sequence[Report], old_passages: Passages, new_passages: Passages
) -> dict[int, tuple[int, str]]:
    """Old place -> new place and why. A sign that two reports of one account share tells nothing."""
    found = {one: (other, SAME_ID) for one, other in by_id(olds, news).items()}

    def paired_by(key: Key) -> dict[int, int]:
        taken = {other for other, _ in found.values()}
        return only_ones(
            [(key(report), place) for place, report in enumerate(olds) if place not in found],
            [(key(report), place) for place, report in enumerate(news) if place not in taken],
        )

    for why, key in SIGNS:
        found |= {one: (other, why) for one, other in paired_by(key).items()}
    for one, other in paired_by(file_name).items():
        own, others = old_passages.get(olds[one].id, frozenset()), new_passages.get(news[other].id, frozenset())
        if own and others and len(own & others) >= MOST_SHARED * min(len(own), len(others)):
            found[one] = other, "the text was revised; the file name is the same, and so are most passages read in it"
    return found


def by_id(olds: Sequence[Report], news: Sequence[Report]) -> dict[int, int]:
    """Old place -> new place of reports with one id; where a damaged account has an id twice, in their order."""
    free: dict[str, list[int]] = {}
    for place, report in enumerate(news):
        free.setdefault(report.id, []).append(place)
    return {place: free[report.id].pop(0) for place, report in enumerate(olds) if free.get(report.id)}
