"""Numbers of attacks that are told as one event: "two assaults near Harn were repelled", "three air strikes"."""

from __future__ import annotations

from trucewatch.core.account import Count
from trucewatch.find.incidents.counting import Window, count_on
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import attack_words
from trucewatch.lang.quantities import QuantityExpression


def attacks_in(
    survey: Survey, line: Line, first: int, after: int, quantities: tuple[QuantityExpression, ...], window: Window
) -> list[Count]:
    """The numbers whose noun names attacks in the plural; more than one of them."""
    found: list[Count] = []
    for quantity in quantities:
        noun = survey.page.text[quantity.noun_start : quantity.noun_end].lower().split()
        if not noun or not first <= line.word_at(quantity.start) < after or quantity.value.high == 1:
            continue
        named = [
            word for _, last, word in attack_words().acts.find(noun) if last == len(noun) and word.role == "several"
        ]
        if named:
            found.append(count_on(survey, (quantity.start, quantity.end), "attacks", None, quantity.value, window))
    return found
