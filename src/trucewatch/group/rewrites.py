"""Reports that tell another's text anew: edited heavily, or translated and translated back, sentence after sentence.

Two reporters of one event use the same names; they do not say the same things in the same order. In our annotated
stories, of two reports that copy nothing fewer than four sentences in ten have their like in order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.group.passages import Passage, Words, is_telling, words_of

STEM_LETTERS = 5
"""Words are the same that begin with the same letters: "agreed", "agreement"."""
FEWEST_STEMS = 4
"""A sentence must hold so many words that say something, and share as many with its like."""
ALIKE = 0.5
"""Sentences are alike that share this part of the words of the longer one."""
FEWEST_SENTENCES = 4
REWRITTEN_SHARE = 0.6
"""A report is another's text told anew where this share of its sentences have their like there, in the same order."""


class _Line(msgspec.Struct, frozen=True):
    """One sentence: its place among the page's sentences, its telling words cut to stems, its numbers in digits."""

    place: int
    stems: frozenset[str]
    numbers: frozenset[str]


class _Lines(msgspec.Struct, frozen=True):
    page: Page
    lines: tuple[_Line, ...]
    stems: frozenset[str]


def rewritten_passages(pages: Sequence[Page], shared: Sequence[Passage] = ()) -> tuple[Passage, ...]:
    """The sentences that pairs of reports share in other words, each pair of sentences a passage; most pairs have none.

    What lies in the passages `shared` already is not told again. Takes time with the square of the number of reports.
    """
    known: dict[str, list[Span]] = defaultdict(list)
    for span in sorted({span for passage in shared for span in passage.spans}):
        known[span.report].append(span)
    read = [_lines_of(words_of(page)) for page in sorted(pages, key=lambda page: page.report.id)]
    found: set[Passage] = set()
    for one, two in combinations(read, 2):
        shorter, longer = sorted((one, two), key=lambda lines: len(lines.lines))
        wanted = max(FEWEST_SENTENCES, REWRITTEN_SHARE * len(shorter.lines))
        if sum(_may_have_like(line, longer) for line in shorter.lines) < wanted:
            continue
        pairs = aligned(shorter.lines, longer.lines)
        if len(pairs) >= wanted:
            told = [_passage(shorter.page, longer.page, places) for places in pairs]
            found.update(
                passage
                for passage in told
                if not all(any(span.overlaps(other) for other in known[span.report]) for span in passage.spans)
            )
    return tuple(sorted(found, key=lambda passage: passage.spans))


def aligned(lines: Sequence[_Line], rivals: Sequence[_Line]) -> list[tuple[int, int]]:
    """The most pairs of like sentences that keep the order of both, as places of sentences."""
    best = [[0] * (len(rivals) + 1) for _ in range(len(lines) + 1)]
    for row, line in enumerate(lines):
        for column, rival in enumerate(rivals):
            best[row + 1][column + 1] = max(
                best[row][column + 1], best[row + 1][column], best[row][column] + are_alike(line, rival)
            )
    pairs: list[tuple[int, int]] = []
    row, column = len(lines), len(rivals)
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((lines[row].place, rivals[column].place))
    return pairs[::-1]


def are_alike(line: _Line, rival: _Line) -> bool:
    """Whether two sentences say the same in other words; with other numbers they do not."""
    shared = len(line.stems & rival.stems)
    if shared < FEWEST_STEMS or shared < ALIKE * max(len(line.stems), len(rival.stems)):
        return False
    return not line.numbers or not rival.numbers or not line.numbers.isdisjoint(rival.numbers)


def _may_have_like(line: _Line, rival: _Lines) -> bool:
    return len(line.stems & rival.stems) >= max(FEWEST_STEMS, ALIKE * len(line.stems))


def _lines_of(words: Words) -> _Lines:
    own: dict[int, list[str]] = {}
    for form, place in zip(words.forms, words.sentence, strict=True):
        own.setdefault(place, []).append(form)
    lines = tuple(
        line for place, forms in own.items() if len((line := _line(place, forms)).stems) >= FEWEST_STEMS
    )  # fmt: skip
    return _Lines(words.page, lines, frozenset(stem for line in lines for stem in line.stems))


def _line(place: int, forms: Iterable[str]) -> _Line:
    told = list(forms)
    return _Line(
        place,
        frozenset(form[:STEM_LETTERS] for form in told if is_telling(form)),
        frozenset(form for form in told if form.isdigit()),
    )


def _passage(page: Page, rival: Page, places: tuple[int, int]) -> Passage:
    spans = []
    for own, place in zip((page, rival), places, strict=True):
        sentence = own.sentences[place]
        spans.append(own.span(sentence.start, sentence.end))
    return Passage(tuple(sorted(spans)))
