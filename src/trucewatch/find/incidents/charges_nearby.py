"""Charges beside an act: in a line of their own, by whose the weapon was, by who owns up to it."""

from __future__ import annotations

from trucewatch.core.page import Mention
from trucewatch.core.spans import Span
from trucewatch.find.incidents.accusing import blamed_by
from trucewatch.find.incidents.blame_words import (
    BLAMING,
    BREAKING,
    DEATHS,
    FIRED_FROM,
    IT,
    LAID_BY,
    OWNED_UP,
    TO_ACCUSED,
    TO_OWNER,
    UNCLAIMED,
    WHOSE,
)
from trucewatch.find.incidents.forces import Charge, Forces
from trucewatch.find.incidents.unnamed_sides import side_in_words
from trucewatch.find.survey import Line
from trucewatch.know.attacks import attack_words


def charge_nearby(forces: Forces, line: Line) -> tuple[Charge, str | None, Span] | None:
    """A charge in a line that tells no act: "The mayor blamed Harn's guns": accused, accuser, evidence."""
    text = forces.survey.page.text
    match = BLAMING.search(text, line.sentence.start, line.sentence.end)
    if match is None:
        return _weapon_owned(forces, line) or _claimed(forces, line)
    if "each other" in text[match.end() : match.end() + 20]:
        return None
    if (passive := blamed_by(forces, line, match)) is not None:
        return forces.named(passive[0]), passive[1], forces.survey.line_span(line)
    mentions = forces.demonyms.within(line)
    after = [m for m in mentions if m.start >= match.end()]
    before = [m for m in mentions if m.end <= match.start()]
    if not after or after[0].start - match.end() > TO_ACCUSED or not forces.is_side(after[0].actor):
        return None
    if not _is_blamed_for_arms(line, line.word_at(after[0].end - 1) + 1, match.group().lower()):
        return None
    accuser = before[-1].actor if before else forces.survey.speaker_at(match.start())
    return forces.named(after[0]), accuser, forces.survey.line_span(line)


def _claimed(forces: Forces, line: Line) -> tuple[Charge, str | None, Span] | None:
    """A side that says it did what was told: "The Front claimed responsibility"; none where "no group has"."""
    match = OWNED_UP.search(forces.survey.page.text, line.sentence.start, line.sentence.end)
    if match is None:
        return None
    first = line.clause_start(line.word_at(match.start()))
    ahead = line.lowers[first : line.word_at(match.start())]
    named = [m for m in forces.sides(line) if line.words[first].start <= m.start and m.end <= match.start()]
    if len(named) != 1 or not UNCLAIMED.isdisjoint(ahead) or any(word.endswith("n't") for word in ahead):
        return None
    return forces.named(named[0]), named[0].actor, forces.survey.line_span(line)


def _weapon_owned(forces: Forces, line: Line) -> tuple[Charge, str | None, Span] | None:
    """A charge by whose the known weapon was: "The Front says they were the army's", "the mine laid by them"."""
    text = forces.survey.page.text
    match = WHOSE.search(text, line.sentence.start, line.sentence.end)
    match = match or LAID_BY.search(text, line.sentence.start, line.sentence.end)
    match = match or FIRED_FROM.search(text, line.sentence.start, line.sentence.end)
    if match is None:
        return None
    after = [m for m in forces.demonyms.within(line) if 0 <= m.start - match.end() <= TO_OWNER]
    accuser = forces.survey.speaker_at(match.end()) or forces.survey.speaker_at(match.start())
    at = line.word_at(match.end())
    if not after and (side := side_in_words(forces.survey, line, at, min(at + 3, len(line.words)))) is not None:
        after = [Mention(line.words[at].start, line.words[at].end, side)]
    if accuser is None or not after or not forces.is_side(after[0].actor) or after[0].actor == accuser:
        return None
    return forces.named(after[0]), accuser, forces.survey.line_span(line)


def _is_blamed_for_arms(line: Line, after: int, verb: str) -> bool:
    """Whether what the side is accused of, behind word `after`, is an attack, a breach or "it"."""
    if verb.startswith(("said", "says")):
        return bool(attack_words().acts.find(line.lowers[after : after + 8]))
    at = next((n for n in range(after, min(after + 4, len(line.lowers))) if line.lowers[n] in ("of", "for")), None)
    if at is None:
        return not verb.startswith("accus")
    object_words = line.lowers[at + 1 : at + 8]
    if (object_words[:1] and object_words[0] in IT) or not DEATHS.isdisjoint(object_words[:4]):
        return True
    if object_words[:1] and object_words[0] in BREAKING and not attack_words().truces.isdisjoint(object_words):
        return True
    return any(word.role in ("noun", "several", "charge") for _, _, word in attack_words().acts.find(object_words))
