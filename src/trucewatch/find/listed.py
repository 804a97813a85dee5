"""Hits that a sentence lists: "including a clinic in Harn and a dam near Tolm" are two incidents of one wave."""

from __future__ import annotations

import msgspec

from trucewatch.find.acts import Act
from trucewatch.find.clauses import Clause
from trucewatch.find.survey import Survey

_LISTING = (("including",), ("such", "as"), ("among", "them"))
_SMALL = frozenset({"a", "an", "the", "two", "three", "several"})


def listed(survey: Survey, act: Act) -> tuple[Act, ...]:
    """The act, or one for each target with a place of its own where at least two are listed behind "including"."""
    line = act.line
    first = next(
        (
            at + len(words)
            for at in range(act.after, len(line.lowers))
            for words in _LISTING
            if line.lowers[at : at + len(words)] == words
        ),
        None,
    )
    if first is None or first >= len(line.words):
        return (act,)
    found: list[Act] = []
    reached = line.words[first].start
    for name in (name for name in act.places if name.start >= reached):
        targets = [target for target in survey.targets(line) if reached <= target.start and target.end <= name.start]
        if targets:
            start = line.word_at(targets[0].start)
            start -= 1 if line.lowers[start - 1] in _SMALL else 0
            spot = Clause(start, line.word_at(name.end - 1) + 1)
            found.append(msgspec.structs.replace(act, places=(name,), spots=(spot,)))
        reached = name.end
    return tuple(found) if len(found) > 1 else (act,)
