"""docs/review.md says what judging does."""

from __future__ import annotations

import re
from typing import get_args

from conftest import ROOT
from trucewatch.core.judgements import MARGIN, JudgedKind, State, Verb
from trucewatch.judge.lessons import FORMAT, Lesson, Passage
from trucewatch.judge.queue import POINTS
from trucewatch.judge.reshape import SHAPED

PAGE = (ROOT / "docs" / "review.md").read_text()


def test_every_verb_kind_and_state_is_explained() -> None:
    for word in (*get_args(Verb), *get_args(JudgedKind), *get_args(State)):
        assert f"`{word}`" in PAGE, word
    assert f"{MARGIN} characters" in PAGE


def test_the_kinds_that_can_be_one_or_two_are_those_of_the_table() -> None:
    (row,) = re.findall(r"^\| `same` \|.*$", PAGE, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) == {"same", *SHAPED}


def test_every_reason_has_its_points_on_the_page() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", PAGE, re.MULTILINE))
    assert {name: int(points) for name, points in rows.items()} == POINTS


def test_every_field_of_a_lesson_is_explained() -> None:
    for struct in (Lesson, Passage):
        for field in struct.__struct_fields__:
            assert f"`{field}`" in PAGE, f"{struct.__name__}.{field}"
    assert FORMAT in PAGE
