"""For whom an actor acts: two names of one side are no second party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.core.account import Actor


class Sides:
    """The actors of an account by id, and the side at the top of whom each acts for.

    With a minister `of` a government `of` a state, `Sides(actors).of("minister")` is the state.
    """

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, or None."""
        return self._actors.get(actor_id)

    def name(self, actor_id: str | None) -> str:
        """How a reader knows the actor; "the report" where None is named."""
        actor = self._actors.get(actor_id) if actor_id else None
        return actor.name if actor else (actor_id or "the report")

    def chain(self, actor_id: str) -> tuple[str, ...]:
        """The actor and those it acts for, nearest first; a ring is walked once."""
        found: list[str] = []
        current: str | None = actor_id
        while current is not None and current not in found:
            found.append(current)
            actor = self._actors.get(current)
            current = actor.of if actor else None
        return tuple(found)

    def of(self, actor_id: str) -> str:
        """The side: the last whom the actor acts for, itself where it acts for nobody."""
        return self.chain(actor_id)[-1]

    def all_of(self, actor_ids: Iterable[str]) -> frozenset[str]:
        """The sides of several actors."""
        return frozenset(self.of(actor_id) for actor_id in actor_ids)

    def acts_for(self, actor_id: str, party: str) -> bool:
        """Whether the actor is the party or acts for it."""
        return party in self.chain(actor_id)

    def are_rivals(self, actor_id: str, other: str) -> bool:
        """Whether both are of different sides; names with one stem are of one ("the Osk army", "Oskian gunners")."""
        first, second = self.of(actor_id), self.of(other)
        if first == second:
            return False
        stems = [
            {word[:5].casefold() for word in self.name(side).split() if word[:1].isupper()} for side in (first, second)
        ]
        return not stems[0] & stems[1]

    def are_named_alike(self, actor_id: str | None, other: str | None) -> bool:
        """Whether one of two is known by less of the other's name: "the air force", "Veldan air force"."""
        actor, rival = self._actors.get(actor_id or ""), self._actors.get(other or "")
        if actor is None or rival is None or actor.kind == "person" or rival.kind == "person":
            return False
        if actor.of is not None and rival.of is not None:
            return False
        words, rivals = (frozenset(one.name.casefold().split()) for one in (actor, rival))
        shorter, longer = (words, rivals) if len(words) < len(rivals) else (rivals, words)
        unplaced = actor if len(words) < len(rivals) else rival
        return len(shorter) > 1 and shorter < longer and unplaced.of is None

    def told_apart(self, actor_ids: Iterable[str]) -> tuple[str, ...]:
        """The actors, each once, without one that is another of them by less of its name."""
        own = sorted(set(actor_ids))
        length = {name: len(self.name(name).split()) for name in own}
        return tuple(
            name
            for name in own
            if not any(length[name] < length[other] and self.are_named_alike(name, other) for other in own)
        )

    def are_one(self, actor_id: str | None, other: str | None) -> bool:
        """Whether both are known and one acts for the other."""
        if actor_id is None or other is None:
            return False
        return self.acts_for(actor_id, other) or self.acts_for(other, actor_id)
