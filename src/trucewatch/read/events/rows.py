"""One row of an event table to one event, or to why it is none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import cast, get_args

from trucewatch.core.account import IncidentForm
from trucewatch.core.monitored import Event
from trucewatch.core.values import Place, When
from trucewatch.know.countries import states
from trucewatch.know.event_types import EventKind, folded, forms_in, ged_kind, kind_of, without_brackets
from trucewatch.know.targets import targets_in
from trucewatch.read.events.columns import Columns
from trucewatch.read.events.dates import Days, days_in, widened

Cells = Mapping[str, str]
"""Cells of a row by heading in lower case."""
ONE_SIDED = "3"
"""The type_of_violence of UCDP GED in which side_a acts against civilians."""
NONE = EventKind("no", ("other",))


def event_of(cells: Cells, row: int, columns: Columns) -> Event | str:
    """The event of row number `row` (from 1), else why the row cannot be counted. Nothing is raised."""
    days = _days(cells, columns)
    if isinstance(days, str):
        return days
    words, kind = _kind(cells, columns)
    notes = " ".join(_cells(cells, columns, "notes"))
    target = _cell(cells, columns, "target")
    told = target or notes
    named = tuple(dict.fromkeys(word.path for word in targets_in(told, 0, len(told))))
    sides = [name for field in ("side_a", "side_b") for name in _names(_cells(cells, columns, field))]
    accused = _names(_cells(cells, columns, "accused"))
    if columns.kind == "ged" and _cell(cells, columns, "type").removesuffix(".0") == ONE_SIDED:
        accused = _names(_cells(cells, columns, "side_a"))
        sides = accused
    return Event(
        id=_cell(cells, columns, "id") or f"row {row}",
        row=row,
        happened=When(days.first, days.last, "stated"),
        kind=words,
        forms=_narrowed(kind.forms, notes),
        is_act=kind.act,
        targets=named or kind.targets,
        place=_place(cells, columns),
        accused=accused[0] if len(accused) == 1 else None,
        sides=tuple(dict.fromkeys([*accused, *sides])),
        deaths=_deaths(cells, columns),
        sources=tuple(dict.fromkeys(_names(_cells(cells, columns, "source")))),
    )


def _days(cells: Cells, columns: Columns) -> Days | str:
    """First and last day of the row, else why it has none."""
    begun = _cell(cells, columns, "date")
    if not begun:
        return "no date"
    first = days_in(begun, day_first=columns.day_first)
    if isinstance(first, str):
        return f"{first}: {begun[:40]!r}"
    ended = _cell(cells, columns, "date_end")
    last = days_in(ended, day_first=columns.day_first) if ended else first
    if isinstance(last, str):
        return f"{last}: {ended[:40]!r}"
    if last.last[:10] < first.first[:10]:
        return f"it ends ({ended[:40]!r}) before it begins ({begun[:40]!r})"
    return widened(Days(first.first, last.last), _cell(cells, columns, "date_precision"), columns.kind)


def _kind(cells: Cells, columns: Columns) -> tuple[str, EventKind]:
    """The kind of event in the table's words and as the reviewed table has it; its wider type adds what it hits."""
    words = _cell(cells, columns, "type")
    if columns.kind == "ged":
        words = ged_kind(words.removesuffix(".0")) or words
    told = columns.types.get(words, words)
    if told == "none":
        return words, NONE
    if told in get_args(IncidentForm) and words in columns.types:
        return words, EventKind("yes", (cast(IncidentForm, told),))
    kind = kind_of(told)
    wider_words = _cell(cells, columns, "wider_type")
    wider = kind_of(wider_words) if wider_words else None
    if wider is None:
        return words, kind
    if not kind.is_known:
        return words or wider_words, wider
    return words, EventKind(kind.act, kind.forms, kind.targets or wider.targets)


def _narrowed(forms: tuple[IncidentForm, ...], notes: str) -> tuple[IncidentForm, ...]:
    """The forms of a kind, those alone that the notes name where they name one of several."""
    if len(forms) < 2:
        return forms
    told = forms_in(notes)
    named = tuple(form for form in forms if form in told)
    return named if len(named) == 1 else forms


def _place(cells: Cells, columns: Columns) -> Place:
    """Where it happened, by all names of the row from the narrowest on, so that it lies within each of them."""
    names = list(dict.fromkeys(name for name in _cells(cells, columns, "place") if name))
    country = _cell(cells, columns, "country")
    lat, lon = _degrees(_cell(cells, columns, "latitude"), 90), _degrees(_cell(cells, columns, "longitude"), 180)
    return Place(", ".join([*names, country] if country else names), country_code(country), lat, lon, "unknown")


def _deaths(cells: Cells, columns: Columns) -> tuple[int, int] | None:
    """The lowest and the highest number of deaths; None where the row gives none, or one that is no number."""
    best = _number(_cell(cells, columns, "fatalities"))
    told = [_number(_cell(cells, columns, field)) for field in ("fatalities_low", "fatalities_high")]
    numbers = [number for number in (best, *told) if number is not None]
    return (min(numbers), max(numbers)) if numbers else None


def _number(words: str) -> int | None:
    """A whole number of nought or more; None for anything else."""
    plain = words.removesuffix(".0")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None


def _degrees(words: str, most: float) -> float | None:
    """A coordinate in degrees; None where the cell holds none."""
    try:
        value = float(words)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= most else None


@cache
def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by any of its names; None where no state, or several, have it."""
    wanted = {folded(name), folded(without_brackets(name))} - {""}
    found = {
        state.code
        for state in states().values()
        if name.strip().upper() in (state.code, state.iso3) or wanted & {folded(known) for known in state.names}
    }
    return found.pop() if len(found) == 1 else None


def _cells(cells: Cells, columns: Columns, field: str) -> list[str]:
    """What the columns of a field hold, else the value that all rows share."""
    found = [cells.get(heading.casefold(), "").strip() for heading in columns.headings.get(field, ())]
    found = [words for words in found if words]
    return found or [columns.values[field]] if field in columns.values else found


def _cell(cells: Cells, columns: Columns, field: str) -> str:
    """The first of them; "" for none."""
    return next(iter(_cells(cells, columns, field)), "")


def _names(words: list[str]) -> list[str]:
    """Names in cells, several parted by semicolons."""
    return [name.strip() for cell in words for name in cell.split(";") if name.strip()]
