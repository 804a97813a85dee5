"""What all commands share: the program's words, its exit codes, errors told in a line, a bar for those who wait."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch import __version__
from trucewatch.core.problems import BusyStore, DataError, InputError, NoStore, StoreError

if TYPE_CHECKING:
    from trucewatch.pipeline import Progress

EXIT_DIFFERS = 1
EXIT_NOTHING_READ = 3
EXIT_DAMAGED = 4
EXIT_BUSY = 5

EPILOG = (
    "Exit codes: 0 done (problems in single reports are listed, and stand in the account); 1 two accounts differ "
    "(only with diff --exit-code); 2 the command line is wrong; 3 nothing could be read, or nothing written; 4 a file "
    "of trucewatch's own is damaged or of a newer version; 5 a workspace is in use; 130 interrupted."
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


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn errors of ours into one line on standard error and an exit code; others are bugs and show themselves."""
    try:
        yield
    except (InputError, NoStore) as error:
        typer.echo(f"trucewatch: {error}", err=True)
        raise typer.Exit(EXIT_NOTHING_READ) from error
    except BusyStore as error:
        typer.echo(f"trucewatch: {error}", err=True)
        raise typer.Exit(EXIT_BUSY) from error
    except (DataError, StoreError) as error:
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


def json_of(told: object) -> str:
    """The value as indented JSON, as every `--json` prints it."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode()
