"""Who does what a verb says: its subject by tree or nearness, pronouns, "both sides", for whom a person acts."""

from __future__ import annotations

from trucewatch.core.page import Mention
from trucewatch.find.doers import doers
from trucewatch.find.sides import only_side, speaks_for
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words
from trucewatch.know.stances import stance_words
from trucewatch.lang.trees import children, stretch, subtree, word_at

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
_IN_PASSING = frozenset({"and", "or", "then", "also", "later", "earlier", "again", "on", "at", "in", "however"})
_OWN_SIDE = frozenset(
    {"group", "movement", "country", "organisation", "organization", "faction", "militia", "side", "men", "party"}
)
"""What a speaker calls his own side: "said the group would abide by it", "said his country accepted"."""
_OWNERS = frozenset({"his", "her", "its", "our", "my", "their"})
_OWNED = _OWN_SIDE | frozenset(
    "troops forces army units soldiers fighters crews military navy embassy office ministry government".split()  # noqa: SIM905
)
"""What acts for whoever owns it: "our troops", "its embassy", "his units"."""
_OPEN_TAGS = ("PRON", "DET", "NUM")
"""Subjects of these kinds that mean nobody known are left to the order of words: "both had promised"."""
_GOVERNMENTS = frozenset({"governments", "countries", "states", "nations", "capitals"})
_PAIR = 2
_LEADERS = frozenset({"leaders", "presidents"})
_NO_LONGER = frozenset({"former", "ex", "dissident", "splinter", "breakaway", "renegade", "erstwhile"})
"""Before a name these say that its bearer does not stand for it: "former Front fighters"."""
_BEFORE_NAMES = frozenset({"the", "a", "an", "southern", "northern", "eastern", "western", "central"})
PEOPLES = ("state", "government", "group", "organisation")


class Subjects:
    """The actors of one survey as subjects of verbs; `belligerents` are whom "both sides" means, once known."""

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

    def subject(self, line: Line, at: int) -> tuple[str, ...]:
        """The actors that word `at`, a verb, has for its subject; empty where none is certain, or all have left it."""
        found = self._by_tree(line, at)
        if found is None:
            found = self._subject(line, at)
        if line.lowers[at - 1 : at] == ("who",) and not _NO_LONGER.isdisjoint(line.lowers[max(0, at - 6) : at]):
            return ()
        start = line.words[at].start if at < len(line.words) else 0
        left = {m.actor for m in line.mentions if m.end <= start and self._is_former(line, m)}
        return tuple(actor for actor in found if actor not in left)

    def _by_tree(self, line: Line, at: int) -> tuple[str, ...] | None:
        """The actors that are the verb's subjects by its tree, none where that is nobody known; None = it tells not."""
        verb = word_at(line.reading, line.words[at].start) if at < len(line.words) else None
        heads = doers(line.reading, self.survey.page.text, verb) if verb is not None else None
        if heads is None:
            return None
        named = [self._headed(line, one) for one in heads]
        if len(heads) == 1 and not named[0] and line.reading.tags[heads[0]] in _OPEN_TAGS:
            return None
        return tuple(dict.fromkeys(actor for one in named for actor in one))

    def _headed(self, line: Line, noun: int) -> tuple[str, ...]:
        """Whom a noun or pronoun of the tree means: by its name, its owner ("our troops"), "both sides"."""
        token = line.reading.tokens[noun]
        at = line.word_at(token.start)
        if (speaks_for(line.lowers[at]) or line.lowers[at] in _OWNED) and (owners := self._owners(line, noun)):
            return owners
        for mention in line.mentions:
            if mention.start < token.end and token.start < mention.end:
                return (mention.actor,)
        if found := self._named_at(line, at):
            return found
        only = only_side(line.lowers[at], line.lowers[max(0, at - 1) : at], self.belligerents, self.survey.actors)
        return (only,) if only is not None else ()

    def _owners(self, line: Line, noun: int) -> tuple[str, ...]:
        """Whose troops, delegates or embassy a noun of the tree is: "the League's", "of the League", "its"."""
        reading = line.reading
        for owner in children(reading, noun, "nmod:poss", "nmod"):
            at = line.word_at(reading.tokens[owner].start)
            if line.lowers[at] in _OWNERS:
                return tuple(self.principal(actor) for actor in self._pronoun(line, at))
            start, end = stretch(reading, subtree(reading, owner, ("acl:relcl", "appos", "conj")))
            named = [one for one in line.mentions if start <= one.start and one.end <= end]
            if named and (line.lowers[at - 1] != "to"):
                return (self.principal(named[0].actor),)
        return ()

    def _subject(self, line: Line, at: int) -> tuple[str, ...]:
        auxiliaries = stance_words().auxiliaries
        before = at - 1
        while before >= 0 and (line.lowers[before] in auxiliaries or line.lowers[before].endswith("ly")):
            if line.lowers[before] == "both" or line.lowers[before] == "each":
                break
            before -= 1
        start = line.clause_start(at)
        near = self._named_at(line, before)
        if near:
            return near
        if before >= 0 and line.lowers[before] in ("who", "which", "that", ","):
            return self._antecedent(line, before) or self._first_named(line, self._clause_before(line, start), before)
        found = self._first_named(line, start, at)
        speaker = self.survey.speaker_at(line.words[at].start)
        if not found and speaker and line.lowers[max(before, 0)] in _OWN_SIDE:
            return (speaker,)
        if found or any(word.isalnum() and word not in _IN_PASSING for word in line.lowers[start : before + 1]):
            # A subject that is nobody known stays unknown: the clause before has its own.
            return found
        return self._first_named(line, self._clause_before(line, start), start)

    def agent(self, line: Line, after: int) -> tuple[str, ...]:
        """The actors behind "by" within two words of word `after`: "accepted by Kyiv"."""
        for number in range(after, min(after + 2, len(line.words))):
            if line.lowers[number] == "by":
                for mention in line.mentions:
                    if line.words[number].end <= mention.start <= line.words[number].end + 60:
                        return self.coordinated(line, mention, forward=True)
        return ()

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
        if line.lowers[first] in _OWNERS and (noun in _OWN_SIDE or speaks_for(noun)):
            return tuple(self.principal(actor) for actor in self._pronoun(line, first))
        return ()

    def person_before(self, line: Line, at: int) -> str | None:
        """The person that "he" at word `at` means: the first of this sentence, or of one of the three before."""
        return self._before(line, at, persons=True)

    def _clause_before(self, line: Line, start: int) -> int:
        return line.clause_start(start - 1) if start > 0 else 0

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

    def _antecedent(self, line: Line, at: int) -> tuple[str, ...]:
        """Whom "who" or "which" at word `at` takes up: the mention that ends at most a comma before it."""
        for mention in reversed(line.mentions):
            if mention.end <= line.words[at].start and line.words[at].start - mention.end <= 2:
                return (mention.actor,)
        return ()

    def _first_named(self, line: Line, first: int, after: int) -> tuple[str, ...]:
        """The first mention in words `first`..`after` that owns nothing, else a pronoun, else the first owner."""
        if first >= after or after < 1:
            return ()
        start, end = line.words[first].start, line.words[min(after, len(line.words)) - 1].end
        possessors: list[Mention] = []
        for mention in line.mentions:
            if start <= mention.start and mention.end <= end:
                if self.is_oblique(line, mention):
                    possessors.append(mention)
                else:
                    return self.coordinated(line, mention, forward=True)
        both = instrument_words().both.find(line.lowers[first:after])
        if both:
            return self._both(line, first + both[0][1] - 1)
        for number in range(first, min(after, len(line.words))):
            if found := self._pronoun(line, number):
                return found
        return (possessors[0].actor,) if possessors else ()

    def _is_former(self, line: Line, mention: Mention) -> bool:
        """Whether who is named has left the party: "former Front fighters who reject the deal"."""
        at = line.word_at(mention.start)
        actor = self.survey.actors.get(mention.actor)
        if actor is None or actor.kind == "person" or not 0 < at < len(line.words):
            return False
        opening = line.lowers[max(0, at - 1) : at + 1]
        following = line.lowers[line.word_at(mention.end - 1) + 1 :][:1]
        return not _NO_LONGER.isdisjoint(opening) and (following not in (("'s",),))

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
