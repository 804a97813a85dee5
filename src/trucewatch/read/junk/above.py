"""What stands above an article's first paragraph: the outlet's name and motto, section labels, the byline."""

from __future__ import annotations

from trucewatch.read.dates import written_days
from trucewatch.read.heads import OUTLET_WORD, Head, name_in_masthead
from trucewatch.read.junk.labels import labels_within
from trucewatch.read.junk.prompts import is_list_heading
from trucewatch.read.junk.sheet import Marks, Sheet
from trucewatch.read.junk.topic import Topic
from trucewatch.read.lines import Line, has_small_words

MANY_LINES = 8
"""More lines than this above a title are the menus of a whole page that was copied."""
LEAD_PARAGRAPHS = 12
"""So many first paragraphs say what a motto or a headline of another story has nothing to do with."""


def cut_above(sheet: Sheet, head: Head, marks: Marks) -> Marks:
    """Marks on what stands above the title that is not of the article, on section labels, and on bylines."""
    found: Marks = {}
    if head.lead is None:
        return found
    topic = Topic(
        [line for line in sheet.lines[head.lead :] if line.is_prose and line.number not in marks][:LEAD_PARAGRAPHS]
    )
    for line in sheet.lines[: head.lead]:
        if line.number in marks or line.number == head.title:
            continue
        if line.number in head.bylines and line.number not in head.dates:
            found[line.number] = "byline"
        elif line.number in head.bylines or line.number in head.dates:
            continue
        elif is_list_heading(line):
            found[line.number] = "teaser"
        elif head.title is not None and line.number < head.title:
            if is_masthead(line, sheet.lines[head.title]):
                found[line.number] = "masthead"
            elif (
                not line.is_finished
                and not written_days(line.words_of)
                and (head.title > MANY_LINES or topic.share_of(line) == 0)
            ):
                found[line.number] = "menu" if head.title > MANY_LINES else "masthead"
        elif head.title is None and line.number == 0 and line.is_name and OUTLET_WORD.search(line.words_of):
            found[line.number] = "masthead"
        elif labels_within(line.bare.split()) is not None:
            found[line.number] = "menu"
    return found


def is_masthead(line: Line, title: Line) -> bool:
    """Whether a line above the title is a name, alone or with a motto behind a bar: "Valley Post | For all"."""
    if line.bare == title.bare:
        return False
    if line.is_name:
        return True
    name = name_in_masthead(line.labels[0]) if line.labels else ""
    return len(line.words) <= 12 and not line.is_finished and bool(name) and not has_small_words(name)
