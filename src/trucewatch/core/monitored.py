"""What `trucewatch monitor` gives: counts and rates before, during and after each text (format `trucewatch-monitor/1`).

Days are ISO 8601, rates are events a day, None is not known or not claimed. Limits are those of the 95 % interval.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from trucewatch.core.account import Answer, IncidentForm
from trucewatch.core.problems import Problem
from trucewatch.core.values import Place, When

MONITOR_FORMAT = "trucewatch-monitor/1"
CONFIDENCE = 0.95

SourceKind = Literal["reports", "table"]
Split = Literal["all", "under_text", "side"]
CautionKind = Literal[
    "allegations",
    "told_only",
    "duplicates",
    "parts_left_out",
    "sums",
    "undated",
    "days_not_covered",
    "coverage_assumed",
    "silent_days",
    "window_cut",
    "rows_outside",
    "not_acts",
    "unknown_kinds",
    "unmatched_actors",
    "no_direction",
    "deaths_only",
    "deaths_untold",
    "sources",
    "bad_rows",
    "uncertain_days",
    "no_start",
    "no_end",
    "several_windows",
    "not_in_force",
    "in_waves",
    "no_cause",
]


class Caution(msgspec.Struct, frozen=True):
    """What the numbers cannot show, in a sentence."""

    kind: CautionKind
    says: str


class Event(msgspec.Struct, frozen=True):
    """One row of an event table; names as the table has them.

    `row` counts from 1, the line of headings not counted. `forms`: every form that the table's kind of event may be.
    `is_act`: whether it is an act of violence at all ("no": a protest, an agreement). `accused` None = the table says
    no direction, or nobody; `sides`: all armed sides that it names, the accused too. `deaths`: lowest and highest
    number that it gives, None = none; `sources`: whom it has it from.
    """

    id: str
    row: int
    happened: When
    kind: str
    forms: tuple[IncidentForm, ...]
    is_act: Answer
    targets: tuple[str, ...]
    place: Place
    accused: str | None
    sides: tuple[str, ...]
    deaths: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()


class Estimate(msgspec.Struct, frozen=True):
    """A rate or a ratio of rates: `low`..`high` over every defensible reading, `lower`..`upper` with chance added.

    `low` or `high` None: not defined (nothing before it); `upper` None: without a limit.
    """

    low: float | None
    high: float | None
    lower: float
    upper: float | None


class Tally(msgspec.Struct, frozen=True):
    """Events of one phase. `count_low` surely lie in it, `count_high` may; `days_low`..`days_high` are covered.

    `rate` None: not claimed, since the days are not covered. `deaths_low`, `deaths_high`: the lowest and highest sum of
    the deaths that the table gives for those events, None = it gives none.
    """

    count_low: int
    count_high: int
    days_low: float
    days_high: float
    rate: Estimate | None
    deaths_low: int | None = None
    deaths_high: int | None = None


class Line(msgspec.Struct, frozen=True):
    """Counts and rates of some of the events. `value`: "yes", "no", "unclear", or the side's key; `name` in words.

    `after` None: no end is stated. `ratio`: rate during by rate before.
    """

    split: Split
    value: str
    name: str
    before: Tally
    during: Tally
    after: Tally | None
    ratio: Estimate | None


class Window(msgspec.Struct, frozen=True):
    """One defensible reading of when a text held: `starts` up to, not including, `ends` (None = no end is stated).

    `before_from` and `after_to` bound the phases beside it; `rule` says how the end was counted.
    """

    starts: str
    ends: str | None
    before_from: str
    after_to: str | None
    rule: str
    lines: tuple[Line, ...]


class TermRates(msgspec.Struct, frozen=True):
    """One text: `versions` (from 0) that give the same days and scope; `targets`: what it covers, as target paths.

    `lines` is the range over all `windows`; without windows there are none.
    """

    instrument: str
    label: str
    versions: tuple[int, ...]
    targets: tuple[str, ...]
    windows: tuple[Window, ...]
    lines: tuple[Line, ...]
    cautions: tuple[Caution, ...]


class Named(msgspec.Struct, frozen=True):
    """A name of the table and the number of rows that hold it."""

    name: str
    number: int


class Bin(msgspec.Struct, frozen=True):
    """Events of `days` days from `day` on, by whether they fall under the first text; of uncertain days none."""

    day: str
    days: int
    yes: int
    no: int
    unclear: int


class SourceRates(msgspec.Struct, frozen=True):
    """Where events were counted. `rows` were read, `events` counted; `first_day`..`last_day` is what it covers.

    `covered_days`: how many days of that are covered; `gaps`: first and last day of runs in it that are not.
    `columns`: "acled", "ged" or "mapping"; None = reports. `kinds`: kinds of event left out as no acts; `unmatched`:
    actors whom nobody in the account could be. `undrawn`: events of the days of `series` that may be of several bins.
    """

    kind: SourceKind
    name: str
    columns: str | None
    rows: int
    events: int
    first_day: str | None
    last_day: str | None
    covered_days: int
    gaps: tuple[tuple[str, str], ...]
    kinds: tuple[Named, ...]
    unmatched: tuple[Named, ...]
    terms: tuple[TermRates, ...]
    series: tuple[Bin, ...]
    undrawn: int
    cautions: tuple[Caution, ...]
    problems: tuple[Problem, ...]


class Monitored(msgspec.Struct, frozen=True):
    """Everything that was counted. `built_from` is the account's."""

    format: str
    tool: str
    built_from: str
    confidence: float
    method: str
    sources: tuple[SourceRates, ...]
