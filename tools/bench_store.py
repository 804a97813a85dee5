"""A workspace of many reports: what adding to it and asking it costs (`python tools/bench_store.py FOLDER`).

    python tools/bench_store.py FOLDER [--reports N] [--more N] [--jobs N]

Makes a pile of N reports (`tools/pile.py`) in FOLDER, puts it into a workspace there and reads it; stopped, it goes on
from where it was. Then it adds more reports, of five conflicts, and asks 200 questions. Prints seconds, the 50th and
95th percentile of the answers, and how well the dossiers keep the pile's conflicts apart (B-cubed, conflicts of one
war count as different).
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

from pile import Made, pile
from trucewatch.read.raw import Raw, SideNote
from trucewatch.store.search import search
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import Workspace, made

DAY = "2026-01-05T06:00:00+00:00"
CONFLICTS = 5
QUESTIONS = 200


def main() -> None:
    """Print a line a measure."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("--reports", type=int, default=20_000)
    words.add_argument("--more", type=int, default=100)
    words.add_argument("--jobs", type=int, default=2)
    asked = words.parse_args()
    reports = pile(asked.reports)
    asked.folder.mkdir(parents=True, exist_ok=True)
    file = asked.folder / "bench.db"
    with Workspace(file) if file.exists() else made(file) as workspace:
        started = time.perf_counter()
        added = add(workspace, [raw_of(one) for one in reports], DAY, "a pile")
        told("reports kept", f"{added.new} new in {time.perf_counter() - started:.1f} s")
        started = time.perf_counter()
        done = sync(workspace, progress=line, jobs=asked.jobs)
        told("reports read", f"{done.reports}, {done.accounts} accounts, in {time.perf_counter() - started:.1f} s")
        precision, recall, count = kept_apart(workspace)
        told("dossiers", f"{count}; B-cubed precision {precision:.3f}, recall {recall:.3f} against the conflicts")
        names = chosen(reports)
        more = [one for one in pile(asked.reports + 1, seed=2) if conflict_of(one) in names][: asked.more]
        started = time.perf_counter()
        added = add(workspace, [raw_of(one) for one in more], DAY, "more")
        done = sync(workspace, jobs=asked.jobs)
        spent = time.perf_counter() - started
        told("more reports", f"{added.new} of {CONFLICTS} conflicts, {done.accounts} accounts, in {spent:.1f} s")
        answers = asked_for(workspace, reports)
        told("search", f"p50 {answers[len(answers) // 2]:.1f} ms, p95 {answers[int(len(answers) * 0.95)]:.1f} ms")
        started = time.perf_counter()
        faults = workspace.faults()
        told("verified", f"{len(faults)} faults, in {time.perf_counter() - started:.1f} s")
    told("the file", f"{file.stat().st_size / 1e6:.0f} MB")


def raw_of(one: Made) -> Raw:
    """A report of the pile as intake hands it on."""
    return Raw(one.text.encode(), one.name, SideNote(one.name, one.outlet, None, one.published))


def conflict_of(one: Made) -> str:
    """The conflict that a report was made of."""
    return Path(one.name).stem.rsplit("-", 1)[0]


def chosen(reports: list[Made]) -> set[str]:
    """The conflicts that more reports come of: spread over the corpus."""
    names = sorted({conflict_of(one) for one in reports})
    return set(names[:: max(1, len(names) // CONFLICTS)][:CONFLICTS])


def kept_apart(workspace: Workspace) -> tuple[float, float, int]:
    """B-cubed precision and recall of the dossiers against the conflicts, and the number of dossiers."""
    held: dict[str, list[str]] = defaultdict(list)
    for dossier, place in workspace.connection.execute("SELECT dossier, place FROM reports WHERE dossier IS NOT NULL"):
        held[dossier].append(Path(place).stem.rsplit("-", 1)[0])
    whole = Counter(name for names in held.values() for name in names)
    precision = recall = 0.0
    for names in held.values():
        for name, count in Counter(names).items():
            precision += count * count / len(names)
            recall += count * count / whole[name]
    total = sum(whole.values())
    return precision / total, recall / total, len(held)


def asked_for(workspace: Workspace, reports: list[Made]) -> list[float]:
    """The milliseconds of each answer, in order of size: two words of a report each."""
    chance = random.Random(3)  # noqa: S311 (no secret hangs on it)
    spent = []
    for _ in range(QUESTIONS):
        words = [word for word in chance.choice(reports).text.split() if word.isalpha() and len(word) > 3]
        started = time.perf_counter()
        search(workspace.connection, " ".join(chance.sample(words, 2)))
        spent.append(1000 * (time.perf_counter() - started))
    return sorted(spent)


def line(stage: str, done: int, of: int) -> None:
    """Progress, now and then."""
    if done and (done % 1000 == 0 or done == of):
        print(f"  {stage}: {done} of {of}", flush=True)


def told(what: str, words: str) -> None:
    """One line."""
    print(f"{what:14} {words}", flush=True)


if __name__ == "__main__":
    main()
