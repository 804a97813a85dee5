"""A card: one fact as a reviewer sees it, with why it is shown, its fields, its parts and the words it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.show.passages import Excerpt, excerpt_of
from trucewatch.show.provenance import Provenance
from trucewatch.show.wording import capitalised, plain


class Field(msgspec.Struct, frozen=True):
    """A field that can be amended: its name in the account, and what it says in words."""

    name: str
    words: str


class Shown(msgspec.Struct, frozen=True):
    """A passage with its outlet and the words around it."""

    span: Span
    outlet: str
    excerpt: Excerpt


class Card(msgspec.Struct, frozen=True):
    """What is shown: `kind` and `title` in words, `causes` why, `fields`, `parts` (each in a line), `passages`."""

    kind: str
    title: str
    causes: tuple[str, ...]
    fields: tuple[Field, ...]
    parts: tuple[str, ...]
    passages: tuple[Shown, ...]


def card_of(
    account: Account,
    texts: Mapping[str, str],
    kind: str,
    title: str,
    evidence: Sequence[Span],
    causes: Sequence[str] = (),
    fields: Sequence[tuple[str, str]] = (),
    parts: Sequence[str] = (),
) -> Card:
    """The card of a fact; `fields`: names with their words, `evidence` in any order, each passage once."""
    known = Provenance(account)
    passages = tuple(
        Shown(span, known.outlet(span.report), excerpt_of(texts.get(span.report), span))
        for span in known.in_order(tuple(dict.fromkeys(evidence)))
    )
    return Card(
        kind,
        capitalised(plain(title)),
        tuple(causes),
        tuple(Field(name, plain(words)) for name, words in fields),
        tuple(plain(part) for part in parts),
        passages,
    )
