"""What the dependency tree says of a meeting: who stands in its verb's places, and where it was."""

from __future__ import annotations

from trucewatch.core.reading import Reading
from trucewatch.core.values import Place
from trucewatch.find.incidents.places import places_in
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.trees import ancestors, children, head, stretch, subjects, subtree, word_at

_SIDE_CLAUSES = ("acl", "acl:relcl", "parataxis", "conj")
"""Hanging on a party's noun these tell of it; what is joined to it is asked for by itself."""
_PARTNERS = frozenset({"with", "to"})
_AFTER = frozenset({"after", "following", "at", "during"})
_CONCLUDED = frozenset(
    {"signed", "concluded", "agreed", "reached", "sealed", "initialled", "adopted", "announced", "struck"}
)
"""What is done with a text where and when talks end: "signed in Dorra after a week of talks"."""
_PLACED = frozenset({"in", "at"})


def partners(survey: Survey, line: Line, first: int, after: int) -> list[str]:
    """Those named as subject, object or after "with" and "to" of the verb within words `first`..`after`, in order."""
    reading = line.reading
    verb = _verb(line, first, after)
    if verb is None:
        return []
    nouns = [*subjects(reading, verb)]
    for thing in children(reading, verb, "obj", "obl"):
        if reading.relations[thing] == "obj" or _PARTNERS & _cases(survey, reading, thing):
            nouns += [thing, *children(reading, thing, "conj")]
    found: list[str] = []
    for noun in nouns:
        start, end = stretch(reading, subtree(reading, noun, _SIDE_CLAUSES))
        found += [mention.actor for mention in line.mentions if start <= mention.start and mention.end <= end]
    return list(dict.fromkeys(found))


def place_around(survey: Survey, line: Line, first: int) -> Place | None:
    """Where the talks at word `first` were by the clause about them.

    The place where a text was concluded after them ("signed in Dorra after talks"), or the one that a clause with
    "where" tells of ("the island of Lor, where the envoys met").
    """
    reading = line.reading
    word = word_at(reading, line.words[first].start)
    if word is None:
        return None
    seen = word
    for above in ancestors(reading, word):
        if (
            reading.relations[seen].startswith("obl")
            and _AFTER & _cases(survey, reading, seen)
            and _lower(survey, reading, above) in _CONCLUDED
        ):
            for thing in children(reading, above, "obl", "obl:unmarked"):
                if thing != seen and _PLACED & _cases(survey, reading, thing):
                    return _place_of(survey, line, thing, word)
        if reading.relations[seen] == "acl:relcl":
            if any(_lower(survey, reading, child) == "where" for child in children(reading, seen, "advmod")):
                told = above
                named = head(reading, told) if reading.relations[told] == "appos" else None
                return _place_of(survey, line, told if named is None else named, seen)
            return None
        seen = above
    return None


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
    return {_lower(survey, reading, child) for child in children(reading, noun, "case")}


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
