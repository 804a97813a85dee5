"""Who is named on a page: people, states, governments, armed forces, organisations, groups, offices."""

from __future__ import annotations

from trucewatch.core.account import Actor
from trucewatch.core.page import Found, Page
from trucewatch.find.actors.by_reader import learn_by_reader
from trucewatch.find.actors.holders import resolve
from trucewatch.find.actors.invented import learn_lands
from trucewatch.find.actors.notebook import Entry
from trucewatch.find.actors.organisations import learn_organisations
from trucewatch.find.actors.people import learn_people
from trucewatch.find.actors.ranks import learn_ranks
from trucewatch.find.actors.sources import note_appositions, note_sources
from trucewatch.find.actors.terms import Terms
from trucewatch.find.actors.walk import Walk
from trucewatch.find.actors.words import words_on

_SURE = 0.8


def find_actors(page: Page) -> Found:
    """The actors of `page`, each with every form of its name on this page; ids are local to the page (`know.keys`).

    Among them are names that nothing on the page tells about (`maybe:`): another report may know whose they are.
    """
    words = words_on(page)
    headings = frozenset(number for number, sentence in enumerate(page.sentences) if sentence.heading)
    terms = Terms()
    learn_organisations(words, terms, headings)
    people = learn_ranks(words, terms, learn_people(words, terms, headings), headings)
    parts = frozenset(word for name in people for word in name[1:] or name if word[0].isupper()) | _read_as_people(page)
    learn_lands(words, terms, headings, parts)
    people = learn_by_reader(page, words, terms, headings, people)
    notes = Walk(page, words, terms, people, headings).notes
    problems = resolve(notes)
    note_appositions(notes)
    note_sources(notes)
    facts = tuple(
        actor_of(page, entry) for entry in sorted(notes.entries.values(), key=lambda entry: entry.key) if entry.spans
    )
    known = {actor.id for actor in facts}
    return Found((*facts, *(bare_owner(notes.entries[key]) for key in sorted(_owners(facts) - known))), problems)


def _read_as_people(page: Page) -> frozenset[str]:
    """Last words of names of two words or more that the reader surely takes for people's, and for nothing else."""
    votes: dict[str, set[str]] = {}
    for name in (span for reading in page.readings for span in reading.layer("name")):
        words = page.text[name.start : name.end].split()
        if words:
            sure = name.label == "PER" and len(words) > 1 and name.score >= _SURE
            votes.setdefault(words[-1], set()).add("sure" if sure else name.label)
    return frozenset(word for word, labels in votes.items() if "sure" in labels and labels <= {"sure", "PER"})


def actor_of(page: Page, entry: Entry) -> Actor:
    """The actor of the account's types, with its mentions in order."""
    mentions = tuple(page.span(start, end) for start, end in sorted(entry.spans))
    return Actor(
        id=entry.key,
        name=entry.name,
        kind=entry.kind,
        names=tuple(sorted(entry.names)),
        roles=tuple(sorted(entry.roles)),
        of=entry.of,
        mentions=mentions,
        read={"name": mentions[:1]},
    )


def bare_owner(entry: Entry) -> Actor:
    """An actor that the page names only inside another's title: "Russian" in "the Russian president"."""
    return Actor(entry.key, entry.name, entry.kind, (), (), None, ())


def _owners(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.of for actor in actors if actor.of is not None}
