"""What stands above an article's first paragraph: the outlet's name and motto, section labels, the byline."""

from __future__ import annotations

from trucewatch.read.heads import Head, byline_of, name_in_masthead
from trucewatch.read.junk.labels import labels_within
from trucewatch.read.junk.sheet import Marks, Sheet
from trucewatch.read.lines import Line, has_small_words


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
    """Whether a line above the title is a name, alone or with a motto or section behind a bar: "Valley Post | For all"."""
    if line.bare == title.bare:
        return False
    if line.is_name:
        return True
    name = name_in_masthead(line.labels[0]) if line.labels else ""
    return len(line.words) <= 12 and not line.is_finished and bool(name) and not has_small_words(name)
