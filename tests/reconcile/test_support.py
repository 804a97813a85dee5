from __future__ import annotations

from made_facts import told
from trucewatch.core.account import Origin
from trucewatch.core.spans import Span
from trucewatch.reconcile.support import Origins

REPORT = told("a", "<start>Rain fell on Velt.</start> <note>All guns shall rest.</note> <end>Nobody knew more.</end>")


def origin(name: str, *spans: Span, reports: tuple[str, ...] = ()) -> Origin:
    """An origin of that name, of the reports of its spans."""
    return Origin(name, "unknown", None, reports or tuple(sorted({span.report for span in spans})), spans, "")


def whole() -> Span:
    """The whole article."""
    first, last = REPORT["start"][0], REPORT["end"][0]
    return REPORT.page.span(first.start, last.end)


def test_words_outside_shared_passages_are_the_reports_own() -> None:
    own, shared = origin("own", reports=(REPORT.page.report.id,)), origin("note", *REPORT["note"])
    origins = Origins([own, shared])
    assert origins.of(REPORT["start"][0]) == "own"
    assert origins.of(REPORT["note"][0]) == "note"


def test_a_passage_within_a_copied_report_is_of_the_text_it_was_taken_from() -> None:
    origins = Origins([origin("copies", whole()), origin("note", *REPORT["note"])])
    assert origins.of(REPORT["note"][0]) == "note"
    assert origins.of(REPORT["end"][0]) == "copies"


def test_however_many_passages_lie_between_the_one_that_holds_the_words_is_found() -> None:
    text = " ".join(f"<x>Point {number} was read out.</x>" for number in range(40))
    report = told("a", text)
    all_of_it = report.page.span(0, len(report.page.text))
    origins = Origins([origin("copies", all_of_it), origin("points", *report["x"][:30])])
    assert origins.of(report["x"][39]) == "copies"
    assert origins.of(report["x"][29]) == "points"


def test_several_spans_of_one_text_are_one_origin() -> None:
    origins = Origins([origin("copies", whole())])
    assert origins.of_all([*REPORT["start"], *REPORT["end"]]) == ("copies",)


def test_a_paragraph_shared_with_a_report_that_is_counted_makes_no_further_origin() -> None:
    rival = told("b", "<start>Fog rose on Velt.</start> <note>All guns shall rest.</note>")
    first, second = REPORT.page.report.id, rival.page.report.id
    shared = origin("note", *REPORT["note"], *rival["note"])
    origins = Origins([origin("own a", reports=(first,)), origin("own b", reports=(second,)), shared])
    assert origins.of_all([*REPORT["note"], *rival["note"]]) == ("note",)
    assert origins.of_all([*REPORT["start"], *REPORT["note"], *rival["note"]]) == ("own a",)
    assert origins.of_all([*REPORT["start"], *rival["start"], *rival["note"]]) == ("own a", "own b")
