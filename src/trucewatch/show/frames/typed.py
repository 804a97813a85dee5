"""Cells made a data frame with real types; the one module that imports pandas, and only when it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from trucewatch.core.problems import NotInstalled
from trucewatch.show.frames.columns import Cell, Column

if TYPE_CHECKING:
    from pandas import DataFrame


def pandas_module() -> Any:
    """pandas. Raises NotInstalled where it is not there."""
    try:
        import pandas
    except ImportError as error:
        raise NotInstalled(
            "data frames need pandas, which is not installed: `pip install 'trucewatch[frames]'`"
        ) from error
    return pandas


def data_frame(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> DataFrame:
    """The rows as a data frame, each column of its type also where there is no row."""
    pandas = pandas_module()
    filled = {column.name: typed(pandas, column, [row[place] for row in rows]) for place, column in enumerate(columns)}
    return pandas.DataFrame(filled, index=pandas.RangeIndex(len(rows)))


def typed(pandas: Any, column: Column, cells: list[Cell]) -> Any:
    """The cells as an array of the column's type; what is not known, an empty text too, is `<NA>` or `NaT`."""
    if column.kind == "string":
        # Held by Python: other storages refuse half a surrogate pair, which a text may hold.
        return pandas.array([cell or None for cell in cells], dtype=pandas.StringDtype(storage="python"))
    if column.kind == "category":
        return pandas.Categorical(cells, categories=list(column.words))
    if column.kind == "datetime64[s]":
        return pandas.array([time_of(cell) for cell in cells], dtype="datetime64[s]")
    if column.kind == "tuples":
        return pandas.Series([cell or () for cell in cells], dtype=object)
    return pandas.array(cells, dtype=column.kind)


def time_of(cell: Cell) -> datetime | None:
    """Day and clock as they stand in ISO 8601, to the second, without the offset; None where it is no time."""
    try:
        return datetime.fromisoformat(str(cell)).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None
