"""Who fights whom, who mediates, and who signs for a side that has both a state and an army or a government."""

from __future__ import annotations

import re
from collections import Counter

from trucewatch.find.subjects import PEOPLES, Subjects
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words

_HOSTILE = re.compile(
    r"\b(?:attack|strike|struck|drone|missile|shell|troops|forces|soldiers|fired|fighting|bomb|army|military|offensive|front)",
    re.IGNORECASE,
)
"""Must catch the sentences that tell who fights: "troops of the Front shelled the town"."""

_BYSTANDERS = frozenset(
    """officials residents delegation mediators experts analysts families relatives diplomats reporters workers doctors
    witnesses allies civilians observers monitors administration authorities ministry office council railway union
    company""".split()  # noqa: SIM905
)
"""Groups that never fight."""
_SERVICES = frozenset(
    [
        "air force",
        "navy",
        "coast guard",
        "general staff",
        "air defence",
        "air defense",
        "police",
        "border guard",
        "border guards",
        "defence ministry",
        "defense ministry",
    ]
)
"""Parts of a side that reports name without it: "the air force says"; nobody signs with them."""
_INTO_PLACES = re.compile(r"\s+(?:in|of|from|at|near)\s")
"""What ends the head of a group's name: "officials in the region"."""
_NAMED_AS_SIDES = 4
"""The weight of "between X and Y" beside mentions among words of fighting."""
_PEACEFUL = frozenset({"truce", "signing", "ceasefire", "cease-fire", "armistice", "pause", "hostilities"})
_CALLING = frozenset({"urged", "urges", "proposed", "proposes", "asked", "asks", "called", "calls", "told", "pressed"})
_WELCOMING = frozenset({"welcomed", "welcomes", "hailed", "hails", "praised", "praises"})
_MEDIATING = frozenset({"brokered", "mediated", "hosted", "facilitated", "guaranteed"})


class Parties(Subjects):
    """The actors of one survey as parties: who is meant where, and who fights whom."""

    def __init__(self, survey: Survey) -> None:
        super().__init__(survey)
        self.mediators = self._mediators()
        self.belligerents = self._belligerents()
        has_rebels = any(self._is_of_nobody(party) for party in self.belligerents)
        if has_rebels:
            self._governments = self._sole_governments() | self._sole_armies()
            self.mediators = self._mediators()
            self.belligerents = self._belligerents()

    def is_side(self, actor_id: str) -> bool:
        """Whether an actor speaks for a state, government, group or organisation: an expert's words are no version."""
        actor = self.survey.actors.get(self.principal(actor_id))
        return actor is not None and (actor.kind in PEOPLES or actor.id in self.belligerents)

    def _sole_governments(self) -> dict[str, str]:
        """States with the one government that the story names: where rebels fight, it signs, not the whole state."""
        found: dict[str, list[str]] = {}
        for actor in self.survey.actors.values():
            if actor.kind == "government" and actor.of is not None:
                found.setdefault(actor.of, []).append(actor.id)
        return {state: named[0] for state, named in found.items() if len(named) == 1}

    def _is_of_nobody(self, party: str) -> bool:
        """Whether a party is a group, or a force that serves no state."""
        actor = self.survey.actors[party]
        return actor.kind == "group" or (actor.kind == "military" and actor.of is None)

    def _sole_armies(self) -> dict[str, str]:
        """Belligerent states whose army alone is told of as fighting a force of the country: the army is the side.

        Named twice as often as the state itself, a state's possessive and its places apart, and no government beside.
        """
        found: dict[str, str] = {}
        for army in self.survey.actors.values():
            if army.kind != "military" or army.of is None or army.of not in self.belligerents:
                continue
            rulers = [one for one in self.survey.actors.values() if one.kind == "government" and one.of == army.of]
            if not rulers and self._times_told(army.id) >= 2 * max(1, self._times_told(army.of)):
                found[army.of] = army.id
        return found

    def _times_told(self, actor_id: str) -> int:
        """How often an actor is named as somebody, not as an owner or behind a preposition."""
        return sum(
            1
            for line in self.survey.lines
            for mention in line.mentions
            if mention.actor == actor_id and not (self._is_oblique(line, mention) or line.sentence.heading)
        )

    def _mediators(self) -> tuple[str, ...]:
        """Who is named after "brokered by" and the like."""
        found: dict[str, None] = {}
        for line in self.survey.lines:
            for at, lower in enumerate(line.lowers[:-1]):
                if lower in _MEDIATING and line.lowers[at + 1] == "by":
                    found.update(dict.fromkeys(self.principal(actor) for actor in self.agent(line, at + 1)))
        return tuple(found)

    def _belligerents(self) -> tuple[str, ...]:
        """The two parties, or three where the third is named almost as often, of the sentences about fighting.

        Where fewer than two are named there, those of the sentences about a truce are added.
        """
        fighting: Counter[str] = Counter()
        making_peace: Counter[str] = Counter()
        for line in self.survey.lines:
            text = self.survey.page.text[line.sentence.start : line.sentence.end]
            named = {party for mention in line.mentions if self._can_fight(party := self.principal(mention.actor))}
            weight = min(len(set(_HOSTILE.findall(text))), 3)
            if weight:
                fighting.update(dict.fromkeys(named, weight))
            if not _PEACEFUL.isdisjoint(line.lowers):
                making_peace.update(dict.fromkeys(named, 1))
            sides = [side for side in self.between(line) if not self._is_nameless(side)]
            fighting.update(dict.fromkeys(sides, _NAMED_AS_SIDES))
        ranked = sorted(fighting.items(), key=lambda pair: (-pair[1], pair[0]))
        above = {actor.of for party, _ in ranked if (actor := self.survey.actors.get(party))}
        ranked = [(party, count) for party, count in ranked if party not in above]
        others = [(party, count) for party, count in ranked if party not in self._callers()]
        ranked = others if len(others) > 1 else ranked
        if len(ranked) < 2:
            makers = sorted(making_peace.items(), key=lambda pair: (-pair[1], pair[0]))
            known = {party for party, _ in ranked}
            ranked += [pair for pair in makers if pair[0] not in known | above][: 2 - len(ranked)]
        if len(ranked) > 2 and ranked[2][1] >= 0.75 * ranked[1][1]:
            return tuple(sorted(party for party, _ in ranked[:3]))
        return tuple(sorted(party for party, _ in ranked[:2]))

    def _is_nameless(self, party: str) -> bool:
        """Whether a party is "the government" of nobody knows where; other sentences name it better."""
        actor = self.survey.actors.get(party)
        return actor is not None and actor.kind in ("government", "military") and actor.of is None

    def between(self, line: Line) -> tuple[str, ...]:
        """The two sides of "a ceasefire between Aruna and the Front" on a line; empty where it names none."""
        for at, lower in enumerate(line.lowers):
            if lower != "between" or _PEACEFUL.isdisjoint(line.lowers[max(0, at - 3) : at]):
                continue
            start, end = line.words[at].end, line.words[min(at + 14, len(line.words) - 1)].end
            for mention in line.mentions:
                if start <= mention.start < end:
                    sides = dict.fromkeys(
                        self.principal(actor) for actor in self._coordinated(line, mention, forward=True)
                    )
                    if len(sides) == 2 and all(self._can_fight(side) for side in sides):
                        return tuple(sides)
                    break
        return ()

    def _callers(self) -> frozenset[str]:
        """Who asks "both sides" for something, and so is neither."""
        found: set[str] = set()
        for line in self.survey.lines:
            for at, lower in enumerate(line.lowers):
                is_call = lower in _CALLING and instrument_words().both.find(line.lowers[at + 1 : at + 5])
                if is_call or (lower in _WELCOMING and not _PEACEFUL.isdisjoint(line.lowers[at + 1 : at + 6])):
                    found.update(self.principal(actor) for actor in self.subject(line, at))
        return frozenset(found)

    def _can_fight(self, party: str) -> bool:
        """Whether a party is of a kind that fights, and neither mediates nor stands by."""
        actor = self.survey.actors.get(party)
        if actor is None or party in self.mediators or actor.kind not in ("state", "government", "group", "military"):
            return False
        head = _INTO_PLACES.split(actor.name.lower())[0].split()
        name = " ".join(word for word in head if word != "the")
        return bool(head) and head[-1] not in _BYSTANDERS and name not in _SERVICES
