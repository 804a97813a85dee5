"""Which people of several reports are one: by full names, spellings, surnames, posts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.know.keys import POST, owner_and_rest
from trucewatch.know.likeness import are_alike, can_stand_for, skeleton
from trucewatch.know.titles import posts

HEADS = frozenset({"head_of_state", "head_of_government", "leader"})


class Bearer(msgspec.Struct, frozen=True):
    """A person on one page: `local` = (report, id there), `words` of the name, `of` = whom it serves there."""

    local: tuple[str, str]
    words: tuple[str, ...]
    of: str | None
    roles: tuple[str, ...]
    mentions: int

    @property
    def posts(self) -> frozenset[str]:
        """The posts that its roles name."""
        return frozenset(post for role in self.roles if (post := post_of(role)) is not None)


def post_of(role: str) -> str | None:
    """The post that a role's last words name: "Ukraine's outgoing defense minister" -> "defence_minister"."""
    words = role.lower().replace("’", "'").split()
    for start in range(len(words)):
        post = posts().get(" ".join(words[start:]))
        if post is not None:
            return post
    for end in range(len(words) - 1, 0, -1):
        for start in range(end):
            post = posts().get(" ".join(words[start:end]))
            if post is not None:
                return post
    return None


def join_people(bearers: Iterable[Bearer]) -> list[list[Bearer]]:
    """The bearers that are one person, together. Names are compared only where their last words sound alike.

    A full name joins its spellings and longer forms; a surname or first name alone joins the only person whose it can be,
    or the only one of those with the same post. What is left stays on its own.
    """
    full = sorted((b for b in bearers if len(b.words) > 1), key=lambda b: (-len(b.words), b.words, b.local))
    single = sorted((b for b in bearers if len(b.words) == 1), key=lambda b: (b.words, b.local))
    people: list[list[Bearer]] = []
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    by_name: dict[tuple[str, ...], int] = {}
    for bearer in full:
        found = by_name.get(bearer.words)
        if found is None:
            sound = (skeleton(bearer.words[-1]), skeleton("".join(bearer.words)))
            near = sorted({number for key in sound for number in by_last.get(key, ())})
            alike = [n for n in near if any(can_stand_for(bearer.words, known.words) for known in people[n])]
            found = alike[0] if len(alike) == 1 else _same_post(bearer, alike, people)
        if found is None:
            found = len(people)
            people.append([])
        by_name[bearer.words] = found
        people[found].append(bearer)
        for key in {skeleton(bearer.words[-1]), skeleton("".join(bearer.words))}:
            if found not in by_last.setdefault(key, []):
                by_last[key].append(found)
        if found not in by_first.setdefault(skeleton(bearer.words[0]), []):
            by_first[skeleton(bearer.words[0])].append(found)
    alone: dict[str, int] = {}
    for bearer in single:
        found = _person_of_single(bearer, people, by_last, by_first)
        if found is None:
            found = alone.get(bearer.words[0])
        if found is None:
            found = alone[bearer.words[0]] = len(people)
            people.append([])
        people[found].append(bearer)
    return people


def _person_of_single(
    bearer: Bearer, people: Sequence[list[Bearer]], by_last: dict[str, list[int]], by_first: dict[str, list[int]]
) -> int | None:
    word = bearer.words[0]
    for place, index in ((-1, by_last), (0, by_first)):
        near = [
            number
            for number in index.get(skeleton(word), ())
            if any(len(known.words) > 1 and are_alike(word, known.words[place]) for known in people[number])
        ]
        if len(near) == 1:
            return near[0]
        if near:
            exact = [n for n in near if any(known.words[place] == word for known in people[n])]
            return exact[0] if len(exact) == 1 else _same_post(bearer, near, people)
    return None


def _same_post(bearer: Bearer, candidates: Sequence[int], people: Sequence[list[Bearer]]) -> int | None:
    same = [number for number in candidates if any(bearer.posts & known.posts for known in people[number])]
    return same[0] if len(same) == 1 else None


def holders_of(people: Sequence[list[Bearer]]) -> dict[str, int]:
    """`post:OWNER/POST` -> the number of the only person whom the reports name with it; others are left out."""
    found: dict[str, set[int]] = {}
    for number, bearers in enumerate(people):
        for bearer in bearers:
            for post in bearer.posts:
                if bearer.of is None:
                    continue
                found.setdefault(f"{POST}{bearer.of}/{post}", set()).add(number)
                if post in HEADS:
                    found.setdefault(f"{POST}{bearer.of}/leader", set()).add(number)
    exact = {key: min(numbers) for key, numbers in found.items() if len(numbers) == 1}
    for key, numbers in found.items():
        if key not in exact and owner_and_rest(key)[1] == "leader":
            heads = found.get(key.removesuffix("leader") + "head_of_state", set()) & numbers
            if len(heads) == 1:
                exact[key] = min(heads)
    return exact
