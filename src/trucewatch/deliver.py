"""An account on disk: `account.json`, `texts/`, the brief and the tables, in one folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec

from trucewatch.core.account import Account, decode, encode
from trucewatch.core.monitored import Monitored
from trucewatch.core.problems import BadAccount, InputError
from trucewatch.pipeline import Built
from trucewatch.show.brief import brief_html
from trucewatch.show.index import Entry, index_html
from trucewatch.show.ledger import title_of
from trucewatch.show.markdown import brief_markdown
from trucewatch.show.news import News
from trucewatch.show.rates.page import rates_html
from trucewatch.show.rates.tables import rates_csv
from trucewatch.show.tables import csv_tables
from trucewatch.store.derived import Dossier
from trucewatch.store.opened import is_database


class Delivered(msgspec.Struct, frozen=True):
    """The files written, the folder first."""

    folder: Path
    account: Path
    brief: Path
    markdown: Path
    tables: tuple[Path, ...]


def deliver(built: Built, folder: Path, *, excerpts: bool, news: News | None = None) -> Delivered:
    """Write everything about `built` into `folder`, each file whole or not at all.

    With `excerpts` the brief and `texts/` hold no whole article: the brief shows short excerpts and no text is written.
    With `news` the brief says what is new since an earlier moment.
    Texts of an earlier run in the same folder that the new account does not have are removed; other files stay.
    Raises InputError where the folder cannot be written.
    """
    account, texts = built.account, built.texts
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = {} if excerpts else texts
        remove_texts_left_behind(folder, kept.keys())
        for report_id, text in kept.items():
            write(folder / "texts" / f"{report_id}.txt", text.encode("utf-8", "surrogatepass"))
        delivered = Delivered(
            folder,
            write(folder / "account.json", encode(account)),
            write(folder / "brief.html", brief_html(account, texts, excerpts=excerpts, news=news).encode()),
            write(folder / "brief.md", brief_markdown(account, texts, news=news).encode()),
            tuple(write(folder / f"{name}.csv", content.encode()) for name, content in csv_tables(account).items()),
        )
    except OSError as error:
        raise InputError(
            f"cannot write to {folder}: {error.strerror or error}. Name another folder with -o."
        ) from error
    return delivered


def deliver_index(dossiers: Sequence[Dossier], folder: Path) -> Path:
    """Write index.html into `folder`: the dossiers whose briefs lie in folders of their ids beside it.

    Raises InputError where it cannot be written.
    """
    try:
        return write(folder / "index.html", index_html([entry_of(one) for one in dossiers]).encode())
    except OSError as error:
        raise InputError(
            f"cannot write to {folder}: {error.strerror or error}. Name another folder with -o."
        ) from error


def entry_of(dossier: Dossier) -> Entry:
    """The line of a dossier in the list."""
    return Entry(
        f"{dossier.id}/brief.html",
        dossier.title,
        dossier.first_day,
        dossier.last_day,
        dossier.reports,
        dossier.instruments,
        dossier.incidents,
    )


def deliver_rates(monitored: Monitored, account: Account, folder: Path) -> tuple[Path, ...]:
    """Write monitor.html, monitor.csv and monitor.json into `folder`, each file whole or not at all.

    Raises InputError where the folder cannot be written.
    """
    made = {
        "monitor.html": rates_html(monitored, title_of(account)).encode(),
        "monitor.csv": rates_csv(monitored).encode(),
        "monitor.json": msgspec.json.format(msgspec.json.encode(monitored), indent=1) + b"\n",
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(write(folder / name, content) for name, content in made.items())
    except OSError as error:
        raise InputError(
            f"cannot write to {folder}: {error.strerror or error}. Name another folder with -o."
        ) from error


def write(target: Path, content: bytes) -> Path:
    """Put `content` at `target` in one step, so that a stop half-way leaves the old file as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as draft:
            draft.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return target


def remove_texts_left_behind(folder: Path, kept: Collection[str]) -> None:
    """Remove the texts that the account now lying in `folder` lists and the new one does not keep."""
    earlier = folder / "account.json"
    if not earlier.is_file():
        return
    try:
        reports = decode(earlier.read_bytes()).reports
    except BadAccount:
        return
    for report in reports:
        if report.id not in kept:
            (folder / "texts" / f"{report.id}.txt").unlink(missing_ok=True)


def load(path: Path) -> tuple[Account, dict[str, str]]:
    """The account at `path` (a file, or a folder with `account.json`) and the texts that lie beside it.

    Raises InputError where there is none, BadAccount where it cannot be read.
    """
    target = path / "account.json" if path.is_dir() else path
    if is_database(target):
        raise InputError(
            f"{path} is a workspace: write its account with `trucewatch brief {path} -o OUT`, then name OUT."
        )
    try:
        account = decode(target.read_bytes())
    except BadAccount as error:
        raise BadAccount(f"{target}: {error}") from error
    except OSError as error:
        raise InputError(
            f"cannot open {target}: {error.strerror or error}. Name an account.json or its folder."
        ) from error
    texts = {}
    for report in account.reports:
        beside = target.parent / "texts" / f"{report.id}.txt"
        if beside.is_file():
            texts[report.id] = beside.read_bytes().decode("utf-8", "surrogatepass")
    return account, texts
