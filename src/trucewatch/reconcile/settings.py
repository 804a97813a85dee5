"""Where and when two tellings are set: those that name other days, or other places, tell of two things."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.core.values import When
from trucewatch.lang.times import time_expressions
from trucewatch.reconcile.match import do_meet
from trucewatch.reconcile.parallel import NAME, telling_words
from trucewatch.reconcile.readings import Reader
from trucewatch.reconcile.tellings import Telling

NAMED = re.compile(r"(?<=[\w,;’']\s)[A-Z][\w’'-]{3,}")
"""A capitalised word that does not open a sentence: a name."""
TIME_WORDS = telling_words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September"
    " October November December GMT"
)


class Settings:
    """The days and the places that tellings name; names of actors are no places."""

    def __init__(self, actors: Iterable[Actor], reader: Reader) -> None:
        self._reader = reader
        names = (name for actor in actors for name in (actor.name, *actor.names))
        self._actors = frozenset(word for name in names for word in telling_words(name))

    def are_two(self, one: Telling, page: Page, other: Telling, rival_page: Page) -> bool:
        """Whether two tellings name one day each, and two, or each names places of which the other names none."""
        mine, theirs = self.places(one, page), self.places(other, rival_page)
        if mine and theirs and mine.isdisjoint(theirs):
            return True
        return are_of_two_days(
            days_told(page, one.start, one.end, self._reader),
            days_told(rival_page, other.start, other.end, self._reader),
        )

    def places(self, telling: Telling, page: Page) -> frozenset[str]:
        """The names in a telling that are no actor's and no day's."""
        return names_in(page, telling.start, telling.end) - self._actors


def names_in(page: Page, start: int, end: int) -> frozenset[str]:
    """The names in the characters `start`..`end`, those of days and months aside."""
    words = " ".join(match.group() for match in NAMED.finditer(page.text, start, end))
    return frozenset(word for word in telling_words(words) if word.startswith(NAME)) - TIME_WORDS


def days_told(page: Page, start: int, end: int, reader: Reader) -> list[When]:
    """The days that the characters `start`..`end` name."""
    times = time_expressions(page.text, start, end, reader.published(page.report.id))
    return [one.when for one in times if one.kind != "duration" and one.when.is_known]


def are_of_two_days(days: list[When], others: list[When]) -> bool:
    """Whether both name days, and no day of the one can be a day of the other."""
    return bool(days and others) and all(do_meet(day, other) is False for day in days for other in others)
