"""The briefs of a workspace: which dossiers, into which folders, with what is new since when."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import typer

from trucewatch.cli.app import json_of, progress_shown
from trucewatch.cli.summary import summary_of
from trucewatch.cli.workspaces import processes
from trucewatch.core.account import Account
from trucewatch.core.problems import InputError
from trucewatch.deliver import Delivered, deliver, deliver_index
from trucewatch.pipeline import Built
from trucewatch.show.terminal import summary_lines
from trucewatch.store import derived
from trucewatch.store.derived import Dossier
from trucewatch.store.opened import told
from trucewatch.workspace.since import Moment, account_now, moment_of, news_of
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import Workspace, is_workspace


class Asked(msgspec.Struct, frozen=True):
    """What is asked of a workspace: one dossier by its id (None = see `chosen`), news since when (None = no news)."""

    dossier: str | None
    since: str | None
    output: Path
    excerpts: bool


def workspace_among(paths: Sequence[str], dossier: str | None, since: str | None) -> Path | None:
    """The workspace that is to be briefed; None where reports are named.

    Raises InputError for a workspace beside other paths, and for options that only a workspace can answer.
    """
    found = [path for path in paths if path != "-" and is_workspace(Path(path))]
    if found and len(paths) > 1:
        raise InputError(
            f"{found[0]} is a workspace and stands alone; put reports into it with `trucewatch add {found[0]} PATH...`"
        )
    if found:
        return Path(found[0])
    for option, value in (("--since", since), ("--dossier", dossier)):
        if value is not None:
            raise InputError(
                f"{option} needs a workspace, which remembers: make one with `trucewatch init truce.db`, put the "
                "reports into it with `trucewatch add truce.db PATH...`, then name truce.db in their place"
            )
    return None


def brief_workspace(path: Path, asked: Asked, *, quiet: bool, json: bool) -> None:
    """Bring the workspace up to date, write the briefs and say what was written."""
    with Workspace(path) as opened, progress_shown(quiet=quiet or json) as progress:
        sync(opened, progress, processes(0))
        with told(path):
            moment = None if asked.since is None else moment_of(opened, asked.since)
            ones = chosen(derived.dossiers(opened.connection), asked.dossier, path)
            written = [written_of(opened, one, asked, moment, alone=len(ones) == 1) for one in ones]
    index = None if len(ones) == 1 else deliver_index(ones, asked.output)
    if json:
        summaries = [{"dossier": one.id, **summary_of(*made)} for one, made in zip(ones, written, strict=True)]
        typer.echo(json_of(summaries[0] if index is None else {"index": str(index), "dossiers": summaries}))
    elif not quiet:
        for number, (account, delivered) in enumerate(written):
            typer.echo("\n" * bool(number) + "\n".join(summary_lines(account)))
            typer.echo(f"\nThe brief: {delivered.brief}")
        if index is not None:
            typer.echo(f"\nThe list of the dossiers: {index}")


def chosen(dossiers: Sequence[Dossier], asked: str | None, path: Path) -> list[Dossier]:
    """The dossier that is asked for, or the only one, or all with an instrument.

    Raises InputError where that is none.
    """
    if not dossiers:
        raise InputError(f"{path} holds no report that could be read: `trucewatch status {path}` says why")
    named = "; ".join(f"{one.id} ({one.title})" for one in dossiers[:10])
    if asked is not None:
        found = [one for one in dossiers if one.id == asked]
        if not found:
            raise InputError(f"{path} has no dossier {asked}; it has {named}")
        return found
    found = [*dossiers] if len(dossiers) == 1 else [one for one in dossiers if one.instruments]
    if not found:
        raise InputError(
            f"no dossier of {path} has an agreement, proposal, order or demand; name one with --dossier: {named}"
        )
    return found


def written_of(
    workspace: Workspace, one: Dossier, asked: Asked, moment: Moment | None, *, alone: bool
) -> tuple[Account, Delivered]:
    """The account of a dossier and the files that were written of it: into the folder itself, or into one of its id."""
    account, texts = account_now(workspace, one.id)
    news = None if moment is None else news_of(workspace, one.id, moment, account)
    folder = asked.output if alone else asked.output / one.id
    return account, deliver(Built(account, texts), folder, excerpts=asked.excerpts, news=news)
