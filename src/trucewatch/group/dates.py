"""Days of publication that a report does not state, told by the other reports of its story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.lang.times import time_expressions

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATELINE = re.compile(
    r"[A-Z][^\n]{2,60}?[,.(]\s*"
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8}))"
    r"[^\n]{0,40}?[-–—]\s"
)
"""A dateline with day and month but no year: "PORT HARROW, May 4 (Agency) - "."""
STAMP = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8}))\b(?!,? \d{4})"
)
"""A line above the article with weekday, day and month but no year: "Late edition, Tuesday 4 May"."""
STAMP_WORDS = 7
"""A first sentence of so few words that holds a stamp is one, though it ends with a full stop."""
ON_WEEKDAY = re.compile(r"\b[Oo]n (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEAD_SENTENCES = 40
"""How far down a report the weekday of its story's main event is looked for."""
AHEAD = re.compile(r"\b(?:will|due|planned|scheduled|expected|set to|to (?:be|begin|continue|start|open))\b")
"""Words of what lies ahead: a weekday beside them is none that is past."""
DAYS_A_WEEKDAY_LASTS = 6
"""A bare "on Tuesday" means the last one: the report is of that day or of one of the six after it."""
MOST_DAYS_FROM_STORY = 10


def derived_days(pages: Sequence[Page]) -> dict[str, When]:
    """The day of publication of each page, by report id: its own, else one told by others of the story, else unknown.

    A dateline without a year takes the year of the known reports. A weekday that the dated reports resolve to one day
    bounds the publication: that day to six days later. Nothing is told where no report is dated or two days fit.
    """
    known = [page for page in pages if _day(page.report.published) is not None]
    found = {page.report.id: page.report.published for page in pages}
    if not known:
        return found
    for page in pages:
        if not page.report.published.is_known:
            found[page.report.id] = _by_dateline(page, known) or _by_weekday(page, known) or UNKNOWN_TIME
    return found


def _day(when: When) -> date | None:
    """The day, where one and only one is known."""
    if when.earliest is None or when.latest is None or when.earliest[:10] != when.latest[:10]:
        return None
    return date.fromisoformat(when.earliest[:10])


def _by_dateline(page: Page, known: Sequence[Page]) -> When | None:
    prose = next((sentence for sentence in page.sentences if not sentence.heading), None)
    if prose is None:
        return None
    is_stamp = len(page.text[prose.start : prose.end].split()) <= STAMP_WORDS  # "Live reporting, Tuesday 4 May."
    above = prose.end if is_stamp else prose.start
    match = DATELINE.match(page.text, prose.start, prose.end) or STAMP.search(page.text, 0, above)
    if match is None:
        return None
    month = (match["month"] or match["month2"]).lower()[:3]
    if month not in MONTHS:
        return None
    fits = set()
    for other in known:
        day = _day(other.report.published)
        for year in (day.year - 1, day.year, day.year + 1) if day else ():
            try:
                dated = date(year, MONTHS.index(month) + 1, int(match["day"] or match["day2"]))
            except ValueError:
                continue
            if day and abs((dated - day).days) <= MOST_DAYS_FROM_STORY:
                fits.add(dated)
    if len(fits) != 1:
        return None
    iso = fits.pop().isoformat()
    start = match.start("month") if match["month"] else match.start("day2")
    end = match.end("day") if match["month"] else match.end("month2")
    return When(iso, iso, "other_report", (page.span(start, end),))


def _by_weekday(page: Page, known: Sequence[Page]) -> When | None:
    named = _weekdays(page)
    if not named:
        return None
    weekday = min(named, key=lambda name: (-len(named[name]), named[name][0].start))
    days: dict[date, Span] = {}
    for other in known:
        days.update(_days_named(other, WEEKDAYS.index(weekday)))
    if len(days) != 1:
        return None
    ((day, evidence),) = days.items()
    latest = day + timedelta(days=DAYS_A_WEEKDAY_LASTS)
    return When(day.isoformat(), latest.isoformat(), "other_report", (named[weekday][0], evidence))


def _weekdays(page: Page) -> dict[str, list[Span]]:
    """The weekdays of "on Tuesday" in the lead, each with its places; those that may lie ahead are left out."""
    found: dict[str, list[Span]] = {}
    for sentence in page.sentences[:LEAD_SENTENCES]:
        if AHEAD.search(page.text, sentence.start, sentence.end):
            continue
        for match in ON_WEEKDAY.finditer(page.text, sentence.start, sentence.end):
            found.setdefault(match[1], []).append(page.span(match.start(), match.end()))
    return found


def _days_named(page: Page, weekday: int) -> dict[date, Span]:
    """The days on that weekday, in the ten days up to its publication, that a dated page names in its lead."""
    published = _day(page.report.published)
    found: dict[date, Span] = {}
    for sentence in page.sentences[:LEAD_SENTENCES]:
        for time in time_expressions(page.text, sentence.start, sentence.end, page.report.published):
            day = _day(time.when)
            if day and published and day.weekday() == weekday and 0 <= (published - day).days <= MOST_DAYS_FROM_STORY:
                found.setdefault(day, page.span(time.start, time.end))
    return found
