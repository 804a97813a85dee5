"""Commands that hold things side by side: two accounts, events against texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from trucewatch.cli.app import EPILOG, EXIT_DIFFERS, app, errors_told, json_of
from trucewatch.core.problems import InputError


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
            typer.echo(json_of(found))
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
            typer.echo(json_of(monitored))
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
