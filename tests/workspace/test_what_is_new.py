"""What a workspace knew at an earlier moment, and what is new in it since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trucewatch.core.problems import InputError
from trucewatch.read.raw import Raw
from trucewatch.show.status import status_lines
from trucewatch.store import derived
from trucewatch.workspace.adding import add
from trucewatch.workspace.since import (
    account_now,
    has_changed,
    last_visit,
    moment_of,
    news_of,
    now,
    shown_now,
    visit,
)
from trucewatch.workspace.status import status_of
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import Workspace, is_workspace, made

FIRST = (
    "Ilmar and Doss agree on a ten-day ceasefire\n\n"
    "VELL, May 5, 2031 - Ilmar and Doss agreed on Monday to a ceasefire along the Ordu river for ten days, Ilmar's "
    "President Oda Brinn said. “We accept the ceasefire,” Brinn said.\n"
)
SECOND = (
    "Doss rejects the ceasefire on the Ordu river\n\n"
    "VELL, May 8, 2031 - Doss rejected the ten-day ceasefire with Ilmar along the Ordu river, Doss's Foreign Minister "
    "Pell Harrow said on Thursday. Ilmar accused Doss of shelling the town of Kell on Wednesday. Two people were "
    "killed, Ilmar's President Oda Brinn said.\n"
)


def report(text: str, name: str) -> Raw:
    """A report as it comes."""
    return Raw(text.encode(), name, None)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The first report came on 5 May, the second on 8 May."""
    opened = made(tmp_path / "truce.db")
    add(opened, [report(FIRST, "first.txt")], "2031-05-05T18:00:00+00:00", "first.txt")
    sync(opened)
    add(opened, [report(SECOND, "second.txt")], "2031-05-08T18:00:00+00:00", "second.txt")
    sync(opened)
    yield opened
    opened.close()


def dossier_of(workspace: Workspace) -> str:
    """The dossier of both reports."""
    (one,) = derived.dossiers(workspace.connection)
    return one.id


@pytest.mark.parametrize(
    ("since", "reports", "words"),
    [
        ("2031-05-05", 0, "5 May 2031"),
        ("2031-05-06", 1, "6 May 2031"),
        ("2031-05-08T20:00:00+02:00", 1, "8 May 2031, 20:00 (UTC+02:00)"),
        ("2031-05-08T20:00:01+02:00", 2, "8 May 2031, 20:00 (UTC+02:00)"),
        ("last", 0, "the beginning"),
    ],
)
def test_a_moment_is_how_far_the_log_had_come(workspace: Workspace, since: str, reports: int, words: str) -> None:
    moment = moment_of(workspace, since)
    assert (moment.reports, moment.words) == (reports, words)


@pytest.mark.parametrize("since", ["yesterday", "2031-13-01", "", "5 May"])
def test_a_moment_that_is_none_is_refused_with_what_would_be_right(workspace: Workspace, since: str) -> None:
    with pytest.raises(InputError, match="a day such as 2031-05-01"):
        moment_of(workspace, since)


def test_news_are_what_the_later_report_brought(workspace: Workspace) -> None:
    dossier = dossier_of(workspace)
    account, texts = account_now(workspace, dossier)
    news = news_of(workspace, dossier, moment_of(workspace, "2031-05-06"), account)
    assert [one.path for one in news.earlier.reports] == ["first.txt"]
    added = {fact.kind for fact in news.found.facts if fact.how == "added"}
    assert {"report", "incident"} <= added
    for fact in news.found.facts:
        for span in (*fact.gained, *fact.lost):
            assert texts[span.report][span.start : span.end] == span.exact


def test_before_the_first_report_nothing_was_known(workspace: Workspace) -> None:
    dossier = dossier_of(workspace)
    account, _ = account_now(workspace, dossier)
    news = news_of(workspace, dossier, moment_of(workspace, "2031-05-01"), account)
    assert news.earlier.reports == ()
    assert {fact.how for fact in news.found.facts} == {"added"}


def test_after_the_last_report_nothing_is_new(workspace: Workspace) -> None:
    dossier = dossier_of(workspace)
    moment = moment_of(workspace, "2031-05-09")
    assert not has_changed(workspace, dossier, moment)
    account, _ = account_now(workspace, dossier)
    assert not news_of(workspace, dossier, moment, account).found.differs


def test_a_visit_is_remembered_with_what_there_was_to_see(workspace: Workspace) -> None:
    visit(workspace, "2031-05-09T08:00:00+00:00", shown_now(workspace))
    assert last_visit(workspace).words == "the last visit, 9 May 2031, 08:00 (UTC)"
    assert last_visit(workspace).reports == now(workspace).reports == 2
    assert status_of(workspace, moment_of(workspace, "last")).dossiers[0].news == ()


def test_an_account_that_is_out_of_date_is_not_shown_as_it_was(workspace: Workspace) -> None:
    dossier = dossier_of(workspace)
    before, _ = account_now(workspace, dossier)
    derived.mark_stale(workspace.connection, [dossier])
    workspace.connection.execute("DELETE FROM accounts")
    anew, _ = account_now(workspace, dossier)
    assert anew == before


def test_the_status_tells_what_is_there_what_is_due_and_what_is_new(workspace: Workspace) -> None:
    add(workspace, [report(FIRST + "\nA ferry ran late.\n", "third.txt")], "2031-05-09T18:00:00+00:00", "third.txt")
    found = status_of(workspace, moment_of(workspace, "2031-05-06"))
    assert (found.reports, found.waiting, found.is_up_to_date) == (3, 1, False)
    (one,) = found.dossiers
    assert one.reports == 2
    assert "1 report before, 2 reports now" in one.news
    assert any("1 report not read yet" in line for line in status_lines(found))
    sync(workspace)
    assert status_of(workspace, moment_of(workspace, "2031-05-06")).is_up_to_date


def test_a_report_in_another_language_is_told_with_the_reason(tmp_path: Path) -> None:
    with made(tmp_path / "other.db") as opened:
        words = "Die Regierung hat am Montag mit dem Nachbarland eine Waffenruhe für zehn Tage vereinbart. " * 4
        add(opened, [report(words, "fremd.txt")], "2031-05-05T18:00:00+00:00", "fremd.txt")
        sync(opened)
        (unread,) = status_of(opened, last_visit(opened)).unread
        assert unread.why


def test_a_workspace_is_known_by_its_first_bytes(tmp_path: Path, workspace: Workspace) -> None:
    (tmp_path / "report.db").write_text(FIRST)
    assert is_workspace(workspace.path)
    assert not is_workspace(tmp_path / "report.db")
    assert not is_workspace(tmp_path)
    assert not is_workspace(tmp_path / "none.db")
