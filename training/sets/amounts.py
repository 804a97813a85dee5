"""Sentences with the amounts that they tell (NewsQuant)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec


class Told(msgspec.Struct, frozen=True):
    """One amount: `low`..`high`, equal for one number, and its change: = ~ > < up down."""

    low: float
    high: float
    change: str


class AmountSentence(msgspec.Struct, frozen=True):
    """A sentence and its amounts, in no order."""

    text: str
    amounts: tuple[Told, ...]


def amount_sentences(folder: Path) -> Iterator[AmountSentence]:
    """The sentences of the `*.json` files below the folder, by name and in order."""
    for path in sorted(folder.rglob("*.json")):
        if not path.name.startswith("._"):
            for row in json.loads(path.read_text(encoding="utf-8")):
                yield AmountSentence(row["text"], tuple(_told(one) for one in row["quantities"]))


def _told(row: dict[str, str]) -> Told:
    """A row's value, "45.88" or "75.0-45.88"; its lower end comes first here."""
    value = row["value"].replace(" ", "")
    joint = next(
        (place for place in range(1, len(value)) if value[place] == "-" and value[place - 1] not in "eE"), None
    )
    ends = [float(value)] if joint is None else [float(value[:joint]), float(value[joint + 1 :])]
    return Told(min(ends), max(ends), row["change"])
