"""The list of several briefs: one page that leads to each."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.show.brief import environment
from trucewatch.show.wording import UNPRINTABLE, counted, range_words


class Entry(msgspec.Struct, frozen=True):
    """One brief: where it lies beside the page, and what it is of; days are ISO, None = not stated."""

    address: str
    title: str
    first_day: str | None
    last_day: str | None
    reports: int
    instruments: int
    incidents: int

    @property
    def days(self) -> str:
        """`18–19 March 2025`."""
        return range_words(self.first_day, self.last_day) if self.first_day else "Days not stated"

    @property
    def numbers(self) -> str:
        """`6 reports, 6 instruments, 8 incidents`."""
        return (
            f"{counted(self.reports, 'report')}, {counted(self.instruments, 'instrument')}, "
            f"{counted(self.incidents, 'incident')}"
        )


def index_html(entries: Sequence[Entry]) -> str:
    """The page; without scripts or anything from outside, as the briefs are."""
    html = environment().get_template("index.html.j2").render(entries=entries)
    return UNPRINTABLE.sub("\ufffd", html)
