"""The rows of an event table counted as they come, so that a table of any length fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date

from trucewatch.core.account import Account, Answer
from trucewatch.core.monitored import Event, Named
from trucewatch.monitor.coverage import rows_cover
from trucewatch.monitor.held import Text, event_answer
from trucewatch.monitor.laid_on import side_of_event
from trucewatch.monitor.rates import Coverage, Key
from trucewatch.monitor.sides import Cast
from trucewatch.monitor.windows import run_of, zone_of_version

SURE_DAYS = 2
"""A row of no more days shows that they are covered; what may be of any day of a month shows nothing of its first."""
LONGEST = 3660
"""Days of one row that are looked at: a slip in a year must not fill the memory."""


class TableCount:
    """The rows of a table, counted as they come; nothing of a row is kept but its days, answer and side."""

    def __init__(self, account: Account, texts: Sequence[Text], covers: tuple[date, date] | None) -> None:
        self.cast = Cast(account.actors)
        self.texts = texts
        self.covers = covers
        self.zones = tuple(zone_of_version(text.version) for text in texts)
        self.bags: tuple[Counter[Key], ...] = tuple(Counter() for _ in texts)
        self.deaths = tuple((Counter[Key](), Counter[Key]()) for _ in texts)
        self.deaths_told = self.deaths_untold = 0
        self.sources: Counter[str] = Counter()
        self.whole: Counter[Key] = Counter()
        self.events = self.outside = self.undirected = self.alike = 0
        self.left_out, self.unknown, self.unmatched = Counter[str](), Counter[str](), Counter[str]()
        self.days: set[int] = set()
        self.touched: set[int] = set()
        self._seen: set[int] = set()
        self._answers: dict[tuple[object, ...], tuple[Answer, ...]] = {}

    def add(self, event: Event) -> None:
        """Count one row."""
        run = run_of(event.happened, UTC)
        if run is None:
            return
        first, last = int(run[0]), int(run[1] - 1e-9)
        if self.covers is not None and (last < self.covers[0].toordinal() or first > self.covers[1].toordinal()):
            self.outside += 1
            return
        self.touched.update(range(first, min(last, first + LONGEST) + 1))
        if last - first < SURE_DAYS:
            self.days |= {first, last}
        if event.is_act == "no":
            self.left_out[event.kind] += 1
            return
        if event.is_act == "unclear":
            self.unknown[event.kind] += 1
        self.events += 1
        self.undirected += event.accused is None and bool(event.sides)
        for name in (event.accused,) if event.accused is not None else event.sides:
            self.unmatched[name] += self.cast.match(name) is None
        same = hash((event.happened, event.kind, event.place, event.accused, event.sides))
        self.alike += same in self._seen
        self._seen.add(same)
        self.sources.update(event.sources)
        self.deaths_told += event.deaths is not None
        self.deaths_untold += event.deaths is None
        side = side_of_event(event, self.cast)
        key = (
            event.is_act,
            event.forms,
            event.targets,
            event.place.name,
            event.place.country,
            event.accused,
            event.sides,
        )
        if key not in self._answers:
            self._answers[key] = tuple(event_answer(event, text, self.cast) for text in self.texts)
        for number, answer in enumerate(self._answers[key]):
            own: Key = (*(run_of(event.happened, self.zones[number]) or run), answer, side)
            self.bags[number][own] += 1
            for died, deaths in zip(event.deaths or (0, 0), self.deaths[number], strict=True):
                deaths[own] += died
        if not self.texts:
            self.whole[(*run, "unclear", side)] += 1

    @property
    def coverage(self) -> Coverage:
        """The days that the table is said to cover, else those from its first row to its last without silent runs."""
        if self.covers is not None:
            return Coverage(self.covers[0].toordinal(), self.covers[1].toordinal())
        return rows_cover(self.days or self.touched, self.touched)


def ranked(counts: Mapping[str, int]) -> tuple[Named, ...]:
    """Names with their numbers, the greatest first; without those that no row holds."""
    return tuple(
        Named(name, number) for name, number in sorted(counts.items(), key=lambda one: (-one[1], one[0])) if number
    )
