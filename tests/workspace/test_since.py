"""What a workspace knew at an earlier moment: the account of the reports and judgements that were there then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from piles import BETWEEN, FIRST, MINE, SECOND, built, told, verdict
from trucewatch.core.problems import InputError
from trucewatch.store import derived
from trucewatch.store.logs import append_judgement
from trucewatch.store.opened import drop_derived, writing
from trucewatch.workspace.adding import add
from trucewatch.workspace.since import Moment, account_at, has_changed, last_visit, moment_of, now, shown_now, visit
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import Workspace, made

MONDAY, TUESDAY = "2031-05-05T09:00:00+02:00", "2031-05-06T23:30:00-02:00"
"""The second is a Wednesday's early morning in UTC."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """Two reports on Monday; one, and a judgement, later."""
    with made(tmp_path / "truce.db") as workspace:
        add(workspace, [FIRST, MINE], MONDAY, "a test")
        sync(workspace)
        visit(workspace, "2031-05-05T12:00:00+00:00", shown_now(workspace))
        add(workspace, [SECOND], TUESDAY, "a test")
        with writing(workspace.connection):
            append_judgement(workspace.connection, verdict("ann"))
        sync(workspace)
        yield workspace


def dossier(workspace: Workspace, place: str) -> str:
    return str(workspace.connection.execute("SELECT dossier FROM reports WHERE place = ?", (place,)).fetchone()[0])


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("2031-05-05", 0),
        ("2031-05-06", 2),
        ("2031-05-07", 2),
        ("2031-05-08", 3),
        ("2031-05-05T07:00:00+00:00", 0),
        ("2031-05-05T07:00:01", 2),
        ("2031-05-05T09:30:00+02:00", 2),
    ],
)
def test_a_day_begins_at_midnight_utc_and_a_time_is_a_time(desk: Workspace, words: str, reports: int) -> None:
    assert moment_of(desk, words).reports == reports


@pytest.mark.parametrize("words", ["", "yesterday", "2031-13-01", "2031-05-06T25:00", "5 May 2031"])
def test_other_words_are_refused(desk: Workspace, words: str) -> None:
    with pytest.raises(InputError, match="--since takes a day"):
        moment_of(desk, words)


def test_the_last_visit_is_where_the_logs_stood_then(desk: Workspace, tmp_path: Path) -> None:
    assert moment_of(desk, "last") == Moment(2, 0, "the last visit, 5 May 2031, 12:00 (UTC)")
    visit(desk, "2031-05-09T12:00:00+00:00", shown_now(desk))
    seen = last_visit(desk)
    assert (seen.reports, seen.judgements) == (now(desk).reports, now(desk).judgements) == (3, 1)
    with made(tmp_path / "new.db") as other:
        assert moment_of(other, "last") == Moment(0, 0, "the beginning")


def test_news_of_reports_that_waited_are_told_once_they_are_read(desk: Workspace) -> None:
    visit(desk, "2031-05-09T12:00:00+00:00", shown_now(desk))
    add(desk, [BETWEEN], "2031-05-10T12:00:00+00:00", "a test")
    visit(desk, "2031-05-10T13:00:00+00:00", shown_now(desk))  # it was told that one report waits, no more
    sync(desk)
    assert any(has_changed(desk, one.id, last_visit(desk)) for one in derived.dossiers(desk.connection))


def test_a_visit_remembers_no_less_than_the_one_before(desk: Workspace) -> None:
    visit(desk, "2031-05-09T12:00:00+00:00", shown_now(desk))
    with writing(desk.connection):
        drop_derived(desk.connection)  # as where a rebuild was stopped
    visit(desk, "2031-05-10T12:00:00+00:00", shown_now(desk))
    assert last_visit(desk).reports == 3


def test_an_account_of_then_is_that_of_the_reports_of_then(desk: Workspace) -> None:
    harbours = dossier(desk, "first.txt")
    then, texts = account_at(desk, harbours, moment_of(desk, "2031-05-06"))
    assert told(then) == told(built([FIRST]))
    assert set(texts) == {report.id for report in then.reports}
    assert told(account_at(desk, harbours, now(desk))[0]) == told(built([FIRST, SECOND]))


def test_only_what_is_touched_has_changed(desk: Workspace) -> None:
    monday = Moment(2, 1, "after the judgement")
    assert has_changed(desk, dossier(desk, "first.txt"), monday)
    assert not has_changed(desk, dossier(desk, "mine.txt"), monday)
