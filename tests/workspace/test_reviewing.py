"""A review goes on while reports arrive: what is decided reaches the account that the reports are in by then."""

from __future__ import annotations

from pathlib import Path

import pytest

from piles import BETWEEN, DAY, FIRST, MINE, MUCH_LATER, by_reports, raw
from trucewatch.core.judgements import Anchor, Judgement, Mark
from trucewatch.judge.facts import Spot
from trucewatch.read.raw import Raw
from trucewatch.store import derived
from trucewatch.store.logs import judgements
from trucewatch.workspace.adding import add
from trucewatch.workspace.reviewing import Review, decisions
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


def test_a_judgement_stays_in_its_dossier_where_another_has_a_page_of_the_same_name(tmp_path: Path) -> None:
    def page(folder: str, one: Raw) -> Raw:
        return raw(f"{folder}/index.html", one.content.decode(), "Gazette", one.note.published if one.note else None)

    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [page("harbours", FIRST), page("mines", MINE)], DAY, "a test")
        sync(workspace)
        assert len(derived.dossiers(workspace.connection)) == 2
        review = Review(workspace, str(derived.dossier_of(workspace.connection, 1)), "ann", lambda: DAY)
        fact = Spot("incident", review.account.incidents[0].id)
        assert review.decide(review.maker().reject(fact)).state == "applied"
        review.finish()
        kept = by_reports(workspace)
        assert sorted(len(one.judgements) for one in accounts(workspace).values()) == [0, 1]
        sync(workspace, anew=True)
        assert by_reports(workspace) == kept
        assert [one.judged.state for one in decisions(workspace) if one.judged] == ["applied"]


def test_the_same_bytes_in_two_dossiers_are_judged_in_both(tmp_path: Path) -> None:
    later = raw("reprint.txt", FIRST.content.decode(), "Herald", "2033-05-04")
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [FIRST, later], DAY, "a test")
        sync(workspace)
        assert len(derived.dossiers(workspace.connection)) == 2
        review = Review(workspace, str(derived.dossier_of(workspace.connection, 1)), "ann", lambda: DAY)
        review.decide(review.maker().reject(Spot("incident", review.account.incidents[0].id)))
        review.finish()
        kept = by_reports(workspace)
        review.decide(review.maker().undo(judgements(workspace.connection)[0].id))
        assert len(derived.stale(workspace.connection)) == 2
        sync(workspace, anew=True)
        undone = by_reports(workspace)
        review.decide(review.maker().undo(judgements(workspace.connection)[1].id))
        assert len(derived.stale(workspace.connection)) == 2
        assert kept.keys() == undone.keys()
        assert all(kept[key] != undone[key] for key in kept)


def test_a_dossier_without_reports_is_forgotten(tmp_path: Path) -> None:
    with made(tmp_path / "truce.db") as workspace:
        derived.mark_stale(workspace.connection, ["d-gone"])
        assert sync(workspace).accounts == 0
        assert derived.dossiers(workspace.connection) == []
