"""Where things are: the addresses of a dossier, its pages, its reports, and of each fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal
from urllib.parse import quote

from trucewatch.core.spans import Span
from trucewatch.show.brief import View
from trucewatch.show.citing import Citing
from trucewatch.show.passages import place_of
from trucewatch.show.rows import ReportRow

Form = Literal["page", "csv", "json"]
"""In which form a view is asked for: its address as it stands, with .csv or with .json after it."""
VIEWS: Mapping[str, str] = {
    "incidents": "Incidents",
    "statements": "Statements",
    "disagreements": "Disagreements",
    "reports": "Reports",
    "actors": "Actors",
    "origins": "Origins",
}
"""The pages of a dossier beside its brief, in the order of its bar."""
OF_KIND: Mapping[str, str] = {
    "incident": "incidents",
    "statement": "statements",
    "disagreement": "disagreements",
    "actor": "actors",
    "origin": "origins",
}
"""The page on which a fact of a kind can be asked for by its id."""


def dossier_address(dossier: str) -> str:
    """`/d/d-1a2b3c/`: the brief."""
    return f"/d/{quote(dossier, safe='')}/"


def views_of(dossier: str) -> tuple[View, ...]:
    """The pages of a dossier beside its brief."""
    return tuple(View(dossier_address(dossier) + view, name) for view, name in VIEWS.items())


def report_address(dossier: str, report: str) -> str:
    """The page of a report's text."""
    return f"{dossier_address(dossier)}reports/{quote(report, safe='')}"


def raw_address(dossier: str, report: str) -> str:
    """The text of a report alone."""
    return f"{dossier_address(dossier)}texts/{quote(report, safe='')}.txt"


def fact_address(dossier: str, kind: str, fact: str) -> str:
    """Where a fact can be seen: alone on its page, as a report's text, or else on its line of the brief."""
    if kind == "report":
        return report_address(dossier, fact)
    if kind in OF_KIND:
        return f"{dossier_address(dossier)}{OF_KIND[kind]}?id={quote(fact, safe='')}"
    return f"{dossier_address(dossier)}facts/{quote(kind, safe='')}/{quote(fact, safe='')}"


class Addresses(Citing):
    """Where the passages and lines lie that a page of a dossier leads to.

    `lines`: anchors of lines that have another address than their place in the brief.
    """

    def __init__(self, dossier: str, reports: Iterable[ReportRow], lines: Mapping[str, str] | None = None) -> None:
        super().__init__(reports)
        self.dossier = dossier
        self.lines = lines or {}

    def passage(self, span: Span) -> str:
        """The address of a span's mark in its report's text."""
        return f"{self.text(span.report)}#at-{place_of(span)}"

    def line(self, anchor: str) -> str:
        """The address of a line."""
        return self.lines.get(anchor) or f"{dossier_address(self.dossier)}#{anchor}"

    def text(self, report: str) -> str:
        """The address of a report's text."""
        return report_address(self.dossier, report)

    def fact(self, kind: str, fact: str) -> str:
        """Where a fact can be seen."""
        return fact_address(self.dossier, kind, fact)
