"""Commands about a workspace: made, filled, brought up to date, looked at, checked, copied."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from trucewatch.cli.app import EPILOG, EXIT_DAMAGED, app, errors_told, json_of, progress_shown

if TYPE_CHECKING:
    from trucewatch.core.problems import Problem

Where = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="The file of a workspace (truce.db).")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on standard output.")]
Since = Annotated[
    str,
    typer.Option("--since", metavar="WHEN", help="A day (2031-05-01, from its beginning in UTC), a time, or last."),
]
MOST_PROBLEMS = 20
"""So many are told in the terminal."""
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes that share the work. Default: one a core.")]


def now() -> str:
    """The time, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@app.command(epilog=EPILOG)
def init(workspace: Where) -> None:
    """Make an empty workspace: one file that remembers reports, accounts and what people decide."""
    with errors_told():
        from trucewatch.workspace.workspace import made

        made(workspace).close()
        typer.echo(f"A new workspace: {workspace}. Put reports into it with `trucewatch add {workspace} PATH...`")


@app.command(epilog=EPILOG)
def add(
    workspace: Where,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, globs; '-' for standard input. Plain text and HTML."),
    ],
    later: Annotated[bool, typer.Option("--later", help="Only keep the reports; `sync` reads them.")] = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Put reports into a workspace and bring its accounts up to date. Adding a report twice changes nothing."""
    with errors_told(), progress_shown(quiet=quiet or as_json) as progress:
        from trucewatch.read.intake import gather
        from trucewatch.workspace.adding import LIMITS, reports_among
        from trucewatch.workspace.adding import add as add_reports
        from trucewatch.workspace.syncing import sync as bring_up_to_date
        from trucewatch.workspace.workspace import Workspace

        with Workspace(workspace) as opened:
            raws, problems = gather(paths, stdin=sys.stdin.buffer.read() if "-" in paths else None, limits=LIMITS)
            raws, others = reports_among(raws)
            problems = (*problems, *others)
            added = add_reports(opened, raws, now(), ", ".join(paths), lambda done, of: progress("keeping", done, of))
            synced = None if later else bring_up_to_date(opened, progress, processes(jobs))
    if as_json:
        told = {"new": added.new, "known": added.known, "problems": problems, "synced": synced}
        typer.echo(json_of(told))
    elif not quiet:
        typer.echo(f"{added.new} new, {added.known} known before" + ("" if later else told_of(synced)))
        tell_problems((*problems, *(synced.problems if synced else ())))


@app.command(epilog=EPILOG)
def sync(workspace: Where, jobs: Jobs = 0, quiet: Quiet = False, as_json: AsJson = False) -> None:
    """Read what is new in a workspace and derive the accounts that it touches. Goes on where it was stopped."""
    run_sync(workspace, jobs, quiet, as_json, anew=False)


@app.command(epilog=EPILOG)
def status(
    workspace: Where,
    since: Since = "last",
    keep_visit: Annotated[
        bool, typer.Option("--keep-visit", help="Do not remember this visit: the next one tells the same news again.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say what a workspace holds, whether it is up to date, and what is new since your last visit, or since a day."""
    with errors_told():
        from trucewatch.show.status import status_lines
        from trucewatch.store.opened import at_one_moment, told
        from trucewatch.workspace.since import moment_of, shown_now, visit
        from trucewatch.workspace.status import status_of
        from trucewatch.workspace.workspace import Workspace

        with Workspace(workspace) as opened:
            with told(workspace), at_one_moment(opened.connection):
                seen = shown_now(opened)
                found = status_of(opened, moment_of(opened, since))
            if as_json:
                typer.echo(json_of(found))
            else:
                for line in status_lines(found):
                    typer.echo(line)
            if not keep_visit:  # last of all: what could not be printed was not seen
                visit(opened, now(), seen)


@app.command(epilog=EPILOG)
def rebuild(workspace: Where, jobs: Jobs = 0, quiet: Quiet = False, as_json: AsJson = False) -> None:
    """Throw away all that is derived in a workspace and derive it anew from its two logs."""
    run_sync(workspace, jobs, quiet, as_json, anew=True)


def run_sync(workspace: Path, jobs: int, quiet: bool, as_json: bool, *, anew: bool) -> None:
    """What `sync` and `rebuild` share."""
    with errors_told(), progress_shown(quiet=quiet or as_json) as progress:
        from trucewatch.workspace.syncing import sync as bring_up_to_date
        from trucewatch.workspace.workspace import Workspace

        with Workspace(workspace) as opened:
            synced = bring_up_to_date(opened, progress, processes(jobs), anew)
    if as_json:
        typer.echo(json_of(synced))
    elif not quiet:
        typer.echo(told_of(synced).removeprefix("; "))
        tell_problems(synced.problems)


@app.command(epilog=EPILOG)
def verify(
    workspace: Where,
    heads: Annotated[
        Path | None,
        typer.Option("--heads", metavar="FILE", help="A copy of WORKSPACE.heads that was kept elsewhere."),
    ] = None,
) -> None:
    """Check that a workspace is what was written: the file, every report's bytes, the chains of both logs."""
    with errors_told():
        from trucewatch.workspace.workspace import Workspace

        with Workspace(workspace) as opened:
            faults = opened.faults(heads)
    if faults:
        for fault in faults:
            typer.echo(f"trucewatch: {fault}", err=True)
        raise typer.Exit(EXIT_DAMAGED)
    typer.echo("Sound: every report and every judgement is what was logged.")


@app.command(epilog=EPILOG)
def backup(
    workspace: Where,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the copy; must be new.")],
) -> None:
    """Copy a workspace, also while it is in use."""
    with errors_told():
        from trucewatch.store.backup import back_up
        from trucewatch.workspace.workspace import Workspace

        with Workspace(workspace) as opened:
            back_up(opened.connection, target)
        typer.echo(f"The copy: {target}, with its heads in {target.name}.heads")


@app.command(epilog=EPILOG)
def restore(
    copy: Annotated[Path, typer.Argument(metavar="COPY", help="A copy that `backup` wrote.")],
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Where to put it; must be new.")],
) -> None:
    """Make a workspace of a copy, once the copy has been verified."""
    with errors_told():
        from trucewatch.store.backup import restore as bring_back

        bring_back(copy, workspace)
        typer.echo(f"The workspace: {workspace}")


@app.command(epilog=EPILOG)
def search(
    workspace: Where,
    words: Annotated[str, typer.Argument(metavar="WORDS", help='Words that must all be there; "in this order".')],
    kind: Annotated[
        Literal["report", "actor", "statement", "meeting", "instrument", "incident", "disagreement"] | None,
        typer.Option("--kind", help="Only: report, actor, statement, meeting, instrument, incident or disagreement."),
    ] = None,
    dossier: Annotated[str | None, typer.Option("--dossier", metavar="ID", help="Only in this dossier.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="How many hits at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Search all reports and facts of a workspace."""
    with errors_told():
        from trucewatch.core.problems import InputError
        from trucewatch.store.derived import dossiers
        from trucewatch.store.opened import told
        from trucewatch.store.search import search as find
        from trucewatch.workspace.workspace import Workspace

        with Workspace(workspace) as opened, told(workspace):
            if dossier is not None and dossier not in {one.id for one in dossiers(opened.connection)}:
                raise InputError(f"there is no dossier {dossier}: `trucewatch status {workspace}` lists them")
            hits = find(opened.connection, words, kind, dossier, most)
    if as_json:
        typer.echo(json_of(hits))
        return
    for hit in hits:
        typer.echo(f"{hit.kind} {hit.id} ({hit.dossier}{', ' + hit.day if hit.day else ''})")
        typer.echo(f"  {' '.join(hit.excerpt.split())}")
    if not hits:
        typer.echo("Nothing was found.")


def processes(jobs: int) -> int:
    """The number of processes: what was asked for, or one a core."""
    import os

    return jobs or os.cpu_count() or 1


def tell_problems(problems: Sequence[Problem]) -> None:
    """The first problems, and how many more there are."""
    for problem in problems[:MOST_PROBLEMS]:
        typer.echo(f"  {problem.where}: {problem.what}; {problem.hint}")
    if len(problems) > MOST_PROBLEMS:
        typer.echo(f"  and {len(problems) - MOST_PROBLEMS} more (`--json` lists all)")


def told_of(synced: object) -> str:
    """What a sync did, in words."""
    from trucewatch.show.wording import counted
    from trucewatch.workspace.syncing import Synced

    if not isinstance(synced, Synced):
        return ""
    words = f"; {counted(synced.reports, 'report')} read, {counted(synced.accounts, 'account')} brought up to date"
    return words + (", with another version of the program than before" if synced.by_another_program else "")
