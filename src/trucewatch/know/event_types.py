"""Kinds of event in event tables as forms of ours, and names of sides in them, from `data/event_types.toml`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, cast, get_args

import msgspec

from trucewatch.core.account import Answer, IncidentForm
from trucewatch.core.problems import BadTable
from trucewatch.core.values import TARGET_PATHS
from trucewatch.know.attacks import attack_words
from trucewatch.know.tables import table, texts

_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


class EventKind(msgspec.Struct, frozen=True):
    """What a kind of event may be; `act` "unclear" and the form "unknown" for words that the table does not know."""

    act: Answer
    forms: tuple[IncidentForm, ...]
    targets: tuple[str, ...] = ()
    is_known: bool = True


class ActorWords(msgspec.Struct, frozen=True):
    """Words around the names of sides."""

    of: tuple[str, ...]
    serving: frozenset[str]
    civilians: frozenset[str]
    generic: frozenset[str]
    unidentified: tuple[str, ...]


UNKNOWN_KIND = EventKind("unclear", ("unknown",), (), False)


def folded(words: str) -> str:
    """Lower-case words with one blank between, without accents: "Air/drone strike" -> "air drone strike"."""
    spread = unicodedata.normalize("NFKD", words)
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(plain.casefold()))


def without_brackets(name: str) -> str:
    """ "Military Forces of Velda (2019-)" -> "Military Forces of Velda"."""
    return " ".join(_IN_BRACKETS.sub(" ", name).split())


@cache
def event_kinds() -> dict[str, EventKind]:
    """All kinds by their folded words. Raises BadTable for a row that does not hold what it must."""
    return {folded(words): _kind(words, row) for words, row in table("event_types", "kinds").items()}


def _kind(words: str, row: dict[str, Any]) -> EventKind:
    """One row of the table."""
    act, forms, targets = row.get("act"), row.get("forms", ["other"]), row.get("targets", [])
    if act not in get_args(Answer):
        raise BadTable(f"event_types.toml [kinds] {words!r}: act is {act!r}; take yes, no or unclear")
    for form in texts("event_types", "kinds", words, forms):
        if form not in get_args(IncidentForm):
            raise BadTable(f"event_types.toml [kinds] {words!r}: {form!r} is no form")
    for path in texts("event_types", "kinds", words, targets):
        if path not in TARGET_PATHS:
            raise BadTable(f"event_types.toml [kinds] {words!r}: {path!r} is no target path")
    return EventKind(cast(Answer, act), tuple(forms), tuple(targets))


@cache
def kind_of(words: str) -> EventKind:
    """The kind that `words` name: a row of the table, else a form that words of attack in them tell, else unknown.

    "Drone attack on a depot" is an act by drone; "Ceremony" is unknown, and whether it is an act is unclear.
    """
    plain = folded(words)
    if plain in event_kinds():
        return event_kinds()[plain]
    forms = forms_in(words)
    return EventKind("yes", forms) if forms else UNKNOWN_KIND


def forms_in(words: str) -> tuple[IncidentForm, ...]:
    """The forms that the means named in `words` tell, each once: "mortar and drone fire" tells two."""
    parts = [match.group() for match in _WORD.finditer(words.casefold())]
    return tuple(dict.fromkeys(means.form for _, _, means in attack_words().means.find(parts)))


@cache
def ged_kind(code: str) -> str | None:
    """The kind that a type_of_violence of UCDP GED stands for; None for any other code."""
    found = table("event_types", "ged").get(code)
    return found if isinstance(found, str) else None


@cache
def actor_words() -> ActorWords:
    """The section [actors] of the table."""
    rows = {key: texts("event_types", "actors", key, row) for key, row in table("event_types", "actors").items()}
    return ActorWords(
        rows["of"],
        frozenset(rows["serving"]),
        frozenset(rows["civilians"]),
        frozenset(rows["generic"]),
        rows["unidentified"],
    )
