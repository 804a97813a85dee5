"""What the address of a page asks for: filters, words, days, which page of several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

import msgspec

from trucewatch.core.values import When

UNKNOWN = "unknown"
"""The value of a filter for what is not stated."""
PER_PAGE = 20
"""So many lines stand on a page."""


class Asked(msgspec.Struct, frozen=True):
    """The filters of an address. `chosen`: filter -> value; `since`, `until`: ISO days, inclusive, None = open.

    `refused`: names of filters whose value cannot be read; they are left aside, and the page says so.
    """

    chosen: Mapping[str, str]
    words: str
    since: str | None
    until: str | None
    page: int
    refused: tuple[str, ...]

    @property
    def has_days(self) -> bool:
        """Whether only some days are asked for."""
        return self.since is not None or self.until is not None

    @property
    def is_open(self) -> bool:
        """Whether nothing is filtered."""
        return not (self.chosen or self.words or self.has_days)

    def question(self, **changed: str | None) -> str:
        """`?side=a-1&form=drone`: the same filters with some `changed` (None = taken away), from the first page on."""
        asked: dict[str, str | None] = dict(self.chosen)
        asked.update({"q": self.words, "from": self.since, "to": self.until})
        asked.update({name.rstrip("_"): value for name, value in changed.items()})
        told = urlencode({name: value for name, value in asked.items() if value})
        return f"?{told}" if told else ""

    @property
    def folded(self) -> tuple[str, ...]:
        """The words, as they are compared."""
        return tuple(self.words.casefold().split())


def asked_of(given: Mapping[str, str], filters: Iterable[str]) -> Asked:
    """What the query of an address asks for; what is no filter of `filters` is left aside."""
    refused = []
    days: dict[str, str | None] = {}
    for name in ("from", "to"):
        day = given.get(name, "").strip()
        days[name] = day if is_day(day) else None
        if day and days[name] is None:
            refused.append(name)
    number = given.get("page", "").strip()
    if number and not is_number(number):
        refused.append("page")
    return Asked(
        chosen={name: given[name] for name in filters if given.get(name)},
        words=" ".join(given.get("q", "").split()),
        since=days["from"],
        until=days["to"],
        page=int(number) if is_number(number) else 1,
        refused=tuple(refused),
    )


def is_number(told: str) -> bool:
    """Whether it is the number of a page."""
    return told.isascii() and told.isdecimal() and len(told) < 7 and int(told) > 0


def is_day(told: str) -> bool:
    """Whether it is a day as ISO 8601 writes it: 2031-05-04."""
    try:
        return len(told) == 10 and date.fromisoformat(told).isoformat() == told
    except ValueError:
        return False


def may_lie_within(when: When, since: str | None, until: str | None) -> bool:
    """Whether a time that is known may lie on one of the days; its open ends reach as far as one likes."""
    first, last = (when.earliest or "")[:10], (when.latest or "9999-12-31")[:10]
    return (until is None or first <= until) and (since is None or last >= since)
