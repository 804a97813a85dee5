"""A pile of reports of any size, made of our corpus and varied: `python tools/pile.py COUNT FOLDER [SEED]`.

Each report takes its conflict's lines, some left out, some from another report of the conflict, its numbers moved,
under another outlet and up to a week later; one in ten is a copy under another name. The same count and seed give the
same pile. Beside the reports lies a `reports.csv` with outlets and days.
"""

from __future__ import annotations

import csv
import random
import re
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from training.corpus.marks import Marked, corpus_files, read_file  # noqa: E402 (training lies beside tools)

CORPUS = ROOT / "training" / "corpus" / "reports"
FIRST = ["Northern", "Eastern", "Western", "Southern", "Coastal", "Valley", "Harbour", "River", "Capital", "Border"]
SECOND = ["Post", "Courier", "Standard", "Tribune", "Gazette", "Monitor", "Wire", "Observer", "Chronicle", "Mail"]
IN_A_FOLDER = 1_000
COPIES = 0.1
OF_ANOTHER = 0.2
"""The chance that a line comes from another report of the conflict."""
LEFT_OUT = 0.25
_NUMBER = re.compile(
    r"(?<![\w:.,/-])(\d{1,3})(?![\w:./%-]|st\b|nd\b|rd\b|th\b)(?! (?:January|February|March|April|May|June)"
    r"| (?:July|August|September|October|November|December))"
)


class Made(msgspec.Struct, frozen=True):
    """One report of the pile; `published` ISO."""

    name: str
    text: str
    outlet: str
    published: str


def pile(count: int, seed: int = 1) -> list[Made]:
    """`count` reports, spread over all conflicts of the corpus."""
    chance = random.Random(seed)  # noqa: S311 (no secret hangs on it)
    conflicts: dict[str, list[Marked]] = defaultdict(list)
    for file in corpus_files(CORPUS):
        report = read_file(file)
        conflicts[file.parent.name].append(report)
    names = sorted(conflicts)
    made: list[Made] = []
    for number in range(count):
        conflict = names[number % len(names)]
        if number >= len(names) and chance.random() < COPIES:
            source = made[number - len(names)]
            text, published = source.text, source.published
        else:
            text, published = varied(conflicts[conflict], chance)
        outlet = f"{chance.choice(FIRST)} {chance.choice(SECOND)} {number % 97}"
        made.append(Made(f"{number // IN_A_FOLDER:03}/{conflict}-{number:06}.txt", text, outlet, published))
    return made


def varied(reports: list[Marked], chance: random.Random) -> tuple[str, str]:
    """A report's lines, some left out, some another's, with other numbers; and the day of publication."""
    report = chance.choice(reports)
    lines: list[str] = []
    for place, line in enumerate(report.lines):
        if place > 1 and chance.random() < LEFT_OUT:
            continue
        text = line.text
        if place > 1 and chance.random() < OF_ANOTHER:
            text = chance.choice(chance.choice(reports).lines).text
        if text not in lines:
            lines.append(text)
    body = _NUMBER.sub(lambda match: str(max(1, int(match.group(1)) + chance.randint(-2, 2))), "\n\n".join(lines))
    day = date.fromisoformat(report.head["published"]) + timedelta(days=chance.randint(0, 7))
    return body + "\n", day.isoformat()


def write(made: list[Made], folder: Path) -> None:
    """The reports as files, with their side files."""
    rows: dict[str, list[Made]] = defaultdict(list)
    for one in made:
        target = folder / one.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(one.text, encoding="utf-8")
        rows[one.name.split("/")[0]].append(one)
    for name, own in rows.items():
        with (folder / name / "reports.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("file", "outlet", "published"))
            writer.writerows((one.name.split("/")[1], one.outlet, one.published) for one in own)


if __name__ == "__main__":
    write(pile(int(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 1), Path(sys.argv[2]))
