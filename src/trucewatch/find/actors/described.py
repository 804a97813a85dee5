"""People whom a page describes before, or instead of, naming them, and the names that they go by from there on."""

from __future__ import annotations

from trucewatch.core.account import ActorKind
from trucewatch.find.actors.names import is_speech, name_run
from trucewatch.find.actors.neighbours import before_comma, person_before_comma
from trucewatch.find.actors.notebook import Entry, Notebook
from trucewatch.find.actors.people import Name
from trucewatch.find.actors.phrases import is_possessive, phrase_at, term_at
from trucewatch.find.actors.settings import LOCATIVES
from trucewatch.find.actors.somebody import calls_himself, noun_end, somebody_at
from trucewatch.find.actors.terms import Named, Terms, address_phrases
from trucewatch.find.actors.unnamed import QUOTES, unnamed_at
from trucewatch.find.actors.words import Lexicon, Word
from trucewatch.know.function_words import BE
from trucewatch.know.keys import UNNAMED
from trucewatch.know.titles import unnamed


class Described:
    """Notes described speakers in `notes` and teaches `terms`, `people` and `full` their names.

    `heads` are the nouns by which the page has described somebody so far.
    """

    def __init__(
        self, notes: Notebook, terms: Terms, people: Lexicon[Name | None], full: dict[Name, Name | None]
    ) -> None:
        self.notes, self.terms, self.words = notes, terms, notes.words
        self.heads: set[str] = set()
        self._people, self._full = people, full
        self._speaking = _nouns_that_speak(notes.words)

    def _introduced(self, index: int) -> int:
        """The index behind "a western diplomat", said of somebody who speaks later as "the diplomat"; or `index`."""
        words = self.words
        if words[index].fold not in {"a", "an"} or (index and words[index - 1].fold in BE | {"as", ","}):
            return index
        for at in range(index + 1, noun_end(words, index + 1)):
            if words[at].fold in self._speaking and not is_possessive(words, at + 1):
                return at + 1
        return index

    def _name(self, start: int, end: int) -> Name:
        return tuple(word.text for word in self.words[start:end])

    def somebody(self, index: int) -> int:
        """The index behind the description of a speaker that begins at `index`, who is noted; `index` for none."""
        kind: ActorKind
        found = unnamed_at(self.words, index, self.terms)
        if found is not None:
            end, kind = found[0], "person" if found[1] else "group"
        elif (somebody := somebody_at(self.words, index, self.terms)) is not None:
            end, kind = somebody
        elif (end := self._introduced(index)) > index:
            kind = "person"
        else:
            return index
        if person_before_comma(self.notes, index) is not None:
            return index
        phrase = phrase_at(self.words, index, self.terms)
        if phrase is not None and phrase.last >= end and phrase.owner is not None and phrase.body is not None:
            return index  # "Russian officials": a body with its owner
        owner = next(
            (
                term[1].actor
                for at in range(index, end)
                if (term := term_at(self.words, at, self.terms))
                and term[0] <= end
                and (term[1].how != "seat" or self.words[at - 1].fold in LOCATIVES)
            ),
            None,
        )
        form = self.notes.written(index, end)
        key = f"{UNNAMED}{form.lower()}"
        if key not in self.notes.entries:
            of = self.notes.entry(owner).key if owner is not None else None
            self.notes.entries[key] = Entry(key, form, kind, of)
        self.notes.note_words(key, index, end)
        if kind == "person":
            self.heads.add(self.words[noun_end(self.words, index + 1) - 1].fold)
            self._learn_alias(key, end)
        return end

    def _learn_alias(self, key: str, end: int) -> None:
        """Let the name in "who gave her name as Odile" mean the person of `key` from here on."""
        name = calls_himself(self.words, end)
        behind = name_run(self.words, name) if name > end else name
        while name < behind and (rank := address_phrases().at(self.words, name)) is not None and rank[0] < behind:
            name = rank[0]
        if behind > name > end:
            called = self._name(name, behind)
            described, person = self.notes.entries.pop(key), self.notes.person(called)
            self._people.add(" ".join(called), called)
            self._full.setdefault(called, called)
            for sighting in self.notes.sightings:
                sighting.key = person.key if sighting.key == key else sighting.key
            person.spans |= described.spans
            person.names |= described.names
            person.of = described.of
            self.notes.note_words(person.key, name, behind)

    def alias(self, index: int) -> int:
        """The index behind "known as Hawk", said of the actor in front, whom that name means from here on."""
        words = self.words
        actor = before_comma(self.notes, index) or before_comma(self.notes, index - 1)
        if index + 2 >= len(words) or words[index + 1].fold != "as" or actor is None:
            return index
        start = index + 2 + (words[index + 2].fold == "the")
        end = name_run(words, start) if start < len(words) else start
        if end > start:
            if actor.kind == "person":
                self._people.add(" ".join(self._name(start, end)), tuple(actor.name.split()))
            else:
                self.terms.add(" ".join(self._name(start, end)), Named(actor.key, actor.name, actor.kind, actor.of))
            self.notes.note_words(actor.key, start, end)
        return end


def _nouns_that_speak(words: list[Word]) -> frozenset[str]:
    """Nouns for one person that speak with "the": "the diplomat said", "said the diplomat"."""
    nouns, _ = unnamed()
    return frozenset(
        word.fold
        for at, word in enumerate(words)
        if word.fold in nouns
        and at > 1
        and words[at - 1].fold == "the"
        and (is_speech(words, at + 1) or (is_speech(words, at - 2) and words[at - 3].text in QUOTES))
    )
