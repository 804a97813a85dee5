"""Bodies of states and movements, and their owners: "the Kestan army", "its air force", "the Sorran side"."""

from __future__ import annotations

from trucewatch.find.actors.neighbours import antecedent
from trucewatch.find.actors.notebook import Entry, Notebook, Pending
from trucewatch.find.actors.nouns import MOVEMENT_WORDS, PLAIN_FORCES, WITHOUT_ARTICLE
from trucewatch.find.actors.phrases import POSSESSIVE_PRONOUNS, Phrase, is_possessive, term_at
from trucewatch.find.actors.settings import SEAT_LOCATIVES, has_left
from trucewatch.find.actors.terms import Terms, body_name
from trucewatch.know.keys import BODY

LOCAL = frozenset({"regional", "local", "provincial", "municipal"})
"""Before a body they say that it is not the state's."""
SIDE = "side"
"""The body that is nobody but its owner."""


def note_body(notes: Notebook, terms: Terms, phrase: Phrase, first: int, owner: str | None) -> int:
    """The index behind a body, which is noted or put off; `phrase.first` where it is nobody.

    `owner` is the key of whose it is, None where that is not told.
    """
    words = notes.words
    if phrase.body is None:
        return phrase.first
    if owner is not None and phrase.owner_words is not None and has_left(words, *phrase.owner_words):
        return phrase.last
    if phrase.body.name == SIDE:
        return _side(notes, phrase, first, owner)
    said = " ".join(word.fold for word in words[phrase.head : phrase.last])
    if owner is not None and said in MOVEMENT_WORDS and notes.entries[owner].kind == "group":
        notes.note_words(owner, first, phrase.last)
        return phrase.last
    if owner is None:
        is_local = any(word.fold in LOCAL for word in words[first : phrase.head])
        if phrase.article in {"a", "an"} or said in PLAIN_FORCES or is_local:
            return phrase.first
        named = words[first].is_capital and not words[first].opens
        if phrase.article == "" and not named and phrase.body.name not in WITHOUT_ARTICLE:
            return phrase.first
        pronoun = phrase.article in POSSESSIVE_PRONOUNS
        if phrase.seat is not None:
            key = f"{BODY}in {phrase.seat.lower()}/{phrase.body.name}"
            notes.entries.setdefault(key, Entry(key, notes.written(first, phrase.last), phrase.body.kind))
            notes.note_words(key, first, phrase.last)
            return phrase.last
        start = words[phrase.first if pronoun else first].start
        if phrase.article == "our":
            return phrase.last
        # "the National Defence Force" is one state's; in a line of capitals "ARMY" is nobody's name
        proper = named and not words[first].text.isupper() and phrase.body.name == "armed_forces"
        sure = not pronoun and not proper and words[first].fold != "federal"
        whose = antecedent(notes, phrase) if pronoun else None
        notes.pending.append(Pending("body", start, words[phrase.last - 1].end, phrase.body.name, whose, sure))
        return phrase.last
    note_owner(notes, terms, phrase)
    key = f"{BODY}{owner}/{phrase.body.name}"
    name = body_name(owner, notes.entries[owner].name, phrase.body)
    notes.entries.setdefault(key, Entry(key, name, phrase.body.kind, owner))
    notes.note_words(key, first, phrase.last)
    return phrase.last


def _side(notes: Notebook, phrase: Phrase, first: int, owner: str | None) -> int:
    """Note "the Kestan side" as its owner; "on the Kestan side", "the Kestan side of the river" are places."""
    words = notes.words
    start = phrase.first - (words[phrase.first - 1].fold == "the" if phrase.first else 0)
    before = words[start - 1].fold if start else ""
    is_where = before in SEAT_LOCATIVES - {"of", "for"} or before == "on"
    is_of = phrase.last < len(words) and words[phrase.last].fold == "of"
    if owner is None or is_where or is_of:
        return phrase.first
    notes.note_words(owner, first, phrase.last)
    return phrase.last


def note_owner(notes: Notebook, terms: Terms, phrase: Phrase) -> None:
    """Note the owner where a noun names it: "Peru" in "Peru's leader", not "Peruvian" in "the Peruvian leader"."""
    if phrase.owner is None or phrase.owner_words is None:
        return
    first, last = phrase.owner_words
    term = term_at(notes.words, first, terms)
    if term and term[1].how != "adjective" and (is_possessive(notes.words, last) or first > phrase.head):
        notes.note_words(phrase.owner.key, first, last)
