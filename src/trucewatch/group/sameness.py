"""How alike two groups of reports must be to tell one story, by when they were published and the days they speak of.

Two truces, or two raids, of one war are told with the same names and words: only days and numbers keep them apart. So
what is published together needs little likeness, what lies apart or speaks of other days needs much, and numbers in
common besides; a late report that goes back to a day of the story lies between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.lang.times import time_expressions

LEAST_FOR_ONE, LEAST_FOR_GROUPS = 0.17, 0.26
"""Of the same days: for a report alone, which may be short; for two groups, whose mean hides no one report."""
LEAST_FOR_LOOK_BACK = 0.3
"""For a report alone that is published later and names a day that the others name."""
LEAST_FOR_OTHER_DAYS = 0.6
"""For what lies too far apart or has no day in common: likenesses of two events of one war were 0.34-0.42 at most."""
MOST_DAYS_APART, MOST_DAYS_FOR_ONE = 3, 10
"""So many days may lie between the days of publication of two groups, of a report alone and the others."""

NUMBERS_SHARE = 0.5
"""Of other days, two bulletins in the same words are one story only with so many of the fewer numbers in common."""
NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")


class Told(msgspec.Struct, frozen=True):
    """Of one report: the first and last day of publication (None = not known), the days it names, each once, and its
    numbers in digits, those of days and hours left out."""

    published: tuple[date, date] | None
    named: dict[date, Span]
    numbers: frozenset[str]


class Need(msgspec.Struct, frozen=True):
    """The likeness that makes two groups one story (None = none does), and why so much, as the rest of a sentence."""

    least: float | None
    why: str


def told_by(page: Page) -> Told:
    """What `page` says of days, and its numbers."""
    named: dict[date, Span] = {}
    numbers: set[str] = set()
    for sentence in page.sentences:
        times = time_expressions(page.text, sentence.start, sentence.end, page.report.published)
        for time in times:
            days = known_days(time.when)
            if days is not None and days[0] == days[1]:
                named.setdefault(days[0], page.span(time.start, time.end))
        for match in NUMBER.finditer(page.text, sentence.start, sentence.end):
            if not any(time.start <= match.start() < time.end for time in times):
                numbers.add(match.group())
    return Told(known_days(page.report.published), named, frozenset(numbers))


def needed(group: Sequence[str], rival: Sequence[str], told: Mapping[str, Told]) -> Need:
    """What two groups of reports need to be one story.

    A report without a known day is taken as of the same days; one that names no day, as of no other day.
    """
    is_alone = min(len(group), len(rival)) == 1
    apart = days_apart(group, rival, told)
    own, theirs = ({day for report in reports for day in told[report].named} for reports in (group, rival))
    published = "published " + (f"{apart} day{'s' * (apart > 1)} apart" if apart else "in the same days")
    if apart > (MOST_DAYS_FOR_ONE if is_alone else MOST_DAYS_APART):
        if is_alone and own & theirs:
            return Need(LEAST_FOR_LOOK_BACK, f"{published}, with a day in common that both name")
        return _of_other_days(group, rival, told, published)
    if apart and not own & theirs and ((own and theirs) or _have_other_numbers(group, rival, told)):
        return _of_other_days(group, rival, told, f"{published}, and no day that both name")
    return Need(LEAST_FOR_ONE if is_alone else LEAST_FOR_GROUPS, published)


def are_one_if_copied(report: str, rival: str, told: Mapping[str, Told]) -> bool:
    """Whether two near copies tell one story: bulletins in the same words of other days, with other numbers, do not."""
    return needed([report], [rival], told).least is not None


def _of_other_days(group: Sequence[str], rival: Sequence[str], told: Mapping[str, Told], published: str) -> Need:
    if _have_other_numbers(group, rival, told):
        return Need(None, f"{published}, with other numbers")
    return Need(LEAST_FOR_OTHER_DAYS, published)


def _have_other_numbers(group: Sequence[str], rival: Sequence[str], told: Mapping[str, Told]) -> bool:
    own, theirs = ({number for report in reports for number in told[report].numbers} for reports in (group, rival))
    return bool(own and theirs) and len(own & theirs) < NUMBERS_SHARE * min(len(own), len(theirs))


def known_days(when: When) -> tuple[date, date] | None:
    """First and last day; None where either is unknown."""
    if when.earliest is None or when.latest is None:
        return None
    return date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])


def days_apart(group: Sequence[str], rival: Sequence[str], told: Mapping[str, Told]) -> int:
    """The days between two groups' days of publication, 0 where they overlap or one has no known day."""
    spans = []
    for reports in (group, rival):
        known = [days for report in reports if (days := told[report].published) is not None]
        if not known:
            return 0
        spans.append((min(first for first, _ in known), max(last for _, last in known)))
    (first, last), (rival_first, rival_last) = spans
    return max(0, (rival_first - last).days, (first - rival_last).days)
