"""One report from its bytes."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from saved import LEAD, TITLE
from trucewatch.read.raw import Raw, SideNote
from trucewatch.read.report import MOST_CHARACTERS, read_report


def test_the_id_comes_from_the_bytes_and_not_from_the_name() -> None:
    first = read_report(Raw(LEAD.encode(), "a.txt")).report
    second = read_report(Raw(LEAD.encode(), "b.txt")).report
    assert first is not None
    assert second is not None
    assert first.id == second.id


def test_one_text_in_two_outlets_has_two_ids_in_any_order() -> None:
    raws = [Raw(LEAD.encode(), f"{name}.txt", SideNote(f"{name}.txt", outlet=name)) for name in ("Post", "Mail")]
    ids = [reading.report.id for reading in map(read_report, raws) if reading.report]
    assert ids[0] != ids[1]
    assert ids[::-1] == [reading.report.id for reading in map(read_report, raws[::-1]) if reading.report]


def test_an_id_that_is_taken_is_not_given_again() -> None:
    taken: set[str] = set()
    for _ in range(4):
        report = read_report(Raw(LEAD.encode(), "a.txt"), frozenset(taken)).report
        assert report is not None
        assert report.id not in taken
        taken.add(report.id)


def test_both_hashes() -> None:
    content = f"\ufeff{TITLE}\r\n{LEAD}".encode()
    reading = read_report(Raw(content, "a.txt"))
    assert reading.report is not None
    assert reading.text is not None
    assert reading.report.sha256 == hashlib.sha256(content).hexdigest()
    assert reading.report.text_sha256 == hashlib.sha256(reading.text.encode()).hexdigest()
    assert reading.text[0] == "\ufeff"


def test_a_text_that_is_no_report_is_told() -> None:
    reading = read_report(Raw(b"word " * (MOST_CHARACTERS // 5 + 1), "a.txt"))
    assert reading.report is None
    assert "longer than" in reading.problems[0].what


@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.html", None]))
def test_any_text_is_read_or_refused_without_an_error_and_cuts_lie_in_it(text: str, path: str | None) -> None:
    reading = read_report(Raw(text.encode("utf-8", "replace"), path))
    assert (reading.report is None) == (reading.text is None)
    if reading.report is None or reading.text is None:
        assert reading.problems
        return
    ends = [0]
    for cut in reading.report.cuts:
        assert ends[-1] <= cut.start < cut.end <= len(reading.text)
        ends.append(cut.end)
    spans = reading.report.published.evidence
    assert all(reading.text[span.start : span.end] == span.exact for span in spans)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_without_an_error(content: bytes) -> None:
    reading = read_report(Raw(content, "a.txt"))
    assert reading.report is not None or reading.problems
