"""Whom the reader sees accused of an act, where no rule tells."""

from __future__ import annotations

from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.blame_words import (
    SURE,
)
from trucewatch.find.incidents.forces import Charge, Forces
from trucewatch.find.incidents.unnamed_sides import side_in_words


def read_charge(forces: Forces, act: Act) -> Charge:
    """The only side named in the words that the reader takes for whoever did it."""
    named = [
        mention
        for role in act.roles
        if role.label == "accused" and role.score >= SURE
        for mention in act.line.mentions
        if role.start <= mention.start and mention.end <= role.end and forces.is_side(mention.actor)
    ]
    if named:
        return forces.named(named[0]) if len({mention.actor for mention in named}) == 1 else Charge(None)
    return _read_in_words(forces, act)


def _read_in_words(forces: Forces, act: Act) -> Charge:
    """The one side whose forces the reader sees do it, though no name is: "army artillery", "Front fighters"."""
    line = act.line
    found: dict[str, Charge] = {}
    for role in act.roles:
        if role.label == "accused" and role.score >= SURE:
            first, after = line.word_at(role.start), line.word_at(role.end - 1) + 1
            side = side_in_words(forces.survey, line, first, after)
            if side is not None:
                found[side] = Charge(side, (forces.survey.span(line, first, after),))
    return next(iter(found.values())) if len(found) == 1 else Charge(None)
