"""Sentences that tell an attack by its dead and hurt alone: who did it stands as the subject, or behind "by"."""

from __future__ import annotations

from trucewatch.find.incidents.clauses import Clause
from trucewatch.find.incidents.places import places_in
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import attack_words

_HURTING = frozenset({"killed", "wounded", "injured", "murdered"})
_ARMED = frozenset({
    "troops", "forces", "soldiers", "gunmen", "fighters", "militants", "rebels", "militiamen", "insurgents", "men",
    "guerrillas",
})  # fmt: skip
_SIDES = ("state", "government", "military", "group")
_AUXILIARIES = frozenset({"had", "have", "has", "also", "then", "later"})
_REACH = 4
"""So many words behind "by" the doer is looked for: "by heavy Veldan fire"."""


def is_killing(survey: Survey, line: Line, at: int, after: int, clause: Clause) -> bool:
    """Whether the verb at word `at` tells that a side, its forces or its strikes killed or hurt somebody.

    "The rebels had killed nine of his men", "two were wounded by Veldan fire", "Veldan strikes on Harn killed ten".
    """
    if line.lowers[at] not in _HURTING:
        return False
    by = after + (line.lowers[after : after + 1] == ("there",))
    if line.lowers[by : by + 1] == ("by",):
        doer = line.lowers[by + 1 : by + 1 + _REACH]
        return "friendly" not in doer and ("fire" in doer or not _ARMED.isdisjoint(doer) or _is_volley(doer))
    if not _counts(line, after):
        return False
    before = line.lowers[clause.first : at]
    strikes = [first for first, _, noun in attack_words().acts.find(before) if noun.role == "several"]
    if strikes:
        return bool(places_in(survey, line, clause.first + strikes[-1], clause.after))
    subject = at
    while subject > clause.first and line.lowers[subject - 1] in _AUXILIARIES:
        subject -= 1
    return _is_side(survey, line, subject, clause)


def _is_volley(doer: tuple[str, ...]) -> bool:
    """Whether weapons come first behind "by", in the plural: "by Veldan shells"; not "by a mine of the last war"."""
    return any(doer[last - 1].endswith("s") for _, last, _ in attack_words().means.find(doer))


def _counts(line: Line, after: int) -> bool:
    """Whether a number of victims follows: "nine of his men", "at least 10 people", "a woman"."""
    following = line.lowers[after : after + 4]
    return any(word[:1].isdigit() or word in _NUMBERS for word in following)


_NUMBERS = frozenset({
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "dozen", "dozens", "several", "hundreds", "scores",
})  # fmt: skip


def _is_side(survey: Survey, line: Line, subject: int, clause: Clause) -> bool:
    """Whether the words right before word `subject` are a side or its armed men."""
    if subject <= clause.first:
        return False
    if line.lowers[subject - 1] in _ARMED:
        return True
    end = line.words[subject - 1].end
    actors = [survey.actors.get(mention.actor) for mention in line.mentions if mention.end == end]
    return any(actor is not None and actor.kind in _SIDES for actor in actors)
