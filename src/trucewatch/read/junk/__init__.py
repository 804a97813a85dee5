"""What is not the article in a text that lost its page: cuts, each with its reason. Nothing is deleted."""

from __future__ import annotations

import re

from trucewatch.core.account import Cut
from trucewatch.read.heads import Head, byline_of, head_of
from trucewatch.read.junk import credits, labels, machinery, pictures, prompts
from trucewatch.read.junk.above import cut_above
from trucewatch.read.junk.below import cut_below
from trucewatch.read.junk.boxes import cut_forms
from trucewatch.read.junk.sheet import LineCutter, Marks, Sheet
from trucewatch.read.lines import Line

LINE_CUTTERS: tuple[LineCutter, ...] = (
    machinery.machine_tags,
    credits.credits,
    pictures.captions,
    labels.alone,
    labels.tags,
    labels.tools,
    labels.menus,
    prompts.teasers,
    prompts.prompts,
    credits.contacts,
    credits.legal,
)
"""Looked through in order; the first that knows a line names why it is cut."""


LONGEST_LINE = 4000
"""A line of more characters is a paragraph, or nothing that a pattern should be tried on."""


def furniture_of(lines: list[Line]) -> Marks:
    """The lines that are furniture of a page wherever they stand."""
    marks: Marks = {}
    for line in lines:
        if prompts.is_list_heading(line):
            continue  # what it means depends on what stands below it
        if len(line.words_of) > LONGEST_LINE:
            continue
        why = next((why for cutter in LINE_CUTTERS if (why := cutter(line)) is not None), None)
        if why is not None:
            marks[line.number] = why
            if why == "caption" and line.number and pictures.is_alternative(lines[line.number - 1], line):
                marks[line.number - 1] = "caption"
    return marks


def cuts_of(text: str, lines: list[Line], head: Head, marks: Marks) -> tuple[Cut, ...]:
    """The passages of `text` that are no part of the article, sorted and apart.

    They are whole lines, but for a credit at a paragraph's end.
    """
    authors = tuple(
        name
        for number in head.bylines
        for name in re.split(r",| and |&", byline_of(lines[number]) or "")
        if name.strip()
    )
    sheet = Sheet(text, lines, head.title, head.lead, tuple(name.strip() for name in authors))
    every = dict(marks)
    every.update(cut_forms(lines, head, every))
    every.update(cut_above(sheet, head, every))
    every.update(cut_below(sheet, every))
    cuts: list[Cut] = []
    for line in lines:
        if (why := every.get(line.number)) is None:
            if (inside := credits.credit_at_end(line)) is not None:
                cuts.append(Cut(line.start + inside[0], line.start + inside[1], "credit"))
        elif cuts and cuts[-1].why == why and cuts[-1].end == lines[line.number - 1].end:
            cuts[-1] = Cut(cuts[-1].start, line.end, why)
        else:
            cuts.append(Cut(line.start, line.end, why))
    return tuple(cuts)


def read_furniture(lines: list[Line]) -> tuple[Head, Marks]:
    """The head of a text, and its furniture; a title or first paragraph is never furniture."""
    marks = furniture_of(lines)
    return head_of(lines, frozenset(marks)), marks
