"""Hits that a sentence lists: "hit a clinic in Harn and a dam near Tolm" are two incidents."""

from __future__ import annotations

import msgspec

from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.clauses import Clause
from trucewatch.find.survey import Survey

_LISTING = (("including",), ("such", "as"), ("among", "them"))
_SMALL = frozenset({"a", "an", "the", "two", "three", "several"})
_JOINTS = frozenset({"and", ","})


def listed(survey: Survey, act: Act) -> tuple[Act, ...]:
    """The act, or one for each target with a place of its own where at least two are listed.

    A list stands behind "including" and the like, or behind the verb with "and" or a comma before each further target.
    """
    line = act.line
    opened = next(
        (
            at + len(words)
            for at in range(act.after, len(line.lowers))
            for words in _LISTING
            if line.lowers[at : at + len(words)] == words
        ),
        None,
    )
    if opened is None and act.word.role not in ("weak", "strong"):
        return (act,)
    first = act.after if opened is None else opened
    if first >= len(line.words):
        return (act,)
    times = act.times or survey.times(line)
    found: list[Act] = []
    reached = line.words[first].start
    for name in (name for name in act.places if name.start >= reached):
        targets = [target for target in survey.targets(line) if reached <= target.start and target.end <= name.start]
        between = line.lowers[line.word_at(reached) : line.word_at(targets[0].start)] if targets else ()
        if targets and (not found or not _JOINTS.isdisjoint(between)):
            start = line.word_at(targets[0].start)
            start -= 1 if line.lowers[start - 1] in _SMALL else 0
            spot = Clause(start, line.word_at(name.end - 1) + 1)
            found.append(msgspec.structs.replace(act, places=(name,), times=times, spots=(spot,)))
        reached = name.end
    return tuple(found) if len(found) > 1 else (act,)
