"""Who took part in a meeting, by tree and reader: "talks between X and Y", "chaired by X", "it brought X together"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.core.reading import Reading
from trucewatch.find.meetings.tree import SIDE_CLAUSES, actors_of
from trucewatch.find.survey import Line, Survey
from trucewatch.know.function_words import PREPOSITIONS, PRONOUNS
from trucewatch.know.meetings import meeting_words
from trucewatch.lang.trees import agents, ancestors, children, is_passive, stretch, subjects, subtree, word_at

_SURE = 0.7
"""The reader's score from which on a party is believed."""
_OF_PARTIES = frozenset({"between", "with", "among", "involving", "including"})
_DEFINITE = frozenset({"the", "both", "each", "all", "these", "those", "this", "its", "his", "her", "their"})
_MODIFIERS = ("nmod", "obl", "acl", "nmod:unmarked")


def attendants(survey: Survey, line: Line, first: int, after: int, told: Sequence[str]) -> tuple[list[str], bool]:
    """The actors that took part in the meeting named by words `first`..`after`, in order, those `told` before first.

    The tree adds to them; the reader is asked where there are fewer than two. The flag says whether somebody was there
    whom no actor stands for: "talks between two generals".
    """
    reading = line.reading
    noun = _noun(line, first, after)
    people = dict.fromkeys(_attending(survey, reading, noun)) if noun is not None else ()
    phrases = [(actors_of(line, one), stretch(reading, subtree(reading, one, SIDE_CLAUSES))) for one in people]
    found = list(dict.fromkeys((*told, *(actor for named, _ in phrases for actor in named))))
    if len(found) < 2:
        more = [(_within(line, *phrase), phrase) for phrase in _seen(line, first, after)]
        found = list(dict.fromkeys((*found, *(actor for named, _ in more for actor in named))))
        phrases += more
    return found, any(not named and not _is_known(line, *phrase) for named, phrase in phrases)


def _within(line: Line, start: int, end: int) -> list[str]:
    """The actors named between two characters."""
    return [mention.actor for mention in line.mentions if start <= mention.start and mention.end <= end]


def _seen(line: Line, first: int, after: int) -> list[tuple[int, int]]:
    """The phrases that the reader takes for parties of the meeting in words `first`..`after`."""
    start, end = line.words[first].start, line.words[after - 1].end
    events = [event for event in line.reading.layer("event") if event.label == "meet"]
    here = {event.start for event in events if event.start < end and start < event.end}
    return [
        (party.start, party.end) for party in line.reading.layer("party") if party.of in here and party.score >= _SURE
    ]


def _is_known(line: Line, start: int, end: int) -> bool:
    """Whether a phrase without a name takes up those who were named before: "both sides", "the government", "they"."""
    lowers = (word.lower for word in line.words if start <= word.start < end and word.lower not in PREPOSITIONS)
    opening = next(lowers, "")
    return opening in PRONOUNS or opening in _DEFINITE


def _attending(survey: Survey, reading: Reading, noun: int) -> Iterator[int]:
    """The nouns of those who took part in the meeting `noun`, joined ones each."""
    for thing in children(reading, noun, *_MODIFIERS):
        if _lower(survey, reading, thing) in meeting_words().gathering:
            yield from _each(reading, children(reading, thing, "obj", "obl"))
        elif reading.relations[thing].startswith("acl"):
            if _lower(survey, reading, thing) in meeting_words().attending:
                yield from agents(reading, thing)
        elif _OF_PARTIES & _cases(survey, reading, thing):
            yield from _each(reading, (thing,))
    for verb in ancestors(reading, noun):
        word = _lower(survey, reading, verb)
        if noun in subjects(reading, verb):
            if word in meeting_words().attending and is_passive(reading, verb):
                yield from agents(reading, verb)
            elif word in meeting_words().gathering and not is_passive(reading, verb):
                yield from _each(reading, children(reading, verb, "obj"))
            for thing in children(reading, verb, "obl"):
                if "between" in _cases(survey, reading, thing):
                    yield from _each(reading, (thing,))
        elif noun in children(reading, verb, "obj") and word in meeting_words().attending:
            yield from subjects(reading, verb)
            for thing in children(reading, verb, "obl"):
                if "with" in _cases(survey, reading, thing):
                    yield from _each(reading, (thing,))
        break


def _each(reading: Reading, nouns: tuple[int, ...]) -> Iterator[int]:
    for noun in nouns:
        yield noun
        yield from children(reading, noun, "conj")


def _noun(line: Line, first: int, after: int) -> int | None:
    """The noun among the words of a meeting's name: its last, the head of the phrase."""
    reading = line.reading
    found = None
    for number in range(first, after):
        word = word_at(reading, line.words[number].start)
        if word is not None and reading.tags[word] in ("NOUN", "PROPN"):
            found = word if found is None or reading.heads[found] == word + 1 else found
    return found


def _cases(survey: Survey, reading: Reading, noun: int) -> set[str]:
    """The prepositions of a noun."""
    return {_lower(survey, reading, child) for child in children(reading, noun, "case", "mark")}


def _lower(survey: Survey, reading: Reading, word: int) -> str:
    return survey.page.text[reading.tokens[word].start : reading.tokens[word].end].lower()
