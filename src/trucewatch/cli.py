"""The commands: they read the words, call the pipeline, print."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from trucewatch import __version__
from trucewatch.core.problems import DataError, InputError

if TYPE_CHECKING:
    from trucewatch.pipeline import Progress

EXIT_DIFFERS = 1
EXIT_NOTHING_READ = 3
EXIT_DAMAGED = 4

COUNTED = (
    "reports",
    "origins",
    "stories",
    "actors",
    "statements",
    "meetings",
    "instruments",
    "incidents",
    "disagreements",
    "assessments",
    "problems",
)
"""The lists of the account that the JSON summary counts."""

EPILOG = (
    "Exit codes: 0 done (problems in single reports are listed, and stand in the account); 1 two accounts differ "
    "(only with diff --exit-code); 2 the command line is wrong; 3 nothing could be read, or nothing written; 4 a file "
    "of trucewatch's own is damaged; 130 interrupted."
)

app = typer.Typer(
    name="trucewatch",
    help="Read the reports about a truce and write one sourced account. Works offline.",
    epilog=EPILOG,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def show_version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        typer.echo(f"trucewatch {__version__}")
        raise typer.Exit


@app.callback()
def trucewatch(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=show_version, is_eager=True)
    ] = False,
) -> None:
    """Read the reports about a truce and write one sourced account. Works offline."""


@app.command(epilog=EPILOG)
def brief(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, globs; '-' for standard input. Plain text and HTML."),
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
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON on standard output.")] = False,
) -> None:
    """Read reports and write account.json, brief.html, brief.md, CSV tables and texts/ into DIR.

    A file reports.csv (columns file, outlet, url, published, language) beside the reports
    says what a saved text no longer says.
    """
    with errors_told(), progress_shown(quiet=quiet or as_json) as progress:
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
    if as_json:
        import msgspec

        account = built.account
        summary: dict[str, object] = {
            "account": str(delivered.account),
            "brief": str(delivered.brief),
            "markdown": str(delivered.markdown),
            "tables": [str(path) for path in delivered.tables],
            "counts": {kind: len(getattr(account, kind)) for kind in COUNTED},
            "problems": account.problems,
        }
        typer.echo(msgspec.json.format(msgspec.json.encode(summary), indent=1).decode())
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
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="An account.json, or the folder that holds one.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The account to hold against it.")],
    form: Annotated[
        Literal["text", "md", "json"],
        typer.Option("--format", metavar="FORM", help="text for the terminal, md for Markdown, json for programs."),
    ] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 where any fact differs, be it only in its evidence.")
    ] = False,
) -> None:
    """Tell what changed between two accounts: what is new, gone or moved, each line with its evidence."""
    with errors_told():
        from trucewatch.compare.compare import compare
        from trucewatch.deliver import load

        (earlier, _), (later, _) = load(old), load(new)
        found = compare(earlier, later)
        if as_json or form == "json":
            import msgspec

            typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        else:
            from trucewatch.show.changes.printed import changes_markdown, print_changes
            from trucewatch.show.changes.sections import sheet_of

            sheet = sheet_of(found, earlier, later)
            if form == "md":
                typer.echo(changes_markdown(sheet, earlier, later), nl=False)
            else:
                from rich.console import Console

                print_changes(sheet, earlier, later, Console())
    if exit_code and found.differs:
        raise typer.Exit(EXIT_DIFFERS)


@app.command(epilog=EPILOG)
def monitor(
    account: Annotated[Path, typer.Argument(metavar="ACCOUNT", help="An account.json, or the folder that holds one.")],
    events: Annotated[
        Path | None, typer.Option("--events", metavar="TABLE", help="A CSV table of events to count as well.")
    ] = None,
    columns: Annotated[
        str,
        typer.Option(
            "--columns",
            metavar="NAME",
            help="What its columns hold: acled, ged, a TOML file, or pairs (date=Day,place=Town). "
            "Default: what the headings tell.",
        ),
    ] = "auto",
    covers: Annotated[
        str | None,
        typer.Option(
            "--covers",
            metavar="FIRST..LAST",
            help="The days that the table covers (2031-05-01..2031-06-30). Default: from its first event to its last.",
        ),
    ] = None,
    before: Annotated[
        int | None, typer.Option("--before", min=1, metavar="DAYS", help="Days before a text. Default: its length.")
    ] = None,
    after: Annotated[
        int | None, typer.Option("--after", min=1, metavar="DAYS", help="Days after a text. Default: its length.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write monitor.html, monitor.csv and monitor.json there."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print monitor.json on standard output.")] = False,
) -> None:
    """Count events before, during and after each text, with rates, intervals and what they cannot show."""
    with errors_told():
        from trucewatch.deliver import deliver_rates, load
        from trucewatch.monitor.count import Options
        from trucewatch.pipeline import monitor as monitored_by
        from trucewatch.show.rates.printed import print_rates

        loaded, _ = load(account)
        monitored = monitored_by(loaded, Options(before, after, days_between(covers)), events, columns)
        written = deliver_rates(monitored, loaded, output) if output is not None else ()
        if as_json:
            import msgspec

            typer.echo(msgspec.json.format(msgspec.json.encode(monitored), indent=1).decode())
        elif not quiet:
            from rich.console import Console

            print_rates(monitored, Console())
            for path in written[:1]:
                typer.echo(f"\nThe page: {path}")


def days_between(covers: str | None) -> tuple[date, date] | None:
    """The days of "2031-05-01..2031-06-30", both included. Raises InputError for other words."""
    if covers is None:
        return None
    first, _, last = covers.partition("..")
    try:
        days = date.fromisoformat(first.strip()), date.fromisoformat(last.strip())
    except ValueError as error:
        raise InputError(f"--covers takes two days such as 2031-05-01..2031-06-30, not {covers!r}") from error
    if days[1] < days[0]:
        raise InputError(f"--covers {covers}: the last day lies before the first")
    return days


@app.command(epilog=EPILOG)
def schema() -> None:
    """Print the JSON Schema of account.json."""
    import json

    from trucewatch.core.account import schema as account_schema

    typer.echo(json.dumps(account_schema(), indent=1))


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn errors of ours into one line on standard error and an exit code; others are bugs and show themselves."""
    try:
        yield
    except InputError as error:
        typer.echo(f"trucewatch: {error}", err=True)
        raise typer.Exit(EXIT_NOTHING_READ) from error
    except DataError as error:
        typer.echo(f"trucewatch: {error}", err=True)
        raise typer.Exit(EXIT_DAMAGED) from error
    except KeyboardInterrupt as error:
        typer.echo("trucewatch: interrupted; nothing was half written", err=True)
        raise typer.Exit(130) from error


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Progress]:
    """A progress bar on standard error, for people only: none in a pipe, none when quiet."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, of: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Callable[[int, int], None]] = {}

        def tell(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                task = bar.add_task(stage, total=of)
                tasks[stage] = lambda done, of: bar.update(task, completed=done, total=of)
            tasks[stage](done, of)

        yield tell


def main() -> None:
    """The entry point."""
    app()


if __name__ == "__main__":
    main()
