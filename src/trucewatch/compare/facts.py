"""What holds a fact together: the characters it rests on, its subject, and what two that are one cannot differ in."""

from __future__ import annotations

from collections.abc import Hashable

from trucewatch.compare.bare import Bare
from trucewatch.core.account import (
    Actor,
    Assessment,
    Disagreement,
    Incident,
    Instrument,
    Meeting,
    Origin,
    Process,
    Statement,
    Story,
)
from trucewatch.core.changes import FactKind, Listed
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span
from trucewatch.core.values import Place, When

ORDER: tuple[FactKind, ...] = (
    "report",
    "origin",
    "story",
    "actor",
    "statement",
    "meeting",
    "instrument",
    "incident",
    "process",
    "disagreement",
    "assessment",
    "problem",
)
"""The kinds as they are matched: what others name comes first."""


def basis_of(fact: Listed) -> tuple[Span, ...]:
    """The characters that the fact rests on as a whole."""
    if isinstance(fact, Statement):
        return fact.content
    if isinstance(fact, Meeting | Instrument | Incident):
        return fact.evidence
    if isinstance(fact, Actor):
        return fact.mentions
    if isinstance(fact, Origin):
        return fact.spans
    if isinstance(fact, Disagreement):
        return tuple(span for reading in fact.readings for span in reading.evidence)
    if isinstance(fact, Problem):
        return (fact.where,) if isinstance(fact.where, Span) else ()
    return ()


def subject_of(fact: Listed, bare: Bare) -> Hashable | None:
    """What makes two facts one where neither id nor characters do: about what, of what; None = nothing does."""
    if isinstance(fact, Disagreement):
        return (fact.about.kind, bare.field(fact.about, "id"), fact.field)
    if isinstance(fact, Assessment):
        return tuple(bare.field(fact, name) for name in ("instrument", "version", "incident"))
    if isinstance(fact, Actor):
        return (fact.kind, fact.name)
    if isinstance(fact, Problem):
        return (fact.stage, fact.what, fact.where) if isinstance(fact.where, str) else None
    return None


def listed_by(fact: Listed, bare: Bare) -> Hashable:
    """The reports of a story or an origin, or the stories of a process: what it is a list of; else nothing."""
    if isinstance(fact, Story | Origin):
        return bare.field(fact, "reports")[1]
    return bare.field(fact, "stories")[1] if isinstance(fact, Process) else frozenset()


def contradiction(fact: Listed, rival: Listed, bare: Bare, rival_bare: Bare) -> str | None:
    """Why two facts that rest on the same characters are two; None where nothing in them says so."""
    if type(fact) is not type(rival):
        return "they are of different kinds"
    if isinstance(fact, Disagreement) and isinstance(rival, Disagreement):
        return None if are_one_question(fact, rival, bare, rival_bare) else "they are about different things"
    if isinstance(fact, Origin) and isinstance(rival, Origin):
        return None if bool(fact.spans) == bool(rival.spans) else "one is of passages, the other of whole reports"
    if isinstance(fact, Incident) and isinstance(rival, Incident):
        if apart_in_time(fact.happened, rival.happened):
            return "they lie on different days"
        if are_other_places(fact.place, rival.place):
            return "they lie in different places"
        if differ(fact.form, rival.form, ("unknown", "other")):
            return "they are of different forms"
    if isinstance(fact, Meeting) and isinstance(rival, Meeting):
        if apart_in_time(fact.when, rival.when):
            return "they were on different days"
        if differ(fact.form, rival.form, ("other",)):
            return "they are of different forms"
    if isinstance(fact, Instrument) and isinstance(rival, Instrument) and differ(fact.form, rival.form, ("other",)):
        return "they are of different forms"
    if isinstance(fact, Actor) and isinstance(rival, Actor):
        is_one = fact.kind == rival.kind or shares_name(fact, rival)
        return None if is_one else "they are of different kinds and names"
    if isinstance(fact, Problem) and isinstance(rival, Problem) and fact.stage != rival.stage:
        return "they were met at different stages"
    return None


def are_one_question(fact: Disagreement, rival: Disagreement, bare: Bare, rival_bare: Bare) -> bool:
    """Whether two disagreements are of one field of one thing.

    Those on words or numbers hang on the first of the statements or reports that differ, whichever that is.
    """
    if subject_of(fact, bare) == subject_of(rival, rival_bare):
        return True
    kinds = (fact.about.kind, fact.field, fact.kind), (rival.about.kind, rival.field, rival.kind)
    return kinds[0] == kinds[1] and fact.about.kind in ("statement", "report")


def differ(form: str, rival: str, vague: tuple[str, ...]) -> bool:
    """Whether two forms cannot be one; a vague one can be any."""
    return form != rival and form not in vague and rival not in vague


def shares_name(actor: Actor, rival: Actor) -> bool:
    """Whether a form of the name is seen for both."""
    return bool({actor.name, *actor.names} & {rival.name, *rival.names})


def are_other_places(place: Place, rival: Place) -> bool:
    """Whether both have a name and neither name is within the other."""
    name, other = place.name.casefold().strip(), rival.name.casefold().strip()
    return bool(name and other) and name not in other and other not in name


def apart_in_time(when: When, rival: When) -> bool:
    """Whether both are known and no day is common to them; ISO days compare as text."""
    if not (when.is_known and rival.is_known):
        return False
    first, last = (when.earliest or "")[:10], (when.latest or "9999")[:10]
    rival_first, rival_last = (rival.earliest or "")[:10], (rival.latest or "9999")[:10]
    return last < rival_first or rival_last < first
