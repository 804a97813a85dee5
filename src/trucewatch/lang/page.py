"""From a report and its text to a page that finders read."""

from __future__ import annotations

from trucewatch.core.account import Report
from trucewatch.core.page import Page
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.sentences import sentences


def page_of(report: Report, text: str, reader: Reader) -> Page:
    """The page of `report`, whose characters are `text`. Raises BadWeights where the reader's model is damaged."""
    marks = quotations(text, report.cuts)
    found = sentences(text, report.cuts, marks)
    readings = reader.read(text, [(sentence.start, sentence.end) for sentence in found], marks)
    return Page(report, text, found, marks, readings)
