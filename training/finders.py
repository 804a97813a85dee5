"""How well the whole program finds what our corpus marks: `python -m training.finders [PART ...] [--show KIND]`.

Every conflict of the parts (train, dev, test; all without one) is read as one story and held against the marks.
The reader was trained on the train conflicts; the finders' rules may have been written with them in sight, too.

A fact and a mark meet in a sentence: a position is right where a stance of its kind stands in a sentence of its
evidence and the party's name or pronoun is marked there; an incident or meeting where an event is told there; a count
where the number is marked with its kind; a condition where its characters touch a marked one; an instrument where a
mark names one; a statement where an attribution has a piece of its content; a speaker where the marked source holds a
mention of him. Facts in sentences whose events are all past, planned or conditional neither count nor cost.
`--show` prints what was missed (-) and what is too many (+).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from training.corpus.check import REPORTS
from training.corpus_story import Story, story_of
from training.judges_acts import accused, counts, incidents, meetings, parties_met, scenes
from training.judges_words import conditions, instruments, positions, speakers, statements
from training.outcomes import Outcome, Tally
from training.sets.corpus import reports

KINDS: dict[str, Callable[[Story], Outcome]] = {
    "statements": statements,
    "speakers": speakers,
    "instruments": instruments,
    "positions": positions,
    "conditions": conditions,
    "meetings": meetings,
    "parties met": parties_met,
    "incidents": incidents,
    "accused": accused,
    "scenes": scenes,
    "counts": counts,
}


def main() -> None:
    """Print the table, and with --show what went wrong."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("parts", nargs="*", default=["train", "dev", "test"])
    words.add_argument("--show", choices=list(KINDS), action="append", default=[])
    words.add_argument("--conflict", action="append", help="only these conflicts")
    asked = words.parse_args()
    for part in asked.parts:
        tallies: dict[str, Tally] = defaultdict(Tally)
        by_conflict: dict[str, list[Path]] = defaultdict(list)
        for path in reports(REPORTS, part):
            if not asked.conflict or path.parent.name in asked.conflict:
                by_conflict[path.parent.name].append(path)
        for conflict, paths in sorted(by_conflict.items()):
            story = story_of(paths)
            for kind, judge in KINDS.items():
                outcome = judge(story)
                tallies[kind].add(outcome)
                if kind in asked.show:
                    for sign, lines in (("-", outcome.missed), ("+", outcome.extra)):
                        for line in lines:
                            print(f"{sign} {conflict} {kind}: {line}")
        print(f"\n{part}: {len(by_conflict)} conflicts")
        for kind, tally in tallies.items():
            print(f"{kind:12}  {tally.row()}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
