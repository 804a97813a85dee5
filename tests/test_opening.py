"""`trucewatch.open`: an account on disk, a workspace, and what is neither."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import trucewatch
from sample import SAMPLE, TEXTS
from trucewatch.core.account import encode
from trucewatch.core.problems import BadAccount, DamagedStore, InputError, NoStore
from trucewatch.read.raw import Raw
from trucewatch.store.derived import mark_stale
from trucewatch.store.opened import FIRST_BYTES
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import Workspace, made

HARBOUR = (
    "Ilmar and Doss agree to spare harbours\n\nVELL, May 4, 2031 - Ilmar and Doss agreed on Sunday to a ceasefire in "
    "the harbours for ten days, the foreign ministry of Ilmar said. Premier Oda Brinn of Ilmar said the guns in the "
    "strait of Vell would be silent by Tuesday.\n"
)
MOUNTAIN = (
    "Rebels of Karrow shell the mountain pass\n\nTOLM, November 9, 2033 - Rebels of the Karrow Front shelled the pass "
    "above Tolm on Wednesday, the army of Sennet said. Two herdsmen were killed. General Ruve Halm of Sennet called it "
    "the end of the winter truce.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The account of the harbour truce with its texts, as `trucewatch brief` leaves it."""
    (tmp_path / "account.json").write_bytes(encode(SAMPLE))
    (tmp_path / "texts").mkdir()
    for report, text in TEXTS.items():
        (tmp_path / "texts" / f"{report}.txt").write_text(text, newline="")
    return tmp_path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two wars in it."""
    path = tmp_path_factory.mktemp("workspace") / "truce.db"
    with made(path) as workspace:
        raws = [Raw(HARBOUR.encode(), "harbour.txt", None), Raw(MOUNTAIN.encode(), "pass.txt", None)]
        add(workspace, raws, "2034-01-01T00:00:00+00:00", "test")
        sync(workspace)
    return path


@pytest.mark.parametrize("name", ["", "account.json"])
def test_an_account_opens_by_its_folder_and_by_its_file(folder: Path, name: str) -> None:
    truce = trucewatch.open(folder / name)
    assert truce.account == SAMPLE
    assert truce.texts == TEXTS
    assert "dossier" not in truce.incidents().columns
    assert repr(truce) == "<1 account of 3 reports>"
    assert trucewatch.open(str(folder)).accounts().reports.tolist() == [3]


def test_a_workspace_opens_with_the_account_of_every_dossier(store: Path) -> None:
    wars = trucewatch.open(store)
    assert wars.reports().columns[0] == "dossier"
    assert wars.accounts().dossier.nunique() == 2
    assert sorted(wars.reports().title) == [HARBOUR.split("\n")[0], MOUNTAIN.split("\n")[0]]
    assert set(wars.reports().dossier) == set(wars.accounts().dossier)
    assert not wars.accounts().stale.any()
    for row in wars.evidence().itertuples():
        assert wars.text(row.report)[row.start : row.end] == row.exact
    with pytest.raises(InputError, match="not one account but 2"):
        _ = wars.account


def test_one_dossier_of_a_workspace_opens_alone(store: Path) -> None:
    first, second = trucewatch.open(store).accounts().dossier
    alone = trucewatch.open(store, dossier=second)
    assert alone.accounts().dossier.tolist() == [second]
    assert len(alone.account.reports) == 1
    assert set(alone.evidence().dossier) == {second}
    assert first not in set(alone.reports().dossier)


def test_a_dossier_that_is_out_of_date_says_so(tmp_path: Path) -> None:
    path = tmp_path / "truce.db"
    with made(path) as workspace:
        add(workspace, [Raw(HARBOUR.encode(), "harbour.txt", None)], "2034-01-01T00:00:00+00:00", "test")
        sync(workspace)
    with Workspace(path) as workspace:
        workspace.connection.execute("UPDATE dossiers SET stale = 1")
    assert trucewatch.open(path).accounts().stale.tolist() == [True]


def test_a_dossier_without_an_account_is_left_out_and_said_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "truce.db"
    with made(path) as workspace:
        mark_stale(workspace.connection, ["d-1"])
    assert len(trucewatch.open(path).accounts()) == 0
    with pytest.raises(InputError, match="d-1 has no account yet: run `trucewatch sync"):
        trucewatch.open(path, dossier="d-1")


def test_an_empty_workspace_opens_with_no_account(tmp_path: Path) -> None:
    made(tmp_path / "truce.db").close()
    empty = trucewatch.open(tmp_path / "truce.db")
    assert empty.incidents().columns[0] == "dossier"
    assert len(empty.accounts()) == len(empty.incidents()) == 0
    with pytest.raises(InputError, match="not one account but 0"):
        _ = empty.account


def test_what_is_no_account_and_no_workspace_is_refused(folder: Path, store: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Name an account"):
        trucewatch.open(tmp_path / "nothing")
    (folder / "account.json").write_text("[]")
    with pytest.raises(BadAccount):
        trucewatch.open(folder)
    with sqlite3.connect(tmp_path / "foreign.db") as foreign:
        foreign.execute("CREATE TABLE tides (day TEXT)")
    with pytest.raises(NoStore, match="no workspace of trucewatch"):
        trucewatch.open(tmp_path / "foreign.db")
    (tmp_path / "torn.db").write_bytes(FIRST_BYTES)
    with pytest.raises(DamagedStore):
        trucewatch.open(tmp_path / "torn.db")
    with pytest.raises(InputError, match="has no dossier 'd-none'; it has d-"):
        trucewatch.open(store, dossier="d-none")


def test_an_account_has_no_dossier_to_name(folder: Path) -> None:
    with pytest.raises(InputError, match="no workspace"):
        trucewatch.open(folder, dossier="d-1")


def test_to_import_the_package_imports_nothing_else(folder: Path) -> None:
    asked = (
        "import sys, trucewatch; print('msgspec' in sys.modules, 'pandas' in sys.modules);"
        f"trucewatch.open({str(folder)!r}); print('msgspec' in sys.modules, 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\nTrue False\n"
