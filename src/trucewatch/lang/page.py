"""From a report and its text to a page that finders read."""

from __future__ import annotations

from trucewatch.core.account import Report
from trucewatch.core.page import Page
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.sentences import sentences


def page_of(report: Report, text: str) -> Page:
    """The page of `report`, whose characters are `text`."""
    marks = quotations(text, report.cuts)
    return Page(report, text, sentences(text, report.cuts, marks), marks)
