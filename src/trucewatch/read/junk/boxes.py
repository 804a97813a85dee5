"""What stands in boxes inside an article: lists of other stories, forms to sign up with."""

from __future__ import annotations

import re

from trucewatch.read.heads import Head
from trucewatch.read.junk.prompts import is_box, is_list_heading, opens_list
from trucewatch.read.junk.sheet import Marks, Sheet, Why
from trucewatch.read.lines import Line

LONGEST_BOX = 8
"""A list of other stories between two paragraphs has no more lines."""
LONGEST_FORM = 3
"""So many lines between two prompts are part of the form."""

FORM_MARKS: frozenset[Why] = frozenset({"prompt", "share", "advert", "comments"})
"""Marks of the lines that forms begin and end with."""
_SUBHEADINGS = frozenset(
    {
        "live updates",
        "the latest",
        "in pictures",
        "latest news",
        "breaking news",
        "in this story",
        "more information",
        "must read",
    }
)
"""Headings of lists that an article may use for its own parts."""
_TIME = re.compile(r"\d[:.]\d{2}\b|\b(?:19|20)\d{2}\b")


def cut_forms(lines: list[Line], head: Head, marks: Marks) -> Marks:
    """Marks on the few lines between two prompts: what a newsletter is called, the field for an address.

    Paragraphs, sentences, times and what heads the article are no part of a form.
    """
    found: Marks = {}
    kept = {head.title, *head.bylines, *head.dates}
    between: list[Line] = []
    is_open = False
    for line in lines:
        if line.number in marks:
            if is_open and between and marks[line.number] in FORM_MARKS:
                found.update(dict.fromkeys((inner.number for inner in between), "prompt"))
            is_open, between = marks[line.number] in FORM_MARKS, []
        elif line.is_sentence or line.number in kept or _TIME.search(line.words_of) or len(between) >= LONGEST_FORM:
            is_open = False
        else:
            between.append(line)
    return found


def cut_boxes(sheet: Sheet, marks: Marks, last: int) -> Marks:
    """Marks on lists of other stories above the article's `last` line: the heading, and headlines up to a paragraph.

    A short line right above that paragraph stays: it may be the article's own subheading.
    """
    found: Marks = {}
    number = sheet.lead or 0
    while number < last:
        line = sheet.lines[number]
        number += 1
        if line.number in marks or line.is_sentence:
            continue
        if is_box(line):
            found[line.number] = "teaser"
        if not opens_list(line):
            continue
        listed: list[Line] = []
        while number <= last and _is_headline(sheet.lines[number]) and len(listed) < LONGEST_BOX:
            if number not in marks:
                listed.append(sheet.lines[number])
            number += 1
        if listed and len(listed[-1].words) <= 6:
            listed.pop()
        if listed or (is_list_heading(line) and len(line.words) > 1 and line.bare not in _SUBHEADINGS):
            found[line.number] = "teaser"
            found.update(dict.fromkeys((listing.number for listing in listed), "teaser"))
    return found


def _is_headline(line: Line) -> bool:
    """Whether the line may be a headline in a list: unfinished, or a short question."""
    return not line.is_sentence or (line.words_of.rstrip().endswith("?") and len(line.words) <= 12)
