"""Captives freed, exchanged or to be freed: the words that name an exchange by what is done."""

from __future__ import annotations

from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words
from trucewatch.know.phrases import Phrases
from trucewatch.lang.trees import children, head, word_at

_FREEING = frozenset("free freed release released hand handed deliver delivered liberate liberated".split())  # noqa: SIM905
_AHEAD = frozenset({"to", "will", "would", "must", "should", "be", "shall"})
_HELD = frozenset({"he", "him", "she", "her", "man", "woman", "hostage", "captive", "prisoner", "detainee"})
_TRADED: Phrases[str] = Phrases([("in return|exchange for", "price")])
"""The price of a freed man: "freed 16 sailors in return for 44 of their own"."""
_REACH = 7
"""Words within which a verb of freeing must meet whom it frees."""
_SIGNS = frozenset([*',;:()”“."', "said", "says", "but", "is", "was", "are", "were", "would"])


def freed_at(survey: Survey, line: Line, at: int) -> int | None:
    """The word after an act of freeing that begins at word `at`, verb first or captives first; None where none does."""
    words = instrument_words()
    verb = words.freeing.longest(line.lowers, at)
    if verb and (found := _captives_behind(line, at + verb[0])):
        return found
    if found := _freed_one(survey, line, at, at + (verb[0] if verb else 1)):
        return found
    held = words.captives.longest(line.lowers, at)
    return _freed_after(line, at + held[0]) if held else None


def _captives_behind(line: Line, after: int) -> int | None:
    """The word after the captives within reach of word `after`, before any joint or closing sign; None without any."""
    for number in range(after, min(after + _REACH, len(line.words))):
        if match := instrument_words().captives.longest(line.lowers, number):
            return number + match[0]
        if line.lowers[number] in _SIGNS:
            return None
    return None


def _freed_one(survey: Survey, line: Line, first: int, after: int) -> int | None:
    """The word after somebody who is to be freed ("ready to hand him over"), or was freed for others; else None."""
    if line.lowers[first] not in _FREEING:
        return None
    reading = line.reading
    verb = word_at(reading, line.words[first].start)
    if verb is None or reading.tags[verb] != "VERB":
        return None
    is_traded = bool(_TRADED.find(line.lowers[after : after + 12]))
    above = head(reading, verb)
    is_asked = above is not None and line.lower_at(reading.tokens[above].start).startswith("demand")
    if not is_traded and not is_asked and _AHEAD.isdisjoint(line.lowers[max(0, first - 3) : first]):
        return None
    is_passive = "be" in line.lowers[max(0, first - 2) : first]
    # Names are taken for a second object, passive subjects for subjects, more often than other words.
    for freed in children(reading, verb, *(("nsubj", "nsubj:pass") if is_passive else ("obj", "iobj"))):
        token = reading.tokens[freed]
        at = line.word_at(token.start)
        named = [one.actor for one in line.mentions if one.start < token.end and token.start < one.end]
        is_person = any(_is_person(survey, actor) for actor in named)
        if is_traded or is_person or line.lower_at(token.start) in _HELD:
            return max(after, at + 1)
    return None


def _is_person(survey: Survey, actor_id: str) -> bool:
    actor = survey.actors.get(actor_id)
    return actor is not None and actor.kind == "person"


def _freed_after(line: Line, at: int) -> int | None:
    """The word after the verb of "prisoners were exchanged", "captives are to be released", else None."""
    freeing = instrument_words().freeing
    for number in range(at + 1, min(at + 6, len(line.words))):
        if (match := freeing.longest(line.lowers, number)) and line.lowers[number - 1] in (
            "were",
            "are",
            "been",
            "be",
            "was",
        ):
            return number + match[0]
        if line.lowers[number] in (".", ";"):
            return None
    return None
