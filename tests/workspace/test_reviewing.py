"""A review goes on while reports arrive: what is decided reaches the account that the reports are in by then."""

from __future__ import annotations

from pathlib import Path

import pytest

from piles import BETWEEN, DAY, FIRST, MUCH_LATER
from trucewatch.core.judgements import Anchor, Judgement, Mark
from trucewatch.store import derived
from trucewatch.workspace.adding import add
from trucewatch.workspace.reviewing import Review
from trucewatch.workspace.syncing import accounts, sync
from trucewatch.workspace.workspace import Workspace, made


@pytest.mark.parametrize("finishes", [True, False])
def test_a_dossier_that_became_part_of_another_meanwhile(tmp_path: Path, finishes: bool) -> None:
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [FIRST, MUCH_LATER], DAY, "a test")
        sync(workspace)
        later = str(derived.dossier_of(workspace.connection, 2))
        review = Review(workspace, later, "ann", lambda: DAY)
        with Workspace(workspace.path) as other:
            add(other, [BETWEEN], DAY, "another")
            sync(other)
        (report,) = review.account.reports
        raid = review.account.incidents[0].evidence[0]
        mark = Mark(report.id, report.sha256, raid.start, raid.end, raid.exact, "", "")
        assert review.decide(Judgement("reject", "ann", DAY, Anchor("incident", (mark,)))).state == "applied"
        whole = derived.dossier_of(workspace.connection, 1)
        assert derived.stale(workspace.connection) == [whole]
        if finishes:
            review.finish()
        else:
            sync(workspace)
        assert [one.id for one in derived.dossiers(workspace.connection)] == [whole]
        ((_, account),) = accounts(workspace).items()
        assert [one.state for one in account.judgements] == ["applied"]
        assert len(account.incidents) == 2


def test_a_dossier_without_reports_is_forgotten(tmp_path: Path) -> None:
    with made(tmp_path / "truce.db") as workspace:
        derived.mark_stale(workspace.connection, ["d-gone"])
        assert sync(workspace).accounts == 0
        assert derived.dossiers(workspace.connection) == []
