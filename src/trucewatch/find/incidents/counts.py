"""Numbers told of an incident: dead and hurt, drones launched and shot down, households without power."""

from __future__ import annotations

import re
from itertools import pairwise

from trucewatch.core.account import Count, CountOf, Outcome
from trucewatch.find.incidents.casualties import casualties_in
from trucewatch.find.incidents.counting import Window, count_on, words_between
from trucewatch.find.incidents.losses import losses_in, weapons_downed
from trucewatch.find.incidents.people import people_in
from trucewatch.find.incidents.series import attacks_in
from trucewatch.find.incidents.tolls import tolls_in
from trucewatch.find.survey import Line, Survey
from trucewatch.know.counted import counted_words
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions

_OF_WOUNDS = re.compile(r"\bdied (?:later )?(?:of|from) (?:their|his|her) (?:wounds|injuries)\b")
_PART_OF = frozenset(
    (part, "of") for part in ("half", "third", "quarter", "thirds", "quarters", "most", "many", "some", "part")
)
"""What makes the number behind it a whole, of which only a part is meant."""


def counts_in(
    survey: Survey, line: Line, first: int, after: int, window: Window, thing: CountOf | None = None
) -> tuple[Count, ...]:
    """The counts told in words `first`..`after` (half-open) of a line, in order, each once.

    `thing`: what "six of them" counts.
    """
    if first >= after:
        return ()
    start, end = line.words[first].start, line.words[after - 1].end
    quantities = quantity_expressions(survey.page.text, start, end)
    counts = (
        *casualties_in(survey, line, first, after, quantities, window),
        *_weapons(survey, line, first, after, quantities, window, thing),
        *_in_the_dark(survey, line, first, after, quantities, window),
        *losses_in(survey, line, first, after, quantities, window),
        *people_in(survey, line, first, after, quantities, window),
        *tolls_in(survey, line, first, after, quantities, window),
        *attacks_in(survey, line, first, after, quantities, window),
        *weapons_downed(survey, line, first, after, window),
    )
    once: dict[tuple[object, ...], Count] = {}
    for count in sorted(counts, key=lambda count: (count.evidence[0].start, count.of)):
        once.setdefault((count.of, count.outcome, count.value.low, count.value.high), count)
    return tuple(once.values())


def weapons_before(survey: Survey, line: Line) -> CountOf | None:
    """What "of them" in a line means: the one kind of weapon that the sentence before names; None for none or two."""
    if not line.number or not any(pair == ("of", "them") for pair in pairwise(line.lowers)):
        return None
    found = {of for lower in survey.lines[line.number - 1].lowers if (of := counted_words().nouns.get(lower))}
    return found.pop() if len(found) == 1 else None


def consequences_in(survey: Survey, line: Line, window: Window, told: tuple[Count, ...]) -> tuple[Count, ...]:
    """What a line without an incident of its own adds to the counts `told` before it.

    The dead and hurt ("nobody was hurt" is 0), households without power, and what became of the drones counted before;
    not those of the dead told before who died later, of their wounds.
    """
    start, end = line.words[0].start, line.words[-1].end
    quantities = quantity_expressions(survey.page.text, start, end)
    thing = next((count.of for count in told if count.outcome == "launched"), None)
    is_later = any(count.of == "killed" for count in told) and bool(_OF_WOUNDS.search(survey.page.text, start, end))
    return (
        *(() if is_later else casualties_in(survey, line, 0, len(line.words), quantities, window)),
        *_in_the_dark(survey, line, 0, len(line.words), quantities, window),
        *losses_in(survey, line, 0, len(line.words), quantities, window),
        *tolls_in(survey, line, 0, len(line.words), quantities, window),
        *(one for one in people_in(survey, line, 0, len(line.words), quantities, window) if one.of != "prisoners"),
        *(_weapons(survey, line, 0, len(line.words), quantities, window, thing) if thing is not None else ()),
    )


def _weapons(
    survey: Survey,
    line: Line,
    first: int,
    after: int,
    quantities: tuple[QuantityExpression, ...],
    window: Window,
    thing: CountOf | None = None,
) -> list[Count]:
    """Drones, missiles and shells with what became of them; a bare number after them counts the same `thing`."""
    found: list[Count] = []
    for number, quantity in enumerate(quantities):
        own = _thing(survey, quantity)
        named = own or (thing if quantity.noun_start == quantity.noun_end else None)
        if named is None:
            continue
        ahead = _told_up_to(line, quantities, number, line.words[after - 1].end)
        outcome = _outcome(line, quantity, first, after, ahead)
        if own is not None and _is_whole(line, quantity, first, ahead):
            outcome = "launched"
        bounds = quantity.start, quantity.end
        if quantity.total is not None and named != "aircraft":
            found.append(count_on(survey, bounds, named, "launched", quantity.total, window))
            outcome = outcome if outcome not in (None, "launched") else "shot_down"
        elif outcome is None and own is None:
            continue
        if outcome is None and named != "shells":
            outcome = "launched"  # shells that "fell" or "landed" say neither who fired nor what they hit
        found.append(count_on(survey, bounds, named, outcome, quantity.value, window))
        thing = named
    return found


def _is_whole(line: Line, quantity: QuantityExpression, first: int, ahead: int) -> bool:
    """Whether a part of the number is told of, not all: "of 24 drones, 17 were downed", "half of the 20 drones"."""
    number = line.word_at(quantity.start)
    before = line.lowers[max(first, number - 4) : number]
    if any(pair in _PART_OF for pair in pairwise(before)) or before[-1:] == ("half",):
        return True
    opens = before[-1:] == ("of",) or before[-2:] in (("of", "the"), ("of", "some"), ("of", "these"))
    begins = opens and not any(word[:1].isalnum() for word in before[: before.index("of")])
    behind = line.word_at(quantity.end - 1) + 1
    return begins and "," in line.lowers[behind : line.word_at(ahead - 1) + 1]


def _told_up_to(line: Line, quantities: tuple[QuantityExpression, ...], number: int, end: int) -> int:
    """Where the words that tell of a number end: at the next number, or behind those it is listed with.

    "33 of the drones and one missile were intercepted, five were lost": the first two share their verb.
    """
    for at in range(number, len(quantities) - 1):
        between = words_between(line, quantities[at].end, quantities[at + 1].start)
        if between not in (("and",), (",",), (",", "and"), ("as", "well", "as"), ("plus",)):
            return quantities[at + 1].start
    return end


def _thing(survey: Survey, quantity: QuantityExpression) -> CountOf | None:
    """The weapon that a number counts: its noun, or the last word of it that names one."""
    text, nouns = survey.page.text[quantity.noun_start : quantity.noun_end].lower(), counted_words().nouns
    return next((nouns[word] for word in reversed(text.split()) if word in nouns), None)


def _outcome(line: Line, quantity: QuantityExpression, first: int, after: int, ahead: int) -> Outcome | None:
    """What became of the counted weapons: by the words up to the next number, else by those right before this one."""
    following = words_between(line, quantity.end, ahead)
    for outcome, phrases in counted_words().outcomes:
        if phrases.find(following):
            return outcome
    number = line.word_at(quantity.start)
    before = line.lowers[max(first, number - 6) : number]
    for outcome, phrases in counted_words().outcomes:
        if phrases.find(before):
            return outcome
    return None


def _in_the_dark(
    survey: Survey, line: Line, first: int, after: int, quantities: tuple[QuantityExpression, ...], window: Window
) -> list[Count]:
    """People or households without power."""
    if not counted_words().dark.find(line.lowers[first:after]):
        return []
    return [
        count_on(survey, (quantity.start, quantity.end), "without_power", None, quantity.value, window)
        for quantity in quantities
        if quantity.value.unit in counted_words().dwellers
        and not {"killed", "wounded", "injured"} & set(words_between(line, quantity.end, quantity.end + 30))
    ]
