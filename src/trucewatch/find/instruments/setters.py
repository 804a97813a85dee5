"""Who sets a condition: who promises or takes a stance under it, else who says it."""

from __future__ import annotations

from trucewatch.find.instruments.bonds import Bond
from trucewatch.find.instruments.positions import Claim
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.trees import ancestors, children, head, subjects, word_at

_PROMISING = frozenset(
    """would will shall can could may might must won't ready willing prepared unwilling possible 'd 'll wo""".split()  # noqa: SIM905
)
"""Words that tell what is to come: what hangs on a condition beside one of these is promised, offered or refused."""


def setter_of(survey: Survey, parties: Parties, line: Line, bond: Bond, first: int, stands: list[Claim]) -> str | None:
    """Who sets the condition: who is the subject of what depends on it, whose stance stands nearest, or who speaks."""
    # "Accepted the Aruna plan on condition that ...": who accepts sets it, not whose plan it is.
    stands = [claim for claim in stands if claim.stance != "proposes"] or stands
    if bond.strength == "term":
        setter = survey.speaker_at(bond.start) or _sayer(parties, line, bond)
        return parties.principal(setter) if setter else None
    if bond.governor is not None and bond.strength != "part":
        at = line.word_at(line.reading.tokens[bond.governor].start)
        own = [claim for claim in stands if claim.first <= at < claim.after]
        if own:
            return own[0].party
        if named := promising(survey, parties, line, bond):
            return parties.principal(named)
    if stands:
        nearest = min(stands, key=lambda claim: (abs(claim.first - first), claim.first))
        return nearest.party
    setter = survey.speaker_at(bond.start)
    return parties.principal(setter) if setter else _going_on(survey, parties, line, bond)


def _going_on(survey: Survey, parties: Parties, line: Line, bond: Bond) -> str | None:
    """Who spoke last where the outlet goes on in their words: "... , he said. Talks would open, provided it held"."""
    before = survey.lines[line.number - 1] if line.number else None
    if line.lower_at(bond.start) == "unless":
        return None  # "the town would run out of flour unless ...": more often foretold than set
    if before is None or bond.governor is None or before.sentence.paragraph != line.sentence.paragraph:
        return None
    helpers = children(line.reading, bond.governor, "aux")
    if not any(line.lower_at(line.reading.tokens[one].start) == "would" for one in helpers):
        return None
    speakers = survey.speakers_on(before)
    speaker = next(iter(speakers)) if len(speakers) == 1 else None
    party = parties.principal(speaker) if speaker is not None else None
    return party if party in parties.belligerents else speaker  # an envoy who mediates tells it for himself


def promising(survey: Survey, parties: Parties, line: Line, bond: Bond) -> str | None:
    """The actor that is the subject of what depends on the bond; None for a thing, and where nothing is promised."""
    if bond.governor is None or not (bond.strength in ("asked", "need") or is_promise(line, bond)):
        return None
    reading = line.reading
    for subject in subjects(reading, bond.governor):
        token = reading.tokens[subject]
        named = _named_at(line, subject)
        if any(reading.tags[owner] == "PRON" for owner in children(reading, subject, "nmod:poss")):
            # "The president said his army would leave"
            return _owner(line, bond.governor) or survey.first_person(token.start)
        if not named and reading.tags[subject] in ("PRON", "DET", "ADJ", "NUM"):
            named = list(parties.subject(line, line.word_at(reading.tokens[bond.governor].start)))
        if named:
            return named[0]
    return None


def is_promise(line: Line, bond: Bond) -> bool:
    """Whether what depends is told as something to come: "would leave", "is ready to", "may be extended"."""
    if bond.governor is None:
        return False
    reading = line.reading
    near = {bond.governor, *children(reading, bond.governor, "aux", "cop", "aux:pass", "advmod", "xcomp")}
    above = head(reading, bond.governor)
    if above is not None and reading.relations[bond.governor] in ("xcomp", "obj", "obl"):
        near |= {above, *children(reading, above, "aux", "cop")}
    words = {line.lower_at(reading.tokens[one].start) for one in near}
    return not _PROMISING.isdisjoint(words)


def _sayer(parties: Parties, line: Line, bond: Bond) -> str | None:
    """The subject of the verb that the clause of the bond hangs on: "which Aruna said must be lasting"."""
    word = word_at(line.reading, bond.end - 1)
    while word is not None and line.reading.relations[word] != "ccomp":
        word = head(line.reading, word)
    verb = head(line.reading, word) if word is not None else None
    named = parties.subject(line, line.word_at(line.reading.tokens[verb].start)) if verb is not None else ()
    return named[0] if named else None


def _owner(line: Line, verb: int) -> str | None:
    """Whom "his" means beside a verb in somebody's words: the named subject of the verb above it."""
    for above in ancestors(line.reading, verb):
        for subject in children(line.reading, above, "nsubj"):
            if named := _named_at(line, subject):
                return named[0]
    return None


def _named_at(line: Line, word: int) -> list[str]:
    """The actors whose mentions hold a word of the reading."""
    token = line.reading.tokens[word]
    return [one.actor for one in line.mentions if one.start < token.end and token.start < one.end]
