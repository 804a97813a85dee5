"""Texts with their expressions of time: TimeML documents (TempEval-3) and the cases of Microsoft Recognizers-Text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec


class Timex(msgspec.Struct, frozen=True):
    """One TIMEX3: characters `start`..`end`, its type in capitals and its value."""

    start: int
    end: int
    type: str
    value: str


class Told(msgspec.Struct, frozen=True):
    """One document: the text of its TEXT element, its day of creation (None: not given) and its expressions."""

    name: str
    text: str
    created: date | None
    timexes: tuple[Timex, ...]


class Wanted(msgspec.Struct, frozen=True):
    """What a case wants found at `start`..`end`; `answers`: each a tuple of ISO values that will do, () for none asked.

    A date has one (`date`), a period two (start, end), a duration one (seconds).
    """

    start: int
    end: int
    type: str
    answers: tuple[tuple[str, ...], ...]


class Case(msgspec.Struct, frozen=True):
    """One case of a specification: `kind` is the name of its file; `in_python`: its authors' Python passes it."""

    kind: str
    text: str
    reference: date | None
    wanted: tuple[Wanted, ...]
    in_python: bool


def time_documents(folder: Path) -> Iterator[Told]:
    """The `*.tml` below the folder, by name; the Mac's shadows (`._`) are passed over."""
    for path in sorted(folder.rglob("*.tml")):
        if not path.name.startswith("._"):
            root = ElementTree.parse(path).getroot()  # noqa: S314 - the set's own files
            body = root.find("TEXT")
            if body is not None:
                text, timexes = _read(body)
                yield Told(path.stem, text, _created(root), tuple(timexes))


def _created(root: ElementTree.Element) -> date | None:
    """The day in the TIMEX3 of the creation time."""
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            return _day(timex.get("value", ""))
    return None


def _day(words: str) -> date | None:
    """The day at the beginning of an ISO time; None where there is none."""
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def _read(body: ElementTree.Element) -> tuple[str, list[Timex]]:
    """The text below an element, and the TIMEX3 in it."""
    pieces: list[str] = []
    found: list[Timex] = []

    def walk(element: ElementTree.Element, at: int) -> int:
        start = at
        pieces.append(element.text or "")
        at += len(pieces[-1])
        for child in element:
            at = walk(child, at)
            pieces.append(child.tail or "")
            at += len(pieces[-1])
        if element.tag == "TIMEX3":
            found.append(Timex(start, at, element.get("type", ""), element.get("value", "")))
        return at

    walk(body, 0)
    return "".join(pieces), found


def recognizer_cases(folder: Path, kinds: tuple[str, ...]) -> Iterator[Case]:
    """The cases of the English date and time files named by `kinds`, below the folder, in their order.

    Cases that their authors do not support by design are left out.
    """
    for kind in kinds:
        for path in sorted(folder.rglob(f"English/{kind}.json")):
            for case in json.loads(path.read_text(encoding="utf-8-sig")):
                if "NotSupportedByDesign" not in case:
                    yield _case(kind, case)


def _case(kind: str, case: dict[str, Any]) -> Case:
    wanted = tuple(_wanted(case["Input"], found) for found in case["Results"])
    reference = _day(case.get("Context", {}).get("ReferenceDateTime", ""))
    return Case(kind, case["Input"], reference, wanted, "python" not in case.get("NotSupported", ""))


def _wanted(text: str, found: dict[str, Any]) -> Wanted:
    """What a result asks for; the files of whole models write it otherwise, with an inclusive end."""
    words, start = found["Text"].lower(), found.get("Start", -1)
    if _without_space(text[max(start, 0) :].lower())[: len(_without_space(words))] != _without_space(words):
        start = max(text.lower().find(words), 0)
    if "TypeName" in found:
        values = (found.get("Resolution") or {}).get("values", [])
        answers = {tuple(value[key] for key in ("value", "start", "end") if key in value) for value in values}
        return Wanted(start, start + len(words), found["TypeName"].rpartition(".")[2], tuple(sorted(answers)))
    resolved = found.get("Value") or {}
    answers = {
        tuple(str(value) for value in told.values())
        for told in (resolved.get("FutureResolution"), resolved.get("PastResolution"))
        if told
    }
    return Wanted(start, start + found.get("Length", len(words)), found.get("Type", ""), tuple(sorted(answers)))


def _without_space(words: str) -> str:
    return re.sub(r"\s", "", words)
