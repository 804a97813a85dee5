"""What the dependency tree says of a meeting: who stands in its verb's places, and where it was."""

from __future__ import annotations

from trucewatch.core.reading import Reading
from trucewatch.core.values import Place
from trucewatch.find.incidents.places import places_in
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.trees import ancestors, children, stretch, subjects, subtree, word_at

SIDE_CLAUSES = ("acl", "acl:relcl", "parataxis", "conj", "advcl", "appos")
"""Hanging on a party's noun these tell of it; what is joined to it is asked for by itself."""
_PARTNERS = frozenset({"with", "to"})
_AFTER = frozenset({"after", "following", "at", "during"})
_CONCLUDED = frozenset(
    {"signed", "concluded", "agreed", "reached", "sealed", "initialled", "adopted", "announced", "struck"}
)
"""What is done with a text where and when talks end: "signed in Dorra after a week of talks"."""
_HOSTING = frozenset({"host", "hosts", "hosted", "hosting", "convened", "convenes", "convening"})
"""Whom these take for object comes to the talks of whom they have for subject."""
_PHRASE = 8
"""So many words at most stand before a meeting's name in its phrase: "after just over a week of closed | talks"."""
_BEFORE_WHERE = 10
"""So many words before "where" the place that it tells of is named."""
_PLACED = frozenset({"in", "at"})


def partners(survey: Survey, line: Line, first: int, after: int) -> list[str]:
    """Those named as subject, object or after "with" and "to" of the verb within words `first`..`after`, in order.

    Of talks that somebody hosts, the host and the guests.
    """
    reading = line.reading
    verb = _verb(line, first, after)
    if verb is None:
        noun = word_at(reading, line.words[first].start)
        above = ancestors(reading, noun) if noun is not None else ()
        verb = next((one for one in above if _lower(survey, reading, one) in _HOSTING), None)
    if verb is None:
        return []
    nouns = [*subjects(reading, verb)]
    for thing in children(reading, verb, "obj", "obl"):
        if reading.relations[thing] == "obj" or _PARTNERS & _cases(survey, reading, thing):
            nouns += [thing, *children(reading, thing, "conj")]
    found: list[str] = []
    for noun in nouns:
        found += actors_of(line, noun)
    return list(dict.fromkeys(found))


def actors_of(line: Line, noun: int) -> list[str]:
    """The actor that a noun names, or else those named in its phrase: of "envoys of Aruna" Aruna."""
    at = line.reading.tokens[noun].start
    own = [mention.actor for mention in line.mentions if mention.start <= at < mention.end]
    start, end = stretch(line.reading, subtree(line.reading, noun, SIDE_CLAUSES))
    return own or [mention.actor for mention in line.mentions if start <= mention.start and mention.end <= end]


def place_around(survey: Survey, line: Line, first: int) -> Place | None:
    """Where the talks at word `first` were by the clause about them.

    The place where a text was concluded after them ("signed in Dorra after talks"), or the one that a clause with
    "where" tells of ("the island of Lor, where the envoys met").
    """
    reading = line.reading
    word = word_at(reading, line.words[first].start)
    if word is None:
        return None
    seen, is_after = word, _is_led_by(line, first, _AFTER)
    for above in ancestors(reading, word):
        is_after |= bool(_AFTER & _cases(survey, reading, seen))
        if is_after and _lower(survey, reading, above) in _CONCLUDED:
            for thing in children(reading, above, "obl", "obl:unmarked"):
                if _PLACED & _cases(survey, reading, thing) and (place := _place_of(survey, line, thing, word)):
                    return place
        for child in children(reading, above, "advmod"):
            if _lower(survey, reading, child) == "where":
                return _place_before(survey, line, child)
        seen = above
    return None


def _is_led_by(line: Line, first: int, words: frozenset[str]) -> bool:
    """Whether one of the words opens the phrase of the name at word `first`: "after | three days of | talks"."""
    before = line.lowers[max(0, first - _PHRASE) : first]
    opening = max((at for at, lower in enumerate(before) if lower in words), default=None)
    return opening is not None and {",", ";", "the"}.isdisjoint(before[opening + 1 : -2])


def _place_before(survey: Survey, line: Line, where: int) -> Place | None:
    """The place named last in the words before "where"."""
    at = line.word_at(line.reading.tokens[where].start)
    found = places_in(survey, line, max(0, at - _BEFORE_WHERE), at)
    return found[-1].place if found else None


def _verb(line: Line, first: int, after: int) -> int | None:
    """The verb among the words of a meeting's name."""
    start, end = line.words[first].start, line.words[after - 1].end
    return next(
        (
            number
            for number, token in enumerate(line.reading.tokens)
            if start <= token.start and token.end <= end and line.reading.tags[number] == "VERB"
        ),
        None,
    )


def _cases(survey: Survey, reading: Reading, noun: int) -> set[str]:
    """The prepositions of a noun."""
    return {_lower(survey, reading, child) for child in children(reading, noun, "case", "mark")}


def _lower(survey: Survey, reading: Reading, word: int) -> str:
    return survey.page.text[reading.tokens[word].start : reading.tokens[word].end].lower()


def _place_of(survey: Survey, line: Line, noun: int, before: int) -> Place | None:
    """The one place named in a noun's own phrase, which ends before word `before`."""
    reading = line.reading
    words = [word for word in subtree(reading, noun, ("acl:relcl", "acl", "appos", "parataxis")) if word < before]
    if not words:
        return None
    start, end = stretch(reading, tuple(words))
    found = places_in(survey, line, line.word_at(start), min(line.word_at(end - 1) + 1, len(line.words)))
    return found[0].place if len(found) == 1 else None
