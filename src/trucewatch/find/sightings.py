"""What the walk over a page notes down: actors in the making, where they are named, and what is still to be resolved."""

from __future__ import annotations

from typing import Literal

import msgspec

from trucewatch.core.account import ActorKind

Sort = Literal["post", "body", "noun"]


class Sighting(msgspec.Struct):
    """The characters `start`..`end` name the actor `key`."""

    start: int
    end: int
    key: str


class Entry(msgspec.Struct):
    """One actor of a page in the making. `posts` are pairs of a post and the key of whose it is (None = not told)."""

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

    `what` is the post, the body's name or the folded noun; `owner` the key of whose it is, or None; `sure` is false where a
    pronoun or a modifier keeps it from being the one that the page named before ("its air force", "the federal army").
    """

    sort: Sort
    start: int
    end: int
    what: str
    owner: str | None = None
    sure: bool = True
