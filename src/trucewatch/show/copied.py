"""Who copied whom, as a drawing: independent texts on the left, the reports that carry them on the right."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Origin
from trucewatch.show.provenance import Provenance
from trucewatch.show.wording import ORIGIN_KINDS

MOST_REPORTS = 40
"""So many lines of reports are drawn; the table behind the drawing has all."""
LONGEST = 36
"""So many characters of a name find room beside the drawing."""
LINE = 26.0
"""Height of a line of the drawing."""


class Node(msgspec.Struct, frozen=True):
    """A text or a report of the drawing: its id, its name shortened and in full, and the height of its line."""

    id: str
    short: str
    words: str
    y: float


def node(id: str, words: str, y: float, called: str | None = None) -> Node:
    """A node; `called` where its name is not the beginning of its words."""
    short = called or words
    return Node(id, short if len(short) <= LONGEST else short[: LONGEST - 1].rstrip() + "…", words, y)


class Carries(msgspec.Struct, frozen=True):
    """A line of the drawing from a text to a report that carries it: all of it (`is_whole`), or passages of it."""

    start: float
    end: float
    is_whole: bool
    words: str


class Copied(msgspec.Struct, frozen=True):
    """The drawing, 800 wide and `height` high; `left_out`: how many texts that several reports carry are not on it."""

    origins: tuple[Node, ...]
    reports: tuple[Node, ...]
    lines: tuple[Carries, ...]
    height: float
    left_out: int


def is_whole(origin: Origin, report: str) -> bool:
    """Whether the report is that text as a whole, not only passages of it."""
    return all(span.report != report for span in origin.spans)


def copied_of(origins: tuple[Origin, ...], known: Provenance) -> Copied | None:
    """The texts that several reports carry, those of most reports first; None where there is none."""
    shared = sorted((one for one in origins if len(set(one.reports)) > 1), key=lambda one: (-len(one.reports), one.id))
    drawn: list[Origin] = []
    reports: dict[str, None] = {}
    for origin in shared:
        more = [report for report in origin.reports if report not in reports]
        if len(reports) + len(more) > MOST_REPORTS:
            continue
        drawn.append(origin)
        reports.update(dict.fromkeys(more))
    if not drawn:
        return None
    ordered = sorted(reports, key=lambda report: known.number(report))
    height = LINE * max(len(drawn), len(ordered)) + 12
    left, right = height / len(drawn), height / len(ordered)
    texts = {one.id: round(left * (place + 0.5), 1) for place, one in enumerate(drawn)}
    carriers = {report: round(right * (place + 0.5), 1) for place, report in enumerate(ordered)}
    lines = tuple(
        Carries(
            start=texts[one.id],
            end=carriers[report],
            is_whole=is_whole(one, report),
            words=f"{known.outlet(report)} carries {'' if is_whole(one, report) else 'passages of '}"
            f"{known.origin_name(one.id)}",
        )
        for one in drawn
        for report in dict.fromkeys(one.reports)
    )
    return Copied(
        origins=tuple(
            node(one.id, known.origin_name(one.id), texts[one.id], None if one.name else ORIGIN_KINDS[one.kind])
            for one in drawn
        ),
        reports=tuple(
            node(report, f"{known.number(report)} {known.outlet(report)}", carriers[report]) for report in ordered
        ),
        lines=lines,
        height=height,
        left_out=len(shared) - len(drawn),
    )
