"""Sides named by an adjective that is no mention of an actor by itself: "Veldan drones", "a Harnese shell"."""

from __future__ import annotations

from trucewatch.core.page import Mention
from trucewatch.find.incidents.opponents import Opponents
from trucewatch.find.survey import Line, Survey
from trucewatch.know.countries import states

_ENDINGS = frozenset({"n", "an", "ian", "ean", "ish", "ese", "i", "ic", "er", "s"})
"""What an adjective adds to a name that no table knows: Harn-ese, Veld-an."""
_SIDES = ("state", "group")
_HOLDING = frozenset(
    {"held", "controlled", "flagged", "occupied", "owned", "born", "based", "administered", "speaking", "bound"}
)
"""Behind a hyphen these say whose a place or ship is, not who acts: "Veldan-held Harn"."""
_FIGHTERS = frozenset(
    {"cadres", "fighters", "guerrillas", "militiamen", "gunmen", "rebels", "commandos", "men", "units"}
)
_REBELS = frozenset({"rebels", "insurgents", "separatists", "guerrillas"})
"""These mean the one armed movement that the page names; where there are two, the one that fights."""


class Demonyms:
    """The adjectives of the states and groups of one page's story."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._opponents = Opponents(survey)
        self._sides: dict[str, str | None] = {}
        here = {mention.actor for mention in survey.context.mentions}
        movements = [
            actor.id
            for actor in survey.context.cast
            if actor.kind == "group" and actor.of is None and actor.id in here and actor.name[:1].isupper()
        ]
        self._movement = movements[0] if len(movements) == 1 else None
        self._stems: dict[str, set[str]] = {}
        self._first: dict[str, set[str]] = {}
        adjectives = {name: state.adjectives + state.people for state in states().values() for name in state.names}
        present = [actor for actor in survey.context.cast if actor.kind in _SIDES and actor.of is None]
        for actor in sorted(present, key=lambda actor: (-len(actor.mentions), actor.id)):
            for name in dict.fromkeys((actor.name, *actor.names)):
                for adjective in adjectives.get(name, ()):
                    self._sides.setdefault(adjective.lower(), actor.id)
                if actor.kind == "group" and " " in name and name.split()[0][1:].islower():
                    self._first.setdefault(name.split()[0].lower(), set()).add(actor.id)
                if " " not in name and name[:1].isupper() and len(name) > 3:
                    self._stems.setdefault(name.lower().rstrip("s"), set()).add(actor.id)

    def side(self, word: str) -> str | None:
        """The one actor that a capitalised word is the adjective of; None for no actor or for two."""
        lower = word.lower()
        if lower not in self._sides:
            found = {
                actor
                for cut in range(max(4, len(lower) - 3), len(lower) + 1)
                if cut == len(lower) or lower[cut:] in _ENDINGS
                for actor in self._stems.get(lower[:cut], ())
            }
            self._sides[lower] = found.pop() if len(found) == 1 else None
        return self._sides[lower]

    def opponent_of(self, speaker: str | None) -> str | None:
        """The one side whom the speaker's side fights in this story; None for none or two."""
        return self._opponents.other_than(speaker)

    def _by_first_word(self, line: Line, number: int) -> str | None:
        """The one group whose name begins with word `number`, where its fighters follow: "Tamar cadres"."""
        found = self._first.get(line.lowers[number], set())
        is_armed = not _FIGHTERS.isdisjoint(line.lowers[number + 1 : number + 2])
        return next(iter(found)) if is_armed and len(found) == 1 else None

    def within(self, line: Line) -> tuple[Mention, ...]:
        """The mentions of a line with those that only an adjective makes, in order."""
        text = self._survey.page.text
        found = list(line.mentions)
        for number, word in enumerate(line.words):
            if any(m.start <= word.start < m.end for m in line.mentions):
                continue
            if word.lower in _REBELS and self._movement is not None:
                found.append(Mention(word.start, word.end, self._movement))
            if not text[word.start].isupper():
                continue
            head, _, tail = text[word.start : word.end].partition("-")
            if tail in _HOLDING:
                continue
            actor = self.side(head) or self._by_first_word(line, number)
            if actor is not None:
                found.append(Mention(word.start, word.start + len(head), actor))
        for first, after, side in self._opponents.within(line):
            start, end = line.words[first].start, line.words[after - 1].end
            if not any(m.start < end and start < m.end for m in found):
                found.append(Mention(start, end, side))
        return tuple(sorted(found))
