"""Characters are found again in a text that moved, and nowhere where two places fit or none does."""

from __future__ import annotations

import msgspec
import pytest

from judging import MAIL, POST, TEXTS
from trucewatch.core.account import Report
from trucewatch.core.judgements import Mark
from trucewatch.core.spans import Span
from trucewatch.judge.marks import mark_of, place_of_mark

REPORT = POST.page.report
OTHER = MAIL.page.report


def raids_mark() -> Mark:
    return mark_of(POST["raids"][0], {REPORT.id: REPORT}, TEXTS)


def later(text: str, **fields: object) -> tuple[Report, dict[str, str]]:
    """The Post's report as it reads later."""
    given = {"id": "r-later", "sha256": "f" * 64, **fields}
    report = msgspec.structs.replace(REPORT, **given)
    return report, {report.id: text}


def found(text: str, **fields: object) -> Span | None:
    report, texts = later(text, **fields)
    return place_of_mark(raids_mark(), (OTHER, report), texts)


def test_a_mark_keeps_what_stands_around_it() -> None:
    held = raids_mark()
    assert held.before == "d Southmark both accepted it.\n\n".rjust(32, "n")[-32:]
    assert held.after.startswith(". Four people were killed")
    assert held.source.file == "post.txt"


def test_a_line_added_before_moves_it() -> None:
    span = found("Corrected on Friday.\n\n" + POST.page.text)
    assert span is not None
    assert (span.report, span.exact) == ("r-later", POST["raids"][0].exact)
    assert span.start == POST["raids"][0].start + len("Corrected on Friday.\n\n")


def test_a_changed_sentence_beside_it_leaves_it_where_the_words_stand_once() -> None:
    assert found(POST.page.text.replace("Four people", "Some five people")) is not None
    both_changed = POST.page.text.replace("Four people", "Five").replace("both accepted it", "agreed")
    assert found(both_changed) is None


def test_two_places_that_fit_are_none() -> None:
    assert found("Twice told.\n\n" + POST.page.text + POST.page.text) is None


def test_words_that_changed_are_gone() -> None:
    assert found(POST.page.text.replace("Mortars", "Shells")) is None


@pytest.mark.parametrize(
    ("fields", "is_same"),
    [
        ({"path": "inbox/post.txt"}, True),
        ({"path": "x.txt", "outlet": "Post", "title": "Quiet"}, False),
        ({"outlet": "Another Post"}, False),
        ({"path": "elsewhere.txt"}, False),
    ],
)
def test_a_report_is_known_by_file_and_outlet(fields: dict[str, object], is_same: bool) -> None:
    assert (found(POST.page.text, **fields) is not None) is is_same


def test_the_same_bytes_under_another_id_are_the_same_report() -> None:
    report, texts = later(POST.page.text, sha256=REPORT.sha256, path="renamed.txt", outlet="Elsewhere")
    assert place_of_mark(raids_mark(), (report,), texts) is not None


def test_two_later_texts_of_one_file_are_none() -> None:
    report, texts = later(POST.page.text)
    second = msgspec.structs.replace(report, id="r-second")
    assert place_of_mark(raids_mark(), (report, second), {**texts, "r-second": POST.page.text}) is None
