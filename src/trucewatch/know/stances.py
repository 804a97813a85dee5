"""Phrases that tell where a party stands, from `data/stances.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

import msgspec

from trucewatch.core.account import Stance
from trucewatch.core.problems import BadTable
from trucewatch.know.phrases import Phrases


class StanceCue(msgspec.Struct, frozen=True):
    """What a phrase says of its subject; `denied` is what it says after "not" (None = nothing certain).

    `order` is true where the subject commands its own forces, `by_speaker` where the speaker takes the stance and not
    the subject: "Velda must leave".
    """

    stance: Stance
    denied: Stance | None
    order: bool
    by_speaker: bool = False


class StanceWords(msgspec.Struct, frozen=True):
    """Closed classes around a stance: `auxiliaries` between subject and verb, `deniers`, and `hypothetical` openers."""

    auxiliaries: frozenset[str]
    deniers: frozenset[str]
    hypothetical: frozenset[str]


def _table() -> dict[str, Any]:
    return tomllib.loads((files("trucewatch.data") / "stances.toml").read_text("utf-8"))


def _stance(word: str, row: int) -> Stance:
    """`word` as a stance. Raises BadTable for any other word."""
    if word not in get_args(Stance):
        raise BadTable(f"stances.toml, row {row}: {word!r} is no stance; take one of {', '.join(get_args(Stance))}")
    return cast(Stance, word)


@cache
def stance_cues() -> Phrases[StanceCue]:
    """The phrases. Raises BadTable for a row whose stance is none."""
    rows: list[tuple[str, StanceCue]] = []
    for number, row in enumerate(_table()["cue"], 1):
        denied = _stance(row["denied"], number) if row["denied"] else None
        cue = StanceCue(_stance(row["stance"], number), denied, row.get("order", False), row.get("speaker", False))
        rows.extend((phrase, cue) for phrase in row["phrases"])
    return Phrases(rows)


@cache
def stance_words() -> StanceWords:
    """The closed word classes."""
    words = _table()["words"]
    return StanceWords(*(frozenset(words[name]) for name in ("auxiliaries", "deniers", "hypothetical")))
