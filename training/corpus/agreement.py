"""How well two annotators agree: `python -m training.corpus.agreement OTHER [--json]`.

OTHER holds reports of the corpus annotated a second time (`<conflict>/<file>.txt`, the same text). The figures are F1
of exact spans
with their label, and of characters, for each kind of mark, with neither annotator taken for the right one.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from training.corpus.check import REPORTS
from training.corpus.marks import COUNTS, EVENTS, NAMES, ROLES, STANCES, TERMS, Mark, Marked, read_file

KINDS = {
    "names": NAMES,
    "source": ("src",),
    "cue": ("cue",),
    "content": ("con",),
    "instrument": ("ins",),
    "terms": TERMS,
    "stances": STANCES,
    "party": ("party",),
    "events": EVENTS,
    "roles": ROLES,
    "counts": COUNTS,
}
Found = dict[str, tuple[set[tuple[int, ...]], set[tuple[int, ...]]]]


def kind_of(mark: Mark) -> str:
    """The kind of a mark: a bare `place` is a name, a numbered one a role."""
    if mark.tag in NAMES and not mark.things:
        return "names"
    return next(kind for kind, tags in KINDS.items() if mark.tag in tags and kind != "names")


def found_in(report: Marked) -> Found:
    """Exact spans and characters of each kind; lines and labels are told apart by their numbers."""
    found: Found = {kind: (set(), set()) for kind in KINDS}
    labels = {tag: number for tags in KINDS.values() for number, tag in enumerate(tags)}
    for number, line in enumerate(report.lines):
        for mark in line.marks:
            exact, characters = found[kind_of(mark)]
            exact.add((number, mark.start, mark.end, labels[mark.tag]))
            characters.update((number, at, labels[mark.tag]) for at in range(mark.start, mark.end))
    return found


def agreement(first: Path, second: Path) -> tuple[int, dict[str, float]]:
    """How many reports, and the figures 0..1; `junk lines` and `modality` (where both mark an event or stance alike)
    too.

    Raises ValueError where the texts of a pair differ.
    """
    both: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    files = sorted(second.glob("*/*.txt"))
    for path in files:
        ours, theirs = read_file(first / path.parent.name / path.name), read_file(path)
        if [line.text for line in ours.lines] != [line.text for line in theirs.lines]:
            raise ValueError(f"{path}: the texts differ")
        one, other = found_in(ours), found_in(theirs)
        for kind in KINDS:
            for number, what in enumerate(("exact", "characters")):
                both[f"{kind} {what}"][0] += 2 * len(one[kind][number] & other[kind][number])
                both[f"{kind} {what}"][1] += len(one[kind][number]) + len(other[kind][number])
        for line, twin in zip(ours.lines, theirs.lines, strict=True):
            both["junk lines"][0] += 2 * (line.is_junk and twin.is_junk)
            both["junk lines"][1] += line.is_junk + twin.is_junk
            moods = {(mark.start, mark.end, mark.tag): mark.modality for mark in twin.marks}
            for mark in line.marks:
                if mark.tag in (*EVENTS, *STANCES) and (mark.start, mark.end, mark.tag) in moods:
                    both["modality"][0] += moods[mark.start, mark.end, mark.tag] == mark.modality
                    both["modality"][1] += 1
    return len(files), {kind: same / total if total else 1.0 for kind, (same, total) in both.items()}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    count, figures = agreement(REPORTS, arguments.other)
    if arguments.json:
        print(json.dumps({"reports": count, "agreement": figures}, indent=1))
        return
    print(f"{count} reports")
    for kind, value in figures.items():
        print(f"  {kind:24} {100 * value:5.1f}")


if __name__ == "__main__":
    main()
