"""Sides named by a noun alone: "the rebels" of a war with one movement, "the enemy" in the mouth of the other side."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import ActorKind
from trucewatch.find.survey import Line, Survey

_MOVEMENT = frozenset({"rebels", "insurgents", "separatists", "guerrillas"})
"""The one movement among those who fight, whoever says it."""
_STATE = (("pro-government",), ("government",), ("loyalist",), ("federal",))
"""Before `_FORCES`: the one state or government among those who fight."""
_FORCES = frozenset({"troops", "forces", "soldiers", "army", "units", "fighters", "gunners", "artillery"})
_ABUSE = frozenset({
    "enemy", "terrorists", "mercenaries", "bandits", "gangs", "occupiers", "aggressor", "aggressors", "invaders",
    "militants",
})  # fmt: skip
"""Names that one side has for the other: whoever says so means the one whom it fights."""
_OTHER = (("other",), ("opposing",), ("opposite",))
"""Before "side" it means the same."""
_PAIR = 2
"""With more sides than this "the enemy" may be either of the others."""


class Opponents:
    """Whom nouns without a name mean on one page, by who fights whom in the story; nobody where that is not told."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._fighting = tuple(actor for actor in survey.context.belligerents if actor in survey.actors)

    def within(self, line: Line) -> tuple[tuple[int, int, str], ...]:
        """The words (first, behind the last) of the line's nouns with the side that each means."""
        found: list[tuple[int, int, str]] = []
        for number, lower in enumerate(line.lowers):
            if lower in _MOVEMENT:
                side = self._only("group")
            elif lower in _ABUSE or (lower == "side" and line.lowers[max(0, number - 1) : number] in _OTHER):
                side = self.other_than(self._survey.speaker_at(line.words[number].start))
            elif lower in _FORCES and line.lowers[max(0, number - 1) : number] in _STATE:
                side = self._only("government", "state")
            else:
                continue
            if side is not None:
                found.append((number, number + 1, side))
        return tuple(found)

    def _only(self, *kinds: ActorKind) -> str | None:
        """The one actor of these kinds among those who fight; None for none or two."""
        actors = [actor for actor in self._fighting if self._survey.actors[actor].kind in kinds]
        return actors[0] if len(actors) == 1 else None

    def other_than(self, speaker: str | None) -> str | None:
        """Whom the speaker's side fights; None where it is no side, or fights two."""
        own = set(self._chain(speaker))
        sides: Sequence[str] = [side for side in self._fighting if not own & set(self._chain(side))]
        return sides[0] if len(self._fighting) == _PAIR and len(sides) == 1 else None

    def _chain(self, actor_id: str | None) -> tuple[str, ...]:
        """The actor and those it acts for; a ring is walked once."""
        found: list[str] = []
        while actor_id is not None and actor_id not in found:
            found.append(actor_id)
            actor = self._survey.actors.get(actor_id)
            actor_id = actor.of if actor is not None else None
        return tuple(found)
