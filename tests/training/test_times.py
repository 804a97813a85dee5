"""Sets of times read and scored; the documents are made here."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from training.sets.times import Timex, recognizer_cases, time_documents
from training.time_scores import (
    matched,
    plain_value,
    recognizers_scores,
    tempeval3_scores,
    value_of_days,
    value_of_length,
)

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-06-12" functionInDocument="CREATION_TIME">12 June 2024</TIMEX3></DCT>
<TEXT>The ferry <EVENT eid="e1">left</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2024-06-10">Monday</TIMEX3> and
was <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3> late. It is
<TIMEX3 tid="t3" type="DATE" value="2024-W25">lost</TIMEX3>.</TEXT>
</TimeML>"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with one document and a shadow of it."""
    (tmp_path / "ferry.tml").write_text(TIMEML, encoding="utf-8")
    (tmp_path / "._ferry.tml").write_bytes(b"\x00\x05")
    return tmp_path


def test_a_document_has_its_text_its_day_and_its_expressions(documents: Path) -> None:
    (told,) = time_documents(documents)
    assert told.created == date(2024, 6, 12)
    assert [told.text[one.start : one.end].strip() for one in told.timexes] == ["Monday", "two days", "lost"]
    assert told.timexes[0].value == "2024-06-10"


def test_what_is_missed_lowers_the_recall_alone(documents: Path) -> None:
    number, scores = tempeval3_scores(documents)
    assert number == 1
    assert scores["value"] == {"p": 1.0, "r": 2 / 3, "f1": 0.8}


def test_a_gold_span_is_matched_once() -> None:
    gold = [Timex(0, 9, "DATE", "2024")]
    said = [Timex(0, 4, "DATE", "2024"), Timex(5, 9, "DATE", "2023")]
    assert matched(gold, said) == [(gold[0], said[0])]


def test_ways_to_write_a_value_are_one() -> None:
    assert [plain_value(value) for value in ("198X", "19XX", "2000-W7", "2000-W17", "2000-XX")] == [
        "198", "19", "2000-W07", "2000-W17", "2000-XX",
    ]  # fmt: skip


def test_days_and_lengths_of_the_strict_reading_have_values() -> None:
    assert value_of_days((date(2024, 2, 1), date(2024, 2, 29))) == "2024-02"
    assert value_of_days((date(2024, 2, 2), date(2024, 2, 28))) == ""
    assert [value_of_length(days) for days in (730, 90, 14, 5, 1.5)] == ["P2Y", "P3M", "P2W", "P5D", "PT36H"]


def test_cases_are_passed_by_their_spans_or_their_values(tmp_path: Path) -> None:
    folder = tmp_path / "Specs" / "DateTime" / "English"
    folder.mkdir(parents=True)
    told = {"Text": "yesterday", "Type": "date", "Start": 10, "Length": 9}
    right = {"Value": {"FutureResolution": {"date": "2024-06-11"}, "PastResolution": {"date": "2024-06-11"}}}
    wrong = {"Value": {"FutureResolution": {"date": "2024-06-13"}, "PastResolution": {"date": "2024-06-13"}}}
    context = {"Input": "They left yesterday", "Context": {"ReferenceDateTime": "2024-06-12T00:00:00"}}
    cases = [context | {"Results": [told | value]} for value in (right, wrong)]
    cases.append(context | {"Results": [], "NotSupportedByDesign": "python"})
    (folder / "DateParser.json").write_text(json.dumps(cases), encoding="utf-8-sig")
    (folder / "DateExtractor.json").write_text(json.dumps([context | {"Results": [told]}]), encoding="utf-8-sig")
    assert len(list(recognizer_cases(tmp_path, ("DateParser",)))) == 2
    number, scores = recognizers_scores(tmp_path)
    assert number == 3
    assert scores["DateExtractor"] == 1.0
    assert scores["DateParser"] == 0.5
    assert scores["  failed: DateParser, other value"] == 1 / 3
