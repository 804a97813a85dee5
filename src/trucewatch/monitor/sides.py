"""Names of sides in an event table as actors of the account: one candidate or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from trucewatch.core.account import Actor
from trucewatch.know.actor_codes import actor_code
from trucewatch.know.event_types import actor_words, folded, without_brackets
from trucewatch.know.offices import organisations

Match = str | Literal["civilians"] | None
CIVILIANS: Literal["civilians"] = "civilians"
"""Not an actor's id: those named are no side."""
ARMED = frozenset({"group", "organisation", "military"})
"""Kinds of actor whose names tables write with other words around them: "Red Front Movement"; "Velda rebels" are not
Velda, which is a state."""


class Cast:
    """The actors of an account by their names."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in actors}
        self._by_name: dict[str, set[str]] = {}
        self._by_country: dict[str, set[str]] = {}
        self._met: dict[str, Match] = {}
        for actor in actors:
            plain = {_plain(name) for name in (actor.name, *actor.names)} - {""}
            cores = {core for name in plain if (core := _core(name))} if actor.kind in ARMED else set()
            others = {known for name in plain for known in _known(name)}
            for name in plain | cores | others:
                self._by_name.setdefault(name, set()).add(actor.id)
            if actor.kind == "state" and (country := actor_code(actor.name).country):
                self._by_country.setdefault(country, set()).add(actor.id)

    def match(self, name: str) -> Match:
        """The actor's id, CIVILIANS for those who are no side, None where nobody or several could be meant.

        By the name itself or another that everybody knows, by the name after "Military Forces of", without words such
        as "movement", then by the state that a body serves. What stands after years in brackets is a part of it.
        """
        if name not in self._met:
            self._met[name] = self._match(name)
        return self._met[name]

    def _match(self, name: str) -> Match:
        words = actor_words()
        plain = _plain(without_brackets(name))
        if not plain or plain.split()[0] in words.unidentified:
            return None
        if plain in words.civilians:
            return CIVILIANS
        short = (plain.removeprefix(f"{folded(lead)} ") for lead in words.of)
        told = dict.fromkeys([_plain(name), plain, *short, *plain_parts(name)])
        for candidate in dict.fromkeys([*told, *(known for one in told for known in _known(one))]):
            if candidate in self._by_name:
                return self._only(self._by_name[candidate])
        core = _core(plain)
        armed = {one for one in self._by_name.get(core, set()) if self.actors[one].kind in ARMED}
        if armed:
            return self._only(armed)
        for told_of in dict.fromkeys([without_brackets(name), name.partition("(")[0]]):
            code = actor_code(told_of)
            if code.country is not None and (code.role in words.serving or _is_state(told_of)):
                return self._only(self._by_country.get(code.country, set()))
        return None

    def _only(self, found: set[str]) -> str | None:
        """The one actor; of several the side that all act for, None where they act for different ones."""
        if len(found) == 1:
            return next(iter(found))
        sides = {self.side_of(actor) for actor in found}
        return sides.pop() if len(sides) == 1 else None

    def side_of(self, actor_id: str) -> str:
        """Whom the actor acts for in the end; a ring is walked once."""
        seen: set[str] = set()
        while actor_id not in seen and actor_id in self.actors and self.actors[actor_id].of is not None:
            seen.add(actor_id)
            actor_id = self.actors[actor_id].of or actor_id
        return actor_id

    def name(self, actor_id: str) -> str:
        """The actor's name; the id where the account does not list it."""
        return self.actors[actor_id].name if actor_id in self.actors else actor_id

    def names(self, actor_ids: Iterable[str]) -> str:
        """Their names, joined by "and"."""
        return " and ".join(self.name(actor_id) for actor_id in actor_ids)


def plain_parts(name: str) -> list[str]:
    """Both halves of a name with its short form before a colon: "RUF: Red United Front"."""
    return [_plain(part) for part in name.split(":")] if name.count(":") == 1 else []


def _core(plain: str) -> str:
    """The name without the words around it that tell only what it is; "" where nothing is left."""
    words, generic = plain.split(), actor_words().generic
    while words and words[0] in generic:
        words = words[1:]
    while words and words[-1] in generic:
        words = words[:-1]
    return " ".join(words)


def _known(plain: str) -> tuple[str, ...]:
    """Every name of the organisations that everybody knows by this one."""
    return _others().get(plain, ())


@cache
def _others() -> dict[str, tuple[str, ...]]:
    """Names that one organisation alone has, with all its names."""
    found: dict[str, set[str]] = {}
    for row in organisations():
        names = {_plain(name) for name in row.names}
        for name in names:
            found[name] = set() if name in found else names
    return {name: tuple(sorted(names)) for name, names in found.items()}


@cache
def _plain(name: str) -> str:
    """The folded name without a leading article."""
    return folded(name).removeprefix("the ")


def _is_state(name: str) -> bool:
    """Whether the name is a state's and nothing more."""
    code = actor_code(name)
    return code.country is not None and code.role is None and len(folded(name).split()) <= 3
