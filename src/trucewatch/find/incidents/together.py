"""People listed together under one verb: "two bakers and three soldiers were killed", "a woman and her two sons"."""

from __future__ import annotations

from typing import NamedTuple

from trucewatch.core.values import Quantity
from trucewatch.find.incidents.by_reader import is_person
from trucewatch.find.survey import Line, Survey
from trucewatch.know.counted import counted_words
from trucewatch.lang.quantities import QuantityExpression

_ONE = frozenset({"a", "an", "his", "her", "their"})
_AUXILIARIES = frozenset({"was", "were", "had", "has", "have", "been", "also", "reportedly"})
_PEOPLE = frozenset({"people", "persons", "men", "women", "others", "more", "children"})
_ENDS = frozenset({",", "and", "in", "on", "at", "near", "of", "from", "with", "by", "for", "when", "as"})
"""Before these the noun for a person ends."""
_BEHIND = frozenset(
    {"there", "who", "after", "before", "during", "while", "outside", "inside", "but", "that", "across"}
)
"""These, too, may follow those whom a verb has as its object; a verb may not: "killed two and a doctor said"."""
_LONGEST_NAME = 4
"""Words of one person: "a senior police officer"."""
_REACH = 16
"""So many words before its verb a list may begin."""


class Listed(NamedTuple):
    """People counted at words `first`..`after` (half-open)."""

    first: int
    after: int
    low: float | None
    high: float | None
    hedge: str | None


def listed_object(
    survey: Survey, line: Line, at: int, after: int, quantities: tuple[QuantityExpression, ...]
) -> tuple[tuple[int, int], Quantity] | None:
    """Two or more groups right behind the verb at word `at`, summed up; None for one group, or before another verb."""
    groups = _groups(survey, line, at + 1, after, quantities)
    if len(groups) < 2:
        return None
    behind = groups[-1].after
    if behind < after and line.lowers[behind].isalpha() and line.lowers[behind] not in _ENDS | _BEHIND:
        return None
    return _sum(line, groups)


def listed_subject(
    survey: Survey, line: Line, at: int, first: int, quantities: tuple[QuantityExpression, ...]
) -> tuple[tuple[int, int], Quantity] | None:
    """Two or more groups right before the verb at word `at` and its auxiliaries, summed up; else None."""
    end = at
    while end > first and line.lowers[end - 1] in _AUXILIARIES:
        end -= 1
    if end == at:
        return None
    for start in range(max(first, end - _REACH), end):
        if start and line.lowers[start - 1] in ("and", "her", "his", "their"):
            continue
        groups = _groups(survey, line, start, end, quantities)
        if len(groups) > 1 and groups[-1].after == end:
            return _sum(line, groups)
    return None


def _groups(
    survey: Survey, line: Line, start: int, end: int, quantities: tuple[QuantityExpression, ...]
) -> list[Listed]:
    """The groups of people from word `start` on, with commas between them and "and" before the last; else none."""
    found: list[Listed] = []
    place = start
    while (group := _group(survey, line, place, end, quantities)) is not None:
        is_last = line.lowers[place - 1] == "and"
        found.append(group)
        place = group.after
        while place < end and line.lowers[place] in (",", "and"):
            place += 1
        if is_last or place == group.after:
            return found if is_last else []
    return []


def _group(
    survey: Survey, line: Line, place: int, end: int, quantities: tuple[QuantityExpression, ...]
) -> Listed | None:
    """The group that begins at word `place`: "at least two soldiers", "her two sons", "a night nurse"; else None."""
    if place >= end:
        return None
    number = place + (line.lowers[place] in ("his", "her", "their"))
    for quantity in quantities:
        if number < end and quantity.start == line.words[number].start:
            noun = survey.page.text[quantity.noun_start : quantity.noun_end].lower().split()
            behind = line.word_at(quantity.end - 1) + 1
            if noun and behind <= end and (is_person(noun[-1]) or noun[-1] in _PEOPLE):
                return Listed(place, behind, quantity.value.low, quantity.value.high, quantity.value.hedge)
            return None
    if line.lowers[place] not in _ONE:
        return None
    for last in range(place + 1, min(place + 1 + _LONGEST_NAME, end)):
        if line.lowers[last] in _ENDS:
            return None
        is_end = last + 1 >= end or not line.lowers[last + 1].isalpha() or line.lowers[last + 1] in _ENDS
        if is_end:
            is_one = _is_one_person(line.lowers[last]) and not _has_verb(line, place, last + 1)
            return Listed(place, last + 1, 1, 1, None) if is_one else None
    return None


def _has_verb(line: Line, first: int, after: int) -> bool:
    """Whether the reader sees a verb among the words `first`..`after`: "a doctor said so" is no person."""
    start, end = line.words[first].start, line.words[after - 1].end
    tagged = zip(line.reading.tokens, line.reading.tags, strict=True)
    return any(start <= token.start < end and tag in ("VERB", "AUX") for token, tag in tagged)


def _is_one_person(lower: str) -> bool:
    """Whether the noun may be one person: whatever has an article, is killed or hurt, and is no beast."""
    many = ("s", "men", "women", "children", "people")
    return lower.isalpha() and not lower.endswith(many) and lower not in counted_words().beasts


def _sum(line: Line, groups: list[Listed]) -> tuple[tuple[int, int], Quantity]:
    """The characters of a list, and how many people it names; open where one of its numbers is."""
    low = sum(group.low or 0.0 for group in groups)
    highs = [group.high for group in groups]
    high = None if None in highs else sum(high for high in highs if high is not None)
    hedge = next((group.hedge for group in groups if group.hedge), None)
    bounds = line.words[groups[0].first].start, line.words[groups[-1].after - 1].end
    return bounds, Quantity(low, high, "people", hedge)
