"""Builds the accounts of all annotated stories and prints the score table (`make score`).

    python tools/score.py [--shared FOLDER] [--check] [--bless] [--story NAME] [--speech]

Two sets of stories: those beside the project, in `../shared`, which the finders are developed on, and our own in
`tests/stories`, written without sight of the program. The scorer lies in `../shared`; where it is absent this says so
and ends well. `--check` fails where the `account_f1` of a story lies more than TOLERATED_DROP below
`tools/baseline.json`, or a span is not exact; `--bless` renews the baseline and the tables in `docs/measuring.md`;
`--story` shows one story with all that was missed and all that is wrong; `--speech` holds the accounts against our
hand-made lists of channels, relays and utterances (`tests/speech_lists`).
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
ACCOUNTS = HERE.parent / "build" / "score"
OWN_STORIES = HERE.parent / "tests" / "stories"
TOLERATED_DROP = 0.01

Row = dict[str, float | None]


def main() -> int:
    """Exit code 0: scored, or nothing to score; 1: a figure fell, or the scorer failed."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    words.add_argument("--check", action="store_true")
    words.add_argument("--bless", action="store_true")
    words.add_argument("--story")
    words.add_argument("--speech", action="store_true")
    asked = words.parse_args()
    if asked.speech:
        return show_speech(asked.shared / "gold" / "stories")
    scorer = asked.shared / "score" / "score.py"
    if not scorer.is_file():
        print(f"no scorer at {scorer}: nothing to score (scorer and stories are not part of the project)")
        return 0
    sets = {"developed on": asked.shared / "gold" / "stories", "fresh": OWN_STORIES}
    if asked.story:
        return show(scorer, next(root / asked.story for root in sets.values() if (root / asked.story).is_dir()))
    now: dict[str, dict[str, Row]] = {}
    faulty: list[str] = []
    for name, root in sets.items():
        for story in sorted(folder for folder in root.iterdir() if (folder / "gold.json").is_file()):
            write_account(story)
        print(f"\n{name}: {root}")
        command = [sys.executable, str(scorer), "--all", str(root), str(ACCOUNTS)]
        if (failed := subprocess.call(command)) != 0:
            return failed
        told = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout)
        now[name] = {row["story"]: rounded({"account_f1": row["account_f1"], **row["overall"]}) for row in told}
        faulty += [row["story"] for row in told if row["parts"]["spans"]["p"] < 1.0]
    if asked.bless:
        BASELINE.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n")
        write_tables(now)
        print(f"the baseline is now this table: {BASELINE.name}")
    return compare(now, faulty) if asked.check else 0


def show(scorer: Path, story: Path) -> int:
    """One story, with what was missed (-) and what is wrong (+)."""
    return subprocess.call([sys.executable, scorer, story, write_account(story), "--show-missed"])


def show_speech(stories: Path) -> int:
    """A line a story: channels and relays right, addressees right, pairs of renderings; all misses below."""
    sys.path.insert(0, str(OWN_STORIES.parent))
    from speech_list import Tally, folder_of, judged, lists
    from trucewatch.core.account import Account, decode

    total = Tally()
    for listed in lists():
        folder = folder_of(listed, stories)
        if folder is None:
            print(f"{listed.story:20} its reports are not here")
            continue
        account: Account = decode(write_account(folder).read_bytes())
        found = judged(listed, account, folder)
        print(f"{listed.story:20} {found.row()}")
        total.add(found)
    print(f"{'all':20} {total.row()}")
    print("\n".join(total.wrong))
    return 0


def write_account(story: Path) -> Path:
    """Write the account of the reports in the folder `story`, without the gold beside them; where it lies."""
    from trucewatch.core.account import encode
    from trucewatch.pipeline import build
    from trucewatch.read.intake import gather

    ACCOUNTS.mkdir(parents=True, exist_ok=True)
    target = ACCOUNTS / f"{story.name}.json"
    raws, problems = gather([str(path) for path in sorted(story.glob("*.txt"))])
    target.write_bytes(encode(build(raws, problems).account))
    return target


def compare(now: dict[str, dict[str, Row]], faulty: list[str]) -> int:
    """Hold the figures to the baseline; 1 where a story fell, is missing, or has a span that is not exact."""
    fell = []
    for name, stories in json.loads(BASELINE.read_text()).items():
        for story, before in stories.items():
            figure = now[name].get(story, {}).get("account_f1") or 0.0
            if figure < before["account_f1"] - TOLERATED_DROP:
                fell.append(f"{story}: account_f1 {figure:.3f}, was {before['account_f1']:.3f}")
    for line in fell:
        print(f"worse than the baseline: {line}")
    for story in faulty:
        print(f"spans that are not exact: {story}")
    return 1 if fell or faulty else 0


def write_tables(now: dict[str, dict[str, Row]]) -> None:
    """Put the figures of each set into docs/measuring.md, between the marks that name it."""
    page = PAGE.read_text()
    for name, stories in now.items():
        opening, closing = f"<!-- scores: {name} -->\n", f"<!-- /scores: {name} -->"
        before, rest = page.split(opening, 1)
        after = rest.split(closing, 1)[1]
        page = f"{before}{opening}{table(stories)}\n{closing}{after}"
    PAGE.write_text(page)


def table(stories: dict[str, Row]) -> str:
    """The stories as a Markdown table, one part a column, with their mean below."""
    parts = [*(part for part in next(iter(stories.values())) if part != "account_f1"), "account_f1"]
    held = {part: [figure for row in stories.values() if (figure := row.get(part)) is not None] for part in parts}
    mean: Row = {part: sum(figures) / len(figures) if figures else None for part, figures in held.items()}
    lines = ["| story | " + " | ".join(parts) + " |", "|---" * (len(parts) + 1) + "|"]
    for story, row in [*sorted(stories.items()), ("**mean**", mean)]:
        cells = ["–" if (figure := row.get(part)) is None else f"{figure:.2f}" for part in parts]
        lines.append(f"| {story} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def rounded(parts: dict[str, Any]) -> Row:
    """The figures of the parts to four places; None where the story has no gold for a part."""
    return {part: None if figure is None else round(figure, 4) for part, figure in parts.items()}


if __name__ == "__main__":
    raise SystemExit(main())
