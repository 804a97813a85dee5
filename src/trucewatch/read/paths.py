"""What paths stand for: files, folders with all below them, patterns."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from pathlib import Path

import msgspec

from trucewatch.core.problems import Problem
from trucewatch.read.side import SIDE_FILE

TEXT_KINDS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
DOCUMENT_KINDS = frozenset(
    ".pdf .doc .docx .odt .rtf .epub .json .jsonl .xml .csv .xlsx .mht .mhtml .eml .warc".split()  # noqa: SIM905
)
"""Kinds that may hold a report, each file told aloud when it is left aside; of other kinds only the number is told."""
READABLE = "plain text (.txt, .text, .md) and pages (.html, .htm, .xhtml) can be read"

OWN_FILES = frozenset({"account.json", "brief.md", "brief.html"})
OWN_FOLDER = "texts"
OWN_MARK = b"trucewatch-account/"

_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Limits(msgspec.Struct, frozen=True):
    """How much is taken in: bytes of one file, bytes of all, the number of files and of folders looked into."""

    file_bytes: int = 20_000_000
    all_bytes: int = 400_000_000
    files: int = 5_000
    folders: int = 5_000


class NamedFile(msgspec.Struct, frozen=True):
    """A file to read: where it lies, how it is shown, and the folder and name that a side file knows it by."""

    place: str
    shown: str
    folder: str
    within: str


def fit_to_show(path: str) -> str:
    """The path with "\ufffd" for line breaks, control characters and undecodable bytes: it is printed and written."""
    return _UNSHOWABLE.sub("\ufffd", path)


class Naming:
    """The files that paths stand for, each once; the folders they lie in; what was left aside and what is missing."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.problems: list[Problem] = []
        self.missing: list[str] = []
        self.folders: dict[str, str] = {}
        """Real paths of folders that may hold a side file, and how that is shown."""
        self._files: dict[str, NamedFile] = {}
        self._others: Counter[tuple[str, str]] = Counter()
        self._is_full = False

    def trouble(self, what: str, where: str, hint: str) -> None:
        """Tell a problem; `where` is a path."""
        self.problems.append(Problem("read", what, fit_to_show(where), hint))

    def files(self) -> list[NamedFile]:
        """The files, sorted by how they are shown; where two would be shown alike, both are shown in full."""
        shown = Counter(file.shown for file in self._files.values())
        apart = [
            msgspec.structs.replace(file, shown=Path(file.place).as_posix()) if shown[file.shown] > 1 else file
            for file in self._files.values()
        ]
        return sorted(apart, key=lambda file: (file.shown, file.place))

    def tell_others(self) -> None:
        """Tell how many files of other kinds were left aside, by kind and folder."""
        for (suffix, where), count in sorted(self._others.items()):
            kind = f"of the kind {suffix}" if suffix else "without a kind"
            self.trouble(f"{count} {'file' if count == 1 else 'files'} {kind} left aside", where, READABLE)

    def name(self, path: str) -> None:
        """Enter the files that `path` stands for."""
        try:
            if os.path.isdir(path):
                self._folder(path)
                return
            if os.path.lexists(path):
                self._file(path)
                return
            matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
        except (OSError, ValueError):  # a zero byte in the path, a name too long, a loop of links
            matches = []
        for match in matches:
            self.name(match)
        if not matches:
            self.missing.append(fit_to_show(path))
            self.trouble("there is no such file or folder", path, "check the path")

    def _file(self, path: str) -> None:
        """Enter one file that was named itself: of any kind but those known to hold no plain text."""
        folder, name = os.path.split(path)
        suffix = os.path.splitext(name)[1].casefold()
        if name == SIDE_FILE:
            return
        if name in OWN_FILES and _is_own_output(folder):
            self.trouble("trucewatch wrote this file itself: it is no report", path, "name the reports only")
            return
        if suffix in DOCUMENT_KINDS:
            self.trouble(f"the kind {suffix} cannot be read yet", path, f"save it as text; {READABLE}")
            return
        is_elsewhere = os.path.isabs(path) or ".." in Path(path).parts
        self.folders.setdefault(
            os.path.realpath(folder), SIDE_FILE if is_elsewhere else os.path.join(folder, SIDE_FILE)
        )
        self._enter(NamedFile(path, name if is_elsewhere else Path(path).as_posix(), folder, name))

    def _folder(self, folder: str) -> None:
        """Enter what can be read in a folder and below it. Links that lead in circles are followed once."""
        before = len(self._files)
        seen: set[tuple[int, int]] = set()
        waiting = [(folder, "")]
        while waiting:
            place, within = waiting.pop()
            if len(seen) >= self.limits.folders:
                self.trouble(f"more than {self.limits.folders} folders; the rest was left aside", folder, "name fewer")
                break
            try:
                status = os.stat(place)
                entries = sorted(os.scandir(place), key=lambda entry: entry.name)
            except OSError as error:
                where = within or place
                self.trouble(f"the folder cannot be opened: {error.strerror}", where, "check its permissions")
                continue
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            self.folders.setdefault(os.path.realpath(place), within + SIDE_FILE)
            waiting.extend(self._entries(entries, place, within, folder))
        if len(self._files) == before:
            self.trouble("no report lies in this folder", folder, READABLE)

    def _entries(self, entries: list[os.DirEntry[str]], place: str, within: str, folder: str) -> list[tuple[str, str]]:
        """Enter the files among the entries of one folder; the folders among them, with their path within the first."""
        below: list[tuple[str, str]] = []
        own = _is_own_output(place)
        pages = {
            os.path.splitext(entry.name)[0] for entry in entries if entry.name.casefold().endswith((".html", ".htm"))
        }
        for entry in entries:
            name = entry.name
            suffix = os.path.splitext(name)[1].casefold()
            if name.startswith((".", "~$")) or name == SIDE_FILE or (own and (name in OWN_FILES or suffix == ".csv")):
                continue
            if _is_folder(entry):
                saved_with_page = name.endswith("_files") and name.removesuffix("_files") in pages
                if not saved_with_page and not (own and name == OWN_FOLDER):
                    below.append((entry.path, f"{within}{name}/"))
            elif suffix in TEXT_KINDS:
                self._enter(NamedFile(entry.path, within + name, place, name))
            elif suffix in DOCUMENT_KINDS:
                self.trouble(f"the kind {suffix} cannot be read yet", within + name, f"save it as text; {READABLE}")
            else:
                self._others[suffix, fit_to_show(within or folder)] += 1
        return below

    def _enter(self, file: NamedFile) -> None:
        """Enter a file once, by its shortest path, however many lead to it."""
        real = os.path.realpath(file.place)
        known = self._files.get(real)
        if known is None and len(self._files) >= self.limits.files:
            if not self._is_full:
                self.trouble(f"more than {self.limits.files} files; the rest was left aside", file.shown, "name fewer")
            self._is_full = True
        elif known is None or (len(file.shown), file.shown) < (len(known.shown), known.shown):
            self._files[real] = file


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
