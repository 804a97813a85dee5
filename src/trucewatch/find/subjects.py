"""Who does what a verb says: its subject by tree or nearness, whose troops and delegates that subject is."""

from __future__ import annotations

from trucewatch.core.page import Mention
from trucewatch.find.doers import doers
from trucewatch.find.references import NO_LONGER, OWN_SIDE, OWNERS, References
from trucewatch.find.sides import only_side, speaks_for
from trucewatch.find.survey import Line
from trucewatch.know.instruments import instrument_words
from trucewatch.know.stances import stance_words
from trucewatch.lang.trees import children, stretch, subtree, word_at

_IN_PASSING = frozenset({"and", "or", "then", "also", "later", "earlier", "again", "on", "at", "in", "however"})
_OWNING = ("nmod:poss", "nmod", "compound", "amod")
_OWNED = OWN_SIDE | frozenset(
    """leaders commanders chiefs troops forces army units soldiers fighters crews military navy embassy office ministry
    government""".split()  # noqa: SIM905
)
"""What acts for whoever owns it: "our troops", "its embassy", "his units"."""
_OPEN_TAGS = ("PRON", "DET", "NUM")
"""Subjects of these kinds that mean nobody known are left to the order of words: "both had promised"."""


class Subjects(References):
    """The actors of one survey as subjects of verbs."""

    def subject(self, line: Line, at: int) -> tuple[str, ...]:
        """The actors that word `at`, a verb, has for its subject; empty where none is certain, or all have left it."""
        found = self._by_tree(line, at)
        if found is None:
            found = self._by_order(line, at)
        if line.lowers[at - 1 : at] == ("who",) and not NO_LONGER.isdisjoint(line.lowers[max(0, at - 6) : at]):
            return ()
        start = line.words[at].start if at < len(line.words) else 0
        left = {m.actor for m in line.mentions if m.end <= start and self._is_former(line, m)}
        return tuple(actor for actor in found if actor not in left)

    def _by_tree(self, line: Line, at: int) -> tuple[str, ...] | None:
        """The actors that are the verb's subjects by its tree, none where that is nobody known; None = it tells not."""
        verb = word_at(line.reading, line.words[at].start) if at < len(line.words) else None
        heads = doers(line.reading, self.survey.page.text, verb) if verb is not None else None
        if heads is None or verb is None:
            return None
        heads = self._within_quotation(line, verb, heads)
        named = [self._headed(line, one) for one in heads]
        if len(heads) == 1 and not named[0] and line.reading.tags[heads[0]] in _OPEN_TAGS:
            return None
        return tuple(dict.fromkeys(actor for one in named for actor in one))

    def _within_quotation(self, line: Line, verb: int, nouns: tuple[int, ...]) -> tuple[int, ...]:
        """Of the doers of a quoted verb those that are quoted with it, if any are: "Torrin: 'Both sides agreed'"."""
        tokens = line.reading.tokens
        around = [one for one in self.survey.page.quotations if one.start <= tokens[verb].start < one.end]
        inside = tuple(one for one in nouns if any(q.start <= tokens[one].start < q.end for q in around))
        return inside or nouns

    def _headed(self, line: Line, noun: int) -> tuple[str, ...]:
        """Whom a noun or pronoun of the tree means: by its name, its owner ("our troops"), "both sides"."""
        token = line.reading.tokens[noun]
        at = line.word_at(token.start)
        if at >= len(line.words):
            return ()  # a sign that is no word, taken for a noun
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
        for owner in children(reading, noun, *_OWNING):
            at = line.word_at(reading.tokens[owner].start)
            if line.lower_at(reading.tokens[owner].start) in OWNERS:
                return tuple(self.principal(actor) for actor in self._pronoun(line, at))
            if reading.relations[owner] == "nmod" and not self._is_of(line, owner):
                continue  # "troops in Belmar", "the envoy to Cadel"
            start, end = stretch(reading, subtree(reading, owner, ("acl:relcl", "appos", "conj")))
            named = [one for one in line.mentions if start <= one.start and one.end <= end]
            if named:
                return (self.principal(named[0].actor),)
        return ()

    def _is_of(self, line: Line, owner: int) -> bool:
        """Whether "of" or "from" leads to a noun of the tree."""
        cases = children(line.reading, owner, "case")
        return any(line.lower_at(line.reading.tokens[case].start) in ("of", "from") for case in cases)

    def _by_order(self, line: Line, at: int) -> tuple[str, ...]:
        """The actors that the order of words makes the verb's subject: those before it, else of the clause before."""
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
        if not found and speaker and line.lowers[max(before, 0)] in OWN_SIDE:
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

    def _clause_before(self, line: Line, start: int) -> int:
        return line.clause_start(start - 1) if start > 0 else 0

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
