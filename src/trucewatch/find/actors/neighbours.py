"""Who stands close by: the name before a comma, the only one that "its" or "his" can point to."""

from __future__ import annotations

from trucewatch.find.actors.notebook import Entry, Notebook
from trucewatch.find.actors.phrases import Phrase
from trucewatch.know.keys import PERSON, UNNAMED

LAST_SIGHTINGS = 4
"""How many of the last sightings may end at the comma: a name is noted with and without its title."""


def before_comma(notes: Notebook, index: int) -> Entry | None:
    """The actor whose name ends at the comma before the word `index`; None where there is none."""
    comma = notes.words[index - 1] if index else None
    if comma is None or comma.text != ",":
        return None
    ended = [sighting for sighting in notes.sightings[-LAST_SIGHTINGS:] if sighting.end == comma.start]
    return notes.entries[ended[-1].key] if ended else None


def person_before_comma(notes: Notebook, index: int) -> Entry | None:
    """The person whose name ends at the comma before the word `index`; None where there is none."""
    entry = before_comma(notes, index)
    return entry if entry is not None and entry.key.startswith(PERSON) else None


def antecedent(notes: Notebook, phrase: Phrase) -> str | None:
    """Whom "its" or "his" points to: the only land, or the only person's, named last, here or a sentence before."""
    number = notes.words[phrase.first].sentence
    sentences = notes.page.sentences
    for since in (sentences[number].start, sentences[max(0, number - 1)].start):
        entries = notes.named_since(since)
        if phrase.article in {"his", "her"}:
            owners = {entry.of for entry in entries if entry.key.startswith(PERSON)} - {None}
        else:
            owners = {e.key for e in entries if e.kind in {"state", "group"} and not e.key.startswith(UNNAMED)}
        if owners:
            return owners.pop() if len(owners) == 1 else None
    return None
