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
    """The phrases that name meetings, and what stands around them.

    `unheld` leads to a meeting that was only wished for or denied, `shunned` to one that its subject left alone;
    `absent` says that its subject was not there.
    """

    heads: Phrases[MeetingHead]
    leaders: Phrases[str]
    cancelled: Phrases[str]
    unheld: Phrases[str]
    shunned: Phrases[str]
    absent: Phrases[str]
    planned: frozenset[str]
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
    leaders, cancelled, unheld, shunned, absent = (
        Phrases((phrase, name) for phrase in words[name])
        for name in ("leaders", "cancelled", "unheld", "shunned", "absent")
    )
    planned, appeal = frozenset(words["planned"]), frozenset(words["appeal"])
    return MeetingWords(Phrases(rows), leaders, cancelled, unheld, shunned, absent, planned, appeal)
