"""Whom the words of a sentence mean: names joined by "and", "both sides", pronouns, "the rebels" of the one group."""

from __future__ import annotations

from trucewatch.core.page import Mention
from trucewatch.find.sides import only_side, speaks_for
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words

_PERSON_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
_THING_PRONOUNS = frozenset({"it", "its"})
_SPEAKER_PRONOUNS = frozenset({"i", "we", "our", "us", "my"})
_BETWEEN = frozenset(
    """and , the both ( ) 's government army forces president prime minister leader leaders as well & governments
    rebels rebel movement counterpart former with""".split()  # noqa: SIM905
)
"""Words that may stand between two coordinated subjects."""
_OBLIQUE = frozenset(
    """under in at on after from with of by for against to between near into over""".split()  # noqa: SIM905
)
_DATING = frozenset({"after", "before"})
OWN_SIDE = frozenset(
    {"group", "movement", "country", "organisation", "organization", "faction", "militia", "side", "men", "party"}
)
"""What a speaker calls his own side: "said the group would abide by it", "said his country accepted"."""
OWNERS = frozenset({"his", "her", "its", "our", "my", "their"})
_GOVERNMENTS = frozenset({"governments", "countries", "states", "nations", "capitals"})
_PAIR = 2
_LEADERS = frozenset({"leaders", "presidents"})
NO_LONGER = frozenset({"former", "ex", "dissident", "splinter", "breakaway", "renegade", "erstwhile"})
"""Before a name these say that its bearer does not stand for it: "former Front fighters"."""
_BEFORE_NAMES = frozenset({"the", "a", "an", "southern", "northern", "eastern", "western", "central"})
PEOPLES = ("state", "government", "group", "organisation")


class References:
    """Who is meant on the lines of one survey; `belligerents` are whom "both sides" means, once known."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._governments: dict[str, str] = {}
        self.belligerents: tuple[str, ...] = ()

    def principal(self, actor_id: str) -> str:
        """The state, government, group or organisation that an actor acts for; itself where it acts for nobody."""
        seen = {actor_id}
        while True:
            actor = self.survey.actors.get(actor_id)
            if actor is None or actor.of is None or actor.of in seen or actor.kind in PEOPLES:
                return self._governments.get(actor_id, actor_id)
            actor_id = actor.of
            seen.add(actor_id)

    def within(self, line: Line, first: int, after: int) -> tuple[str, ...]:
        """The principals named in words `first`..`after`, and "both sides" as the belligerents, in order."""
        if first >= after:
            return ()
        start, end = line.words[first].start, line.words[after - 1].end
        found = [self.principal(mention.actor) for mention in line.mentions if start <= mention.start < end]
        for _, stop, _ in instrument_words().both.find(line.lowers[first:after]):
            found.extend(self.principal(actor) for actor in self._both(line, first + stop - 1))
        return tuple(dict.fromkeys(found))

    def _both(self, line: Line, last: int) -> tuple[str, ...]:
        """Whom "both sides" or "the two leaders" means, by its last word; "both governments" are those of states."""
        if line.lowers[last] in _LEADERS:
            return self._leaders(line)
        if line.lowers[last] in _GOVERNMENTS and not all(self._governs(one) for one in self.belligerents):
            return self._pair_before(line)
        return self.belligerents

    def _governs(self, actor_id: str) -> bool:
        actor = self.survey.actors.get(actor_id)
        return actor is not None and actor.kind in ("state", "government")

    def _pair_before(self, line: Line) -> tuple[str, ...]:
        """The two states that "and" joined last, on this line or before; else nobody."""
        for earlier in range(line.number, -1, -1):
            for mention in reversed(self.survey.lines[earlier].mentions):
                joined = self.coordinated(self.survey.lines[earlier], mention, forward=True)
                pair = tuple(dict.fromkeys(self.principal(one) for one in joined))
                if len(pair) == _PAIR and all(self._governs(one) for one in pair):
                    return pair
        return ()

    def named_in(self, line: Line, first: int, after: int) -> tuple[str, ...]:
        """Whom the words `first`..`after` mean: those named, "both sides", a pronoun, "the rebels" of one group."""
        if first >= after:
            return ()
        start, end = line.words[first].start, line.words[after - 1].end
        left = {m.actor for m in line.mentions if start <= m.start < end and self._is_former(line, m)}
        if left:
            return ()
        if found := self.within(line, first, after):
            return found
        if found := self._named_at(line, after - 1):
            return found
        if found := self._owned(line, first, after - 1):
            return found
        only = only_side(line.lowers[after - 1], line.lowers[first : after - 1], self.belligerents, self.survey.actors)
        return (only,) if only is not None else ()

    def _owned(self, line: Line, first: int, last: int) -> tuple[str, ...]:
        """Whose side is meant by "his side" or "its delegates": the party for which the owner acts."""
        noun = line.lowers[last]
        if line.lowers[first] in OWNERS and (noun in OWN_SIDE or speaks_for(noun)):
            return tuple(self.principal(actor) for actor in self._pronoun(line, first))
        return ()

    def person_before(self, line: Line, at: int) -> str | None:
        """The person that "he" at word `at` means: the first of this sentence, or of one of the three before."""
        return self._before(line, at, persons=True)

    def _named_at(self, line: Line, at: int) -> tuple[str, ...]:
        """Whom word `at` names, as a mention, a pronoun or "both sides"."""
        if at < 0:
            return ()
        word = line.words[at]
        for mention in line.mentions:
            if mention.start <= word.start < mention.end or mention.end == word.start:
                return () if word.lower == "'s" else self.coordinated(line, mention, forward=False)
        if word.lower in (")",):
            return self._named_at(line, at - 1)
        both = instrument_words().both
        for first in range(max(0, at - 3), at + 1):
            match = both.longest(line.lowers, first)
            if match and first + match[0] == at + 1:
                return self._both(line, at)
        if word.lower == "two" and line.lowers[at - 1 : at] == ("the",):
            return self.belligerents
        return self._pronoun(line, at)

    def _leaders(self, line: Line) -> tuple[str, ...]:
        """Whom "the two leaders" means: the two persons of this sentence, or of one of three before; else nobody."""
        for earlier in range(line.number, max(-1, line.number - 4), -1):
            persons = {
                mention.actor: None
                for mention in self.survey.lines[earlier].mentions
                if (actor := self.survey.actors.get(mention.actor)) and actor.kind == "person" and actor.of
            }
            if len({self.principal(person) for person in persons}) == 2 == len(persons):
                return tuple(persons)
        return ()

    def _pronoun(self, line: Line, at: int) -> tuple[str, ...]:
        lower, word = line.lowers[at], line.words[at]
        found: str | None = None
        if lower in _SPEAKER_PRONOUNS:
            found = self.survey.first_person(word.start)
        elif lower in _PERSON_PRONOUNS:
            found = self._speaking(word.start, persons=True) or self._before(line, at, persons=True)
        elif lower == "they":
            return self._several_before(line, at) or self._many_speaking(word.start)
        elif lower in _THING_PRONOUNS:
            found = self._speaking(word.start, persons=False) or self._before(line, at, persons=False)
        return (found,) if found else ()

    def _several_before(self, line: Line, at: int) -> tuple[str, ...]:
        """Whom "they" means: the two sides that "and" joins before it, "Aruna and Belmar said they"."""
        for mention in line.mentions:
            if mention.start >= line.words[at].start:
                break
            joined = tuple(dict.fromkeys(self.coordinated(line, mention, forward=True)))
            if len(joined) > 1:
                return joined if all(self._is_people(actor) for actor in joined) else ()
        return ()

    def _many_speaking(self, offset: int) -> tuple[str, ...]:
        """Who says the words at `offset`, where they are many: "the rebels wrote that they were ready"."""
        speaker = None if self.survey.quoted(offset) else self.survey.speaker_at(offset)
        return (speaker,) if speaker is not None and self._is_people(speaker) else ()

    def _is_people(self, actor_id: str) -> bool:
        actor = self.survey.actors.get(actor_id)
        return actor is not None and actor.kind in (*PEOPLES, "military")

    def _speaking(self, offset: int, persons: bool) -> str | None:
        """Who says the words at `offset`, where "he" or "it" can mean them: "Torrin said he would sign"."""
        speaker = None if self.survey.quoted(offset) else self.survey.speaker_at(offset)
        actor = self.survey.actors.get(speaker) if speaker else None
        return speaker if actor and (actor.kind == "person") == persons else None

    def _before(self, line: Line, at: int, persons: bool) -> str | None:
        """The first actor of the wanted sort before word `at` of its sentence, or in one of three sentences before."""
        offset = line.words[at].start
        for earlier in range(line.number, max(-1, line.number - 4), -1):
            for mention in self.survey.lines[earlier].mentions:
                actor = self.survey.actors.get(mention.actor)
                if mention.start < offset and actor and (actor.kind == "person") == persons:
                    return mention.actor
        return None

    def _is_former(self, line: Line, mention: Mention) -> bool:
        """Whether who is named has left the party: "former Front fighters who reject the deal"."""
        at = line.word_at(mention.start)
        actor = self.survey.actors.get(mention.actor)
        if actor is None or actor.kind == "person" or not 0 < at < len(line.words):
            return False
        opening = line.lowers[max(0, at - 1) : at + 1]
        following = line.lowers[line.word_at(mention.end - 1) + 1 :][:1]
        return not NO_LONGER.isdisjoint(opening) and (following not in (("'s",),))

    def is_oblique(self, line: Line, mention: Mention) -> bool:
        """Whether a mention cannot be a subject: an owner ("Aruna's"), or behind a preposition ("under the note")."""
        if self.survey.page.text[mention.end : mention.end + 1] in ("'", "’"):
            return True
        at = line.word_at(mention.start) - 1
        while at >= 0 and line.lowers[at] in _BEFORE_NAMES:
            at -= 1
        return at >= 0 and line.lowers[at] in _OBLIQUE

    def _is_dated(self, line: Line, mention: Mention) -> bool:
        """Whether "after" or "before" opens a clause at the mention: "after Torrin and Maas spoke"."""
        return line.lowers[max(0, line.word_at(mention.start) - 1)] in _DATING

    def coordinated(self, line: Line, mention: Mention, forward: bool) -> tuple[str, ...]:
        """The mention with those that "and" or commas join to it, before it, or after it."""
        found = [mention.actor]
        sure = 1
        ordered = line.mentions if forward else tuple(reversed(line.mentions))
        edge = mention
        for other in ordered:
            gap = (edge.end, other.start) if forward else (other.end, edge.start)
            if other == mention or gap[0] > gap[1]:
                continue
            between = [word.lower for word in line.words if gap[0] <= word.start < gap[1]]
            if not between or ("and" not in between and "," not in between) or not _BETWEEN.issuperset(between):
                break
            if not forward and (between == [","] or (self.is_oblique(line, other) and not self._is_dated(line, other))):
                break
            found.append(other.actor)
            edge = other
            if "and" in between:
                sure = len(found)
                if forward:
                    break
        # A list ends with "and": in "brokered by Aruna, Minister Torrin said" the comma opens another clause.
        return tuple(dict.fromkeys(found[:sure] if forward else found))
