"""How news reports speech: verbs, documents that say, where and to whom it is said (`data/speech_verbs.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import msgspec

from trucewatch.core.problems import BadTable
from trucewatch.know.phrases import inflections

Takes = Literal["clause", "object", "person"]
Act = Literal[
    "states",
    "confirms",
    "announces",
    "denies",
    "accuses",
    "judges",
    "demands",
    "warns",
    "promises",
    "proposes",
    "orders",
    "asks",
    "apologises",
]


class SpeechVerb(msgspec.Struct, frozen=True):
    """A reporting verb. `tells`: the act; `takes`: what is reported after it; `plain`: no "that" is needed."""

    lemma: str
    tells: Act
    takes: Takes
    plain: bool = False


class _Table(msgspec.Struct, frozen=True):
    """`verbs` by form, the form of two words split at its blank; the others are lower-case words."""

    verbs: dict[tuple[str, ...], SpeechVerb]
    documents: frozenset[str]
    occasions: frozenset[str]
    listeners: frozenset[str]
    hearers: frozenset[str]
    platforms: dict[tuple[str, ...], str]
    means: frozenset[tuple[str, ...]]
    shows: frozenset[str]
    carriers: frozenset[str]


@cache
def _table() -> _Table:
    """The table. Raises BadTable for an unknown act or object, or a form with different acts in two rows."""
    table: dict[str, Any] = tomllib.loads((files("trucewatch.data") / "speech_verbs.toml").read_text("utf-8"))
    verbs: dict[tuple[str, ...], SpeechVerb] = {}
    for number, row in enumerate(table["verb"], 1):
        if row.get("tells") not in get_args(Act) or row.get("takes") not in get_args(Takes):
            raise BadTable(f"speech_verbs.toml, verb {number}: `tells` or `takes` is not one of those at its head")
        for lemma in row["words"]:
            verb = SpeechVerb(lemma, row["tells"], row["takes"], row.get("plain", False))
            for form in row.get("forms") or inflections(lemma):
                if verbs.setdefault(tuple(form.split()), verb).tells != verb.tells:
                    raise BadTable(f"speech_verbs.toml, verb {number}: {form!r} tells something else in an earlier row")
    return _Table(
        verbs,
        frozenset(table["documents"]),
        frozenset(table["occasions"]),
        frozenset(word.lower() for word in table["listeners"]),
        frozenset(table["hearers"]),
        {tuple(name.lower().split()): name for name in table["platforms"]},
        frozenset(tuple(name.split()) for name in table["means"]),
        frozenset(table["shows"]),
        frozenset(table["carriers"]),
    )


def speech_verb(words: Sequence[str], at: int) -> tuple[SpeechVerb, int] | None:
    """The reporting verb that begins at word `at` of lower-case `words`, and its length in words; None for none."""
    verbs = _table().verbs
    for length in (2, 1):
        verb = verbs.get(tuple(words[at : at + length]))
        if verb is not None and at + length <= len(words):
            return verb, length
    return None


def platform(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The platform named from word `at` of lower-case `words` on, and its length in words: ("Truth Social", 2)."""
    for length in (2, 1):
        name = _table().platforms.get(tuple(words[at : at + length]))
        if name is not None and at + length <= len(words):
            return name, length
    return None


def means(words: Sequence[str], at: int) -> int:
    """How many words from word `at` of lower-case `words` on name a means of speech: "satellite phone" 2; else 0."""
    lengths = (length for length in (2, 1) if at + length <= len(words))
    return next((length for length in lengths if tuple(words[at : at + length]) in _table().means), 0)


def is_shown(word: str) -> bool:
    """Whether "on" with it tells how something is said: "on camera"."""
    return word in _table().shows


def is_carrier(word: str) -> bool:
    """Whether the verb names the means by which it is said: "tweeted"."""
    return word in _table().carriers


def is_hearer(word: str) -> bool:
    """Whether they are people who are told things so that they pass them on: "reporters"."""
    return word in _table().hearers


def is_document(word: str) -> bool:
    """Whether the lower-case noun names something that can say: "statement", "letter"."""
    return word in _table().documents


def is_occasion(word: str) -> bool:
    """Whether something is said in or at it: "briefing", "address"."""
    return word in _table().occasions


def is_listener(word: str) -> bool:
    """Whether it passes on what it is told: "reporters", "station"."""
    return word in _table().listeners
