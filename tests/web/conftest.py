"""A workspace to look at in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import HOSTILE, Browser, OneDossier, served
from sample import SAMPLE, TEXTS
from trucewatch.read.raw import Raw, SideNote
from trucewatch.web.desk import Desk
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import made

NOW = "2031-05-04T06:00:00+00:00"
TRUCE = (
    "Northland and Southmark agree {hostile} truce\n\n"
    "PORT SEL, 2 May 2031 - Northland's government and Southmark's government agreed a ceasefire of ten days on "
    'Friday, the mediator Ilva Torrin said. "The {hostile} guns must rest," she said.\n\n'
    "Southmark's army shelled a mill at Tarnow {hostile} hours before, Northland's army said.\n"
)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one report full of signs that a page must not obey, and one that cannot be read."""
    path = tmp_path_factory.mktemp("web") / "truce.db"
    note = SideNote("a.txt", f"Courier {HOSTILE}", None, "2031-05-02")
    with made(path) as workspace:
        reports = [Raw(TRUCE.format(hostile=HOSTILE).encode(), "a.txt", note), Raw(b"\x00\x01\x02", "b.txt")]
        add(workspace, reports, NOW, "a test")
        sync(workspace)
    return path


@pytest.fixture(scope="session")
def browser(filled: Path) -> Iterator[Browser]:
    with served(Desk(filled)) as made_browser:
        yield made_browser


@pytest.fixture(scope="session")
def harbour() -> Iterator[Browser]:
    """The account of the harbour truce that was made by hand."""
    with served(OneDossier(SAMPLE, TEXTS)) as made_browser:
        yield made_browser


@pytest.fixture(scope="session")
def dossier(filled: Path) -> str:
    """The id of the dossier of that workspace."""
    return Desk(filled).dossiers()[0].id
