"""What parties ask for, offer or turn down that no table names, as the reader sees it: "they want the buoys back".

A thing counts as an instrument only where somebody known takes a stance on it; its name is the report's own phrase.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import InstrumentKind
from trucewatch.core.reading import Labelled
from trucewatch.find.instruments.heads import Head
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import Term, instrument_words
from trucewatch.lang.trees import head as governor
from trucewatch.lang.trees import stretch, subtree, word_at

SURE = 0.9
"""The least score of the stance that makes a thing an instrument."""
SEEN = 0.6
"""The least score of the thing itself, and of who takes the stance."""
_LONGEST = 14
"""Words of a thing's name."""
_LIKE = 0.5
"""So much of the telling words of the shorter of two names makes them one."""
_KINDS: dict[str, InstrumentKind] = {
    "demands": "demand",
    "proposes": "proposal",
    "declines": "proposal",
    "accepts": "agreement",
    "partly": "agreement",
    "conditions": "agreement",
}
"""What a stance makes of a thing that nothing else is known of; of one that is left open nothing is made."""
_ENDS = frozenset({",", ";", ":", "if", "unless", "until", "who", "which", "said", "says", "while", "but", "–", "—"})
"""Here the name of a thing is at its end."""
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "NUM", "PROPN"})
_HEADS = frozenset({"NOUN", "VERB"})
_POINTING = frozenset({"it", "him", "her", "them", "this", "that", "such", "these", "those"})
"""A phrase with one of these and fewer telling words than _FEWEST names something spoken of before."""
_FEWEST = 2
_STEM = 6
"""Letters by which words are held to each other: "withdraw" and "withdrawal" are one."""
_OPENERS = frozenset({"to", "the", "a", "an", "that", "any", "all", "his", "her", "their", "its", "on", "of"})


class Asked:
    """The things of one page that no table names, each with the words that tell it."""

    def __init__(self, survey: Survey, parties: Parties) -> None:
        self._survey, self._parties = survey, parties
        self._known: list[tuple[Term, frozenset[str]]] = []

    def heads_on(self, line: Line, named: Sequence[Head]) -> tuple[Head, ...]:
        """The heads of a line beside those that are `named`: one for each thing that a stance is on."""
        if line.sentence.heading:
            return ()
        found: list[Head] = []
        for stance in line.reading.layer("stance"):
            if stance.modality != "asserted" or stance.score < SURE or stance.label not in _KINDS:
                continue
            if not self._is_somebodys(line, stance):
                continue
            one = self._head(line, stance)
            if one is not None and not any(_do_meet(one, other) for other in (*named, *found)):
                found.append(one)
        return tuple(found)

    def _is_somebodys(self, line: Line, stance: Labelled) -> bool:
        """Whether the reader hangs somebody whom the cast knows on the stance."""
        return any(
            self._parties.named_in(line, line.word_at(span.start), line.word_at(span.end - 1) + 1)
            for span in line.reading.layer("party")
            if span.of in (stance.start, stance.of) and span.score >= SEEN
        )

    def _head(self, line: Line, stance: Labelled) -> Head | None:
        """What the stance is on as a head with its phrase; None where no words name it: "it", "back"."""
        thing = _thing(line, stance)
        if thing is None:
            return None
        core, begin = thing
        start, end = stretch(line.reading, subtree(line.reading, core))
        first = line.word_at(min(start, begin) if line.reading.tags[core] == "NOUN" else begin)
        least = line.word_at(line.reading.tokens[core].end - 1) + 1
        after = max(min(line.word_at(end - 1) + 1, first + _LONGEST), least)
        after = next((at for at in range(least, after) if line.lowers[at] in _ENDS), after)
        while first < least - 1 and line.lowers[first] in _OPENERS:
            first += 1
        telling = _telling(line, first, after)
        if not telling or self._is_for_the_tables(line, first, after):
            return None
        return Head(
            line=line.number,
            first=first,
            after=after,
            core=max(first, line.word_at(line.reading.tokens[core].start)),
            form="other",
            kind=None,
            scope="",
            targets=(),
            days=None,
            extends=False,
            earlier=False,
            own=False,
            definite=False,
            is_act=False,
            term=self._term(line, first, after, telling, _KINDS[stance.label]),
        )

    def _is_for_the_tables(self, line: Line, first: int, after: int) -> bool:
        """Whether a word of a truce or of a stop stands in the phrase, or it is a length of time."""
        words = instrument_words()
        tables = (words.nouns, words.stop_nouns)
        if any(table.longest(line.lowers, at) for at in range(first, after) for table in tables):
            return True
        start, end = line.words[first].start, line.words[after - 1].end
        return any(one.start < end and start < one.end and one.days for one in self._survey.times(line))

    def _term(self, line: Line, first: int, after: int, telling: frozenset[str], kind: InstrumentKind) -> Term:
        """The thing named before with the same words, else a new one."""
        for term, words in self._known:
            if len(words & telling) >= _LIKE * min(len(words), len(telling)):
                return term
        text = self._survey.page.text[line.words[first].start : line.words[after - 1].end]
        term = Term(" ".join(text.split()), kind, ())
        self._known.append((term, telling))
        return term


def _thing(line: Line, stance: Labelled) -> tuple[int, int] | None:
    """The word that what the stance is on hangs on, and where it begins, as the reader sees it."""
    for span in line.reading.layer("instrument"):
        if span.start == stance.of and span.score >= SEEN:
            core = _core(line, span)
            if core is not None and line.reading.tags[core] in _HEADS:
                return core, span.start
    return None


def _core(line: Line, thing: Labelled) -> int | None:
    """The word of the thing that all its others hang on."""
    first, last = word_at(line.reading, thing.start), word_at(line.reading, thing.end - 1)
    if first is None or last is None:
        return None
    inside = range(first, last + 1)
    return next((word for word in inside if governor(line.reading, word) not in inside), None)


def _telling(line: Line, first: int, after: int) -> frozenset[str]:
    """The words of a phrase that tell it from others, by their beginnings; none where it only points back."""
    found = set()
    for word in line.words[first:after]:
        at = word_at(line.reading, word.start)
        if at is not None and line.reading.tags[at] in _CONTENT and word.lower not in instrument_words().mere:
            found.add(word.lower[:_STEM])
    points = not _POINTING.isdisjoint(line.lowers[first:after]) and len(found) < _FEWEST
    return frozenset() if points else frozenset(found)


def _do_meet(one: Head, other: Head) -> bool:
    return one.first < other.after and other.first < one.after
