"""Losses told by a noun or by a verb that says it of people only, and single weapons brought down."""

from __future__ import annotations

from trucewatch.core.account import Count
from trucewatch.core.values import Quantity
from trucewatch.find.incidents.by_reader import is_person
from trucewatch.find.incidents.counting import STOPS, Window, count_on
from trucewatch.find.survey import Line, Survey
from trucewatch.know.counted import counted_words
from trucewatch.lang.quantities import QuantityExpression

_REACH = 6
"""So many words may stand between the people counted and their verb: "three of our soldiers on the ridge fell"."""
_ARTICLES = frozenset({"a", "an", "one"})
_DOWNED = frozenset({"down", "downed", "downing", "intercepted", "intercepting"})
_SHOT = frozenset({"shot", "shoot", "shooting", "brought", "bring", "bringing", "shoots"})


def losses_in(
    survey: Survey, line: Line, first: int, after: int, quantities: tuple[QuantityExpression, ...], window: Window
) -> list[Count]:
    """The dead by "eleven bodies", "cost 40 lives", "lost six men", "three soldiers fell"; the hurt by "two were
    burned".
    """
    found: list[Count] = []
    words = counted_words()
    for quantity in quantities:
        number, behind = line.word_at(quantity.start), line.word_at(quantity.end - 1) + 1
        if not first <= number < after:
            continue
        noun = survey.page.text[quantity.noun_start : quantity.noun_end].lower().split()
        of = words.by_noun.get(noun[-1]) if noun else None
        if (
            of is None
            and line.lowers[max(first, number - 1) : number] in (("lost",), ("losing",))
            and _are_men(line, noun, behind, after)
        ):
            of = "killed"
        if of is None and any(is_person(word) for word in noun[-1:]):
            of = next((words.of_people[w] for w in _verb_of(line, behind, after) if w in words.of_people), None)
        if of is not None:
            found.append(count_on(survey, (quantity.start, quantity.end), of, None, quantity.value, window))
    return found


def _are_men(line: Line, noun: list[str], behind: int, after: int) -> bool:
    """Whether what was lost are people: "lost six men", or "held it until dusk and lost six" where nothing follows."""
    if noun:
        return is_person(noun[-1]) or noun[-1] in ("men", "people", "troops")
    return behind >= after or line.lowers[behind] in STOPS


def _verb_of(line: Line, behind: int, after: int) -> tuple[str, ...]:
    """The words behind those counted, up to the end of the clause."""
    following = line.lowers[behind : min(after, behind + _REACH)]
    stop = next((place for place, word in enumerate(following) if word in STOPS), len(following))
    return following[:stop]


def weapons_downed(survey: Survey, line: Line, first: int, after: int, window: Window) -> list[Count]:
    """One weapon told by its article where it was brought down: "shot down a Veldan drone", "a jet was downed"."""
    nouns = counted_words().nouns
    found: list[Count] = []
    for at in range(first, after):
        of = nouns.get(line.lowers[at])
        if of is None or of == "shells" or line.lowers[at].endswith("s"):
            continue
        begin = next((n for n in range(at - 1, max(first, at - 4) - 1, -1) if line.lowers[n] in _ARTICLES), None)
        if begin is None or not STOPS.isdisjoint(line.lowers[begin:at]):
            continue
        before, behind = line.lowers[max(first, begin - 3) : begin], line.lowers[at + 1 : min(after, at + 5)]
        is_object = before[-1:] and before[-1] in _DOWNED and (before[-1] != "down" or not _SHOT.isdisjoint(before))
        is_subject = "was" in behind[:2] and (
            ("shot" in behind and "down" in behind) or not (_DOWNED - {"down"}).isdisjoint(behind)
        )
        if is_object or is_subject:
            bounds = line.words[begin].start, line.words[at].end
            found.append(count_on(survey, bounds, of, "shot_down", Quantity(1, 1, line.lowers[at], None), window))
    return found
