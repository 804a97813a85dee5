"""Who says that somebody did it: accusers, those who claim it, and those who deny a report of it."""

from __future__ import annotations

import re

from trucewatch.core.page import Mention
from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.blame_words import (
    BLAMING,
    CLAIMING,
    DISMISSING,
    PASSIVE,
    SAID_OF_IT,
    TO_ACCUSED,
    TO_CUE,
)
from trucewatch.find.incidents.forces import Charge, Forces
from trucewatch.find.survey import Line


def denied_report(forces: Forces, act: Act) -> tuple[str, tuple[str, ...]] | None:
    """Who denies the act in the clause that leads to it, and whose report that is; None where nobody does.

    "The army rejected as invented a claim by the League that its guns had fired": army, League.
    """
    line = act.line
    text = forces.survey.page.text[line.sentence.start : line.words[act.at].start]
    match = DISMISSING.search(text)
    if match is None or act.clauses[0].opener != "that":
        return None
    at = line.sentence.start + match.start()
    ahead = [mention for mention in line.mentions if mention.end <= at]
    denier = ahead[-1].actor if ahead else forces.survey.speaker_at(line.words[act.at].start)
    if denier is None:
        return None
    by = [m for m in forces.sides(line) if at < m.start < line.words[act.at].start and forces.follows_by(line, m, at)]
    return denier, tuple(dict.fromkeys(mention.actor for mention in by))


def accusers_of(forces: Forces, act: Act) -> tuple[str, ...]:
    """Who says it: the speaker of the words around the act; empty = the outlet itself."""
    speaker = forces.survey.speaker_at(act.line.words[act.at].start)
    if speaker is not None:
        return (speaker,)
    return _accuser(forces, act) if act.word.role == "charge" else _claiming(act) or _relative(forces, act)


def _accuser(forces: Forces, act: Act) -> tuple[str, ...]:
    """The actor before the verb of accusing: "the army accused the rebels of shelling Harn"."""
    line = act.line
    match = BLAMING.search(forces.survey.page.text, line.sentence.start, line.words[act.at].start)
    if match is not None and (passive := blamed_by(forces, line, match)) is not None:
        return (passive[1],) if passive[1] is not None else ()
    named = [mention.actor for mention in line.mentions if match is not None and mention.end <= match.start()]
    return (named[-1],) if named else ()


def blamed_by(forces: Forces, line: Line, match: re.Match[str]) -> tuple[Mention, str | None] | None:
    """Who is blamed, and by whom, in "the Front was blamed by Harn for"; None where the blaming is no passive."""
    at = line.word_at(match.start())
    if PASSIVE.isdisjoint(line.lowers[max(0, at - 2) : at]) or not match.group().lower().endswith(("ed", "able")):
        return None
    ahead = [m for m in forces.sides(line) if m.end <= match.start()]
    behind = [m.actor for m in line.mentions if match.end() <= m.start <= match.end() + TO_CUE]
    by = behind[0] if line.lowers[at + 1 : at + 2] == ("by",) and behind else None
    by = by or forces.survey.speaker_at(match.start())
    return (ahead[-1], by) if ahead else None


def _relative(forces: Forces, act: Act) -> tuple[str, ...]:
    """Who says so in a clause that hangs on the attack: "an attack Harn said was carried out by", "a raid that Harn
    blamed on".
    """
    line = act.line
    text = forces.survey.page.text
    match = SAID_OF_IT.search(text, line.words[act.after - 1].end, line.sentence.end)
    if match is None or match.start() - line.words[act.after - 1].end > TO_ACCUSED:
        return ()
    named = [mention.actor for mention in line.mentions if match.start() - 2 <= mention.end <= match.start()]
    return (named[-1],) if named else ()


def _claiming(act: Act) -> tuple[str, ...]:
    """Who "claimed to have" done it: the side before the verb of claiming, which no statement holds."""
    line = act.line
    before = line.lowers[max(0, act.at - 4) : act.at]
    if before[-2:] != ("to", "have") or CLAIMING.isdisjoint(before):
        return ()
    named = [mention.actor for mention in line.mentions if mention.end <= line.words[act.at].start]
    return (named[-1],) if named else ()


def after_accusing(forces: Forces, line: Line, at: int) -> Charge | None:
    """The side between an accusing verb and the -ing form at word `at`: "accused the rebels of shelling"."""
    text = forces.survey.page.text
    matches = list(BLAMING.finditer(text, line.sentence.start, line.words[at].start))
    if not matches:
        return None
    if (passive := blamed_by(forces, line, matches[-1])) is not None:
        return forces.named(passive[0])
    starts = [m.end() for m in matches]
    named = [
        m for m in line.mentions if starts[-1] <= m.start and m.end <= line.words[at].start and forces.is_side(m.actor)
    ]
    return forces.named(named[0]) if named else None
