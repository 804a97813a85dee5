"""The walk over a page: every form that names an actor, from left to right, the longest first."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.core.account import ActorKind
from trucewatch.core.page import Page
from trucewatch.find.actors.bodies import note_body, note_owner
from trucewatch.find.actors.by_reader import doers_on
from trucewatch.find.actors.described import Described
from trucewatch.find.actors.names import is_name_word, is_plain_speech, name_run
from trucewatch.find.actors.neighbours import person_before_comma
from trucewatch.find.actors.notebook import Entry, Notebook, Pending
from trucewatch.find.actors.nouns import NOUNS, PLAIN_FORCES
from trucewatch.find.actors.people import Name, full_names, is_organisation
from trucewatch.find.actors.phrases import (
    POSSESSIVE_PRONOUNS,
    Phrase,
    is_possessive,
    is_verb_like,
    phrase_at,
    term_at,
)
from trucewatch.find.actors.servants import servant_of_person, servant_of_post
from trucewatch.find.actors.settings import (
    LOCATIVES,
    acts,
    dateline_end,
    has_left,
    is_byline,
    is_place,
    next_sentence,
)
from trucewatch.find.actors.terms import Term, Terms
from trucewatch.find.actors.words import Lexicon, Word, parts_of
from trucewatch.know.function_words import DETERMINERS
from trucewatch.know.keys import MAYBE, OFFICE, ORGANISATION, PERSON
from trucewatch.know.naming import GIVEN, WRITINGS
from trucewatch.know.titles import unnamed

MOST_TO_NAME = 4
"""How many words before a name its "who" or "that" may stand."""
MOST_TO_SERVANT = 3
"""How many words behind a possessive the post of a servant may begin."""


class Walk:
    """One walk over a page; what it finds stands in `notes`."""

    def __init__(
        self, page: Page, words: list[Word], terms: Terms, people: Iterable[Name], headings: frozenset[int]
    ) -> None:
        self.notes = Notebook(page, words)
        self.words, self.terms = words, terms
        self._headings = headings
        self._doers = doers_on(page)
        self._full = full_names(people)
        self._people: Lexicon[Name | None] = Lexicon(
            ((" ".join(n), full) for n, full in self._full.items()), exact=True
        )
        self._cities = {word.text for at, word in enumerate(words) if word.is_capital and is_place(words, at)}
        self._master: tuple[int, str] | None = None  # where the last possessive of a person stands, and whose
        self._described = Described(self.notes, terms, self._people, self._full)
        index = 0
        while index < len(words):
            index = self._step(index)

    def _step(self, index: int) -> int:
        words, word = self.words, self.words[index]
        if not word.is_word:
            return index + 1
        if word.opens and (behind := dateline_end(words, index)) > index:
            return behind
        if is_byline(words, index):
            return next_sentence(words, index)
        if word.sentence not in self._headings and (behind := self._described.somebody(index)) > index:
            return behind
        if word.fold == "known" and (behind := self._described.alias(index)) > index:
            return behind
        phrase = phrase_at(words, index, self.terms)
        if phrase is not None and (behind := self._phrase(phrase)) > index:
            return behind
        found, term = self._people.at(words, index), term_at(words, index, self.terms)
        if found is not None and (term is None or found[0] >= term[0]):
            behind = self._person_named(index, *found)
            if behind > index:
                return behind
        if term is not None:
            self._term(index, *term)
            return term[0]
        if word.fold in {"the", "same"} and index + 1 < len(words) and term_at(words, index + 1, self.terms) is None:
            noun = words[index + 1].fold
            if (noun in NOUNS and (noun not in PLAIN_FORCES or words[index + 1].is_capital)) or noun in unnamed()[
                0
            ] | self._described.heads:
                self.notes.pending.append(Pending("noun", word.start, words[index + 1].end, noun))
                return index + 2
        if self._compound(word):
            return index + 1
        end = name_run(words, index)
        return self._unknown_name(index, end) if end > index else index + 1

    def _compound(self, word: Word) -> bool:
        """Note each part of "Dosh-Rennick", "Kenya-Uganda"; False, and nothing noted, where one is unknown."""
        if not any(joint in word.text for joint in "-‑/"):
            return False
        parts = parts_of(word)
        keys = []
        for part in parts if len(parts) > 1 else ():
            person, term = self._people.at([part], 0), term_at([part], 0, self.terms)
            if person is not None and person[1] is not None:
                keys.append(self.notes.person(person[1]).key)
            elif term is not None and term[1].how != "adjective":
                keys.append(self.notes.entry(term[1].actor).key)
        if len(keys) < len(parts) or not keys:
            return False
        for part, key in zip(parts, keys, strict=True):
            self.notes.note(key, part.start, part.end)
        return True

    def _phrase(self, phrase: Phrase) -> int:
        words, first = self.words, phrase.first + (phrase.article != "")
        owner = self.notes.entry(phrase.owner).key if phrase.owner is not None else None
        if phrase.name is not None:
            note_owner(self.notes, self.terms, phrase)
            return self._titled(phrase, first, owner)
        if phrase.body is not None:
            return note_body(self.notes, self.terms, phrase, first, owner)
        if phrase.office:
            note_owner(self.notes, self.terms, phrase)
            form = self.notes.written(first, phrase.last)
            where = owner or (f"in {phrase.seat.lower()}" if phrase.seat else "")
            key = f"{OFFICE}{where}/{phrase.post}"
            self.notes.entries.setdefault(key, Entry(key, form, "office", owner))
            self.notes.note_words(key, first, phrase.last)
            return phrase.last
        if (behind := servant_of_post(self.notes, phrase, first, owner)) > phrase.last:
            return behind
        holder = self._apposed(phrase)
        if holder is not None:
            note_owner(self.notes, self.terms, phrase)
            self.notes.note_words(holder.key, phrase.first if phrase.article == "the" else first, phrase.last)
            self._give_post(holder, phrase, owner)
            return phrase.last
        if phrase.article in {"a", "an"}:
            return phrase.last
        if phrase.article == "" and owner is None:
            return phrase.first
        note_owner(self.notes, self.terms, phrase)
        start, end = words[phrase.first].start, words[phrase.last - 1].end
        what = phrase.post or phrase.address or ""
        self.notes.pending.append(Pending("post", start, end, what, owner, phrase.article not in POSSESSIVE_PRONOUNS))
        return phrase.last

    def _titled(self, phrase: Phrase, first: int, owner: str | None) -> int:
        start, end = phrase.name or (first, phrase.last)
        found = self._people.at(self.words, start)
        if found is None or (found[0] < end and self._full.get(self._name(start, end)) is None):
            self._full.setdefault(self._name(start, end), self._name(start, end))
        full = self._full.get(self._name(start, end)) or (found[1] if found else None)
        if full is None:
            self.notes.shared.add(self._name(start, end))
            return phrase.last
        entry = self.notes.person(full)
        self.notes.note_words(entry.key, first, phrase.last)
        self.notes.note_words(entry.key, start, end)
        self._give_post(entry, phrase, owner)
        return self._behind_person(entry, first, phrase.last)

    def _name(self, start: int, end: int) -> Name:
        return tuple(word.text for word in self.words[start:end])

    def _master_of(self, phrase: Phrase) -> str | None:
        """The person who stands in the possessive close before the phrase: "Dosh's Delta envoy, Ana Holt"."""
        if self._master is None or not 0 < phrase.first - self._master[0] <= MOST_TO_SERVANT:
            return None
        return self._master[1] if self.words[self._master[0]].sentence == self.words[phrase.first].sentence else None

    def _give_post(self, entry: Entry, phrase: Phrase, owner: str | None) -> None:
        if phrase.post is not None:
            entry.posts.add((phrase.post, owner))
            last = phrase.name[0] if phrase.name else phrase.last
            entry.roles.add(self.notes.written(phrase.first + (phrase.article != ""), last))
            owner = owner or self._master_of(phrase)
            if owner is not None and entry.of is None and owner != entry.key:
                entry.of = owner
        if phrase.address is not None:
            entry.posts.add((phrase.address, None))

    def _apposed(self, phrase: Phrase) -> Entry | None:
        """The person in commas before or behind the post: "Ana Holt, the mediator"; "the mediator, Ana Holt,"."""
        words, behind = self.words, phrase.last
        if behind + 1 < len(words) and words[behind].fold in {"of", "for", "in"}:  # "the mayor of Khel, Ana Holt,"
            seat = name_run(words, behind + 1 + (words[behind + 1].fold == "the"))
            behind = seat if seat < len(words) and words[seat].text == "," else behind
        if not is_verb_like(words, behind) and (person := person_before_comma(self.notes, phrase.first)) is not None:
            return person
        if (
            behind + 1 < len(words)
            and words[behind].text == ","
            and words[behind].sentence == words[behind - 1].sentence
        ):
            start = behind + 1
            end = name_run(words, start)
            for at in range(start, end):  # a rank may stand before the name
                found = self._people.at(words, at)
                if found is not None and found[1] is not None and found[0] == end and end - start > 1:
                    return self.notes.person(found[1])
        return None

    def _person_named(self, index: int, end: int, full: Name | None) -> int:
        run = name_run(self.words, index)
        if run > end and end - index == 1:
            return index  # "Anna" of "Anna Karst" is not the "Anna" of somebody else
        if full is None:
            self.notes.shared.add(self._name(index, end))
        else:
            entry = self.notes.person(full)
            self.notes.note_words(entry.key, index, end)
            return self._behind_person(entry, index, end)
        return end

    def _behind_person(self, entry: Entry, first: int, last: int) -> int:
        """The index behind a person's name, or behind an office or servant of his; whose a possessive is gets noted."""
        if is_possessive(self.words, last):
            self._master = (last, entry.key)
        return servant_of_person(self.notes, entry, first, last)

    def _term(self, index: int, end: int, term: Term) -> None:
        if term.how == "adjective" or (term.how == "seat" and not self._is_government(index, end)):
            return
        if term.actor.kind == "state" and is_place(self.words, index):
            return
        if has_left(self.words, index, end):
            return
        self.notes.note_words(self.notes.entry(term.actor).key, index, end)

    def _is_government(self, index: int, end: int) -> bool:
        """Whether the city there stands for its government: by the words beside it, or as the reader sees it act."""
        words = self.words
        return acts(words, index, end) or self._doers.are(words[index].start, words[end - 1].end)

    def _speaks_plainly(self, index: int) -> bool:
        words, before = self.words, self.words[index - 1]
        is_bare = not index or before.sentence != words[index].sentence or before.fold not in LOCATIVES | DETERMINERS
        in_clause = any(
            word.fold in {"who", "that", "which"} and word.sentence == words[index].sentence
            for word in words[max(0, index - MOST_TO_NAME) : max(0, index - 1)]
        )  # "a team that visited Dorn said"
        return (
            is_bare
            and not in_clause
            and words[index].fold.removesuffix("s") not in WRITINGS
            and len(words[index].text) > 2
            and "-" not in words[index].text
            and is_plain_speech(words, index + 1)
        )

    def _unknown_name(self, index: int, end: int) -> int:
        """Note a name that nothing tells about: a speaker of one word, or what another report may know."""
        words = self.words
        for at in range(index + 1, end):
            if self._people.at(words, at) or term_at(words, at, self.terms):
                if term_at(words, at, self.terms) is None and not is_organisation(words, index, end) and end - at < 2:
                    break
                return at
        word = words[index]
        if is_organisation(words, index, end) or not is_name_word(word):
            return end
        if end == index + 1 and self._speaks_plainly(index):
            kind: ActorKind = "government" if word.text in self._cities else "person"
            kind = "organisation" if word.text.isupper() and kind == "person" else kind
            key = (PERSON if kind == "person" else ORGANISATION) + word.fold
            self.notes.entries.setdefault(key, Entry(key, word.text, kind))
            self.notes.note_words(key, index, end)
        elif not is_place(words, index) or word.fold in GIVEN:
            name = self.notes.written(index, end)
            key = MAYBE + name.lower()
            self.notes.entries.setdefault(key, Entry(key, name, "person"))
            self.notes.note_words(key, index, end)
            if end + 1 < len(words) and words[end + 1].fold == "delegation":
                return servant_of_person(self.notes, self.notes.entries[key], index, end)
        return end
