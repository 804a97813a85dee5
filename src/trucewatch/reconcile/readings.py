"""How a disagreement is put down: readings with their origins, and an id made of what it is about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.core.account import About, Disagreement, DisagreementKind, Reading, Report
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.reconcile.merge import united
from trucewatch.reconcile.support import Origins


class Reader:
    """Makes readings: a value with who gives it, the characters that say so and the texts that these come from."""

    def __init__(
        self, origins: Origins, reports: Sequence[Report] = (), pages: Mapping[str, Page] | None = None
    ) -> None:
        self._origins = origins
        self._pages = pages or {}
        self._when = {report.id: report.published for report in reports}
        self._published = {report.id: report.published.earliest for report in reports}

    def published(self, report: str) -> When:
        """When a report was published, as far as its story knows; relative days count from it."""
        return self._when.get(report, UNKNOWN_TIME)

    def told_on(self, evidence: Iterable[Span]) -> str | None:
        """The first day on which a report told it; None where a report of them is undated."""
        days = [self._published.get(span.report) for span in evidence]
        return min((day[:10] for day in days if day), default=None) if all(days) else None

    def sentence_of(self, span: Span) -> str:
        """The words of the sentence that the span begins in; those of the span where its page is not at hand."""
        page = self._pages.get(span.report)
        sentence = page.sentence_at(span.start) if page else None
        return page.text[sentence.start : sentence.end] if page and sentence else span.exact

    def reading(self, value: str, by: str | None, evidence: Iterable[Span]) -> Reading:
        """One reading; `by` None = the outlet."""
        spans = united([evidence])
        return Reading(value, by, self._origins.of_all(spans), spans)


def disagreement(
    about: About, field: str, kind: DisagreementKind, readings: Sequence[Reading], why: str
) -> Disagreement:
    """A disagreement with its readings in order of evidence."""
    ordered = tuple(sorted(readings, key=lambda reading: (reading.evidence, reading.value)))
    named = "\n".join((about.kind, about.id, field, kind, *(reading.value for reading in ordered)))
    digest = hashlib.sha1(named.encode(), usedforsecurity=False).hexdigest()[:8]
    return Disagreement(f"disagreement-{digest}", about, field, kind, ordered, why)
