"""Writes a copy of an annotated story in which nothing is known by name: other names, other days, the same words else.

    python tools/rename.py STORY_FOLDER RENAMING.toml TARGET_FOLDER [--shift DAYS] [--plain]

Its reports, `gold.json` and CSV files are rewritten. `--plain` keeps names and days and leaves out only what the
renamed copy cannot have, so that both answer the same questions; `--shift` moves by other days than the file says.
`tools/rename_scores.py` shows what the new names cost.

A renaming holds names only: `shift_days` (whole weeks, or the days of the week would be wrong), `near` (a day of the
story, by which days without a year are read), `codes` (ISO codes of countries, which an invented country cannot have:
the gold then asks for none), and tables of old = "new" by kind. Longer names win, ALL CAPITALS stay so; `[kept]` says
what to write for phrases that no rule gets right, such as days of another calendar. Names of files stay as they are.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from redate import Edit, moved_dates

FILES = {"story", "file", "files", "copy_of"}
"""Keys of the gold whose words stay: names of files. Ids may change, they do so everywhere alike."""


@dataclass(frozen=True)
class Renaming:
    """Old names to new ones and by how many days to move; without either, a copy."""

    near: date
    shift: timedelta = timedelta(0)
    names: dict[str, str] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the names, longest first, as whole words."""
        forms = sorted({form for name in self.names for form in (name, name.upper())}, key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)" if forms else r"(?!)")

    @property
    def plain(self) -> Renaming:
        """The same without new names and days."""
        return Renaming(self.near, codes=self.codes)

    def rewritten(self, text: str) -> Rewritten:
        """The text with the new names and days; where names and days overlap, the longer stretch is rewritten."""
        edits = [(found.start(), found.end(), self.new_name(found[0])) for found in self.pattern.finditer(text)]
        if self.shift:
            edits += moved_dates(text, self.shift, self.near)
        return Rewritten.of(text, edits)

    def new_name(self, old: str) -> str:
        """The new name in capitals where only its capitals are in the table."""
        return (
            self.names[old]
            if old in self.names
            else next(new.upper() for name, new in self.names.items() if name.upper() == old)
        )


def read_renaming(path: Path, shift_days: int | None = None) -> Renaming:
    """The renaming that a file holds; ValueError where days of the week would not stay right."""
    told = tomllib.loads(path.read_text("utf-8"))
    shift_days = told["shift_days"] if shift_days is None else shift_days
    if shift_days % 7:
        raise ValueError(f"{path}: a shift of {shift_days} days is no whole number of weeks")
    names = {old: new for kind in told.values() if isinstance(kind, dict) for old, new in kind.items()}
    return Renaming(told["near"], timedelta(days=shift_days), names, frozenset(told["codes"]))


@dataclass(frozen=True)
class Rewritten:
    """A text after its edits, and where its characters came to lie."""

    text: str
    old: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, edits: list[Edit]) -> Rewritten:
        """Of edits that overlap the longest counts."""
        taken: list[Edit] = []
        for edit in sorted(edits, key=lambda edit: edit[0] - edit[1]):
            if all(edit[1] <= other[0] or other[1] <= edit[0] for other in taken):
                taken.append(edit)
        pieces, old, new, at, length = [], [], [], 0, 0
        for start, end, words in sorted(taken):
            length += start - at
            pieces += [text[at:start], words]
            old.append((start, end))
            new.append((length, length + len(words)))
            at, length = end, length + len(words)
        return cls("".join([*pieces, text[at:]]), tuple(old), tuple(new))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters lie now; a stretch that ends within a name holds the whole new name."""
        return self._at(start, 0), self._at(end, 1)

    def _at(self, place: int, edge: int) -> int:
        index = bisect_right(self.old, place, key=lambda edit: edit[0] + edge) - 1
        if index < 0:
            return place
        if place < self.old[index][1] or (edge and place == self.old[index][1]):
            return self.new[index][edge]
        return place - self.old[index][1] + self.new[index][1]


def rename(story: Path, renaming: Renaming, target: Path) -> None:
    """Write the renamed copy of the folder `story` to `target`; its anchors moved along."""
    target.mkdir(parents=True, exist_ok=True)
    texts = {path.name: path.read_bytes().decode("utf-8") for path in [*story.glob("*.txt"), *story.glob("*.csv")]}
    rewritten = {name: renaming.rewritten(text) for name, text in texts.items()}
    for name, now in rewritten.items():
        (target / name).write_bytes(now.text.encode("utf-8"))
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    told = GoldCopy(renaming, texts, rewritten).value(gold, "")
    (target / "gold.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


@dataclass(frozen=True)
class GoldCopy:
    """Rewrites what the gold holds: anchors by where they lie, all else by its words, names of files not at all."""

    renaming: Renaming
    texts: dict[str, str]
    rewritten: dict[str, Rewritten]

    def value(self, value: Any, key: str) -> Any:
        """A value of the gold that stands under `key`."""
        if isinstance(value, str):
            return value if key in FILES else self.renaming.rewritten(value).text
        if isinstance(value, list):
            each_told = [self.value(each, key) for each in value]
            return list(dict.fromkeys(each_told)) if key == "names" else each_told
        if not isinstance(value, dict):
            return value
        told = {
            name: self.value(each, name) for name, each in value.items() if name not in ("country", "first", "last")
        }
        if "country" in value:
            told["country"] = None if value["country"] in self.renaming.codes else value["country"]
        if "file" in value and ("text" in value or "first" in value):
            told |= self.anchor(value)
        for file, side in zip(value.get("files", []), ("text_a", "text_b"), strict=False):
            if value.get(side):
                told[side] = self.anchor({"file": file, "text": value[side]})["text"]
        return told

    def anchor(self, anchor: dict[str, Any]) -> dict[str, Any]:
        """The words that the anchor names now, and which occurrence of them."""
        text, now = self.texts[anchor["file"]], self.rewritten[anchor["file"]]
        head = anchor.get("text") or anchor["first"]
        start = list(occurrences(text, head))[anchor.get("n", 1) - 1]
        end = start + len(head) if "text" in anchor else text.index(anchor["last"], start) + len(anchor["last"])
        first, last = now.span(start, end)
        words = now.text[first:last]
        place = list(occurrences(now.text, words)).index(first) + 1
        return {"text": words} if place == 1 else {"text": words, "n": place}


def occurrences(text: str, words: str) -> Iterator[int]:
    """Where the words begin, overlapping ones too, as the scorer counts them."""
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def main() -> int:
    """Exit code 0: written."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("story", type=Path)
    words.add_argument("renaming", type=Path)
    words.add_argument("target", type=Path)
    words.add_argument("--shift", type=int)
    words.add_argument("--plain", action="store_true")
    asked = words.parse_args()
    renaming = read_renaming(asked.renaming, asked.shift)
    rename(asked.story, renaming.plain if asked.plain else renaming, asked.target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
