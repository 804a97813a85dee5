"""What a run costs as a whole process: seconds and peak memory (`make bench`).

    python tools/bench.py [--shared FOLDER] [--runs N]

Cold start of `--help`, the example, the five real articles where they lie beside the project, and 200 reports made by
turning the example's paragraphs round. Prints the minimum and the median of the runs; compare ratios within one call,
not figures of two machines.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "energy-halt"
MANY = 200


def main() -> None:
    """Print one line a case."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    words.add_argument("--runs", type=int, default=3)
    asked = words.parse_args()
    command = [str(Path(sys.executable).with_name("trucewatch"))]
    with tempfile.TemporaryDirectory() as scratch:
        many = Path(scratch) / "many"
        write_many(many)
        cases = {"--help": ["--help"], "example": ["brief", str(EXAMPLE)], f"{MANY} reports": ["brief", str(many)]}
        if (asked.shared / "seeds").is_dir():
            cases["five articles"] = ["brief", str(asked.shared / "seeds")]
        print(f"{'case':<16}{'min s':>8}{'median s':>10}{'peak MB':>9}")
        for name, rest in cases.items():
            output = ["-q", "-o", str(Path(scratch) / "out")] if rest[0] == "brief" else []
            times = 1 if name.startswith(str(MANY)) else asked.runs
            runs = [measured([*command, *rest, *output]) for _ in range(times)]
            seconds, peak = [run[0] for run in runs], max(run[1] for run in runs)
            print(f"{name:<16}{min(seconds):>8.2f}{statistics.median(seconds):>10.2f}{peak:>9.0f}")


def measured(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of one process. Raises where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def write_many(folder: Path) -> None:
    """Write MANY reports, each of some paragraphs of the example in another order, with a line of its own."""
    folder.mkdir()
    chance = random.Random(200)  # noqa: S311 - the same reports each time, nothing secret
    reports = [path.read_text().split("\n") for path in sorted(EXAMPLE.glob("*.txt"))]
    for number in range(MANY):
        body = [line for line in chance.choice(reports)[3:] if line]
        chance.shuffle(body)
        body = body[: chance.randint(5, len(body))]
        lines = [
            f"Report number {number} on the night after the call",
            "",
            *body,
            f"District {number} counted its windows.",
        ]
        (folder / f"{number:03}.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
