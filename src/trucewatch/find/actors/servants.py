"""Offices and unnamed people who belong to somebody: "Karst's office", "the president's spokeswoman"."""

from __future__ import annotations

from trucewatch.find.actors.names import is_name_word
from trucewatch.find.actors.notebook import Entry, Notebook
from trucewatch.find.actors.phrases import OFFICE_WORDS, Phrase, is_possessive
from trucewatch.know.keys import BODY, OFFICE, UNNAMED
from trucewatch.know.titles import unnamed

RETINUES = frozenset(
    {"delegation", "team", "camp", "negotiators", "lawyers", "aides", "men", "forces", "fighters", "supporters"}
)
"""Bodies that belong to a person and are not that person: "Karst's delegation"."""


def servant_of_person(notes: Notebook, entry: Entry, first: int, last: int) -> int:
    """The index behind "Karst's office", "Colonel Brandt's adjutant", who are somebody else; `last` for neither.

    `first`..`last` are the words that name the person of `entry`.
    """
    words, at = notes.words, last + 1
    if not is_possessive(words, last) or at >= len(words) or words[at].sentence != words[last].sentence:
        return last
    form = notes.written(first, at + 1)
    if words[at].fold in OFFICE_WORDS:
        key = f"{OFFICE}{entry.key}/office"
        notes.entries.setdefault(key, Entry(key, form, "office", entry.key))
    elif words[at].fold in RETINUES:
        key = f"{BODY}{entry.key}/{words[at].fold}"
        notes.entries.setdefault(key, Entry(key, form, "group", entry.key))
    elif words[at].fold in unnamed()[0] and not (at + 1 < len(words) and is_name_word(words[at + 1])):
        key = f"{UNNAMED}{form.lower()}"
        notes.entries.setdefault(key, Entry(key, form, "person", entry.key))
    else:
        return last
    notes.note_words(key, first, at + 1)
    return at + 1


def servant_of_post(notes: Notebook, phrase: Phrase, first: int, owner: str | None) -> int:
    """The index behind "the president's spokeswoman", who is somebody unnamed; `phrase.last` where it is nobody."""
    words, at = notes.words, phrase.last + 1
    if not is_possessive(words, phrase.last) or at >= len(words) or words[at].fold not in unnamed()[0]:
        return phrase.last
    form = notes.written(first, at + 1)
    key = f"{UNNAMED}{form.lower()}"
    notes.entries.setdefault(key, Entry(key, form, "person", owner))
    notes.note_words(key, first, at + 1)
    return at + 1
