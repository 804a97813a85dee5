"""The days of a live report: "this morning" counts from the entry that it stands in, not from the last update."""

from __future__ import annotations

import msgspec

from trucewatch.core.values import When
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.times import TimeExpression, time_expressions

_SHARE = 0.6
"""A heading is the date of an entry where its time takes up at least this share of it: "Fri 14 June, 11:20"."""


class Entries:
    """The day that each line of a page counts from; a page with fewer than two dated headings has no entries."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        headed: list[tuple[int, When]] = []
        for line in survey.lines:
            if line.sentence.heading and (when := self._heads(line)) is not None:
                headed.append((line.number, when))
        self._days: dict[int, When] = {}
        if len({when.earliest for _, when in headed}) < 2:
            return
        for (number, when), following in zip(headed, [*(n for n, _ in headed[1:]), len(survey.lines)], strict=True):
            self._days.update(dict.fromkeys(range(number, following), when))

    def _heads(self, line: Line) -> When | None:
        """The day that a heading consists of, or None."""
        length = line.sentence.end - line.sentence.start
        for time in self._survey.times(line):
            if time.kind == "instant" and time.when.is_known and time.end - time.start >= _SHARE * length:
                day = str(time.when.earliest)[:10]
                return When(day, day, "relative", (self._survey.page.span(time.start, time.end),))
        return None

    def day(self, line: Line) -> When | None:
        """The day of the entry that the line stands in; None outside of entries."""
        return self._days.get(line.number)

    def times(self, line: Line) -> tuple[TimeExpression, ...]:
        """The time expressions of a line; in an entry they count from its day, and a clock time is of that day."""
        day = self.day(line)
        if day is None:
            return self._survey.times(line)
        found = time_expressions(self._survey.page.text, line.sentence.start, line.words[-1].end, day)
        return tuple(
            msgspec.structs.replace(time, when=day) if time.kind == "instant" and not time.when.is_known else time
            for time in found
        )
