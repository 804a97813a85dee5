"""Builds the accounts of all annotated stories and prints the score table (`make score`).

    python tools/score.py [--shared FOLDER] [--check] [--bless] [--story NAME]

The stories and the scorer lie outside the project, in `../shared`; where they are absent this says so and ends well.
`--check` fails where the `account_f1` of a story lies more than 0.01 below `tools/baseline.json`; `--bless` renews it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "baseline.json"
PAGE = HERE.parent / "docs" / "measuring.md"
TOLERATED_DROP = 0.01


def main() -> int:
    """Exit code 0: scored, or nothing to score; 1: a figure fell, or the scorer failed."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    words.add_argument("--check", action="store_true")
    words.add_argument("--bless", action="store_true")
    words.add_argument("--story")
    asked = words.parse_args()
    stories, scorer = asked.shared / "gold" / "stories", asked.shared / "score" / "score.py"
    if not stories.is_dir():
        print(f"no annotated stories at {stories}: nothing to score (they are not part of the project)")
        return 0
    accounts = HERE.parent / "build" / "score"
    accounts.mkdir(parents=True, exist_ok=True)
    for story in sorted(folder for folder in stories.iterdir() if (folder / "gold.json").is_file()):
        if asked.story in (None, story.name):
            write_account(story, accounts / f"{story.name}.json")
    if asked.story:
        return subprocess.call(
            [sys.executable, scorer, stories / asked.story, accounts / f"{asked.story}.json", "--show-missed"]
        )
    if (failed := subprocess.call([sys.executable, scorer, "--all", stories, accounts])) != 0:
        return failed
    figures = json.loads(
        subprocess.run(
            [sys.executable, scorer, "--all", stories, accounts, "--json"], check=True, capture_output=True, text=True
        ).stdout
    )
    return compare(figures, bless=asked.bless) if asked.check or asked.bless else 0


def write_account(story: Path, target: Path) -> None:
    """Write the account of the reports in the folder `story`, without the gold beside them."""
    from trucewatch.core.account import encode
    from trucewatch.pipeline import build
    from trucewatch.read.intake import gather

    raws, problems = gather([str(path) for path in sorted(story.glob("*.txt"))])
    target.write_bytes(encode(build(raws, problems).account))


def compare(figures: list[dict[str, Any]], *, bless: bool) -> int:
    """Hold `figures` to the baseline; 1 where a story fell, or is missing. With `bless` they become the baseline."""
    now = {row["story"]: rounded({"account_f1": row["account_f1"], **row["overall"]}) for row in figures}
    if bless:
        BASELINE.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n")
        write_table(now)
        print(f"the baseline is now this table: {BASELINE.name}")
        return 0
    fell = []
    for story, before in json.loads(BASELINE.read_text()).items():
        figure = now.get(story, {}).get("account_f1", 0.0)
        if figure < before["account_f1"] - TOLERATED_DROP:
            fell.append(f"{story}: account_f1 {figure:.3f}, was {before['account_f1']:.3f}")
    faulty = [story["story"] for story in figures if story["parts"]["spans"]["p"] < 1.0]
    for line in fell:
        print(f"worse than the baseline: {line}")
    for story_name in faulty:
        print(f"spans that are not exact: {story_name}")
    return 1 if fell or faulty else 0


def write_table(now: dict[str, dict[str, float | None]]) -> None:
    """Put the figures into docs/measuring.md, between its two marks."""
    parts = [part for part in next(iter(now.values())) if part != "account_f1"]
    mean = {part: [row[part] for row in now.values() if row[part] is not None] for part in [*parts, "account_f1"]}
    rows = [*sorted(now.items()), ("**mean**", {part: sum(held) / len(held) for part, held in mean.items() if held})]
    lines = ["| story | " + " | ".join([*parts, "account_f1"]) + " |", "|---" * (len(parts) + 2) + "|"]
    for story, row in rows:
        cells = ["–" if (figure := row.get(part)) is None else f"{figure:.2f}" for part in [*parts, "account_f1"]]
        lines.append(f"| {story} | " + " | ".join(cells) + " |")
    before, rest = PAGE.read_text().split("<!-- scores", 1)
    mark, after = rest.split("-->", 1)
    table, after = "\n".join(lines), rest.split("<!-- /scores -->", 1)[1]
    PAGE.write_text(f"{before}<!-- scores{mark}-->\n{table}\n<!-- /scores -->{after}")


def rounded(parts: dict[str, float | None]) -> dict[str, float | None]:
    """The figures of the parts to four places; None where the story has no gold for a part."""
    return {part: None if figure is None else round(figure, 4) for part, figure in parts.items()}


if __name__ == "__main__":
    raise SystemExit(main())
