"""From the bytes of one report to its text, its cuts and its heading lines."""

from __future__ import annotations

import hashlib

import msgspec

from trucewatch.core.account import Report
from trucewatch.core.problems import Problem
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.read.junk import cuts_of, read_furniture
from trucewatch.read.lines import lines_of
from trucewatch.read.raw import Raw


class Reading(msgspec.Struct, frozen=True):
    """A report with its text, or neither where nothing can be read; and the problems met."""

    report: Report | None
    text: str | None
    problems: tuple[Problem, ...] = ()


def read_report(raw: Raw, taken: frozenset[str] = frozenset()) -> Reading:
    """The report in `raw`; `taken`: ids of reports already read in this run. Nothing is raised for bad content."""
    text = raw.content.decode("utf-8", "replace")
    digest = hashlib.sha256(raw.content).hexdigest()
    lines = lines_of(text)
    head, marks = read_furniture(lines)
    title = lines[head.title].words_of if head.title is not None else None
    report = Report(
        f"r-{digest[:10]}",
        "text/plain",
        "utf-8",
        digest,
        hashlib.sha256(text.encode()).hexdigest(),
        title,
        None,
        (),
        None,
        UNKNOWN_TIME,
        "en",
        "",
        cuts_of(text, lines, head, marks),
        raw.path,
    )
    return Reading(report, text)
