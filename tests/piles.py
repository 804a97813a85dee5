"""A small pile of made-up reports: one war told over two years, another, a page in French, an empty file."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.judgements import Anchor, Judgement, Mark
from trucewatch.pipeline import build
from trucewatch.read.raw import Raw, SideNote
from trucewatch.store.logs import append_judgement
from trucewatch.store.opened import writing
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import accounts, sync
from trucewatch.workspace.workspace import Workspace, made

DAY = "2031-06-01T06:00:00+00:00"
HARBOURS = (
    "VELL, {day} - Ilmar and Doss agreed to stop all fire on harbours for ten days, Premier Oda Brinn of Ilmar said. "
    "Drones of Doss struck the grain quay at Port Venn on Monday, the Ilmar navy said. {more}\n"
)
MINES = (
    "TESSALY, {day} - Rebels of the Highland Front shelled the copper mine of Tessaly, the army of Orvania said. "
    "President Ilya Korrin of Orvania rejected a truce with the Highland Front. {more}\n"
)


def raw(name: str, text: str, outlet: str | None = None, published: str | None = None) -> Raw:
    """One report as intake hands it on."""
    return Raw(text.encode(), name, SideNote(name, outlet, None, published))


FIRST = raw("first.txt", HARBOURS.format(day="May 4", more="Two dockers were killed."), "Gazette", "2031-05-04")
SECOND = raw("second.txt", HARBOURS.format(day="May 5", more="Doss denied it."), "Courier", "2031-05-05")
MUCH_LATER = raw("later.txt", HARBOURS.format(day="July 9", more="Five people died."), "Gazette", "2032-07-09")
BETWEEN = raw("between.txt", HARBOURS.format(day="December 1", more="Nobody was hurt."), "Courier", "2031-12-01")
"""Within a year of FIRST and of MUCH_LATER, which are further apart: it makes one dossier of both."""
MINE = raw("mine.txt", MINES.format(day="May 6", more="Three miners were wounded."), "Standard", "2031-05-06")
MINE_AGAIN = raw("mine-again.txt", MINES.format(day="May 7", more="The café of the mine burned."), None, "2031-05-07")
FRENCH = raw(
    "page.txt",
    "Les deux pays ont annoncé lundi une trêve de dix jours dans les ports, selon le gouvernement. "
    "Les combats continuent pourtant dans les montagnes, où plusieurs soldats ont été tués cette semaine.\n",
    "Le Quai",
)
EMPTY = raw("empty.txt", " \n")
PILE = (FIRST, MINE, FRENCH, MUCH_LATER, SECOND, EMPTY, MINE_AGAIN, BETWEEN)

MARK = Mark("r-1", hashlib.sha256(b"words").hexdigest(), 3, 8, "grain", "the", "quay")


def verdict(by: str, why: str = "") -> Judgement:
    """A decision of a person."""
    return Judgement("reject", by, DAY, Anchor("incident", (MARK,), {"form": "drone"}), why=why)


def filled(path: Path, raws: Sequence[Raw] = PILE, judged: int = 4) -> None:
    """A workspace of these reports, brought up to date, with so many judgements."""
    with made(path) as workspace:
        add(workspace, raws, DAY, "a pile")
        sync(workspace)
        with writing(workspace.connection):
            for number in range(judged):
                append_judgement(workspace.connection, verdict("ann", f"no quay “{number}”"))
        workspace.seal()


def copied(source: Path, target: Path) -> Path:
    """The workspace with its heads in another place."""
    shutil.copyfile(source, target)
    shutil.copyfile(f"{source}.heads", f"{target}.heads")
    return target


def told(account: Account) -> bytes:
    """An account as bytes."""
    return msgspec.msgpack.encode(account)


def by_reports(workspace: Workspace) -> dict[tuple[str, ...], bytes]:
    """The accounts of a workspace by the reports that they are of, whatever their dossiers are called."""
    return {tuple(one.id for one in account.reports): told(account) for account in accounts(workspace).values()}


def built(raws: Iterable[Raw]) -> Account:
    """The account of these reports without any workspace."""
    return build(list(raws)).account


def logged(path: Path) -> dict[str, bytes]:
    """Name and bytes of the file and of what lies beside it, for the question whether anything was touched."""
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.name.startswith(path.name)}
