"""The commands: they read the words, call what does the work, print."""

from __future__ import annotations

from trucewatch.cli import comparing, reading, reviewing, serving, workspaces
from trucewatch.cli.app import (
    EPILOG,
    EXIT_BUSY,
    EXIT_DAMAGED,
    EXIT_DIFFERS,
    EXIT_NOTHING_READ,
    app,
)

__all__ = [
    "EPILOG",
    "EXIT_BUSY",
    "EXIT_DAMAGED",
    "EXIT_DIFFERS",
    "EXIT_NOTHING_READ",
    "app",
    "comparing",
    "main",
    "reading",
    "reviewing",
    "serving",
    "workspaces",
]


ORDER = (
    "brief",
    "show",
    "diff",
    "monitor",
    "init",
    "add",
    "sync",
    "status",
    "review",
    "judge",
    "lessons",
    "search",
    "serve",
    "rebuild",
    "verify",
    "backup",
    "restore",
    "schema",
)
"""The commands as `--help` lists them: what one needs first stands first."""
app.registered_commands.sort(key=lambda one: ORDER.index(one.callback.__name__) if one.callback else len(ORDER))


def main() -> None:
    """The entry point."""
    app()
