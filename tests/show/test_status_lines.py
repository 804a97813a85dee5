"""A workspace at a glance, as a terminal shows it."""

from __future__ import annotations

from typing import Any

from altered import replaced, without
from sample import SAMPLE
from trucewatch.compare.compare import compare
from trucewatch.show.news import News
from trucewatch.show.status import DossierStatus, Status, Told, Unread, status_lines, told_news

HARBOUR = DossierStatus("d-1", "Harbour truce", "2031-05-05", "2031-05-07", 3, 2, 1, False, (), ())


def lines(*dossiers: DossierStatus, **fields: Any) -> list[str]:
    """The lines of a workspace in which nothing is amiss but what `fields` say."""
    held: dict[str, Any] = {"waiting": 0, "unread": (), "judgements": 0, "orphaned": 0, "by_another_program": False}
    return status_lines(
        Status(workspace="truce.db", reports=3, since="4 May 2031", dossiers=dossiers, **{**held, **fields})
    )


def test_a_workspace_without_news_says_what_it_holds() -> None:
    assert lines(HARBOUR) == [
        "truce.db: 3 reports, 1 dossier and 0 judgements",
        "Up to date.",
        "",
        "Nothing new since 4 May 2031.",
        "",
        "d-1  Harbour truce",
        "  5–7 May 2031; 3 reports, 2 instruments, 1 incident",
    ]


def test_what_sync_would_do_is_told_with_the_command() -> None:
    stale = replaced(HARBOUR, is_stale=True)
    assert lines(stale, waiting=2, by_another_program=True)[1] == (
        "Not up to date: 2 reports not read yet, 1 account to be made anew and all derived by another version of the "
        "program. Run `trucewatch sync truce.db`."
    )


def test_reports_that_could_not_be_read_say_why_and_a_long_list_is_counted() -> None:
    told = lines(HARBOUR, unread=tuple(Unread(f"page {number}", "no text") for number in range(12)))
    assert told[2:4] == ["12 reports could not be read:", "  page 0: no text"]
    assert "  and 2 more" in told
    assert "  page 10: no text" not in told


def test_orphaned_judgements_are_told() -> None:
    assert lines(HARBOUR, judgements=4, orphaned=1)[1].startswith("1 judgement orphaned")


def test_dossiers_with_news_stand_first() -> None:
    news = replaced(HARBOUR, id="d-2", news=("New: 1 report",), told=(Told("New texts", ("+ a truce",), 3),))
    told = lines(HARBOUR, news)
    assert told.index("d-2  Harbour truce") < told.index("d-1  Harbour truce")
    at = told.index("  New since 4 May 2031:")
    assert told[at + 1 : at + 5] == ["    New: 1 report.", "    New texts", "      + a truce", "      and 3 more"]
    assert not any(line.startswith("Nothing new") for line in told)


def test_the_most_telling_comes_first_with_the_outlets_behind_it() -> None:
    old = replaced(without(SAMPLE, "disagreements", "d-2"), assessments=())
    sums, told = told_news(News("4 May 2031", old, compare(old, SAMPLE)), SAMPLE)
    assert "New: 1 difference between reports and 2 tests of allegations" in sums
    assert [one.title for one in told] == [
        "New differences that cannot both stand",
        "Allegations that fall under terms",
    ]
    assert told[0].lines[0].startswith("+ Harbour truce, scope (scope, cannot both stand)")
    assert told[0].lines[0].endswith("[Vell Gazette, Strait Courier]")


def test_titles_steer_no_terminal() -> None:
    told = "\n".join(lines(replaced(HARBOUR, title="so \x1b[2J far")))
    assert "\x1b" not in told
