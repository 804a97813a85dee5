"""Which column of an event table holds what: ACLED's headings, UCDP GED's, or a mapping that a person gives."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from trucewatch.core.problems import InputError

ColumnsKind = Literal["acled", "ged", "mapping"]
FIELDS: tuple[str, ...] = (
    "id",
    "date",
    "date_end",
    "date_precision",
    "type",
    "wider_type",
    "accused",
    "side_a",
    "side_b",
    "place",
    "country",
    "latitude",
    "longitude",
    "target",
    "notes",
    "fatalities",
    "fatalities_low",
    "fatalities_high",
    "source",
)
"""What a column can hold. `place`, `notes`, `side_a` and `side_b` may take several columns."""


class Columns(msgspec.Struct, frozen=True):
    """The mapping. `headings`: for each field the columns that hold it; `values`: what is the same for all rows.

    `types`: words of the type column -> words of `data/event_types.toml`, a form of incident, or "none".
    `day_first`: whether 3/4/2024 is in April; None = it has two readings, and such a row is not counted.
    """

    kind: ColumnsKind
    headings: dict[str, tuple[str, ...]]
    values: dict[str, str] = {}
    types: dict[str, str] = {}
    day_first: bool | None = None


ACLED = Columns(
    "acled",
    {
        "id": ("event_id_cnty",),
        "date": ("event_date",),
        "date_precision": ("time_precision",),
        "type": ("sub_event_type",),
        "wider_type": ("event_type",),
        "side_a": ("actor1",),
        "side_b": ("actor2",),
        "place": ("location", "admin3", "admin2", "admin1"),
        "country": ("country",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "notes": ("notes",),
        "fatalities": ("fatalities",),
        "source": ("source",),
    },
)
GED = Columns(
    "ged",
    {
        "id": ("id",),
        "date": ("date_start",),
        "date_end": ("date_end",),
        "date_precision": ("date_prec",),
        "type": ("type_of_violence",),
        "side_a": ("side_a",),
        "side_b": ("side_b",),
        "place": ("where_coordinates", "adm_2", "adm_1"),
        "country": ("country",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "notes": ("source_headline", "where_description"),
        "fatalities": ("best",),
        "fatalities_low": ("low",),
        "fatalities_high": ("high",),
        "source": ("source_office",),
    },
)
KNOWN: Mapping[str, Columns] = {"acled": ACLED, "ged": GED}
NEEDED: Mapping[ColumnsKind, tuple[str, ...]] = {
    "acled": ("event_date", "sub_event_type", "actor1"),
    "ged": ("date_start", "date_end", "type_of_violence", "side_a"),
    "mapping": (),
}
"""Headings without which a table is not of that kind; other headings may be missing."""


def columns_named(option: str) -> Columns | None:
    """The columns that the words of `--columns` name; None for "auto".

    "acled", "ged", a TOML file, or pairs ("date=Day,place=Town"). Raises InputError for anything else.
    """
    if option == "auto":
        return None
    if option.casefold() in KNOWN:
        return KNOWN[option.casefold()]
    if "=" in option and not Path(option).is_file():
        pairs = [pair.partition("=") for pair in option.split(",")]
        return _mapping({"columns": {field.strip(): heading.strip() for field, _, heading in pairs}}, option)
    try:
        return _mapping(tomllib.loads(Path(option).read_text(encoding="utf-8-sig")), option)
    except OSError as error:
        raise InputError(
            f"cannot open the mapping {option}: {error.strerror or error}. "
            "--columns takes acled, ged, a TOML file, or pairs such as date=Day,place=Town."
        ) from error
    except ValueError as error:
        raise InputError(f"the mapping {option} is no TOML: {error}") from error


def _mapping(content: Mapping[str, object], shown: str) -> Columns:
    """The columns of a mapping. Raises InputError, naming the key, where it does not hold what it must."""
    sections = {}
    for section in ("columns", "values", "types", "dates"):
        found = content.get(section, {})
        if not isinstance(found, dict):
            raise InputError(f"the mapping {shown}: [{section}] must be a section")
        sections[section] = found
    for extra in content.keys() - sections.keys():
        raise InputError(f"the mapping {shown}: {extra!r} means nothing; take [columns], [values], [types], [dates]")
    for field in (*sections["columns"], *sections["values"]):
        if field not in FIELDS:
            raise InputError(f"the mapping {shown}: {field!r} is no field; take one of {', '.join(FIELDS)}")
    headings = {
        field: tuple(map(str, names)) if isinstance(names, list) else (str(names),)
        for field, names in sections["columns"].items()
    }
    if "date" not in headings:
        raise InputError(f'the mapping {shown} names no column for the date: write date = "..." under [columns]')
    day_first = sections["dates"].get("day_first")
    return Columns(
        "mapping",
        headings,
        {field: str(value) for field, value in sections["values"].items()},
        {str(words): str(kind) for words, kind in sections["types"].items()},
        day_first if isinstance(day_first, bool) else None,
    )


def columns_of(headings: Sequence[str], wanted: Columns | None, shown: str) -> Columns:
    """The columns of a table with these headings: those wanted, else those that the headings tell.

    Raises InputError where a heading that is needed is missing, or nothing tells what the columns hold.
    """
    names = set(headings)
    if wanted is None:
        wanted = next((known for known in KNOWN.values() if names.issuperset(NEEDED[known.kind])), None)
    if wanted is None and "date" in names:
        wanted = Columns("mapping", {field: (field,) for field in FIELDS if field in names})
    if wanted is None:
        raise InputError(
            f"what the columns of {shown} hold is not known ({', '.join(headings[:12])}): "
            "name them with --columns, for example --columns date=Day,place=Town"
        )
    needed = NEEDED[wanted.kind] or tuple(name for names in wanted.headings.values() for name in names)
    missing = [name for name in needed if name.casefold() not in {heading.casefold() for heading in headings}]
    if missing:
        raise InputError(f"{shown} has no column {', '.join(missing)}; it has {', '.join(headings[:40])}")
    return wanted
