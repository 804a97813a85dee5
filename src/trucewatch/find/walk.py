"""The walk over a page: every form that names an actor, from left to right, the longest first."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.core.account import ActorKind
from trucewatch.core.page import Page
from trucewatch.find.names import SPEECH, name_run
from trucewatch.find.organisations import HEADS
from trucewatch.find.people import is_part, short_forms
from trucewatch.find.phrases import POSSESSIVE_PRONOUNS, Phrase, is_possessive, phrase_at, term_at
from trucewatch.find.sightings import Entry, Pending, Sighting
from trucewatch.find.terms import Named, Term, Terms, known_actors
from trucewatch.find.unnamed import unnamed_at
from trucewatch.find.words import Lexicon, Word

LOCATIVES = frozenset(
    "in at near inside into across throughout within over around outside toward towards via through".split()
)
SEAT_LOCATIVES = LOCATIVES | frozenset("from to of for leave left leaving reached".split())
ACTING_BEFORE = frozenset("by between with against that while but when whom where if because and".split())
ACTING_BEHIND = SPEECH | frozenset("has had was is will would did does could should must may might can have".split())
ANAPHORS = HEADS | frozenset("rebels militants insurgents separatists guerrillas faction".split())
PLAIN_FORCES = frozenset(
    "troops soldiers units artillery guns fighters jets warplanes gunmen servicemen gunners team".split()
)
"""Words for forces that name nobody without an owner: "the troops"."""


class Walk:
    """The entries of a page by key, and what is pending: posts, bodies and groups named without whose they are."""

    def __init__(
        self,
        page: Page,
        words: list[Word],
        terms: Terms,
        people: Mapping[tuple[str, ...], int],
        headings: frozenset[int],
    ) -> None:
        self.page, self.words, self.terms = page, words, terms
        self.entries: dict[str, Entry] = {}
        self.sightings: list[Sighting] = []
        self.pending: list[Pending] = []
        self.shared: set[tuple[str, ...]] = set()
        self._headings = headings
        self._full = _full_names(people)
        self._people: Lexicon[tuple[str, ...] | None] = Lexicon(exact=True)
        for name, full in self._full.items():
            self._people.add(" ".join(name), full)
        self._skip_to = 0
        index = 0
        while index < len(words):
            index = self._step(index)

    def entry(self, actor: Named) -> Entry:
        """The entry of a term's actor, made where it is new; so are those whom it belongs to."""
        if actor.key not in self.entries:
            self.entries[actor.key] = Entry(actor.key, actor.name, actor.kind, actor.of)
            owner = known_actors().get(actor.of) if actor.of else None
            if owner is not None:
                self.entry(owner)
        return self.entries[actor.key]

    def note(self, key: str, first: int, last: int, form: str | None = None) -> None:
        """Note that the words `first`..`last` name `key`."""
        start, end = self.words[first].start, self.words[last - 1].end
        self.note_span(key, start, end, form)

    def note_span(self, key: str, start: int, end: int, form: str | None = None) -> None:
        """Note that the characters `start`..`end` name `key`; `form` goes among its names."""
        entry = self.entries[key]
        written = form if form is not None else " ".join(self.page.text[start:end].split())
        entry.names.add(written)
        entry.spans.add((start, end))
        self.sightings.append(Sighting(start, end, key, written))

    def person(self, name: tuple[str, ...]) -> Entry:
        """The entry of the person with this full name."""
        key = "person:" + " ".join(name).lower()
        if key not in self.entries:
            self.entries[key] = Entry(key, " ".join(name), "person")
        return self.entries[key]

    def _step(self, index: int) -> int:
        words = self.words
        word = words[index]
        if not word.is_word:
            return index + 1
        if word.opens and (behind := _dateline_end(words, index)) > index:
            return behind
        if _is_byline(words, index):
            return _next_sentence(words, index)
        heading = word.sentence in self._headings
        if not heading and (behind := self._unnamed(index)) > index:
            return behind
        phrase = phrase_at(words, index, self.terms)
        if phrase is not None and (behind := self._phrase(phrase)) > index:
            return behind
        found = self._people.at(words, index)
        term = term_at(words, index, self.terms)
        if found is not None and (term is None or found[0] >= term[0]):
            return self._named_person(index, found[0], found[1])
        if term is not None:
            self._term(index, *term)
            return term[0]
        if word.fold == "the" and index + 1 < len(words) and words[index + 1].fold in ANAPHORS:
            self._anaphor(index)
            return index + 2
        if word.is_capital and (end := name_run(words, index)) > index + 1:
            return self._inside_name(index, end)
        return index + 1

    def _inside_name(self, index: int, end: int) -> int:
        """Step over a name that is nobody's here, but stop at a person inside it ("Sanford School")."""
        for at in range(index + 1, end):
            if self._people.at(self.words, at) and at + 1 < end + 1:
                return at
            if term_at(self.words, at, self.terms):
                return at
        return end

    def _unnamed(self, index: int) -> int:
        at = index + (self.words[index].fold in {"the"})
        term = term_at(self.words, at, self.terms)
        if at == index and term and term[1].how in {"adjective", "name"} and term[0] < len(self.words):
            found = unnamed_at(self.words, term[0])
            if found is None or self.words[term[0]].fold in {"a", "an", "one", "two"}:
                return index
            found_phrase = phrase_at(self.words, index, self.terms)
            if found_phrase is not None and (found_phrase.body or found_phrase.name):
                return index
        else:
            found = unnamed_at(self.words, index)
        if found is None:
            return index
        end, is_one = found
        owner = None
        for inside in range(index, end):
            inner = term_at(self.words, inside, self.terms)
            if inner is not None and inner[0] <= end:
                owner = inner[1].actor
        start, stop = self.words[index].start, self.words[end - 1].end
        form = " ".join(self.page.text[start:stop].split())
        key = f"unnamed:{form.lower()}"
        kind: ActorKind = "person" if is_one else "group"
        if key not in self.entries:
            self.entries[key] = Entry(key, form, kind, self.entry(owner).key if owner else None)
        self.note_span(key, start, stop, form)
        return end

    def _phrase(self, phrase: Phrase) -> int:
        words = self.words
        first = phrase.first + (phrase.article != "")
        if phrase.owner is not None:
            self.entry(phrase.owner)
            if phrase.owner_words and self._names_by_noun(*phrase.owner_words):
                self.note(phrase.owner.key, *phrase.owner_words)
        owner = phrase.owner.key if phrase.owner else None
        if phrase.name is not None:
            name = tuple(word.text for word in words[slice(*phrase.name)])
            full = self._full.get(name, name)
            if full is None:
                self.shared.add(name)
                return phrase.last
            entry = self.person(full)
            self.note(entry.key, first, phrase.last)
            self.note(entry.key, *phrase.name)
            self._give_post(entry, phrase, owner)
            return phrase.last
        if phrase.body is not None:
            return self._body(phrase, first, owner)
        if phrase.office:
            key = f"office:{owner or ''}/{phrase.post}"
            name = " ".join(self.page.text[words[first].start : words[phrase.last - 1].end].split())
            self.entries.setdefault(key, Entry(key, name, "office", owner))
            self.note(key, first, phrase.last)
            return phrase.last
        apposed = self._apposed(phrase)
        if apposed is not None:
            self.note(apposed.key, phrase.first if phrase.article == "the" else first, phrase.last)
            self._give_post(apposed, phrase, owner)
            return phrase.last
        if phrase.article in {"a", "an"} or (phrase.article == "" and phrase.owner is None):
            return phrase.first
        start = words[phrase.first].start
        if phrase.article == "" and phrase.owner_words and phrase.owner_words[0] < first:
            start = words[first].start
        self.pending.append(
            Pending("post", start, words[phrase.last - 1].end, phrase.post or phrase.address or "", owner)
        )
        return phrase.last

    def _give_post(self, entry: Entry, phrase: Phrase, owner: str | None) -> None:
        if phrase.post is not None:
            entry.posts.add((phrase.post, owner))
            words = self.words[phrase.first + (phrase.article != "") : phrase.name[0] if phrase.name else phrase.last]
            entry.roles.add(" ".join(self.page.text[words[0].start : words[-1].end].split()))
            if owner is not None and entry.of is None and owner != entry.key:
                entry.of = owner
        if phrase.address is not None:
            entry.posts.add((phrase.address, None))

    def _body(self, phrase: Phrase, first: int, owner: str | None) -> int:
        assert phrase.body is not None
        words = self.words
        if owner is None:
            capital = words[first].is_capital and not words[first].opens
            if phrase.article == "" and not capital:
                return phrase.first
            if phrase.article in {"a", "an"} or words[phrase.last - 1].fold in PLAIN_FORCES:
                return phrase.first
            start = words[first].start if phrase.article not in POSSESSIVE_PRONOUNS else words[phrase.first].start
            self.pending.append(Pending("body", start, words[phrase.last - 1].end, phrase.body.name, None))
            return phrase.last
        key = f"body:{owner}/{phrase.body.name}"
        name = f"{self.entries[owner].name} {phrase.body.words[0]}"
        self.entries.setdefault(key, Entry(key, name, phrase.body.kind, owner))
        self.note(key, first, phrase.last)
        return phrase.last

    def _apposed(self, phrase: Phrase) -> Entry | None:
        """The person in commas behind the post, or before it: "the mediator, Halla Nys,"; "Halla Nys, the mediator"."""
        words, at = self.words, phrase.last
        if at + 1 < len(words) and words[at].text == "," and words[at].sentence == words[phrase.first].sentence:
            found = self._people.at(words, at + 1)
            if found is not None and found[1] is not None and found[0] - at > 2:
                return self.person(found[1])
        before = phrase.first - 1
        if before > 0 and words[before].text == "," and self.sightings:
            last = self.sightings[-1]
            if last.key.startswith("person:") and last.end == words[before].start:
                return self.entries[last.key]
            ends = [s for s in self.sightings[-4:] if s.end == words[before].start and s.key.startswith("person:")]
            if ends:
                return self.entries[ends[-1].key]
        return None

    def _named_person(self, index: int, end: int, full: tuple[str, ...] | None) -> int:
        if full is None:
            self.shared.add(tuple(word.text for word in self.words[index:end]))
            return end
        self.note(self.person(full).key, index, end)
        return end

    def _term(self, index: int, end: int, term: Term) -> None:
        if term.how == "adjective":
            return
        if term.how == "seat" and not self._acts(index, end):
            return
        before = self.words[index - 1] if index else None
        if (
            term.actor.kind == "state"
            and before is not None
            and before.sentence == self.words[index].sentence
            and before.fold in LOCATIVES
        ):
            return
        self.note(self.entry(term.actor).key, index, end)

    def _acts(self, index: int, end: int) -> bool:
        """Whether a city stands for its state here: it says or does something, or something is its own."""
        words = self.words
        sentence = words[index].sentence
        before = words[index - 1].fold if index and words[index - 1].sentence == sentence else ""
        if before in SEAT_LOCATIVES:
            return False
        if is_possessive(words, end):
            return True
        behind = words[end].fold if end < len(words) and words[end].sentence == sentence else ""
        return behind in ACTING_BEHIND or before in ACTING_BEFORE or (behind.endswith("ed") and len(behind) > 4)

    def _names_by_noun(self, first: int, last: int) -> bool:
        found = term_at(self.words, first, self.terms)
        return found is not None and found[1].how in {"name", "seat", "people"} and is_possessive(self.words, last)

    def _anaphor(self, index: int) -> None:
        word = self.words[index + 1]
        self.pending.append(Pending("group", self.words[index].start, word.end, word.fold, None))


def _full_names(people: Mapping[tuple[str, ...], int]) -> dict[tuple[str, ...], tuple[str, ...] | None]:
    """Every form of a person's name on the page -> the fullest; None where it means two people."""
    shorter = short_forms(people)
    found: dict[tuple[str, ...], tuple[str, ...] | None] = dict(shorter)
    for name in people:
        longer = [other for other in people if len(other) > len(name) and len(name) > 1 and is_part(name, other)]
        if len(name) == 1 and name in shorter:
            continue
        found[name] = max(longer, key=lambda other: (len(other), other)) if len(longer) == 1 else name
    return found


def _dateline_end(words: list[Word], index: int) -> int:
    """The index behind "PORT ELLIS, June 13 (Agency) -"; `index` where the sentence opens with none."""
    sentence = words[index].sentence
    if index and words[index - 1].sentence == sentence:
        return index
    if not (words[index].text.isupper() and len(words[index].text) > 2):
        if not words[index].is_capital:
            return index
    for at in range(index + 1, min(len(words), index + 22)):
        if words[at].sentence != sentence:
            return index
        if words[at].text in "-–—" and at > index + 1 and (words[at - 1].text in ")/." or words[index].text.isupper()):
            return at + 1
    return index


def _is_byline(words: list[Word], index: int) -> bool:
    return (
        words[index].fold == "by"
        and words[index].opens
        and words[index].is_capital
        and (not index or words[index - 1].sentence != words[index].sentence)
        and index + 1 < len(words)
        and name_run(words, index + 1) > index + 2
        and _next_sentence(words, index) - index < 16
    )


def _next_sentence(words: list[Word], index: int) -> int:
    at = index
    while at < len(words) and words[at].sentence == words[index].sentence:
        at += 1
    return at
