"""Papers that no word says what they are about: which are instruments, and which truce they are."""

from __future__ import annotations

from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.threads import PAPER, Thread
from trucewatch.find.survey import Line

_NEAR = 2
"""Of several truces a paper is the one so many lines off, or fewer."""


def with_papers_settled(threads: list[Thread]) -> list[Thread]:
    """The threads with the papers that parties signed or turned down given to the truce or peace that they are about.

    That is the one of the report, of several the one spoken of nearest; with none, or with two as near, it stays open.
    """
    pacts = [one for one in threads if one.family in ("truce", "peace") and not one.is_earlier and not one.is_talks]
    for paper in [one for one in threads if one.family == PAPER]:
        ranked = sorted((_distance(paper, pact), number) for number, pact in enumerate(pacts))
        if not ranked or (len(ranked) > 1 and (ranked[0][0] == ranked[1][0] or ranked[0][0] > _NEAR)):
            continue
        pact = pacts[ranked[0][1]]
        for head in paper.heads:
            pact.add(head)
        for claim in paper.claims:
            pact.add_claim(claim)
        pact.clauses.extend(paper.clauses)
        pact.fates.extend(paper.fates)
        threads.remove(paper)
    return threads


def _distance(paper: Thread, pact: Thread) -> int:
    """The fewest lines between mentions of both."""
    return min(abs(one.line - other.line) for one in paper.heads for other in pact.heads)


def is_seen_paper(line: Line, head: Head) -> bool:
    """Whether the reader takes an agreement or a plan that does not say what it is about for an instrument, too."""
    if head.form is not None or head.kind not in ("agreement", "proposal") or head.earlier:
        return False
    start, end = line.words[head.first].start, line.words[head.after - 1].end
    return any(one.start < end and start < one.end for one in line.reading.layer("instrument"))


def paper_thread(threads: list[Thread], head: Head) -> Thread:
    """The text that parties take a stance on though no word says what it is about: "the" one before or one of its kind,
    else a new one.
    """
    papers = [one for one in threads if one.family == PAPER and (head.definite or one.heads[0].kind == head.kind)]
    if papers:
        return papers[-1]
    threads.append(Thread(family=PAPER))
    return threads[-1]
