"""How a screen speaks of the reports behind its lines: their numbers, their outlets, how many passages."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.core.spans import Span
from trucewatch.show.rows import ReportRow
from trucewatch.show.wording import counted, plain

TITLE_CHARACTERS = 160
"""A link tells so many of its characters when it is pointed at."""


class Citing:
    """The reports of a screen, as their passages are cited."""

    def __init__(self, reports: Iterable[ReportRow]) -> None:
        self.rows = {row.report: row for row in reports}

    def number(self, span: Span) -> str:
        """The number of the span's report; "?" where the account does not list it."""
        row = self.rows.get(span.report)
        return str(row.number) if row else "?"

    def outlet(self, span: Span) -> str:
        """The outlet of the span's report."""
        row = self.rows.get(span.report)
        return row.outlet if row else plain(span.report)

    def tooltip(self, span: Span) -> str:
        """Outlet and exact words, shortened, for a link to the span."""
        words = plain(span.exact)
        return f"{self.outlet(span)}: “{words[:TITLE_CHARACTERS]}{'…' if len(words) > TITLE_CHARACTERS else ''}”"

    def firsts(self, evidence: tuple[Span, ...]) -> list[Span]:
        """The first span in each report."""
        found: dict[str, Span] = {}
        for span in evidence:
            found.setdefault(span.report, span)
        return list(found.values())

    def amount(self, evidence: tuple[Span, ...]) -> str:
        """`3 passages in 2 reports`."""
        return f"{counted(len(evidence), 'passage')} in {counted(len({span.report for span in evidence}), 'report')}"
