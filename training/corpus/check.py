"""Is the corpus sound? `python -m training.corpus.check [--show FILE] [FOLDER or FILE ...]`"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from training.corpus.marks import (
    COUNTS,
    EVENTS,
    HAVE_MODALITY,
    HEAD_KEYS,
    MODALITIES,
    NAMES,
    NUMBERED,
    ROLES,
    STANCES,
    TERMS,
    Line,
    Mark,
    Marked,
    MarkError,
    corpus_files,
    read_file,
)

REPORTS = Path(__file__).parent / "reports"
WORD = re.compile(r"\w")


def faults_of(report: Marked) -> list[str]:
    """What is wrong with one file, a sentence each; empty where nothing is."""
    name = Path(report.path).name
    faults = [f"{name}: the head lacks {key!r}" for key in HEAD_KEYS if not report.head.get(key)]
    if report.head.get("facts") not in {"real", "invented"}:
        faults.append(f"{name}: facts must be real or invented")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", report.head.get("published", "")):
        faults.append(f"{name}: published must be a date YYYY-MM-DD")
    words = sum(len(line.text.split()) for line in report.lines if not line.is_junk)
    if not 180 <= words <= 520:
        faults.append(f"{name}: {words} words; write 220 to 450")
    for line in report.lines:
        if line.is_junk and ("{" in line.text or "}" in line.text):
            faults.append(f"{name}:{line.number}: a junk line carries marks")
        faults.extend(f"{name}:{line.number}: {fault}" for fault in faults_in(line))
    return faults


def faults_in(line: Line) -> list[str]:
    """What is wrong with one paragraph's marks."""
    faults = []
    tags: dict[int, set[str]] = defaultdict(set)
    for mark in line.marks:
        faults.extend(faults_of_mark(line, mark))
        for thing in mark.things:
            tags[thing].add(mark.tag)
    for thing, present in sorted(tags.items()):
        faults.extend(faults_of_thing(thing, present))
    names = [mark for mark in line.marks if mark.is_name]
    for outer, inner in itertools.pairwise(names):
        if inner.start < outer.end:
            faults.append(f"a name inside a name: {line.text[outer.start : outer.end]!r}")
    return faults


def faults_of_mark(line: Line, mark: Mark) -> list[str]:
    """What is wrong with a mark by itself."""
    words = line.text[mark.start : mark.end]
    shown = f"{{{mark.tag} {words[:40]}}}"
    faults = []
    if mark.tag not in NUMBERED and mark.tag not in NAMES:
        return [f"{shown}: no such tag"]
    if mark.tag not in NAMES and not mark.things:
        faults.append(f"{shown}: needs a number")
    if mark.things and mark.tag not in NUMBERED:
        faults.append(f"{shown}: a name takes no number")
    if 0 in mark.things and mark.tag != "con":
        faults.append(f"{shown}: 0 is for continued content only")
    if not words.strip() or words != words.strip():
        faults.append(f"{shown}: empty, or a blank at its edge")
    if mark.modality not in MODALITIES:
        faults.append(f"{shown}: no such modality {mark.modality!r}")
    if mark.modality != "asserted" and mark.tag not in HAVE_MODALITY:
        faults.append(f"{shown}: takes no modality")
    before, after = line.text[: mark.start][-1:], line.text[mark.end :][:1]
    if (WORD.match(before) and WORD.match(words[:1])) or (WORD.match(after) and WORD.match(words[-1:])):
        faults.append(f"{shown}: an edge inside a word")
    return faults


def faults_of_thing(thing: int, present: set[str]) -> list[str]:
    """What is missing or mixed in the marks of one number of a paragraph."""
    if thing == 0:
        return []
    faults = []
    stances = present & set(STANCES)
    events = present & set(EVENTS)
    if present & {"src", "con"} and "cue" not in present:
        faults.append(f"thing {thing}: src or con without cue (a continued quotation is con0)")
    if "cue" in present and not present & {"src", "con"}:
        faults.append(f"thing {thing}: cue without src or con")
    if present & {"cue"} and present & {"ins", *TERMS, *stances, *events, *ROLES, *COUNTS, "party"}:
        faults.append(f"thing {thing}: an attribution needs a number of its own")
    if len(events) > 1:
        faults.append(f"thing {thing}: two kinds of event under one number")
    if present & {"scope", "starts", "ends", "cond"} and "ins" not in present:
        faults.append(f"thing {thing}: terms without ins")
    if "lasts" in present and not present & {"ins", "meet"}:
        faults.append(f"thing {thing}: lasts without ins or meet")
    if stances and not present & {"ins"}:
        faults.append(f"thing {thing}: a stance without ins")
    if "party" in present and not present & {"meet", "ins"}:
        faults.append(f"thing {thing}: party without stance, ins or meet")
    if present & {*ROLES} - {"place", "time"} and "hit" not in present:
        faults.append(f"thing {thing}: roles of an incident without hit")
    if present & {"place", "time"} and not events and "ins" not in present:
        faults.append(f"thing {thing}: place or time without hit or meet")
    if present & set(COUNTS) and not present & {"hit", "meet", "ins"}:
        faults.append(f"thing {thing}: a count without hit or ins")
    return faults


def show(report: Marked) -> str:
    """Every mark of a file by kind, for a reviewer."""
    rows: dict[str, list[str]] = defaultdict(list)
    for line in report.lines:
        for mark in line.marks:
            things = ",".join(map(str, mark.things))
            modality = "" if mark.modality == "asserted" else f"~{mark.modality}"
            rows[mark.tag].append(f"  {line.number}:{things}{modality}  {line.text[mark.start : mark.end]}")
    return "\n".join(f"{tag}\n" + "\n".join(found) for tag, found in sorted(rows.items()))


def main() -> int:
    """Prints faults and a summary; 1 where there are faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[REPORTS])
    parser.add_argument("--show", action="store_true", help="print the marks of each file by kind")
    arguments = parser.parse_args()
    faults: list[str] = []
    counts: Counter[str] = Counter()
    conflicts: set[str] = set()
    for path in arguments.paths:
        files = [path] if path.is_file() else corpus_files(path) or sorted(path.glob("*.txt"))
        for file in files:
            try:
                report = read_file(file)
            except MarkError as error:
                faults.append(str(error))
                continue
            faults.extend(faults_of(report))
            counts["reports"] += 1
            counts["words"] += sum(len(line.text.split()) for line in report.lines if not line.is_junk)
            counts["junk lines"] += sum(line.is_junk for line in report.lines)
            counts["marks"] += sum(len(line.marks) for line in report.lines)
            conflicts.add(report.head.get("conflict", ""))
            if arguments.show:
                print(f"== {file}\n{show(report)}")
    for fault in faults:
        print(fault)
    print(
        f"{len(conflicts)} conflicts, "
        + ", ".join(f"{number} {what}" for what, number in counts.items())
        + f", {len(faults)} faults"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
