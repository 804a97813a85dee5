"""Files, folders, globs and standard input -> Raw."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence

from trucewatch.core.problems import InputError, Problem, Unreachable
from trucewatch.read.paths import READABLE, Limits, NamedFile, Naming, fit_to_show
from trucewatch.read.raw import Raw
from trucewatch.read.side import SIDE_FILE, SideFile, read_side

LIMITS = Limits()
STANDARD_INPUT = "standard input"


def gather(
    paths: Sequence[str], *, stdin: bytes | None = None, limits: Limits = LIMITS
) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """The reports that `paths` name, sorted by path whatever their order, and problems for what was left aside.

    A path is a file, a folder (with all below it; hidden files and what trucewatch wrote itself are passed over), a
    pattern ("*.txt") or "-" for `stdin`. A file of a folder is shown by its path within the folder. Of identical files
    one is read, unless `reports.csv` gives them different outlets. Raises Unreachable where nothing that was named
    exists or may be opened, InputError where nothing is left to read.
    """
    naming = Naming(limits)
    for path in sorted(set(paths) - {"-"}):
        naming.name(path)
    naming.tell_others()
    sides = {real: _side_of(real, shown, naming) for real, shown in sorted(naming.folders.items())}
    raws: list[Raw] = []
    left = limits.all_bytes
    for file in naming.files():
        content = _content_of(file, naming, left)
        if content is not None:
            left -= len(content)
            note = sides[os.path.realpath(file.folder)].notes.get(file.within)
            raws.append(Raw(content, fit_to_show(file.shown), note))
    if "-" in paths and stdin is not None and _is_readable(stdin, STANDARD_INPUT, naming):
        raws.append(Raw(stdin))
    raws = _without_copies(raws, naming)
    problems = tuple(sorted(naming.problems, key=lambda problem: (str(problem.where), problem.what)))
    if not raws:
        raise _nothing(paths, problems, naming.missing)
    return tuple(raws), problems


def _nothing(paths: Sequence[str], problems: Sequence[Problem], missing: Sequence[str]) -> InputError:
    """The error that says why nothing is left to read, and what to do."""
    if not paths:
        return InputError("no report was named: name files, folders, or - for standard input")
    if len(missing) == len(set(paths)):
        causes = "".join(f"\n  {problem.where}: {problem.what}; {problem.hint}" for problem in problems[:20])
        return Unreachable(f"nothing can be opened under {', '.join(missing)}: check the path{causes}")
    told = "".join(f"\n  {problem.where}: {problem.what}" for problem in problems[:20])
    return InputError(f"no report was found: name files or folders with reports; {READABLE}{told}")


def _content_of(file: NamedFile, naming: Naming, left: int) -> bytes | None:
    """The bytes of a file, or None and a problem; `left`: the bytes that may still be taken in."""
    most = naming.limits.file_bytes
    try:
        status = os.stat(file.place)
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
            naming.trouble("this is no file", file.shown, "name a file or a folder")
            return None
        if status.st_size > most:
            _tell_size(status.st_size, file.shown, naming)
            return None
        if status.st_size > left:
            naming.trouble(
                f"more than {naming.limits.all_bytes // 1_000_000} MB in all: left unread",
                file.shown,
                "name fewer reports",
            )
            return None
        with open(file.place, "rb") as opened:
            content = opened.read(most + 1)
    except (OSError, ValueError) as error:
        naming.missing.append(fit_to_show(file.shown))
        naming.trouble(f"cannot be opened: {getattr(error, 'strerror', error)}", file.shown, "check its permissions")
        return None
    return content if _is_readable(content, file.shown, naming) else None


def _is_readable(content: bytes, shown: str, naming: Naming) -> bool:
    """Whether there is something to read, and not too much."""
    if not content.strip():
        naming.trouble("the file is empty", shown, "save the report again")
        return False
    if len(content) > naming.limits.file_bytes:
        _tell_size(len(content), shown, naming)
        return False
    return True


def _tell_size(size: int, shown: str, naming: Naming) -> None:
    most = naming.limits.file_bytes / 1_000_000
    what = f"the file is larger than {most:g} MB ({size / 1_000_000:.0f} MB) and was left unread"
    naming.trouble(what, shown, "save the report alone")


def _without_copies(raws: Sequence[Raw], naming: Naming) -> list[Raw]:
    """Of identical files only the first; but all that the side file gives different outlets."""
    kept: dict[tuple[bytes, str | None], Raw] = {}
    for raw in raws:
        key = (hashlib.sha256(raw.content).digest(), raw.note.outlet if raw.note else None)
        if (first := kept.setdefault(key, raw)) is not raw:
            hint = f"nothing to do; where two outlets printed it, name them in {SIDE_FILE}"
            what = f"the same bytes as {first.path or STANDARD_INPUT}: read once"
            naming.trouble(what, raw.path or STANDARD_INPUT, hint)
    return list(kept.values())


def _side_of(real: str, shown: str, naming: Naming) -> SideFile:
    """The side file of a folder; an empty one where there is none."""
    try:
        with open(os.path.join(real, SIDE_FILE), "rb") as opened:
            side = read_side(opened.read(naming.limits.file_bytes + 1), fit_to_show(shown))
    except FileNotFoundError:
        return SideFile({})
    except OSError as error:
        naming.trouble(f"{SIDE_FILE} cannot be opened: {error.strerror}", shown, "check its permissions")
        return SideFile({})
    naming.problems.extend(side.problems)
    for file in sorted(side.notes):
        if "\0" in file or not os.path.exists(os.path.join(real, file)):
            what = f"{SIDE_FILE} has a row for {fit_to_show(file)!r}, which is not there"
            naming.trouble(what, shown, "check the name in its column 'file'")
    return side
