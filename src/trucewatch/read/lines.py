"""The lines of a text, and what their shape says: prose, a name, a heading, a list of labels."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

END_OF_SENTENCE = ".!?…"
CLOSERS = "\"'”’»)]}›*_ \t"

SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "its",
        "of",
        "off",
        "on",
        "or",
        "over",
        "out",
        "so",
        "than",
        "that",
        "the",
        "their",
        "this",
        "to",
        "up",
        "via",
        "vs",
        "with",
        "de",
        "la",
        "le",
        "du",
        "von",
        "van",
        "der",
        "den",
        "al",
        "el",
        "da",
        "do",
    ]
)
"""Words that titles and names leave in small letters."""

LEAST_SHOUTED = 10
"""A line of so many words in capitals alone is prose in capitals, no name."""
_ARTICLES = frozenset({"the", "a", "an", "and"})

LEAST_WRAPPED_LINES = 6
NARROWEST, WIDEST = 40, 110
"""Characters that texts are wrapped at."""
WRAPPED_SHARE = 0.4
"""Of the lines of a wrapped text, so many or more are full and break off inside a sentence."""

_LINE_BREAK = re.compile(r"[\r\n\u2028\u2029\x0b\x0c\x85]")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*", re.UNICODE)
_STOP_INSIDE = re.compile(r"[.!?…][\"'”’»)]*\s+[\"'“‘«(]?[A-Z]")
_STOP_BEFORE_AGENCY = re.compile(r"[.!?…][\"'”’»]?\s*(?:[-–—/(\[]\s?[A-Z][^.!?]{1,40}|\sEnditem)$")
"""As in "... he said. (Northline)"."""
_WIDE_GAP = re.compile(r"\s{4,}")
_LABEL_BREAK = re.compile(r"\s*[|›»·•●▪⋅→▸►]+\s*|\s+[/>~+]\s+|\s+(?:::|\.|-|–|—)\s+|\s{2,}|\t+|\s+>\s*")


class Line:
    """One line of a text without the blanks at its ends: `start`..`end`, half-open in code points.

    Of a text that was wrapped at a width, a paragraph's lines are one; `words_of` has blanks for the breaks in it.

    `number` counts the lines that hold something from 0; `after_gap` says that a blank line stands before it.
    """

    def __init__(self, text: str, start: int, end: int, number: int, after_gap: bool) -> None:
        self.start = start
        self.end = end
        self.number = number
        self.after_gap = after_gap
        self.words_of = _LINE_BREAK.sub(" ", text[start:end])

    @cached_property
    def words(self) -> list[str]:
        """The words and numbers of the line, punctuation aside."""
        return _WORD.findall(self.words_of)

    @cached_property
    def bare(self) -> str:
        """The line in small letters with single blanks, straight apostrophes and no punctuation at its ends."""
        return re.sub(r"\s+", " ", self.words_of.replace("’", "'")).strip(" .:;,!-–—*#|[]()<>\ufeff•·…").casefold()

    @cached_property
    def is_finished(self) -> bool:
        """Whether the line ends as a sentence does, quotation marks, brackets and an agency's name after it aside."""
        ends = self.words_of.rstrip(CLOSERS)[-1:] in tuple(END_OF_SENTENCE)
        return ends or _STOP_BEFORE_AGENCY.search(self.words_of[-60:]) is not None

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line is a paragraph: a finished sentence of eight words, or several sentences."""
        count = len(self.words)
        if count < 8 or not self.has_small_words:
            return False
        if self.is_finished or self.words_of.rstrip()[-1:] in ":;,":
            return True
        if self.words_of.rstrip(CLOSERS)[-1:] == ":":
            return True
        return count >= 25 and (_STOP_INSIDE.search(self.words_of) is not None or count >= 40)

    @cached_property
    def is_sentence(self) -> bool:
        """Whether the line could be a short paragraph: three words or more, finished, not all names."""
        return self.is_prose or (len(self.words) >= 3 and self.is_finished and self.has_small_words)

    @cached_property
    def has_small_words(self) -> bool:
        """Whether a word of the line other than "of", "the" and their like begins with a small letter."""
        return has_small_words(self.words_of)

    @cached_property
    def is_name(self) -> bool:
        """Whether the line has the shape of a name: "The Valley Courier", "MINISTRY OF DEFENCE", "ABN"."""
        return 0 < len(self.words) <= 9 and not self.is_finished and not self.has_small_words and not self.is_number

    @cached_property
    def is_number(self) -> bool:
        """Whether every word of the line begins with a digit."""
        return all(word[0].isdigit() for word in self.words)

    @cached_property
    def labels(self) -> list[str]:
        """What stands between bars, dots, arrows and wide gaps; one label where there are none."""
        narrow = _WIDE_GAP.sub("   ", self.words_of)  # a break is tried at every blank of a gap: thousands cost seconds
        return [label for label in _LABEL_BREAK.split(narrow) if label.strip()]


def has_small_words(words: str) -> bool:
    """Whether one of the words, other than those that names leave small, begins with a small letter.

    In a long line that is all capitals they say nothing: there it asks for "the", "a" or "and".
    """
    found = _WORD.findall(words)
    if len(found) >= LEAST_SHOUTED and words.isupper():
        return not _ARTICLES.isdisjoint(word.casefold() for word in found)
    return any(word[0].islower() and word not in SMALL_WORDS for word in found)


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that hold more than blanks, in order; wrapped lines are joined where the text is wrapped."""
    lines = _written_lines(text)
    width = _width_of(lines)
    if width is None:
        return lines
    joined = lines[:1]
    for previous, line in pairwise(lines):
        if _is_wrapped(previous, line, width):
            joined[-1] = Line(text, joined[-1].start, line.end, joined[-1].number, joined[-1].after_gap)
        else:
            joined.append(Line(text, line.start, line.end, len(joined), line.after_gap))
    return joined


def _width_of(lines: list[Line]) -> int | None:
    """The width that a text was wrapped at, or None where it was not: then its paragraphs are lines."""
    if len(lines) < LEAST_WRAPPED_LINES:
        return None
    width = sorted(line.end - line.start for line in lines)[int(0.98 * (len(lines) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(not line.is_finished and _is_wrapped(line, below, width) for line, below in pairwise(lines))
    return width if full >= WRAPPED_SHARE * len(lines) else None


def _is_wrapped(line: Line, below: Line, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on the line."""
    first = below.words_of.split(maxsplit=1)[0]
    return not below.after_gap and (line.end - line.start) + 1 + len(first) > width


def _written_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        found = match.group()
        inner = found.strip().strip("\ufeff\u200b").strip()
        if not inner:
            continue
        start = match.start() + found.index(inner)
        breaks = text[last_end:start]
        after_gap = breaks.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1
        lines.append(Line(text, start, start + len(inner), len(lines), after_gap))
        last_end = start + len(inner)
    return lines
