"""Writes a copy of an annotated story in which nothing is known by name: other names, other days, the same words else.

    python tools/rename.py STORY_FOLDER RENAMING.toml TARGET_FOLDER [--shift DAYS] [--plain]
    python tools/rename.py --table [--shared FOLDER] [--missed]

The first form renames one story: its reports, `gold.json` and CSV files. `--plain` keeps names and days and leaves out
only what the renamed copy cannot have, so that both answer the same questions. `--table` renames each story that has a
file in `tests/renames`, scores both copies with the program as it is, and prints the differences part by part;
`--missed` adds what each copy misses.

A renaming holds names only: `shift_days` (whole weeks, or the days of the week would be wrong), `near` (a day of the
story, by which days without a year are read), `codes` (ISO codes of countries, which an invented country cannot have:
the gold then asks for none), and tables of old = "new" by kind. Longer names win, ALL CAPITALS stay so; `[kept]` says
what to write for phrases that no rule gets right, such as days of another calendar. Names of files stay as they are.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from redate import Edit, moved_dates

ROOT = Path(__file__).resolve().parent.parent
RENAMES = ROOT / "tests" / "renames"
BUILD = ROOT / "build" / "renames"
IDS = {
    *(
        "story",
        "id",
        "file",
        "files",
        "copy_of",
        "instrument",
        "incident",
        "part_of",
        "utterance",
        "of",
        "speaker",
        "also",
    ),
    *("parties", "party", "by", "accused", "alleged_by", "denied_by", "through", "mediators", "proposed_by", "binds"),
    *(
        "renews",
        "also_accused",
        "by_bound_party",
        "kind",
        "form",
        "mode",
        "unit",
        "targets",
        "status",
        "stance",
        "outcome",
    ),
    *("in_scope", "in_time", "accused_status", "domains", "country"),
}
"""Keys of the gold whose words are no prose: ids and values of the format."""


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


def read_renaming(path: Path) -> Renaming:
    """The renaming that a file holds; ValueError where days of the week would not stay right."""
    told = tomllib.loads(path.read_text("utf-8"))
    if told["shift_days"] % 7:
        raise ValueError(f"{path}: shift_days is {told['shift_days']}, which is no whole number of weeks")
    names = {old: new for kind in told.values() if isinstance(kind, dict) for old, new in kind.items()}
    return Renaming(told["near"], timedelta(days=told["shift_days"]), names, frozenset(told["codes"]))


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
    """Rewrites what the gold holds: anchors by where they lie, prose by its words, ids not at all."""

    renaming: Renaming
    texts: dict[str, str]
    rewritten: dict[str, Rewritten]

    def value(self, value: Any, key: str) -> Any:
        """A value of the gold that stands under `key`."""
        if isinstance(value, str):
            return value if key in IDS else self.renaming.rewritten(value).text
        if isinstance(value, list):
            told = [self.value(each, key) for each in value]
            return list(dict.fromkeys(told)) if key == "names" else told
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


Row = dict[str, float]


def scored(story: Path, renaming: Renaming, scorer: Path, work: Path) -> tuple[Row, Row]:
    """The figures of the story by its own names, and by the new ones (both without codes)."""
    rows = []
    for name, each in (("own", renaming.plain), ("new", renaming)):
        rename(story, each, work / name / story.name)
        rows.append(figures(work / name / story.name, scorer))
    return rows[0], rows[1]


def figures(story: Path, scorer: Path) -> Row:
    """What each part of the account of the story's reports gives, and `account_f1`."""
    command = [sys.executable, str(scorer), str(story), str(write_account(story)), "--json"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {part: figure for part, figure in told["overall"].items() if figure is not None} | {
        "account_f1": told["account_f1"]
    }


def write_account(story: Path) -> Path:
    """Write the account of the reports in the folder `story` beside it; where it lies."""
    from trucewatch.core.account import encode
    from trucewatch.pipeline import build
    from trucewatch.read.intake import gather

    target = story.with_suffix(".account.json")
    target.write_bytes(encode(build(*gather([str(path) for path in sorted(story.glob("*.txt"))])).account))
    return target


def likeness(story: Path, renaming: Renaming, work: Path) -> Row:
    """How alike the accounts of both copies are, without gold: F1 of the stretches of text that each kind points at."""
    held: list[dict[str, set[tuple[str, int, int]]]] = []
    texts = {path.name: renaming.rewritten(path.read_bytes().decode("utf-8")) for path in story.glob("*.txt")}
    for name, each in (("own", renaming.plain), ("new", renaming)):
        rename(story, each, work / name / story.name)
        told = json.loads(write_account(work / name / story.name).read_bytes())
        files = {report["id"]: Path(report["path"]).name for report in told["reports"]}
        held.append({kind: set(stretches(told[kind], files)) for kind in KINDS})
    own, new = held
    for kind, spans in own.items():
        own[kind] = {(file, *texts[file].span(start, end)) for file, start, end in spans}
    return {kind: 2 * len(own[kind] & new[kind]) / max(1, len(own[kind]) + len(new[kind])) for kind in KINDS}


KINDS = ("actors", "statements", "meetings", "instruments", "incidents", "disagreements")


def stretches(value: Any, files: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    """Every span below a value of an account, by the file of its report."""
    if isinstance(value, dict) and "exact" in value:
        yield files[value["report"]], value["start"], value["end"]
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from stretches(each, files)


def main() -> int:
    """Exit code 0: written, or nothing to score."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("story", type=Path, nargs="?")
    words.add_argument("renaming", type=Path, nargs="?")
    words.add_argument("target", type=Path, nargs="?")
    words.add_argument("--plain", action="store_true")
    words.add_argument("--table", action="store_true")
    words.add_argument("--missed", action="store_true")
    words.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked = words.parse_args()
    if asked.table:
        return table(asked.shared, asked.missed)
    if asked.target is None:
        words.error("a story, a renaming and a target are needed")
    renaming = read_renaming(asked.renaming)
    rename(asked.story, renaming.plain if asked.plain else renaming, asked.target)
    return 0


def table(shared: Path, missed: bool) -> int:
    """Print original, renamed and difference of each part of each story; with `missed` also what each copy misses."""
    scorer = shared / "score" / "score.py"
    if not scorer.is_file():
        print(f"no scorer at {scorer}: nothing to score (scorer and stories are not part of the project)")
        return 0
    shutil.rmtree(BUILD, ignore_errors=True)
    for path in sorted(RENAMES.glob("*.toml")):
        folders = [root / path.stem for root in (shared / "gold" / "stories", ROOT / "tests" / "stories")]
        story = next(folder for folder in folders if folder.is_dir())
        own, new = scored(story, read_renaming(path), scorer, BUILD)
        print(f"\n{path.stem:<20}{'original':>10}{'renamed':>10}{'change':>10}")
        print(
            "\n".join(f"{part:<20}{own[part]:>10.3f}{new[part]:>10.3f}{new[part] - own[part]:>+10.3f}" for part in own)
        )
        for name in ("own", "new") if missed else ():
            folder = BUILD / name / story.name
            subprocess.call([sys.executable, scorer, folder, folder.with_suffix(".account.json"), "--show-missed"])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
