"""The commands: they read the words, call what does the work, print."""

from __future__ import annotations

from trucewatch.cli import comparing, reading, workspaces
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
    "workspaces",
]


def main() -> None:
    """The entry point."""
    app()
