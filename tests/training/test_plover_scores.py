"""PLOVER's event types of a sentence, from the account that the program makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.plover_scores import plover_scores, records, types_of
from trucewatch.pipeline import build
from trucewatch.read.raw import Raw, SideNote


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Norway has accepted the ceasefire plan of Sweden, its foreign ministry said.", "AGREE"),
        ("Norway has rejected a Swedish proposal for a ceasefire, officials said.", "REJECT"),
        ("Norway said that Sweden must open the border at once.", "DEMAND"),
    ],
)
def test_the_type_that_a_sentence_is_given(sentence: str, event: str) -> None:
    account = build([Raw(sentence.encode(), "one.txt", SideNote("one.txt", "Gazette", None, "2031-05-14"))]).account
    assert types_of(account) == {event}


def test_the_share_of_types_and_the_figures_of_each(tmp_path: Path) -> None:
    rows = [
        {"event": "DOCUMENT"},
        {"event": "DEMAND", "text": "Norway said that Sweden must open the border at once."},
        {"event": "AGREE", "text": "Norway has rejected a Swedish proposal for a ceasefire, officials said."},
    ]
    (tmp_path / "MADE_GSR.txt").write_text(json.dumps(rows).replace("}]", "},]"), encoding="utf-8")
    assert [one.event for one in records(tmp_path)] == ["DEMAND", "AGREE"]
    count, scores = plover_scores(tmp_path)
    assert (count, scores["type"]) == (2, 0.5)
    assert scores["DEMAND"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert scores["REJECT"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
