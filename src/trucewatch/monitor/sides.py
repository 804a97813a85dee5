"""Names of sides in an event table as actors of the account: one candidate or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from trucewatch.core.account import Actor
from trucewatch.know.actor_codes import actor_code
from trucewatch.know.event_types import actor_words, folded, without_brackets

Match = str | Literal["civilians"] | None
CIVILIANS: Literal["civilians"] = "civilians"
"""Not an actor's id: those named are no side."""
STATES = frozenset({"state", "government", "military"})


class Cast:
    """The actors of an account by their names."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in actors}
        self._by_name: dict[str, set[str]] = {}
        self._by_country: dict[str, set[str]] = {}
        self._met: dict[str, Match] = {}
        for actor in actors:
            for name in {actor.name, *actor.names}:
                if plain := _plain(name):
                    self._by_name.setdefault(plain, set()).add(actor.id)
            if actor.kind == "state" and (country := actor_code(actor.name).country):
                self._by_country.setdefault(country, set()).add(actor.id)

    def match(self, name: str) -> Match:
        """The actor's id, CIVILIANS for those who are no side, None where nobody or several could be meant.

        By the name itself, by the name after "Military Forces of", then by the state that a body serves.
        """
        if name not in self._met:
            self._met[name] = self._match(name)
        return self._met[name]

    def _match(self, name: str) -> Match:
        words = actor_words()
        plain = _plain(without_brackets(name))
        if not plain or plain.split()[0] in words.unidentified:
            return None
        if plain.startswith(tuple(words.civilians)):
            return CIVILIANS
        short = (plain.removeprefix(f"{folded(lead)} ") for lead in words.of)
        for candidate in dict.fromkeys([_plain(name), plain, *short, *plain_parts(name)]):
            found = self._by_name.get(candidate, set())
            sides = {self.side_of(actor) for actor in found}
            if len(found) == 1:
                return next(iter(found))
            if len(sides) == 1:
                return sides.pop()
            if found:
                return None
        code = actor_code(without_brackets(name))
        if code.country is not None and (code.role in words.serving or _is_state(name)):
            found = self._by_country.get(code.country, set())
            return next(iter(found)) if len(found) == 1 else None
        return None

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


@cache
def _plain(name: str) -> str:
    """The folded name without a leading article."""
    return folded(name).removeprefix("the ")


def _is_state(name: str) -> bool:
    """Whether the name is a state's and nothing more."""
    code = actor_code(without_brackets(name))
    return code.country is not None and code.role is None and len(folded(without_brackets(name)).split()) <= 3
