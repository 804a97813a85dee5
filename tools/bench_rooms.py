"""What the rooms that find actors and statements cost beside the reader's pass (`make bench`).

    python tools/bench_rooms.py [FOLDER] [--runs N]

Reads a folder of reports (the example without one) once to warm up, then again and again; prints the milliseconds of
one core for 600 words of text, the least of the runs, and each as a share of the reader's pass in the same run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import trucewatch.pipeline as pipeline
from trucewatch.lang.reading import reader
from trucewatch.read.intake import gather
from trucewatch.reconcile import assemble

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "energy-halt"
WORDS = 600
ROOMS = {
    "reader": ((reader.Reader, "_learn"),),
    "actors": ((pipeline, "find_actors"), (pipeline, "cast_of"), (pipeline, "mentions_on")),
    "statements": ((pipeline, "find_statements"), (assemble, "utterances")),
}
"""Room -> the functions that do its work."""


def main() -> None:
    """Print a line a room."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", nargs="?", type=Path, default=EXAMPLE)
    words.add_argument("--runs", type=int, default=5)
    asked = words.parse_args()
    spent: dict[str, float] = dict.fromkeys(ROOMS, 0.0)
    for room, places in ROOMS.items():
        for owner, name in places:
            setattr(owner, name, timed(getattr(owner, name), room, spent))
    raws, _ = gather([asked.folder])
    least: dict[str, float] = {}
    count = 0
    for run in range(asked.runs + 1):
        spent.update(dict.fromkeys(ROOMS, 0.0))
        built = pipeline.build(raws)
        count = sum(len(text.split()) for text in built.texts.values())
        for room, seconds in spent.items() if run else ():
            least[room] = min(seconds, least.get(room, seconds))
    print(f"{count} words of {len(built.texts)} reports; milliseconds for {WORDS} words, share of the reader's pass")
    for room, seconds in least.items():
        print(f"{room:<12}{1000 * seconds * WORDS / count:>8.1f}{seconds / least['reader']:>8.2f}")


def timed(work: Callable[..., Any], room: str, spent: dict[str, float]) -> Callable[..., Any]:
    """`work`, whose seconds are added to those of its room."""

    @wraps(work)
    def clocked(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return work(*given, **named)
        finally:
            spent[room] += time.perf_counter() - began

    return clocked


if __name__ == "__main__":
    main()
