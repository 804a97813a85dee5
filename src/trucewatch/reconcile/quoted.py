"""The words of a statement that stand in quotation marks, in pieces that are each one quotation."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from trucewatch.core.account import Statement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.match import plain

MOST_WORDS = 400
"""So many words of a quotation are compared: a longer one is a document, and comparing costs their square."""
WORD = re.compile(r"\w+(?:[.,]\d+)*(?:['’]\w+)*")
NUMBER_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
NUMBERS = {word: str(number) for number, word in enumerate(NUMBER_WORDS)}


class Word(msgspec.Struct, frozen=True):
    """A quoted word: its plain form, and where it stands; `piece` numbers the parts of a broken quotation."""

    form: str
    piece: int
    span: Span


class Quoted(msgspec.Struct, frozen=True):
    """One quotation of a statement."""

    statement: Statement
    words: tuple[Word, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The parts of the statement's content that the quotation stands in."""
        return tuple(span for span in self.statement.content if any(span.covers(word.span) for word in self.words))


def quoted_parts(statement: Statement, pages: Mapping[str, Page]) -> tuple[Quoted, ...]:
    """The quotations of `statement`: a direct one is one quotation, however broken; indirect speech has none.

    Of mixed speech each run between marks is a quotation of its own, as the reporter's words lie between them.
    """
    if statement.mode == "indirect":
        return ()
    whole: list[Word] = []
    parts: dict[tuple[int, int], list[Word]] = {}
    for piece, span in enumerate(statement.content):
        page = pages.get(span.report)
        marks = [(q.start, q.end) for q in page.quotations if q.start < span.end and span.start < q.end] if page else []
        for match in WORD.finditer(span.exact):
            if len(whole) >= MOST_WORDS:
                break
            start, end = span.start + match.start(), span.start + match.end()
            form = plain(match.group()).replace(",", "")
            word = Word(NUMBERS.get(form, form), piece, Span(span.report, start, end, match.group()))
            whole.append(word)
            mark = next((mark for mark in marks if mark[0] <= start and end <= mark[1]), None)
            if mark is not None:
                parts.setdefault(mark, []).append(word)
    if statement.mode == "direct":
        return (Quoted(statement, tuple(whole)),) if whole else ()
    return tuple(Quoted(statement, tuple(words)) for _, words in sorted(parts.items()))
