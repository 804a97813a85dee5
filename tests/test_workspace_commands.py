"""The commands of a workspace as a new user runs them, with good input and bad."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from piles import FIRST, FRENCH, MINE, SECOND, copied, logged
from trucewatch.cli import EXIT_DAMAGED, EXIT_NOTHING_READ, app
from trucewatch.store.logs import heads_beside


def run(*words: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


def good(*words: str | Path) -> str:
    """What a command prints that is expected to succeed."""
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for one in (FIRST, SECOND, MINE, FRENCH):
        (folder / str(one.path)).write_bytes(one.content)
    rows = "".join(f"{one.path},{one.note.outlet},{one.note.published or ''}\n" for one in (FIRST, SECOND) if one.note)
    (folder / "reports.csv").write_text("file,outlet,published\n" + rows)
    return folder


def test_a_workspace_is_no_report_of_itself(reports: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "truce.db"
    good("init", workspace)
    refused = run("add", workspace, workspace)
    assert refused.exit_code == EXIT_NOTHING_READ
    assert "no report was named, but a database" in refused.stderr
    told = good("add", workspace, workspace, reports, "--later")
    assert told.startswith("4 new")
    assert "truce.db: this is a database, no report; it was left aside" in told


def test_a_report_in_the_place_of_the_workspace_is_not_called_damaged(reports: Path) -> None:
    refused = run("add", reports / str(FIRST.path), reports)
    assert refused.exit_code == EXIT_NOTHING_READ
    assert "is no workspace" in refused.stderr


def test_a_question_to_what_is_not_there_is_refused(reports: Path, tmp_path: Path) -> None:
    good("init", tmp_path / "truce.db")
    assert run("search", tmp_path / "truce.db", "quay", "--kind", "teapot").exit_code == 2
    assert "no dossier d-none" in run("search", tmp_path / "truce.db", "quay", "--dossier", "d-none").stderr


def test_from_an_empty_folder_to_a_restored_copy(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "trucewatch add mein Büro.db PATH" in good("init", "mein Büro.db")
    told = good("add", "mein Büro.db", reports)
    assert told.startswith("4 new, 0 known before; 4 reports read, 2 accounts brought up to date\n")
    assert "page.txt: written in fr" in told
    assert good("add", "mein Büro.db", reports).startswith("0 new, 4 known before; 0 reports read, 0 accounts")
    assert "incident" in good("search", "mein Büro.db", "grain quay", "--kind", "incident")
    assert good("search", "mein Büro.db", "nobody wrote this") == "Nothing was found.\n"
    assert good("verify", "mein Büro.db").startswith("Sound: ")
    assert "copy.db.heads" in good("backup", "mein Büro.db", "copy.db")
    good("restore", "copy.db", "back.db")
    assert good("verify", "back.db", "--heads", "mein Büro.db.heads").startswith("Sound: ")
    assert good("rebuild", "back.db", "-j", "1").startswith("4 reports read, 2 accounts brought up to date\n")
    assert good("search", "back.db", "dockers", "--json") == good("search", "mein Büro.db", "dockers", "--json")


def test_later_only_keeps_and_sync_goes_on(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "truce.db"
    good("init", path)
    assert good("add", path, reports, "--later") == "4 new, 0 known before\n"
    assert good("search", path, "dockers") == "Nothing was found.\n"
    told = json.loads(good("sync", path, "-j", "1", "--json"))
    assert (told["reports"], told["accounts"], told["by_another_program"]) == (4, 2, False)
    assert [one["where"] for one in told["problems"]] == ["page.txt"]
    assert good("sync", path, "-q") == ""


def test_a_summary_for_programs(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "truce.db"
    good("init", path)
    told = json.loads(good("add", path, reports / "first.txt", reports / "page.txt", "--json", "-j", "1"))
    assert (told["new"], told["known"]) == (2, 0)
    assert told["synced"]["reports"] == 2
    hits = json.loads(good("search", path, "dockers", "--json"))
    assert {"kind", "id", "dossier", "day", "excerpt"} == set(hits[0])


def test_standard_input_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "truce.db"
    good("init", path)
    done = CliRunner().invoke(app, ["add", str(path), "-", "--later"], input=FIRST.content)
    assert done.stdout == "1 new, 0 known before\n", done.output


def test_wrong_use_is_told_in_a_line(tmp_path: Path, pile_kept: Path, reports: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    before = logged(path)
    wrong = [
        ("init", path),
        ("sync", tmp_path / "nothing.db"),
        ("verify", tmp_path),
        ("add", path, tmp_path / "nothing.txt"),
        ("add", tmp_path / "nothing.db", reports),
        ("backup", path, path),
        ("restore", pile_kept, path),
        ("restore", reports / "first.txt", tmp_path / "new.db"),
    ]
    for words in wrong:
        done = run(*words)
        assert done.exit_code == EXIT_NOTHING_READ, (words, done.output)
        assert done.stderr.startswith("trucewatch: ") and len(done.stderr.splitlines()) <= 2, done.stderr
        assert done.stdout == ""
    assert run("add", path).exit_code == 2
    assert run("search", path, "grain", "--most", "0").exit_code == 2
    assert logged(path) == before
    assert not (tmp_path / "nothing.db").exists()


def test_faults_are_listed_and_end_with_their_code(pile_kept: Path, tmp_path: Path) -> None:
    path = copied(pile_kept, tmp_path / "truce.db")
    exported = tmp_path / "exported"
    exported.write_text(heads_beside(path).read_text().replace('"reports": [\n  8', '"reports": [\n  9'))
    done = run("verify", path, "--heads", exported)
    assert done.exit_code == EXIT_DAMAGED
    assert done.stderr == "trucewatch: the log of reports ends at 8, exported knows 9: entries were cut\n"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER reports_stay")
        connection.execute("UPDATE report_log SET source = 'elsewhere' WHERE number = 5")
        connection.commit()
    done = run("verify", path)
    assert done.exit_code == EXIT_DAMAGED
    assert "trucewatch: report 5 is not what was logged\n" in done.stderr


def test_an_interrupt_is_told_and_the_next_run_goes_on(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "truce.db"
    good("init", path)

    def interrupted(*rest: object, **named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("trucewatch.workspace.work.look_for_actors", interrupted)
        done = run("add", path, reports, "-j", "1")
    assert (done.exit_code, done.stderr) == (130, "trucewatch: interrupted; nothing was half written\n")
    assert good("sync", path, "-j", "1").startswith("4 reports read, 2 accounts")


def test_names_of_files_from_elsewhere_are_taken(tmp_path: Path) -> None:
    path, odd = tmp_path / "truce.db", tmp_path / "caf\udce9.txt"
    try:
        odd.write_bytes(FIRST.content)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes no such names")
    good("init", path)
    command = [sys.executable, "-m", "trucewatch", "add", str(path), str(odd), "--later"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"1 new, 0 known before\n"), done.stderr
    assert good("verify", path).startswith("Sound")


def test_an_account_is_asked_for_and_a_workspace_named(tmp_path: Path) -> None:
    good("init", tmp_path / "truce.db")
    for words in (("show", "truce.db"), ("monitor", "truce.db"), ("diff", "truce.db", "truce.db")):
        refused = run(words[0], *(tmp_path / name for name in words[1:]))
        assert refused.exit_code == EXIT_NOTHING_READ
        assert "truce.db is a workspace: write its account with `trucewatch brief" in refused.stderr
