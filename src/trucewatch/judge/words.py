"""Values in words, with names in the place of ids: for sentences to readers, and to know a fact again by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from trucewatch.core.account import Account, Count, Reading
from trucewatch.core.references import kind_of_ids
from trucewatch.core.spans import Span
from trucewatch.core.values import Place, Quantity, Scope, When
from trucewatch.know.wording import targets_named, thing_counted

NOTHING = "not stated"
MOST_WORDS = 60
"""A statement is called by so many of its characters."""


def names_of(account: Account) -> dict[str, str]:
    """What facts and reports are called, by id: no id tells anything to a reader or a later account."""
    names = {report.id: report.outlet or report.title or "a report" for report in account.reports}
    names |= {actor.id: actor.name for actor in account.actors}
    names |= {one.id: in_words(one.content[0], {})[:MOST_WORDS] for one in account.statements if one.content}
    names |= {one.id: one.label or plain(one.form) for one in account.instruments}
    names |= {one.id: joined(plain(one.form), one.place.name) for one in account.incidents}
    return names | {one.id: plain(one.form) for one in account.meetings}


def plain(word: str) -> str:
    """A word of the account's vocabulary as it is read: `air_strike` is "air strike"."""
    return word.replace("_", " ")


def joined(*words: str) -> str:
    """The words that are not empty, with commas."""
    return ", ".join(word for word in words if word)


def field_in_words(holder: msgspec.Struct, name: str, names: Mapping[str, str]) -> str:
    """What the field of a fact or part says; `name` may be dotted (`scope.targets`). Never empty.

    `names`: what the facts that it names are called, by id; what is called "" is not told.
    """
    first, _, rest = name.partition(".")
    held = getattr(holder, first)
    if rest:
        return field_in_words(held, rest, names) if isinstance(held, msgspec.Struct) else NOTHING
    if first in ("targets", "excluded"):
        return targets_named(held) if held else NOTHING
    if kind_of_ids(holder, first) is not None:
        ids = held if isinstance(held, tuple) else (held,)
        return ", ".join(sorted(name for one in ids if one and (name := names.get(one, one)))) or NOTHING
    return in_words(held, names)


def in_words(value: Any, names: Mapping[str, str]) -> str:
    """A value in words; "not stated" for none, "" for a count that is called "" in `names`."""
    if isinstance(value, When):
        return when_in_words(value)
    if isinstance(value, Quantity):
        return quantity_in_words(value)
    if isinstance(value, Place):
        return value.name or NOTHING
    if isinstance(value, Span):
        return " ".join(value.exact.split())
    if isinstance(value, Count):
        if names.get(value.id or "") == "":
            return ""
        return f"{quantity_in_words(value.value)} ({thing_counted(value.of, value.outcome, value.of_text)})"
    if isinstance(value, Reading):
        return joined(value.value, names.get(value.by or "", ""))
    if isinstance(value, Scope):
        told = [field_in_words(value, name, names) for name in value.__struct_fields__]
        return "; ".join(words for words in told if words != NOTHING) or NOTHING
    if isinstance(value, msgspec.Struct):
        fields = [name for name in value.__struct_fields__ if name not in ("evidence", "read", "support", "id")]
        return joined(*(words for name in fields if (words := field_in_words(value, name, names)) != NOTHING))
    if isinstance(value, tuple):
        return ", ".join(words for one in value if (words := in_words(one, names))) or NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return plain(str(value)) if value not in (None, "") else NOTHING


def when_in_words(when: When) -> str:
    """Its day or days in ISO 8601."""
    if not when.is_known:
        return NOTHING
    if when.earliest == when.latest:
        return str(when.earliest)
    if when.earliest is None or when.latest is None:
        return f"from {when.earliest}" if when.latest is None else f"until {when.latest}"
    return f"{when.earliest} to {when.latest}"


def quantity_in_words(value: Quantity) -> str:
    """Its bounds and unit: "41 or more drones"."""
    low, high = (None if bound is None else f"{bound:g}" for bound in (value.low, value.high))
    if low == high:
        number = low or "a number not known of"
    elif low is None or high is None:
        number = f"{low} or more" if high is None else f"{high} or fewer"
    else:
        number = f"{low} to {high}"
    return f"{number} {value.unit}".strip()
