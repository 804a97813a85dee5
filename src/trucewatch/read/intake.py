"""Files, folders, globs and standard input -> Raw."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from trucewatch.core.problems import InputError, Problem, Unreachable
from trucewatch.read.raw import Raw
from trucewatch.read.side import SIDE_FILE, SideFile, read_side

TEXT_KINDS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
DOCUMENT_KINDS = frozenset(
    {
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".epub",
        ".json",
        ".jsonl",
        ".xml",
        ".csv",
        ".xlsx",
        ".mht",
        ".mhtml",
        ".eml",
        ".warc",
    }
)
"""Kinds that may hold a report, each told aloud when it is left aside; of any other kind only the number is told."""

OWN_FILES = frozenset({"account.json", "brief.md", "brief.html"})
OWN_FOLDER = "texts"
OWN_MARK = b"trucewatch-account/"

READABLE = "plain text (.txt, .text, .md) and pages (.html, .htm, .xhtml) can be read"


class Limits(msgspec.Struct, frozen=True):
    """How much is taken in: bytes of one file, bytes and number of all."""

    file_bytes: int = 20_000_000
    all_bytes: int = 400_000_000
    files: int = 5_000


LIMITS = Limits()


class _Named(msgspec.Struct, frozen=True):
    """A file to read: where it lies, how it is shown, and the folder and name that a side file knows it by."""

    place: str
    shown: str
    folder: str
    within: str


class _Intake:
    """What one call has met so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.problems: list[Problem] = []
        self.sides: dict[str, SideFile] = {}
        self.named: dict[str, _Named] = {}
        self.missing: list[str] = []
        self.others: Counter[tuple[str, str]] = Counter()

    def trouble(self, what: str, where: str, hint: str) -> None:
        self.problems.append(Problem("read", what, where, hint))


def gather(
    paths: Sequence[str], *, stdin: bytes | None = None, limits: Limits = LIMITS
) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """The reports that `paths` name, sorted by path whatever the order of `paths`, and problems for what was left aside.

    A path is a file, a folder (read with all below it; hidden files and what trucewatch wrote itself are passed over), a
    pattern ("*.txt") or "-" for `stdin`. A file of a folder is shown by its path within the folder. Of identical files
    one is read, unless `reports.csv` gives them different outlets. Raises Unreachable where nothing that was named
    exists or may be opened, InputError where nothing is left to read.
    """
    intake = _Intake(limits)
    for path in sorted(set(paths)):
        if path != "-":
            _name(path, intake)
    raws = [raw for named in _apart(intake.named.values()) if (raw := _open(named, intake)) is not None]
    if "-" in paths and stdin is not None and _fits(stdin, "standard input", intake):
        raws.append(Raw(stdin))
    for suffix, where in sorted(intake.others):
        count = intake.others[suffix, where]
        intake.trouble(
            f"{count} {'file' if count == 1 else 'files'} of the kind {suffix or 'without a name'} left aside",
            where,
            READABLE,
        )
    raws = _without_copies(sorted(raws, key=lambda raw: (raw.path or "", hashlib.sha256(raw.content).digest())), intake)
    problems = tuple(sorted(intake.problems, key=lambda problem: (str(problem.where), problem.what)))
    if not raws:
        raise _nothing(paths, problems, intake)
    return tuple(raws), problems


def _nothing(paths: Sequence[str], problems: Sequence[Problem], intake: _Intake) -> InputError:
    told = "".join(f"\n  {problem.where}: {problem.what}" for problem in problems[:20])
    if intake.missing and len(intake.missing) == len(set(paths)):
        return Unreachable(f"nothing can be opened under {', '.join(intake.missing)}: check the path{told}")
    if not paths:
        return InputError("no report was named: name files, folders, or - for standard input")
    return InputError(f"no report was found: name files or folders with reports; {READABLE}{told}")


# ---- naming: what the paths stand for


def _name(path: str, intake: _Intake) -> None:
    """Enter the files that `path` stands for."""
    try:
        if os.path.isdir(path):
            _name_folder(path, intake)
            return
        if os.path.lexists(path):
            _name_file(path, intake)
            return
        matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    except (OSError, ValueError):  # a path with a zero byte, a name too long, a loop of links
        matches = []
    for match in matches:
        _name(match, intake)
    if not matches:
        intake.missing.append(_shown(path))
        intake.trouble("there is no such file or folder", _shown(path), "check the path")


def _name_file(path: str, intake: _Intake) -> None:
    """Enter one file that was named itself: of any kind but those known to hold no plain text."""
    folder, name = os.path.split(path)
    suffix = os.path.splitext(name)[1].casefold()
    if name == SIDE_FILE:
        return
    if name in OWN_FILES and _is_own_output(folder):
        intake.trouble("trucewatch wrote this file itself: it is no report", _shown(path), "name the reports only")
        return
    if suffix in DOCUMENT_KINDS:
        intake.trouble(f"the kind {suffix} cannot be read yet", _shown(path), f"save it as text; {READABLE}")
        return
    _side_of(folder, _shown(os.path.join(_shown_folder(folder), SIDE_FILE)), intake)
    shown = name if os.path.isabs(path) or ".." in Path(path).parts else os.path.normpath(path)
    _enter(path, shown, folder, name, intake)


def _name_folder(folder: str, intake: _Intake) -> None:
    """Enter what can be read in a folder and below it. Links that lead in circles are followed once."""
    before = len(intake.named)
    seen: set[tuple[int, int]] = set()
    waiting = [(folder, "")]
    while waiting:
        place, within = waiting.pop()
        try:
            status = os.stat(place)
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            intake.trouble(
                f"the folder cannot be opened: {error.strerror}", _shown(within or place), "check its permissions"
            )
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        _side_of(place, _shown(within + SIDE_FILE), intake)
        own = _is_own_output(place)
        pages = {
            os.path.splitext(entry.name)[0] for entry in entries if entry.name.casefold().endswith((".html", ".htm"))
        }
        for entry in entries:
            if entry.name.startswith((".", "~$")) or entry.name == SIDE_FILE or (own and entry.name in OWN_FILES):
                continue
            if _is_folder(entry):
                saved_with = entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages
                if not saved_with and not (own and entry.name == OWN_FOLDER):
                    waiting.append((entry.path, f"{within}{entry.name}/"))
                continue
            suffix = os.path.splitext(entry.name)[1].casefold()
            if own and suffix == ".csv":
                continue
            if suffix in TEXT_KINDS:
                _enter(entry.path, within + entry.name, place, entry.name, intake)
            elif suffix in DOCUMENT_KINDS:
                intake.trouble(
                    f"the kind {suffix} cannot be read yet", _shown(within + entry.name), f"save it as text; {READABLE}"
                )
            else:
                intake.others[suffix, _shown(within or folder)] += 1
    if len(intake.named) == before:
        intake.trouble("no report lies in this folder", _shown(folder), READABLE)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_own_output(folder: str) -> bool:
    """Whether trucewatch wrote an account into the folder."""
    try:
        with open(os.path.join(folder, "account.json"), "rb") as account:
            return OWN_MARK in account.read(200)
    except OSError:
        return False


def _enter(place: str, shown: str, folder: str, within: str, intake: _Intake) -> None:
    """Enter a file once, however many paths lead to it."""
    if len(intake.named) >= intake.limits.files:
        if not any("further files" in problem.what for problem in intake.problems):
            intake.trouble(
                f"more than {intake.limits.files} files; further files were left aside", _shown(shown), "name fewer"
            )
        return
    real = os.path.realpath(place)
    known = intake.named.get(real)
    if known is None or (len(shown), shown) < (len(known.shown), known.shown):
        intake.named[real] = _Named(place, Path(shown).as_posix(), folder, within)


def _apart(named: Iterable[_Named]) -> list[_Named]:
    """The files with paths that tell them apart: where two would be shown alike, both are shown in full."""
    files = list(named)
    shown = Counter(file.shown for file in files)
    apart = [
        msgspec.structs.replace(file, shown=Path(file.place).as_posix()) if shown[file.shown] > 1 else file
        for file in files
    ]
    return sorted(apart, key=lambda file: file.shown)


# ---- opening


def _open(named: _Named, intake: _Intake) -> Raw | None:
    """The bytes of a file with its row of the side file, or None and a problem."""
    shown = _shown(named.shown)
    try:
        status = os.stat(named.place)
        if stat.S_ISREG(status.st_mode) and status.st_size > intake.limits.file_bytes:
            _too_large(status.st_size, shown, intake)
            return None
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
            intake.trouble("this is no file", shown, "name a file or a folder")
            return None
        with open(named.place, "rb") as file:
            content = file.read(intake.limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        intake.missing.append(shown)
        intake.trouble(f"cannot be opened: {reason}", shown, "check its permissions")
        return None
    if not _fits(content, shown, intake):
        return None
    side = intake.sides.get(os.path.realpath(named.folder))
    return Raw(content, shown, side.notes.get(named.within) if side is not None else None)


def _fits(content: bytes, shown: str, intake: _Intake) -> bool:
    """Whether there is something to read, and not too much."""
    if not content.strip():
        intake.trouble("the file is empty", shown, "save the report again")
        return False
    if len(content) > intake.limits.file_bytes:
        _too_large(len(content), shown, intake)
        return False
    return True


def _too_large(size: int, shown: str, intake: _Intake) -> None:
    most = intake.limits.file_bytes // 1_000_000
    intake.trouble(
        f"the file is larger than {most} MB ({size // 1_000_000} MB) and was left unread",
        shown,
        "save the report alone",
    )


def _without_copies(raws: Sequence[Raw], intake: _Intake) -> list[Raw]:
    """Of identical files only the first; but all that the side file gives different outlets."""
    kept: dict[tuple[bytes, str | None], Raw] = {}
    all_bytes = 0
    for raw in raws:
        key = (hashlib.sha256(raw.content).digest(), raw.note.outlet if raw.note else None)
        shown = raw.path or "standard input"
        if (first := kept.get(key)) is not None:
            hint = "nothing to do; name their outlets in reports.csv if both printed it"
            intake.trouble(f"the same bytes as {first.path or 'standard input'}: read once", shown, hint)
            continue
        all_bytes += len(raw.content)
        if all_bytes > intake.limits.all_bytes:
            intake.trouble(
                f"more than {intake.limits.all_bytes // 1_000_000} MB in all: left unread", shown, "name fewer reports"
            )
            continue
        kept[key] = raw
    return list(kept.values())


# ---- the side file


def _side_of(folder: str, shown: str, intake: _Intake) -> None:
    """Read the side file of a folder, once."""
    real = os.path.realpath(folder)
    if real in intake.sides:
        return
    path = os.path.join(real, SIDE_FILE)
    try:
        with open(path, "rb") as opened:
            side = read_side(opened.read(intake.limits.file_bytes + 1), shown)
    except FileNotFoundError:
        return
    except OSError as error:
        intake.trouble(f"{SIDE_FILE} cannot be opened: {error.strerror}", shown, "check its permissions")
        return
    intake.sides[real] = side
    intake.problems.extend(side.problems)
    for file in sorted(side.notes):
        if "\0" in file or not os.path.exists(os.path.join(real, file)):
            intake.trouble(
                f"{SIDE_FILE} has a row for {_shown(file)!r}, which is not there",
                shown,
                "check the name in its column 'file'",
            )


_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _shown(path: str) -> str:
    """The path fit to be printed and written: every line break, control character or undecodable byte is a "\ufffd"."""
    return _UNSHOWABLE.sub("\ufffd", path)


def _shown_folder(folder: str) -> str:
    return "" if os.path.isabs(folder) or ".." in Path(folder).parts else folder
