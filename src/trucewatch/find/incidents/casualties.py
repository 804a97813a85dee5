"""The dead and hurt by words of suffering: by their object, by those before the verb, one person, or nobody."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Count
from trucewatch.core.values import Quantity
from trucewatch.find.incidents.counting import STOPS, Window, count_on, words_between
from trucewatch.find.incidents.together import listed_object, listed_subject
from trucewatch.find.incidents.tolls import is_total
from trucewatch.find.survey import Line, Survey
from trucewatch.know.counted import counted_words
from trucewatch.lang.quantities import QuantityExpression

_NOBODY = frozenset({"nobody", "no-one"})
_SINGLE = frozenset({"a", "an", "its", "his", "her", "their", "the"})
_SOME = frozenset({"included", "include", "includes", "including", "among"})
"""Beside the dead they say that those counted are only some of them."""
_MEASURED = frozenset(
    {"%", "days", "hours", "minutes", "weeks", "months", "years", "km", "kilometres", "kilometers", "miles", "times"}
)


def casualties_in(
    survey: Survey, line: Line, first: int, after: int, quantities: tuple[QuantityExpression, ...], window: Window
) -> list[Count]:
    """Dead and hurt: the number right after the verb, else the one before it, else one person or nobody."""
    found: list[Count] = []
    for at in range(first, after):
        of = counted_words().suffering.get(line.lowers[at])
        if of is None:
            continue
        if is_total(line, at):
            continue
        value = listed_object(survey, line, at, after, quantities) or listed_subject(
            survey, line, at, first, quantities
        )
        value = value or _object(line, at, after, quantities) or _sufferers(line, at, first, quantities)
        if value is None:
            value = _single(line, at, first, after)
        if value is None or value[1].unit in _MEASURED or value[1].unit in counted_words().beasts:
            continue
        start, end = value[0]
        value = _at_least(line, at, first, value)
        found.append(
            count_on(
                survey, (min(start, line.words[at].start), max(end, line.words[at].end)), of, None, value[1], window
            )
        )
    for number in range(first, after):
        if line.lowers[number] == "casualties" and "no" in line.lowers[max(first, number - 3) : number]:
            bounds = line.words[max(first, number - 1)].start, line.words[number].end
            found.append(count_on(survey, bounds, "injured", None, Quantity(0, 0, "casualties", None), window))
    return found


_Found = tuple[tuple[int, int], Quantity]


def _object(line: Line, at: int, after: int, quantities: tuple[QuantityExpression, ...]) -> _Found | None:
    """The number that follows the verb directly: "killed at least seven people"."""
    behind = line.words[at].end
    for quantity in quantities:
        if behind <= quantity.start <= behind + 12 and STOPS.isdisjoint(words_between(line, behind, quantity.start)):
            return (quantity.start, quantity.end), quantity.value
    return None


def _sufferers(line: Line, at: int, first: int, quantities: tuple[QuantityExpression, ...]) -> _Found | None:
    """The number before the verb in its clause: "two people had been killed", and of "and seven hurt"."""
    ahead = line.words[at].start
    if "not" in line.lowers[max(first, at - 3) : at]:
        return None
    for quantity in reversed(quantities):
        taken = quantity.noun_start == ahead < quantity.noun_end  # "nine hurt": the word was taken for the noun
        if _is_inserted(line, quantity, ahead):
            continue
        if (quantity.end <= ahead or taken) and quantity.start >= line.words[first].start:
            between = _without_insertion(words_between(line, quantity.end, ahead))
            if len(between) <= 8 and STOPS.isdisjoint(between) and not counted_words().suffering.keys() & set(between):
                return (quantity.start, quantity.end), quantity.value
            return None
    return None


def _at_least(line: Line, at: int, first: int, value: _Found) -> _Found:
    """The number as a part, open above, where only some are named: "the dead included three nurses"."""
    (start, end), quantity = value
    between = words_between(line, line.words[at].end, start)
    said = next((word for word in (*between, *line.lowers[max(first, at - 3) : at]) if word in _SOME), None)
    if said is None or start < line.words[at].start:
        return value
    return (start, end), msgspec.structs.replace(quantity, high=None, hedge=quantity.hedge or said)


def _is_inserted(line: Line, quantity: QuantityExpression, ahead: int) -> bool:
    """Whether the number tells a part between two commas: "four people, two of them children, were killed"."""
    number, behind = line.word_at(quantity.start), line.word_at(quantity.end - 1) + 1
    is_part = line.lowers[behind - 2 : behind] in (("of", "them"), ("of", "whom")) or line.lowers[
        behind : behind + 2
    ] in (
        ("of", "them"),
        ("of", "whom"),
    )
    return is_part and number > 0 and line.lowers[number - 1] == "," and "," in words_between(line, quantity.end, ahead)


def _without_insertion(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without what stands between a first comma and the next: "people, among them children, were"."""
    if words[:1] == (",",) and "," in words[1:]:
        return words[words.index(",", 1) + 1 :]
    return words


def _single(line: Line, at: int, first: int, after: int) -> _Found | None:
    """One person told by an article ("wounded its driver", "a woman was wounded"), or nobody ("nobody was hurt")."""
    before = line.lowers[max(first, at - 5) : at]
    if _NOBODY & set(before) or ("no" in before and "one" in before) or "none" in before:
        begin = line.words[
            max(first, at - 5) + next(n for n, w in enumerate(before) if w in _NOBODY or w in ("no", "none"))
        ]
        return (begin.start, line.words[at].end), Quantity(0, 0, "people", None)
    if "not" in before:
        return None
    active = not {"was", "were", "been", "is", "are"} & set(before[-3:])
    if active and at + 2 < after and line.lowers[at + 1] in _SINGLE and line.lowers[at] not in ("dead", "died"):
        noun = line.lowers[at + 2]
        couple = "couple" in line.lowers[at + 2 : at + 4]
        if noun.endswith("s") or noun in ("people", "children", "men", "women"):
            return None
        if line.lowers[at + 1] in ("the", "their") and not couple:
            return None
        number = 2 if couple else 1
        last = line.words[at + 3 if couple and noun != "couple" and at + 3 < after else at + 2].end
        return (line.words[at].start, last), Quantity(number, number, "people", None)
    if not active:
        for number in range(at - 1, max(first, at - 6) - 1, -1):
            if line.lowers[number] in STOPS:
                break
            if line.lowers[number] in ("a", "an"):
                return (line.words[number].start, line.words[at].end), Quantity(1, 1, "people", None)
    return None
