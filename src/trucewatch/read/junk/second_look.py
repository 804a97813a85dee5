"""Furniture that no pattern knows: lines that the reader, having read the page, takes for no part of an article."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Cut
from trucewatch.core.page import Page

SURE = 0.9
"""The reader's chance of junk from which a line of one sentence is cut wherever it stands."""
LIKELY = 0.5
"""... and beside what is cut already: furniture comes in heaps."""


class Line(msgspec.Struct, frozen=True):
    """A paragraph of one sentence at `start`..`end`, or any other (`chance` 0): how likely it is furniture."""

    start: int
    end: int
    chance: float


def cuts_seen_by(page: Page) -> tuple[Cut, ...]:
    """What to cut beside the page's own cuts, in order; its title is never cut."""
    lines = lines_of(page)
    cut = [line.chance >= SURE for line in lines]
    for order in (range(len(lines)), reversed(range(len(lines)))):
        for number in order:
            if lines[number].chance >= LIKELY and is_beside(page, lines, cut, number):
                cut[number] = True
    return tuple(Cut(line.start, line.end, "furniture") for line, is_cut in zip(lines, cut, strict=True) if is_cut)


def lines_of(page: Page) -> list[Line]:
    """The page's paragraphs with the reader's opinion of those that are one sentence."""
    found: list[Line] = []
    before = -1
    for sentence, reading in zip(page.sentences, page.readings, strict=True):
        if sentence.paragraph == before:
            found[-1] = Line(found[-1].start, sentence.end, 0.0)
            continue
        before = sentence.paragraph
        words = page.text[sentence.start : sentence.end]
        is_title = page.report.title is not None and words in page.report.title
        found.append(Line(sentence.start, sentence.end, 0.0 if is_title else reading.junk))
    return found


def is_beside(page: Page, lines: list[Line], cut: list[bool], number: int) -> bool:
    """Whether the paragraph before or behind is cut, or a cut of the page lies between it and this one."""
    if (number and cut[number - 1]) or (number + 1 < len(lines) and cut[number + 1]):
        return True
    low = lines[number - 1].end if number else 0
    high = lines[number + 1].start if number + 1 < len(lines) else len(page.text)
    return any(low <= one.start and one.end <= high for one in page.report.cuts)
