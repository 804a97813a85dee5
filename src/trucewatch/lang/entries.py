"""The days of the entries of a live page: each entry stands below its stamp and counts its "today" from it."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from trucewatch.core.page import Page
from trucewatch.core.values import When
from trucewatch.lang.times import time_expressions

LEAST_DAYS = 2
"""So many different days among the stamps make a page of entries; one date above an article is its date line."""
STAMP_LENGTH = 40
STAMP_SHARE = 0.5
"""A stamp is a short line of which at least half names a day: `Mon 3 May, 07:15`."""


HOUR = re.compile(r"\s*\d{1,2}[:.]\d{2}(?:\s?(?:[ap]\.?m\.?|GMT|UTC|BST|[A-Z]{2,4}))?\s*", re.IGNORECASE)
"""A stamp that is nothing but an hour: "13:05", "1.05 pm", "13:05 GMT"."""
LEAST_HOURS = 3
"""So many of them make a page of entries."""


class Entry(msgspec.Struct, frozen=True):
    """From `start` to the next entry, times count from `day`."""

    start: int
    day: When


def entries(page: Page, published: When) -> tuple[Entry, ...]:
    """The dated entries of the page, in order; none where its stamps do not name at least two days.

    `published` is the day, or the days, of the whole page; weekdays in stamps count from it.
    """
    found = []
    for line in page.sentences:
        if not line.heading or line.end - line.start > STAMP_LENGTH:
            continue
        for time in time_expressions(page.text, line.start, line.end, published):
            is_day = time.kind == "instant" and time.when.earliest is not None
            if is_day and time.end - time.start >= STAMP_SHARE * (line.end - line.start):
                found.append(Entry(line.start, one_day(time.when)))
    if len({entry.day.earliest for entry in found}) < LEAST_DAYS:
        return ()
    return tuple(found)


def hour_entries(page: Page, published: When) -> tuple[Entry, ...]:
    """The entries of a live page of one day, each below its hour alone: "13:05". None where the day is not known."""
    day = one_day(published)
    if day.earliest is None or day.earliest != day.latest:
        return ()
    stamps = [line.start for line in page.sentences if HOUR.fullmatch(page.text, line.start, line.end)]
    return tuple(Entry(start, day) for start in stamps) if len(stamps) >= LEAST_HOURS else ()


def one_day(when: When) -> When:
    """`when` without its times of day."""
    earliest, latest = when.earliest, when.latest
    return When(earliest and earliest[:10], latest and latest[:10], when.basis)


def day_at(found: tuple[Entry, ...], offset: int, published: When) -> When:
    """The day that a time at `offset` counts from: that of the entry it stands in, else `published`."""
    place = bisect_right(found, offset, key=lambda entry: entry.start) - 1
    return found[place].day if place >= 0 else published
