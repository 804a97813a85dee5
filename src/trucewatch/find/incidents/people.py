"""People counted who are no dead and no hurt: those who fled, who were taken, who took part in the fight."""

from __future__ import annotations

from trucewatch.core.account import Count
from trucewatch.find.incidents.by_reader import is_person
from trucewatch.find.incidents.counting import Window, count_on
from trucewatch.find.survey import Line, Survey
from trucewatch.know.counted import Fate, counted_words
from trucewatch.lang.quantities import QuantityExpression

_REACH = 7
"""So many words behind those counted their verb is looked for: "more than 300 families from the valley had fled"."""
_CLOSE = 2
"""So many words before the number its verb may end: "sent in 30 men", "took away at least 20 people"."""
_STOPS = frozenset({
    ",", ";", ":", "(", ")", "—", "–", "and", "but", "while", "that", "which", "who", "when", "after", "before", ".",
    "“", "”", '"',
})  # fmt: skip
_DWELLERS = frozenset({"people", "persons", "residents", "families", "households", "villagers", "inhabitants"})


def people_in(
    survey: Survey, line: Line, first: int, after: int, quantities: tuple[QuantityExpression, ...], window: Window
) -> list[Count]:
    """The displaced, the captured and the fighters by their verb: "300 people fled", "captured 14", "sent 30 men".

    No number of those of whom it is said that they were killed or hurt, too, and no "not", which leaves it open.
    """
    words = counted_words()
    found: list[Count] = []
    for quantity in quantities:
        number, behind = line.word_at(quantity.start), line.word_at(quantity.end - 1) + 1
        if not first <= number < after:
            continue
        noun = survey.page.text[quantity.noun_start : quantity.noun_end].lower().split()
        before = line.lowers[max(first, number - _CLOSE - 2) : number]
        following = _clause_after(line, behind, after)
        if "not" in (*before, *following) or words.suffering.keys() & set(following):
            continue
        fate = next((fate for fate in words.fates if _is_meant(fate, noun, before, following)), None)
        if fate is not None:
            bounds = quantity.start, quantity.end
            found.append(count_on(survey, bounds, fate.of, None, quantity.value, window))
    return found


def _clause_after(line: Line, behind: int, after: int) -> tuple[str, ...]:
    """The words behind those counted, up to the next mark or conjunction."""
    following = line.lowers[behind : min(after, behind + _REACH)]
    stop = next((place for place, word in enumerate(following) if word in _STOPS), len(following))
    return following[:stop]


def _is_meant(fate: Fate, noun: list[str], before: tuple[str, ...], following: tuple[str, ...]) -> bool:
    """Whether the people counted had this fate; fighters are named as such, and a bare number follows its verb."""
    if fate.of == "troops":
        if not noun or noun[-1] not in counted_words().fighters:
            return False
        by_subject = noun[-1] != "men" and bool(fate.after.find(following))
        return by_subject or _ends_close(fate, before)
    if not noun or not (is_person(noun[-1]) or noun[-1] in _DWELLERS):
        return False
    return bool(fate.after.find(following)) or _ends_close(fate, before)


def _ends_close(fate: Fate, before: tuple[str, ...]) -> bool:
    """Whether a verb of the fate ends right before the number, or a word or two before it, with no mark between."""
    return any(
        len(before) - end <= _CLOSE and _STOPS.isdisjoint(before[end:]) for _, end, _ in fate.before.find(before)
    )
