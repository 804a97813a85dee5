"""Words that name a meeting or a call, from `data/meetings.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import cast, get_args

import msgspec

from trucewatch.core.account import MeetingForm
from trucewatch.core.problems import BadTable
from trucewatch.know.phrases import Phrases, inflections


class MeetingHead(msgspec.Struct, frozen=True):
    """The form that a phrase names; `is_verb` where its parties stand before and after it.

    `needs_reader`: the words mean much else besides, and name a meeting only where the reader takes them for one.
    """

    form: MeetingForm
    is_verb: bool
    needs_reader: bool = False


class MeetingWords(msgspec.Struct, frozen=True):
    """The phrases that name meetings, and what stands around them.

    `unheld` leads to a meeting that was only wished for or denied, `shunned` to one that its subject left alone;
    `absent` says that its subject was not there, `held` and
    `went_on` that it took place. `attending` are verbs whose subject was at the meeting that is their
    object, `gathering` those whose object was at the one that is their subject.
    """

    heads: Phrases[MeetingHead]
    leaders: Phrases[str]
    cancelled: Phrases[str]
    unheld: Phrases[str]
    shunned: Phrases[str]
    absent: Phrases[str]
    held: Phrases[str]
    went_on: Phrases[str]
    attending: frozenset[str]
    gathering: frozenset[str]
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
        head = MeetingHead(cast(MeetingForm, row["form"]), row.get("verb", False), row.get("seen", False))
        rows.extend((phrase, head) for phrase in row["phrases"])
    words = table["words"]
    leaders, cancelled, unheld, shunned, absent, held, went_on = (
        Phrases((phrase, name) for phrase in words[name])
        for name in ("leaders", "cancelled", "unheld", "shunned", "absent", "held", "went_on")
    )
    attending, gathering = (
        frozenset(form for verb in words[name] for form in inflections(verb.removeprefix("~")))
        for name in ("attending", "gathering")
    )
    planned, appeal = frozenset(words["planned"]), frozenset(words["appeal"])
    return MeetingWords(
        Phrases(rows), leaders, cancelled, unheld, shunned, absent, held, went_on, attending, gathering, planned, appeal
    )
