"""What other names and other days cost: the score table of stories as they are and renamed, part by part.

    python tools/rename_scores.py [--shared FOLDER] [--missed]

Each story that has a file in `tests/renames` is written twice (`tools/rename.py`), both copies are read by the program
as it is and scored, and the differences are printed; `--missed` adds what each copy misses. The scorer lies in
`../shared`; where it is absent this says so and ends well.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rename import Renaming, read_renaming, rename

ROOT = Path(__file__).resolve().parent.parent
RENAMES = ROOT / "tests" / "renames"
OWN_STORIES = ROOT / "tests" / "stories"
BUILD = ROOT / "build" / "renames"

Row = dict[str, float]


def main() -> int:
    """Exit code 0: scored, or nothing to score."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    words.add_argument("--missed", action="store_true")
    asked = words.parse_args()
    return table(asked.shared, asked.missed)


def table(shared: Path, missed: bool) -> int:
    """Print original, renamed and difference of each part of each story; with `missed` also what each copy misses."""
    scorer = shared / "score" / "score.py"
    if not scorer.is_file():
        print(f"no scorer at {scorer}: nothing to score (scorer and stories are not part of the project)")
        return 0
    shutil.rmtree(BUILD, ignore_errors=True)
    for path in sorted(RENAMES.glob("*.toml")):
        folders = [root / path.stem for root in (shared / "gold" / "stories", OWN_STORIES)]
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


if __name__ == "__main__":
    raise SystemExit(main())
