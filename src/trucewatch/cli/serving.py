"""The command that serves a workspace to a browser."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.app import EPILOG, app, errors_told, progress_shown
from trucewatch.core.problems import InputError


@app.command(epilog=EPILOG)
def serve(
    path: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace, or reports (a folder) for a quick look.")
    ],
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 = any that is free.")] = 8040,
) -> None:
    """Show a workspace in a browser on this machine: dossiers, their briefs, search, tables.

    It is brought up to date first. A folder of reports is read into a workspace that is gone when you stop. Only this
    machine can ask.
    """
    with errors_told(), tempfile.TemporaryDirectory(prefix="trucewatch-") as place:
        from trucewatch.web.serving import serve_on_loopback
        from trucewatch.workspace.workspace import is_workspace

        file = up_to_date(Path(path)) if is_workspace(Path(path)) else quick_look(path, Path(place))
        serve_on_loopback(file, port, lambda address: typer.echo(f"Open {address} (stop with Ctrl-C)"))


def up_to_date(file: Path) -> Path:
    """The workspace, with all that is new in it read."""
    from trucewatch.cli.workspaces import processes
    from trucewatch.workspace.syncing import sync
    from trucewatch.workspace.workspace import Workspace

    with Workspace(file) as workspace, progress_shown(quiet=False) as progress:
        sync(workspace, progress, processes(0))
    return file


def quick_look(path: str, place: Path) -> Path:
    """A workspace at `place` with the reports under `path`. Raises InputError where there are none."""
    from trucewatch.cli.workspaces import now, processes
    from trucewatch.read.intake import gather
    from trucewatch.workspace.adding import LIMITS, add
    from trucewatch.workspace.syncing import sync
    from trucewatch.workspace.workspace import made

    raws, _ = gather([path], limits=LIMITS)
    if not raws:
        raise InputError(f"no report was found under {path}")
    with made(place / "look.db") as workspace, progress_shown(quiet=False) as progress:
        add(workspace, raws, now(), path)
        sync(workspace, progress, processes(0))
    return place / "look.db"
