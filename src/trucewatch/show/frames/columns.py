"""What a frame and a column are, and the columns that many frames have alike: times, amounts, places, actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, Literal, get_args

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.core.values import Basis, Precision, When
from trucewatch.show.provenance import Provenance

Cell = str | int | float | bool | tuple[str, ...] | None
"""None is what the account leaves open; an empty text is turned into it later on (`typed`)."""
Kind = Literal["string", "Int64", "Float64", "boolean", "datetime64[s]", "category", "tuples"]
Get = Callable[[Any, Provenance], Cell]
"""The cell of a row: from what the row is made of (a fact, or a Part), and whose names are known."""


class Column(msgspec.Struct, frozen=True):
    """A column: its type as pandas names it ("tuples" = objects, each a tuple of texts), what it says, its cells.

    `words`: the closed vocabulary of a category.
    """

    name: str
    kind: Kind
    meaning: str
    get: Get
    words: tuple[str, ...] = ()


class Frame(msgspec.Struct, frozen=True):
    """A frame: its name, what one row is, what the rows are made of in the account's order, and the columns."""

    name: str
    row: str
    things: Callable[[Account], Iterable[Any]]
    columns: tuple[Column, ...]

    def rows(self, account: Account) -> list[tuple[Cell, ...]]:
        """The cells, row by row, without pandas."""
        known = Provenance(account)
        return [tuple(column.get(one, known) for column in self.columns) for one in self.things(account)]


class Part(msgspec.Struct, frozen=True):
    """A part of a fact: `part` is the one with this `number` (from 0) of its list in `of`."""

    of: Any
    number: int
    part: Any


def parts(facts: Iterable[Any], field: str) -> Iterable[Part]:
    """Every part that the facts have in the field."""
    return [Part(one, number, part) for one in facts for number, part in enumerate(getattr(one, field))]


def reached(path: str) -> Get:
    """What stands at the path (`part.by`); None where a step of it is None."""
    steps = path.split(".")

    def get(one: Any, known: Provenance) -> Cell:
        value = one
        for step in steps:
            value = getattr(value, step) if value is not None else None
        return value  # type: ignore[no-any-return]

    return get


def text(name: str, meaning: str, path: str | None = None) -> Column:
    """A text, an id among them."""
    return Column(name, "string", meaning, reached(path or name))


def several(name: str, meaning: str, path: str | None = None) -> Column:
    """Several texts or ids, a tuple in each cell; () = none."""
    return Column(name, "tuples", meaning, reached(path or name))


def whole(name: str, meaning: str, path: str | None = None) -> Column:
    """A whole number."""
    return Column(name, "Int64", meaning, reached(path or name))


def number(name: str, meaning: str, path: str | None = None) -> Column:
    """A number."""
    return Column(name, "Float64", meaning, reached(path or name))


def yes_no(name: str, meaning: str, path: str | None = None) -> Column:
    """Whether something is so."""
    return Column(name, "boolean", meaning, reached(path or name))


def one_of(name: str, vocabulary: Any, meaning: str, path: str | None = None) -> Column:
    """A word of a closed vocabulary (a Literal)."""
    return Column(name, "category", meaning, reached(path or name), get_args(vocabulary))


def worked_out(name: str, kind: Kind, meaning: str, get: Get) -> Column:
    """A column that no single field holds."""
    return Column(name, kind, meaning, get)


def actor(name: str, meaning: str, path: str | None = None) -> tuple[Column, ...]:
    """An actor's id, and the name beside it."""
    at = reached(path or name)

    def name_of(one: Any, known: Provenance) -> Cell:
        found = known.actors.get(str(at(one, known)))
        return found.name if found else None

    return (
        Column(name, "string", f"{meaning} (actor id)", at),
        Column(f"{name}_name", "string", f"the name of `{name}`", name_of),
    )


def moment(name: str, meaning: str, path: str | None = None) -> tuple[Column, ...]:
    """One date or time in ISO 8601: as a time without zone, and as it stands in the account."""
    at = reached(path or name)
    return (
        Column(name, "datetime64[s]", f"{meaning}; day and clock as they stand there, a day alone is its 00:00", at),
        Column(f"{name}_iso", "string", f"`{name}` as the account has it, with its offset", at),
    )


def when(name: str, meaning: str, path: str | None = None) -> tuple[Column, ...]:
    """A When: both ends, the two in ISO 8601, and how they are known."""
    at = path or name
    held = attrgetter(at)

    def interval(one: Any, known: Provenance) -> Cell:
        time = held(one)
        return iso_interval(time) if time is not None else None

    return (
        Column(f"{name}_earliest", "datetime64[s]", f"{meaning}, at the earliest", reached(f"{at}.earliest")),
        Column(f"{name}_latest", "datetime64[s]", f"{meaning}, at the latest", reached(f"{at}.latest")),
        Column(f"{name}_iso", "string", "both ends in ISO 8601, with clock and offset where they are known", interval),
        Column(f"{name}_basis", "category", "how that is known", reached(f"{at}.basis"), get_args(Basis)),
    )


def iso_interval(time: When) -> str | None:
    """`2031-05-04`, `2031-05-04/2031-05-06`, `2031-05-04/..` for an open end (ISO 8601-2); None where none is known."""
    if not time.is_known:
        return None
    if time.earliest == time.latest:
        return time.earliest
    return f"{time.earliest or '..'}/{time.latest or '..'}"


def quantity(name: str, meaning: str, path: str | None = None) -> tuple[Column, ...]:
    """A Quantity: bounds, unit, hedge."""
    at = path or name
    return (
        number(f"{name}_low", f"{meaning}, at least (inclusive)", f"{at}.low"),
        number(f"{name}_high", f"{meaning}, at most (inclusive)", f"{at}.high"),
        text(f"{name}_unit", "the unit", f"{at}.unit"),
        text(f"{name}_hedge", "the report's word for how exact it is, such as “more than”", f"{at}.hedge"),
    )


def place(path: str = "place") -> tuple[Column, ...]:
    """A Place."""
    return (
        text("place", "where, by its name as read", f"{path}.name"),
        text("country", "its country, ISO 3166-1 alpha-2", f"{path}.country"),
        number("latitude", "degrees", f"{path}.lat"),
        number("longitude", "degrees", f"{path}.lon"),
        one_of("precision", Precision, "how exact the coordinates are", f"{path}.precision"),
    )


SUPPORT: tuple[Column, ...] = (
    whole("origins", "how many independent texts carry it: how sure it is that it was said", "support.origins"),
    several("voices", "actor ids of who claims that it is true", "support.voices"),
)


def outlets(spans_of: Callable[[Any], Iterable[Span]]) -> Column:
    """The outlets that carry what was read there."""
    return worked_out(
        "outlets",
        "tuples",
        "the outlets that carry it; a report without one goes by the name of its file",
        lambda one, known: known.outlets_of(spans_of(one)),
    )
