"""What the walk over a page notes down: actors in the making, where they are named, what is still to be resolved."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import takewhile
from typing import Literal

import msgspec

from trucewatch.core.account import ActorKind
from trucewatch.core.page import Page
from trucewatch.find.actors.terms import Named, known_actors
from trucewatch.find.actors.words import Word
from trucewatch.know.keys import PERSON

Sort = Literal["post", "body", "noun"]


class Sighting(msgspec.Struct):
    """The characters `start`..`end` name the actor `key`."""

    start: int
    end: int
    key: str


class Entry(msgspec.Struct):
    """One actor in the making. `posts` are pairs of a post and the key of whose it is (None = not told)."""

    key: str
    name: str
    kind: ActorKind
    of: str | None = None
    names: set[str] = msgspec.field(default_factory=set)
    roles: set[str] = msgspec.field(default_factory=set)
    posts: set[tuple[str, str | None]] = msgspec.field(default_factory=set)
    spans: set[tuple[int, int]] = msgspec.field(default_factory=set)


class Pending(msgspec.Struct):
    """A post, body or noun that is named without saying whose: "the ministry", "the Russian leader", "the Front".

    `what` is the post, the body's name or the folded noun; `owner` the key of whose it is, or None; `sure` is false
    where a pronoun or a modifier keeps it from being the one named before ("its air force", "the federal army").
    """

    sort: Sort
    start: int
    end: int
    what: str
    owner: str | None = None
    sure: bool = True


class Notebook:
    """The actors of a page by key, where they are named in the order of noting, and what is pending.

    `shared` are names that two people of the page bear.
    """

    def __init__(self, page: Page, words: list[Word]) -> None:
        self.page, self.words = page, words
        self.entries: dict[str, Entry] = {}
        self.sightings: list[Sighting] = []
        self.pending: list[Pending] = []
        self.shared: set[tuple[str, ...]] = set()
        self._starts: dict[str, list[int]] = {}

    def entry(self, actor: Named) -> Entry:
        """The entry of a term's actor, made where it is new; so are those whom it belongs to."""
        if actor.key not in self.entries:
            self.entries[actor.key] = Entry(actor.key, actor.name, actor.kind, actor.of)
            owner = known_actors().get(actor.of) if actor.of else None
            if owner is not None:
                self.entry(owner)
        return self.entries[actor.key]

    def person(self, name: tuple[str, ...]) -> Entry:
        """The entry of the person of that full name, made where it is new."""
        key = PERSON + " ".join(name).lower()
        return self.entries.setdefault(key, Entry(key, " ".join(name), "person"))

    def note(self, key: str, start: int, end: int) -> None:
        """Note that the characters `start`..`end` name `key`."""
        self.entries[key].names.add(self.form(start, end))
        self.entries[key].spans.add((start, end))
        self.sightings.append(Sighting(start, end, key))
        insort(self._starts.setdefault(key, []), start)

    def form(self, start: int, end: int) -> str:
        """The characters `start`..`end`, blanks made one."""
        return " ".join(self.page.text[start:end].split())

    def written(self, first: int, last: int) -> str:
        """The characters of the words `first`..`last`, blanks made one."""
        return self.form(self.words[first].start, self.words[last - 1].end)

    def note_words(self, key: str, first: int, last: int) -> None:
        self.note(key, self.words[first].start, self.words[last - 1].end)

    def named_since(self, start: int) -> list[Entry]:
        """The entries that were noted last, back to the offset."""
        recent = takewhile(lambda sighting: sighting.start >= start, reversed(self.sightings))
        return [self.entries[sighting.key] for sighting in recent]

    def nearest(self, keys: Iterable[str], before: int) -> str | None:
        """The last of `keys` that is named before the offset; None where none is."""
        best, nearest = -1, None
        for key in keys:
            starts = self._starts.get(key, [])
            at = bisect_left(starts, before) - 1
            if at >= 0 and starts[at] > best:
                best, nearest = starts[at], key
        return nearest
