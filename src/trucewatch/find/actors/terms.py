"""The words by which a page may name actors: what everybody knows, and what the page itself teaches."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from trucewatch.core.account import ActorKind
from trucewatch.find.actors.words import Lexicon
from trucewatch.know.countries import states
from trucewatch.know.offices import Body, bodies, offices, organisations
from trucewatch.know.titles import addresses, posts

How = Literal["name", "adjective", "people", "seat"]
"""How a term names: by name, as an adjective ("Russian"), by its people, or by the city that stands for it."""


class Named(msgspec.Struct, frozen=True):
    """An actor that a term names; `key` tells actors of one page apart, `of` is the key of whom it belongs to."""

    key: str
    name: str
    kind: ActorKind
    of: str | None = None


class Term(msgspec.Struct, frozen=True):
    """What a form means and how."""

    actor: Named
    how: How


class Terms:
    """All terms of one page; `add` takes in what the page teaches."""

    def __init__(self) -> None:
        self._known = _known()
        self._learnt: Lexicon[Term] = Lexicon(exact=True)
        self.taught: dict[str, Named] = {}

    def add(self, form: str, actor: Named, how: How = "name") -> None:
        """Let `form` name `actor` on this page, before all that is generally known."""
        self._learnt.add(form, Term(actor, how))
        self.taught[actor.key] = actor

    def lexicons(self) -> tuple[Lexicon[Term], Lexicon[Term]]:
        """What the page teaches, then what everybody knows."""
        return self._learnt, self._known


@cache
def _known() -> Lexicon[Term]:
    lexicon: Lexicon[Term] = Lexicon(exact=True)
    by_name: dict[str, Named] = {}
    for state in states().values():
        actor = Named(f"state:{state.code}", state.name, "state")
        by_name[state.code] = by_name[state.name] = actor
        for form in state.names:
            lexicon.add(form, Term(actor, "name"))
        for form in state.adjectives:
            lexicon.add(form, Term(actor, "adjective"))
        for form in state.people:
            lexicon.add(form, Term(actor, "people"))
        for form in state.capitals:
            lexicon.add(form, Term(actor, "seat"))
    rows = (*organisations(), *offices())
    for row in rows:
        by_name.setdefault(row.name, Named(f"org:{row.name}", row.name, row.kind))
    for row in rows:
        of = by_name[row.of].key if row.of in by_name and row.of is not None else None
        actor = Named(f"org:{row.name}", row.name, row.kind, of)
        for form in row.adjectives:
            lexicon.add(form, Term(actor, "adjective"))
        for form in row.names:
            lexicon.add(form, Term(actor, "name"))
        if row.seat:
            lexicon.add(row.seat, Term(actor, "seat"))
    return lexicon


@cache
def known_actors() -> dict[str, Named]:
    """Every generally known actor by key."""
    found: dict[str, Named] = {
        f"state:{code}": Named(f"state:{code}", row.name, "state") for code, row in states().items()
    }
    names = {row.name: row for row in (*organisations(), *offices())}
    for name, row in names.items():
        of = f"org:{row.of}" if row.of in names else f"state:{row.of}" if row.of else None
        found[f"org:{name}"] = Named(f"org:{name}", name, row.kind, of)
    return found


def body_name(owner: str, name: str, body: Body) -> str:
    """What a body is called in the account: with the adjective of a known state, else its owner's name.

    "Kenyan armed forces"; "Delta Front armed forces". `owner` is the owner's key, `name` its name.
    """
    state = states().get(owner.removeprefix("state:")) if owner.startswith("state:") else None
    return f"{state.adjectives[0] if state and state.adjectives else name} {body.words[0]}"


@cache
def post_phrases() -> Lexicon[str]:
    """Phrase -> post."""
    return Lexicon(posts().items())


@cache
def address_phrases() -> Lexicon[str]:
    """Rank or form of address -> itself, without a dot."""
    return Lexicon((phrase, phrase.rstrip(".")) for phrase in sorted(addresses()))


@cache
def body_phrases() -> Lexicon[Body]:
    """Phrase -> body of a state or movement."""
    return Lexicon((phrase, body) for body in bodies() for phrase in body.words)
