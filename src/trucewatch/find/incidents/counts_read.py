"""Numbers that the reader hangs on an act, where no rule about words of suffering or of weapons found them."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import Count, CountOf, Outcome
from trucewatch.core.reading import Labelled
from trucewatch.core.values import Quantity
from trucewatch.find.incidents.counting import Window, count_on
from trucewatch.find.survey import Line, Survey
from trucewatch.know.counted import counted_words
from trucewatch.lang.quantities import quantity_expressions

COUNTED: dict[str, tuple[CountOf, Outcome | None]] = {
    "killed": ("killed", None),
    "injured": ("injured", None),
    "displaced": ("displaced", None),
    "prisoners": ("prisoners", None),
    "attacks": ("attacks", None),
    "violations": ("violations", None),
    "without_power": ("without_power", None),
    "troops": ("troops", None),
}
OUTCOMES: dict[str, Outcome] = {"launched": "launched", "shot_down": "shot_down", "lost": "lost", "in_air": "in_air"}
SURE = 0.8
"""The least score of a number that the reader alone tells."""


def counts_read(
    survey: Survey, line: Line, roles: Sequence[Labelled], known: Sequence[Count], weapon: str | None, window: Window
) -> tuple[Count, ...]:
    """The counts among an act's `roles` that are not `known` yet; `weapon` is the name of the act's means."""
    found: list[Count] = []
    for role in roles:
        if role.layer != "count" or role.score < SURE or _is_known(role, known):
            continue
        kind = COUNTED.get(role.label) or _of_weapons(survey, role, weapon)
        if kind is None:
            continue
        quantities = quantity_expressions(survey.page.text, role.start, role.end)
        if len(quantities) == 1:
            quantity = quantities[0]
            found.append(count_on(survey, (quantity.start, quantity.end), *kind, quantity.value, window))
        elif not quantities and kind[1] is None and (one := _single_in(line, role.start, role.end)) is not None:
            found.append(count_on(survey, (role.start, role.end), *kind, one, window))
    return tuple(found)


def _is_known(role: Labelled, known: Sequence[Count]) -> bool:
    return any(span.start < role.end and role.start < span.end for count in known for span in count.evidence)


def _of_weapons(survey: Survey, role: Labelled, weapon: str | None) -> tuple[CountOf, Outcome] | None:
    """What weapons a number counts, by its noun or by the act's means, and what became of them; None for others."""
    outcome = OUTCOMES.get(role.label)
    if outcome is None:
        return None
    nouns = counted_words().nouns
    words = survey.page.text[role.start : role.end].lower().split()
    of = next((nouns[word] for word in reversed(words) if word in nouns), None)
    if of is None and weapon is not None:
        of = nouns.get(f"{weapon}s")
    return (of, outcome) if of is not None else None


def _single_in(line: Line, start: int, end: int) -> Quantity | None:
    """One person, where the characters are an article and a noun in the singular ("a night watchman"); else None."""
    first, last = line.word_at(start), line.word_at(end - 1)
    if line.lowers[first] not in ("a", "an") or line.lowers[last].endswith("s") or last == first:
        return None
    return Quantity(1, 1, "people", None)
