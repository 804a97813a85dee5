"""Paragraphs as spans of the text: what lies between line breaks, outside the cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from trucewatch.core.account import Cut

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
ENDS_A_SENTENCE = re.compile(r"[.!?…:;][”’\"'»›)\]]*$")
WRAPPED_SHARE = 0.25
"""A text is hard-wrapped where at least this share of its neighbouring lines break in mid-sentence."""
WRAPPED_LEAST = 3
"""... and at least so many of them."""


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph, half-open in code points, without blanks at its ends; breaks inside it are hard wraps."""

    start: int
    end: int


def paragraphs(text: str, cuts: tuple[Cut, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs outside the cuts, in order: lines, or the lines of one hard-wrapped paragraph together.

    A break is a hard wrap where the line before it stops in mid-sentence and the next goes on in lower case; in a text
    that is hard-wrapped throughout, also where the line before it is about as long as the others.
    """
    lines = [line for start, end in runs_outside(text, cuts) for line in lines_within(text, start, end)]
    broken = [is_mid_sentence(text, line, following) for line, following in pairwise(lines)]
    neighbours = sum(is_one_break(text, line.end, following.start) for line, following in pairwise(lines))
    width = 0
    if sum(broken) >= max(WRAPPED_LEAST, WRAPPED_SHARE * neighbours):
        lengths = sorted(line.end - line.start for line in lines)
        width = lengths[len(lengths) * 9 // 10]
    found: list[Paragraph] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is not None and (
            broken[number - 1]
            or (width and is_one_break(text, before.end, line.start) and before.end - before.start >= 0.75 * width)
        ):
            found[-1] = Paragraph(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def runs_outside(text: str, cuts: tuple[Cut, ...]) -> Iterator[tuple[int, int]]:
    """The (start, end) of what is left of `text` between the cuts, in order."""
    start = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
        if start < min(cut.start, len(text)):
            yield start, min(cut.start, len(text))
        start = max(start, cut.end)
    if start < len(text):
        yield start, len(text)


def lines_within(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The lines of `text[start:end]` that hold more than blanks."""
    for match in LINE.finditer(text, start, end):
        line = match.group()
        first = match.start() + len(line) - len(line.lstrip())
        last = match.start() + len(line.rstrip())
        if first < last:
            yield Paragraph(first, last)


def is_one_break(text: str, end: int, start: int) -> bool:
    """Whether nothing but one line break and blanks lies between `end` and `start`."""
    between = text[end:start] if start - end < 100 else ""
    return between.strip(" \t\u00a0") in ("\n", "\r\n", "\r", "\u2028")


def is_mid_sentence(text: str, line: Paragraph, following: Paragraph) -> bool:
    """Whether the sentence of `line` runs on in the line `following` it."""
    return (
        is_one_break(text, line.end, following.start)
        and text[following.start].islower()
        and not ENDS_A_SENTENCE.search(text, max(line.start, line.end - 6), line.end)
    )
