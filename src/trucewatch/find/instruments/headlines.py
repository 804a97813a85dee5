"""What a title says of the instruments of the text below it: "Aruna, Belmar sign truce"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.find.instruments.claims_read import claims_read
from trucewatch.find.instruments.fitting import closest, fits
from trucewatch.find.instruments.heads import Head, heads_of
from trucewatch.find.instruments.positions import Claim, claim_of, claims_on
from trucewatch.find.instruments.threads import Thread, family_of
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.stances import StanceCue, stance_words

_TALKS = frozenset({"talks", "negotiations"})
_JOINTS = frozenset({",", "and", "&"})


def add_headlines(survey: Survey, parties: Parties, threads: list[Thread]) -> None:
    """Give each thread its mentions in titles, and the stances that these tell; a new one to what only titles name.

    A title is clipped and has no text before it: it says nothing of scope or time that the text below does not say
    better, and a stance in it counts only beside its object.
    """
    for line in survey.lines:
        if not line.sentence.heading:
            continue
        heads = heads_of(survey, line)
        places: dict[int, Thread] = {}
        for head in heads:
            thread = _thread_of(head, threads)
            if thread is not None:
                thread.headlines.append(head)
            elif (
                head.form is not None and head.kind != "talks" and all(one.family != family_of(head) for one in threads)
            ):
                thread = Thread()
                thread.add(head)
                threads.append(thread)
            if thread is not None:
                places[head.first] = thread
        known = tuple(
            head
            for head in heads
            # "Walks out of truce talks" is no stance on the truce
            if head.first in places
            and head.kind != "talks"
            and _TALKS.isdisjoint(line.lowers[head.core : head.after + 1])
        )
        told = claims_on(survey, parties, line, known) if known else ()
        for claim in (*told, *(claims_read(survey, parties, line, known, told) if known else ())):
            if claim.head is None or claim.head.first not in places or _is_part_named(line, claim):
                continue
            thread = places[claim.head.first]
            for one in _with_joined(survey, parties, line, claim):
                if not _is_told_otherwise(one, thread):
                    thread.add_claim(one)


def _is_told_otherwise(claim: Claim, thread: Thread) -> bool:
    """Whether the text below tells another stance of the same party: it tells it better than its title."""
    told = {one.stance for one in thread.claims if one.party == claim.party and one.line > claim.line}
    return bool(told) and claim.stance not in told


def _thread_of(head: Head, threads: Sequence[Thread]) -> Thread | None:
    """The thread of the text that a head in a title is about; None where none fits."""
    if head.form is None and head.kind in ("talks", "demand"):
        return None
    return closest(head, [thread for thread in threads if thread.heads and fits(head, thread)])


def _is_part_named(line: Line, claim: Claim) -> bool:
    """Whether the verb's subject ends with a noun that names nobody known: in "Aruna, hill rebels swap captives" only
    Aruna is known, in "Aruna rebels sign" nobody is.
    """
    at = claim.first - 1
    while at >= 0 and line.lowers[at] in stance_words().auxiliaries:
        at -= 1
    if at < 0:
        return False
    start = line.words[at].start
    is_before = any(one.actor == claim.actor and one.end <= line.words[claim.first].start for one in line.mentions)
    return is_before and not any(one.start <= start < one.end for one in line.mentions)


def _with_joined(survey: Survey, parties: Parties, line: Line, claim: Claim) -> tuple[Claim, ...]:
    """The claim, and the same of whom a comma joins to its party right before the verb: "Aruna, Belmar sign truce"."""
    before = [mention for mention in line.mentions if mention.end <= line.words[claim.first].start]
    others: list[str] = []
    edge = claim.first
    for mention in reversed(before):
        between = line.lowers[line.word_at(mention.end - 1) + 1 : edge]
        if (between and not _JOINTS.issuperset(between)) or (not between and edge != claim.first):
            break
        others.append(mention.actor)
        edge = line.word_at(mention.start)
    if edge or claim.actor not in others:
        return (claim,)
    cue = StanceCue(claim.stance, None, claim.order)
    joined = (
        claim_of(survey, parties, line, actor, claim.stance, claim.head, cue, claim.first, claim.after)
        for actor in others
        if parties.principal(actor) != claim.party
    )
    return (claim, *(msgspec.structs.replace(one, said=claim.said) for one in joined))
