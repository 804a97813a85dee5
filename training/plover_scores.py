"""What a sentence does, in PLOVER's event types, measured on its gold standard records (Open Event Data Alliance).

Each record is one sentence, read as a report of its own; its event type is held against the types that the account
gives it: positions, acts of speech, deeds. Types that the program has no facts for (COOPERATE, AID, PROTEST ...) are
never given. Never fitted on: the records are for measuring alone.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from trucewatch.core.account import Account, Instrument, Stance, Statement
from trucewatch.know.speech import speech_verb
from trucewatch.pipeline import build
from trucewatch.read.raw import Raw, SideNote

TYPES = ("AGREE", "REJECT", "DEMAND", "RETREAT")
"""The types that the bar names; the others are told in the table where the program can give them."""
OF_STANCE: dict[Stance, str] = {
    "accepts": "AGREE",
    "accepts_in_part": "AGREE",
    "accepts_on_conditions": "AGREE",
    "declines": "REJECT",
    "demands": "DEMAND",
}
OF_ACT = {"demands": "DEMAND", "orders": "DEMAND", "promises": "AGREE", "proposes": "AGREE"}
DEEDS = frozenset({"withdrawal", "exchange", "sanctions"})
"""Instruments that are deeds of yielding where they are carried out or ordered."""
_MUST = re.compile(r"^(?:[\w'’.-]+ ){1,6}(?:must|should|has to|have to|needs to|need to)\b")
_WILL = re.compile(r"\b(?:will|would)\b(?! not\b| never\b)")
_WILL_NOT = re.compile(r"\b(?:will|would) (?:not|never)\b|\bwon['’]t\b|\bwouldn['’]t\b")


class Coded(msgspec.Struct, frozen=True):
    """One record: its sentence and its event type."""

    text: str
    event: str


def records(folder: Path) -> list[Coded]:
    """The records of every `*GSR*.txt` in `folder` or its folders; the entry that documents the file is left out."""
    found: list[Coded] = []
    for path in sorted(folder.rglob("*GSR*.txt")):
        text = re.sub(r",\s*([\]}])", r"\1", path.read_text(encoding="utf-8"))
        found += [Coded(one["text"], one["event"]) for one in json.loads(text, strict=False) if one.get("text")]
    return found


def plover_scores(folder: Path) -> tuple[int, dict[str, float | dict[str, float]]]:
    """How many sentences; precision, recall and F1 of each type; `type`: the share whose own is among those given."""
    told = [(one.event, types_of(_account(one.text))) for one in records(folder)]
    scores: dict[str, float | dict[str, float]] = {
        "type": sum(event in types for event, types in told) / len(told) if told else 0.0,
        "type, of those that can be given": _share([one for one in told if one[0] in {*TYPES, "FIGHT", "CONSULT"}]),
    }
    for name in (*TYPES, "FIGHT", "CONSULT"):
        right = sum(event == name and name in types for event, types in told)
        said, wanted = sum(name in types for _, types in told), sum(event == name for event, _ in told)
        p, r = right / said if said else 0.0, right / wanted if wanted else 0.0
        scores[name] = {"p": p, "r": r, "f1": 2 * p * r / (p + r) if right else 0.0}
    return len(told), scores


def _share(told: Iterable[tuple[str, set[str]]]) -> float:
    held = Counter(event in types for event, types in told)
    return held[True] / held.total() if held else 0.0


def _account(text: str) -> Account:
    return build([Raw(text.encode(), "record.txt", SideNote("record.txt", "Records", None, "2004-06-15"))]).account


def types_of(account: Account) -> set[str]:
    """The event types of what an account of one sentence holds."""
    found = {
        OF_STANCE[position.stance]
        for instrument in account.instruments
        for position in instrument.positions
        if position.stance in OF_STANCE
    }
    found.update(_of_statements(account.statements))
    if not found and any(_is_deed(one) for one in account.instruments):
        found.add("RETREAT")
    if account.incidents:
        found.add("FIGHT")
    if account.meetings:
        found.add("CONSULT")
    return found


def _of_statements(statements: Iterable[Statement]) -> set[str]:
    """What the sentence's words say they do: "demanded that", "said X must", "said it would help"."""
    found: set[str] = set()
    for one in statements:
        words = one.cue.exact.casefold().split() if one.cue is not None else []
        verbs = [verb[0] for at in range(len(words)) if (verb := speech_verb(words, at)) is not None]
        found.update(OF_ACT[verb.tells] for verb in verbs if verb.tells in OF_ACT)
        content = one.content[0].exact
        if _MUST.search(content):
            found.add("DEMAND")
        elif _WILL_NOT.search(content):
            found.add("REJECT")
        elif _WILL.search(content):
            found.add("AGREE")
    return found


def _is_deed(instrument: Instrument) -> bool:
    """Whether something is pulled out, freed, lifted or silenced where nobody takes a stance on it."""
    is_truce = instrument.form.endswith("ceasefire") and instrument.kind == "order"
    return is_truce or instrument.form in DEEDS
