"""The one coordinate system: half-open runs of code points in a report's text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """The characters `start` to `end` (half-open, in code points) of the text of `report`.

    `exact` holds those characters. Raises ValueError for a run that is empty, reversed
    or of another length than its characters. `cut(text)` makes one that cannot be wrong.
    """

    report: str
    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span {self.start}:{self.end} in {self.report}")
        if len(self.exact) != self.end - self.start:
            raise ValueError(f"span {self.start}:{self.end} in {self.report} holds {len(self.exact)} characters")

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


def cut(report: str, text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`, without the blanks at its two ends.

    `cut("r", "a  bc ", 1, 6)` is `bc`. Raises ValueError where only blanks are left.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(report, start, end, text[start:end])
