"""A copy adds no weight: a report of the example printed twice leaves every fact as it is, but for who carries it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT
from trucewatch.compare.compare import compare
from trucewatch.pipeline import Built, build
from trucewatch.read.intake import gather
from trucewatch.read.raw import Raw

EXAMPLE = ROOT / "examples" / "energy-halt"
CARRIED = {"report", "statement", "problem", "story", "origin"}
"""Kinds that a copy has of its own: its statements stand beside those of its source, in one utterance."""


@pytest.mark.parametrize("name", ["continental-wire.txt", "meridian-daily.txt", "harbour-times.html"])
def test_a_copied_report_moves_nothing(name: str, example: Built) -> None:
    raws, problems = gather([str(EXAMPLE)])
    source = Path(EXAMPLE, name).read_bytes()
    copy = Raw(content=source.replace(b"Outlet: ", b"Outlet: Copy of ", 1), path=f"copy-of-{name}")
    found = compare(example.account, build([*raws, copy], problems).account)
    moved = [fact for fact in found.facts if fact.kind not in CARRIED and fact.how not in ("same", "evidence")]
    assert [(fact.how, fact.kind, fact.changes) for fact in moved] == []
    assert [fact.origins for fact in found.facts if fact.origins and len(set(fact.origins)) > 1] == []
