"""Commands about one account: made of reports, shown, its schema."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.app import EPILOG, app, errors_told, json_of, progress_shown
from trucewatch.core.problems import InputError


@app.command(epilog=EPILOG)
def brief(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, globs; '-' for standard input. Plain text and HTML. Or one workspace, alone.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write; made if it is not there.")
    ] = Path("brief"),
    excerpts: Annotated[
        bool,
        typer.Option(
            "--excerpts",
            help="Make a brief to pass on: short excerpts instead of whole articles, and no texts/ folder.",
        ),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="WHEN",
            help="Of a workspace: say what is new since a day (2031-05-01), a time, or last (visit of `status`).",
        ),
    ] = None,
    dossier: Annotated[
        str | None,
        typer.Option(
            "--dossier",
            metavar="ID",
            help="Of a workspace: this dossier. Default: the only one; else each with an agreement, proposal, order "
            "or demand, into DIR/ID, with a list in DIR/index.html.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON on standard output.")] = False,
) -> None:
    """Read reports and write account.json, brief.html, brief.md, CSV tables and texts/ into DIR.

    A file reports.csv (columns file, outlet, url, published, language) beside the reports
    says what a saved text no longer says. A workspace is brought up to date first.
    """
    with errors_told():
        from trucewatch.cli.dossiers import Asked, brief_workspace, workspace_among

        workspace = workspace_among(paths, dossier, since)
        if workspace is not None:
            asked = Asked(dossier, since, output, excerpts)
            brief_workspace(workspace, asked, quiet=quiet, json=as_json)
        else:
            brief_reports(paths, output, excerpts=excerpts, quiet=quiet, json=as_json)


def brief_reports(paths: list[str], output: Path, *, excerpts: bool, quiet: bool, json: bool) -> None:
    """Read the reports, write the brief and say what was written."""
    with progress_shown(quiet=quiet or json) as progress:
        from trucewatch.deliver import deliver
        from trucewatch.pipeline import build
        from trucewatch.read.intake import gather
        from trucewatch.show.terminal import summary_lines

        raws, problems = gather(paths, stdin=sys.stdin.buffer.read() if "-" in paths else None)
        built = build(raws, problems, progress)
        if not built.account.reports:
            told = "\n".join(f"  {problem.where}: {problem.what}" for problem in built.account.problems)
            raise InputError(f"none of the files could be read:\n{told}")
        delivered = deliver(built, output, excerpts=excerpts)
    if json:
        from trucewatch.cli.summary import summary_of

        typer.echo(json_of(summary_of(built.account, delivered)))
    elif not quiet:
        for line in summary_lines(built.account):
            typer.echo(line)
        typer.echo(f"\nThe brief: {delivered.brief}")


@app.command(epilog=EPILOG)
def show(
    account: Annotated[Path, typer.Argument(metavar="ACCOUNT", help="An account.json, or the folder that holds one.")],
) -> None:
    """Print an account in the terminal."""
    with errors_told():
        from rich.console import Console

        from trucewatch.deliver import load
        from trucewatch.show.terminal import print_account

        loaded, _ = load(account)
        print_account(loaded, Console())


@app.command(epilog=EPILOG)
def schema() -> None:
    """Print the JSON Schema of account.json."""
    import json

    from trucewatch.core.account import schema as account_schema

    typer.echo(json.dumps(account_schema(), indent=1))
