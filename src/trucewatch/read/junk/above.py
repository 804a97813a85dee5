"""What stands above an article's first paragraph: the outlet's name and motto, section labels, the byline."""

from __future__ import annotations

from trucewatch.read.heads import Head, byline_of
from trucewatch.read.junk.labels import labels_within
from trucewatch.read.junk.sheet import Marks, Sheet
from trucewatch.read.lines import Line


def cut_above(sheet: Sheet, head: Head, marks: Marks) -> Marks:
    """Marks on mastheads and section labels above the title, and on bylines."""
    found: Marks = {}
    if head.lead is None:
        return found
    for line in sheet.lines[: head.lead]:
        if line.number in marks or (line.number in head.dates and byline_of(line) is None):
            continue
        if line.number in head.bylines:
            if line.number not in head.dates:
                found[line.number] = "byline"
        elif head.title is not None and line.number < head.title and _is_masthead(line, sheet.lines[head.title]):
            found[line.number] = "masthead"
        elif labels_within(line.bare.split()) is not None and line.number != head.title:
            found[line.number] = "menu"
    return found


def _is_masthead(line: Line, title: Line) -> bool:
    """Whether a line above the title is a name and not the title's own first half."""
    return line.is_name and line.bare != title.bare
