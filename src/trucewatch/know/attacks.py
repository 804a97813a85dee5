"""Words that tell of an attack, from `data/attacks.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

import msgspec

from trucewatch.core.account import IncidentForm
from trucewatch.core.problems import BadTable
from trucewatch.know.phrases import Phrases

Role = Literal["strong", "weak", "landing", "effect", "catch", "repel", "take", "capture", "charge", "noun", "several"]


class Means(msgspec.Struct, frozen=True):
    """With what: the form of incident it makes, its name, and its rank (the lowest decides where two are named)."""

    form: IncidentForm
    name: str
    rank: int


class AttackWord(msgspec.Struct, frozen=True):
    """A verb or noun of attack. `role` as in the table; "charge" is an -ing form, "several" a plural noun.

    `is_vague`: only the reader takes it for an attack, and little hangs on it: it adds to one that is told, no more.
    """

    form: IncidentForm
    role: Role
    is_vague: bool = False


class AttackWords(msgspec.Struct, frozen=True):
    """The table. `before`, `instrument` and `history` tell that words are no event of their own."""

    means: Phrases[Means]
    acts: Phrases[AttackWord]
    breaches: frozenset[str]
    breaking: frozenset[str]
    truces: frozenset[str]
    before: Phrases[str]
    instrument: frozenset[str]
    history: Phrases[str]
    crewed: frozenset[str]


def _form(word: str, row: int) -> IncidentForm:
    """`word` as a form of incident. Raises BadTable for any other word."""
    if word not in get_args(IncidentForm):
        raise BadTable(f"attacks.toml, row {row}: {word!r} is no form; take one of {', '.join(get_args(IncidentForm))}")
    return cast(IncidentForm, word)


def _acts(table: dict[str, Any]) -> Iterator[tuple[str, AttackWord]]:
    """The phrases of verbs and nouns with what they tell. Raises BadTable for a row whose role or form is none."""
    for number, row in enumerate((*table["act"], *table["noun"]), 1):
        form, role = _form(row["form"], number), row.get("role", "noun")
        if role not in get_args(Role):
            raise BadTable(f"attacks.toml, act {number}: {role!r} is no role; take one of {', '.join(get_args(Role))}")
        yield from ((phrase, AttackWord(form, role)) for phrase in row["phrases"])
        yield from ((phrase, AttackWord(form, "charge")) for phrase in row.get("charge", ()))
        yield from ((phrase, AttackWord(form, "several")) for phrase in row.get("several", ()))


@cache
def attack_words() -> AttackWords:
    """The table, read once. Raises BadTable for a row that does not hold what it must."""
    table = tomllib.loads((files("trucewatch.data") / "attacks.toml").read_text("utf-8"))
    means = [
        (phrase, Means(_form(row["form"], number), row["name"], number))
        for number, row in enumerate(table["means"], 1)
        for phrase in row["phrases"]
    ]
    breaches, unreal = table["breaches"], table["unreal"]
    return AttackWords(
        Phrases(means),
        Phrases(_acts(table)),
        frozenset(breaches["nouns"]),
        frozenset(breaches["verbs"]),
        frozenset(breaches["truces"]),
        Phrases((phrase, phrase) for phrase in unreal["before"]),
        frozenset(unreal["instrument"]),
        Phrases((phrase, phrase) for phrase in unreal["history"]),
        frozenset(table["crewed"]["words"]),
    )
