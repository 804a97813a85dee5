"""Marks: characters kept with what stands around them, and where they lie in today's texts.

The rule is that of the W3C's Web Annotation Data Model (TextPositionSelector, TextQuoteSelector): by position where the
text is as it was, else by the quotation with what stands before and after it. One place, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.core.account import Report
from trucewatch.core.judgements import MARGIN, Mark, Source
from trucewatch.core.spans import Span


def mark_of(span: Span, reports: Mapping[str, Report], texts: Mapping[str, str]) -> Mark:
    """The mark of a span that slices to its words in one of `texts`. Raises KeyError for a report that is not there."""
    report, text = reports[span.report], texts[span.report]
    before, after = text[max(0, span.start - MARGIN) : span.start], text[span.end : span.end + MARGIN]
    return Mark(span.report, report.sha256, span.start, span.end, span.exact, before, after, source_of(report))


def source_of(report: Report) -> Source:
    """What a report is known by besides its bytes."""
    name = (report.path or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or None
    return Source(report.outlet, name, report.title, report.url)


def place_of_mark(mark: Mark, reports: Sequence[Report], texts: Mapping[str, str]) -> Span | None:
    """Where the marked characters lie now; None where their report or they are gone, or two places fit alike."""
    report = report_of_mark(mark, reports)
    text = texts.get(report.id) if report is not None else None
    if report is None or text is None:
        return None
    start = mark.start if fits(mark, text, mark.start) else only_place(mark, text)
    return None if start is None else Span(report.id, start, start + len(mark.exact), mark.exact)


def report_of_mark(mark: Mark, reports: Sequence[Report]) -> Report | None:
    """The report that the mark was made in: the same bytes, or else the one that is a later text of the same address.

    A copy of it in another outlet is another report, whatever it says.
    """
    for report in reports:
        if report.id == mark.report and report.sha256 == mark.sha256:
            return report
    same = [report for report in reports if report.sha256 == mark.sha256]
    if same:
        return min(same, key=lambda report: report.id)
    named = [report for report in reports if report.id == mark.report]
    later = named or [report for report in reports if is_later_text(mark.source, source_of(report))]
    return later[0] if len(later) == 1 else None


def is_later_text(source: Source, other: Source) -> bool:
    """Whether another text is of the same address, or of the same outlet under the same file name or title."""
    if source.url is not None and other.url is not None:
        return source.url == other.url
    if source.outlet != other.outlet:
        return False
    if source.file is not None and source.file == other.file:
        return True
    return source.outlet is not None and source.title is not None and source.title == other.title


def fits(mark: Mark, text: str, start: int) -> bool:
    """Whether the marked characters with their margins stand in `text` at `start`."""
    return start >= len(mark.before) and text.startswith(
        mark.before + mark.exact + mark.after, start - len(mark.before)
    )


def only_place(mark: Mark, text: str) -> int | None:
    """The one place of the characters with both margins; or, where they stand once only, with one of the margins."""
    places = all_places(mark.before + mark.exact + mark.after, text)
    if places:
        return places[0] + len(mark.before) if len(places) == 1 else None
    places = all_places(mark.exact, text)
    if len(places) != 1:
        return None
    start, end = places[0], places[0] + len(mark.exact)
    is_after = bool(mark.before) and text.endswith(mark.before, 0, start)
    is_before = bool(mark.after) and text.startswith(mark.after, end)
    return start if is_after or is_before else None


def all_places(words: str, text: str) -> list[int]:
    """Where `words` begin in `text`, at most two places: more than one is already too many."""
    found: list[int] = []
    start = text.find(words)
    while start >= 0 and len(found) < 2:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def shared(spans: Iterable[Span], others: Sequence[Span]) -> int:
    """How many characters of `spans` lie in one of `others`; a character of two spans counts in each."""
    return sum(len(covered(span, others)) for span in spans)


def covered(span: Span, others: Sequence[Span]) -> set[int]:
    """The characters of a span, as offsets, that lie in one of `others`."""
    found: set[int] = set()
    for other in others:
        if span.report == other.report:
            found.update(range(max(span.start, other.start), min(span.end, other.end)))
    return found
