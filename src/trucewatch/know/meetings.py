"""Words that name a meeting or a call, from `data/meetings.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import cast, get_args

import msgspec

from trucewatch.core.account import MeetingForm
from trucewatch.core.problems import BadTable
from trucewatch.know.phrases import Phrases


class MeetingHead(msgspec.Struct, frozen=True):
    """The form that a phrase names; `is_verb` where its parties stand before and after it."""

    form: MeetingForm
    is_verb: bool


class MeetingWords(msgspec.Struct, frozen=True):
    """The phrases that name meetings, and closed classes around them."""

    heads: Phrases[MeetingHead]
    leaders: Phrases[str]
    planned: frozenset[str]
    cancelled: frozenset[str]
    appeal: frozenset[str]


@cache
def meeting_words() -> MeetingWords:
    """The table. Raises BadTable for a form that the account does not know."""
    table = tomllib.loads((files("trucewatch.data") / "meetings.toml").read_text("utf-8"))
    rows: list[tuple[str, MeetingHead]] = []
    for number, row in enumerate(table["head"], 1):
        if row["form"] not in get_args(MeetingForm):
            raise BadTable(f"meetings.toml, row {number}: {row['form']!r} is no form of meeting")
        head = MeetingHead(cast(MeetingForm, row["form"]), row.get("verb", False))
        rows.extend((phrase, head) for phrase in row["phrases"])
    words = table["words"]
    closed = (frozenset(words[name]) for name in ("planned", "cancelled", "appeal"))
    return MeetingWords(Phrases(rows), Phrases((phrase, "leaders") for phrase in words["leaders"]), *closed)
