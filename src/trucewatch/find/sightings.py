"""What the walk over a page notes down: a form of words that names an actor, here."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import ActorKind


class Sighting(msgspec.Struct):
    """The characters `start`..`end` name the actor `key`; `form` as it goes among its names.

    `post` and `owner` are set where the words tell a post; `key` is "" while the holder of a post is still to be found.
    """

    start: int
    end: int
    key: str
    form: str
    post: str | None = None
    owner: str | None = None


class Entry(msgspec.Struct):
    """One actor of a page while it is being put together; `posts` are pairs of a post and whose it is (None = not told)."""

    key: str
    name: str
    kind: ActorKind
    of: str | None = None
    names: set[str] = msgspec.field(default_factory=set)
    roles: set[str] = msgspec.field(default_factory=set)
    posts: set[tuple[str, str | None]] = msgspec.field(default_factory=set)
    spans: set[tuple[int, int]] = msgspec.field(default_factory=set)


class Pending(msgspec.Struct):
    """A post, body or group that is named without saying whose: "the ministry", "the Russian leader", "the Front".

    `what` is the post, the body's name or the folded noun; `owner` the key of whose it is, or None.
    """

    sort: str
    start: int
    end: int
    what: str
    owner: str | None
