"""Briefs of a workspace and its status, as a user gets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pages import read
from trucewatch.cli.app import EXIT_NOTHING_READ
from trucewatch.cli.dossiers import chosen
from trucewatch.core.problems import InputError
from trucewatch.read.raw import Raw
from trucewatch.store.derived import Dossier
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import made

HARBOURS = (
    "Ilmar and Doss agree to spare harbours\n\nVELL, May 5, 2031 - Ilmar and Doss agreed on Monday to a ten-day "
    "ceasefire in all harbours, Ilmar's President Oda Brinn said.\n",
    "Doss turns the harbour ceasefire down\n\nVELL, May 8, 2031 - Doss rejected the ten-day ceasefire with Ilmar in "
    "all harbours, its Foreign Minister Pell Harrow said on Thursday.\n",
)
HILLS = (
    "Orvania and Talvek sign a truce\n\nARDENNA, May 6, 2031 - Orvania and Talvek signed a thirty-day truce in the "
    "Senn hills on Tuesday, Orvania's President Ilya Korrin said.\n"
)


def trucewatch(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "trucewatch", *map(str, words)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace of two harbour reports, of 5 and of 8 May."""
    path = tmp_path / "truce.db"
    with made(path) as opened:
        for day, text in zip((5, 8), HARBOURS, strict=True):
            add(opened, [Raw(text.encode(), f"{day}.txt", None)], f"2031-05-0{day}T18:00:00+00:00", "test")
        sync(opened)
    return path


def test_the_only_dossier_is_written_into_the_folder_with_what_is_new(workspace: Path, tmp_path: Path) -> None:
    done = trucewatch("brief", workspace, "--since", "2031-05-06", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert {"account.json", "brief.html", "brief.md", "texts"} <= {one.name for one in (tmp_path / "out").iterdir()}
    assert "New since 6 May 2031" in read((tmp_path / "out" / "brief.html").read_text()).text
    assert "## New since 6 May 2031" in (tmp_path / "out" / "brief.md").read_text()
    assert len(list((tmp_path / "out" / "texts").iterdir())) == 2


def test_without_a_moment_the_brief_is_that_of_the_reports(workspace: Path, tmp_path: Path) -> None:
    assert trucewatch("brief", workspace, "-q", "-o", tmp_path / "out").returncode == 0
    assert "news" not in read((tmp_path / "out" / "brief.html").read_text()).ids


def test_several_dossiers_lie_in_folders_of_their_own_with_a_list(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "hills.txt").write_text(HILLS)
    assert trucewatch("add", workspace, tmp_path / "hills.txt", "--later").returncode == 0
    done = trucewatch("brief", workspace, "--json", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    names = [one["dossier"] for one in told["dossiers"]]
    assert len(names) == 2, "the report that was only kept is read first"
    seen = read(Path(told["index"]).read_text())
    assert sorted(seen.links) == sorted(f"{name}/brief.html" for name in names)
    assert all((tmp_path / "out" / link).is_file() for link in seen.links)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--since", "yesterday"], "a day such as 2031-05-01"),
        (["--dossier", "d-none"], "has no dossier d-none; it has d-"),
        (["more.txt"], "stands alone"),
    ],
)
def test_what_a_workspace_cannot_answer_is_refused(
    workspace: Path, tmp_path: Path, options: list[str], says: str
) -> None:
    done = trucewatch("brief", workspace, *options, "-o", tmp_path / "out")
    assert done.returncode == EXIT_NOTHING_READ
    assert says in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", ["--since", "--dossier"])
def test_reports_alone_remember_nothing_and_the_remedy_is_told(tmp_path: Path, option: str) -> None:
    (tmp_path / "one.txt").write_text(HARBOURS[0])
    done = trucewatch("brief", tmp_path / "one.txt", option, "last", "-o", tmp_path / "out")
    assert done.returncode == EXIT_NOTHING_READ
    assert f"{option} needs a workspace" in done.stderr
    assert "trucewatch init" in done.stderr


def test_the_status_remembers_the_visit_unless_told_not_to(workspace: Path) -> None:
    first = trucewatch("status", workspace, "--keep-visit")
    assert first.returncode == 0, first.stderr
    assert "New since the beginning" in first.stdout
    assert trucewatch("status", workspace).stdout == first.stdout
    assert "Nothing new since the last visit" in trucewatch("status", workspace).stdout
    told = json.loads(trucewatch("status", workspace, "--since", "2031-05-06", "--json").stdout)
    assert "1 report before, 2 reports now" in told["dossiers"][0]["news"]


def dossier(name: str, instruments: int) -> Dossier:
    """A dossier with so many instruments."""
    return Dossier(name, f"Story {name}", 1, 0, instruments, None, None, False)


def test_of_several_dossiers_those_with_a_text_are_chosen() -> None:
    path = Path("truce.db")
    assert [one.id for one in chosen([dossier("d-1", 1), dossier("d-2", 0), dossier("d-3", 2)], None, path)] == [
        "d-1",
        "d-3",
    ]
    assert [one.id for one in chosen([dossier("d-1", 0)], None, path)] == ["d-1"]
    assert [one.id for one in chosen([dossier("d-1", 1), dossier("d-2", 0)], "d-2", path)] == ["d-2"]
    with pytest.raises(InputError, match="name one with --dossier"):
        chosen([dossier("d-1", 0), dossier("d-2", 0)], None, path)
    with pytest.raises(InputError, match="no report that could be read"):
        chosen([], None, path)
