"""One count, and what is the same for all counts of a stretch: whose they are, and of which time."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Count, CountOf, Outcome
from trucewatch.core.values import Quantity, When
from trucewatch.find.survey import Line, Survey

STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "and", "but", "while", "that", "which", ".", "“", "”", '"'})
"""Between a number and the verb that it belongs to none of these stands."""


class Window(msgspec.Struct, frozen=True):
    """Whose count it is (None = the outlet) and the time that it covers (None = not said)."""

    counted_by: str | None
    window: When | None


def count_on(
    survey: Survey, bounds: tuple[int, int], of: CountOf, outcome: Outcome | None, value: Quantity, window: Window
) -> Count:
    """One count on the characters `bounds`."""
    span = survey.page.span(*bounds)
    return Count(
        id=f"c-{survey.page.report.id}-{span.start}-{of}-{outcome or 'none'}",
        of=of,
        outcome=outcome,
        value=value,
        window=window.window if window.window is not None and window.window.is_known else None,
        counted_by=window.counted_by,
        cumulative=False,
        evidence=(span,),
        read={"value": (span,)},
    )


def words_between(line: Line, start: int, end: int) -> tuple[str, ...]:
    """The lower-case words between two offsets."""
    return line.lowers[line.word_at(start) : line.word_at(end)] if start < end else ()
