"""Which people of several reports are one: by full names, spellings, surnames, posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.know.keys import owner_and_rest
from trucewatch.know.likeness import LEAST_LIKENESS, are_alike, can_stand_for, skeleton
from trucewatch.know.titles import meant_by, post_of

LEAST_UNTOLD = 0.8
"""How alike a word must be to a surname where nothing tells that it is a name."""


class Bearer(msgspec.Struct, frozen=True):
    """A name on one page: `report` and `key` there, `words` of the name, `of` = whom the bearer serves by that page.

    `told` is false for a name of which the page does not tell that it is a person's.
    """

    report: str
    key: str
    words: tuple[str, ...]
    of: str | None
    roles: tuple[str, ...]
    told: bool = True

    @property
    def posts(self) -> frozenset[str]:
        """The posts that its roles name."""
        return frozenset(post for role in self.roles if (post := post_of(role)) is not None)


class People:
    """The people of a run, numbered; names are compared only where their last or first words sound alike."""

    def __init__(self) -> None:
        self.bearers: list[list[Bearer]] = []
        self._by_sound: dict[tuple[int, str], list[int]] = {}
        self._by_name: dict[tuple[str, ...], int] = {}

    def take_full(self, bearer: Bearer) -> None:
        """Join a full name to the one person whose spelling, shorter or longer form it is; else it is a new one's."""
        if bearer.words not in self._by_name:
            near = sorted({n for key in _sounds(bearer.words) for n in self._by_sound.get((-1, key), ())})
            alike = [n for n in near if any(_are_one(bearer.words, known.words) for known in self.bearers[n])]
            number = _only(alike, bearer, self.bearers)
            if number is None:
                if not bearer.told:
                    return
                number = len(self.bearers)
                self.bearers.append([])
            self._by_name[bearer.words] = number
            for key in _sounds(bearer.words):
                self._note_sound((-1, key), number)
            self._note_sound((0, skeleton(bearer.words[0])), number)
        self.bearers[self._by_name[bearer.words]].append(bearer)

    def take_single(self, bearer: Bearer) -> None:
        """Join a surname, or else a first name, to the only person whose it can be; else it is a new person's."""
        number = self._whose(bearer)
        if number is None and bearer.told:
            number = self._by_name.get(bearer.words)
            if number is None:
                number = self._by_name[bearer.words] = len(self.bearers)
                self.bearers.append([])
        if number is not None:
            self.bearers[number].append(bearer)

    def _whose(self, bearer: Bearer) -> int | None:
        word, least = bearer.words[0], LEAST_LIKENESS if bearer.told else LEAST_UNTOLD
        for place in (-1, 0):
            near = [
                number
                for number in self._by_sound.get((place, skeleton(word)), ())
                if any(
                    len(known.words) > 1 and are_alike(word, known.words[place], least)
                    for known in self.bearers[number]
                )
            ]
            exact = [n for n in near if any(known.words[place] == word for known in self.bearers[n])]
            if near:
                return _only(exact or near, bearer, self.bearers)
        return None

    def _note_sound(self, sound: tuple[int, str], number: int) -> None:
        if number not in self._by_sound.setdefault(sound, []):
            self._by_sound[sound].append(number)


def join_people(bearers: Iterable[Bearer]) -> list[list[Bearer]]:
    """The bearers that are one person, together; names that nobody bears are left out.

    Told names come first, longer before shorter, so that the order of reports does not matter.
    """
    people = People()
    ranked = sorted(bearers, key=lambda b: (not b.told, -len(b.words), b.words, b.report, b.key))
    for told in (True, False):
        for bearer in ranked:
            if bearer.told == told and len(bearer.words) > 1:
                people.take_full(bearer)
        for bearer in ranked:
            if bearer.told == told and len(bearer.words) == 1:
                people.take_single(bearer)
    return people.bearers


def holders(people: Sequence[Sequence[Bearer]], wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """(report, `post:OWNER/POST`) -> the number of the only person who can hold it; what is left open is left out.

    First whom any report names with post and owner; then, of those whose owner no report tells, the only one whom the
    same report names.
    """
    told: dict[tuple[str, str], set[int]] = {}
    untold: dict[str, set[int]] = {}
    for person, bearers in enumerate(people):
        served = {bearer.of for bearer in bearers if bearer.of is not None}
        for post in sorted({post for bearer in bearers for post in bearer.posts}):
            for owner in served:
                told.setdefault((owner, post), set()).add(person)
            if not served:
                untold.setdefault(post, set()).add(person)
    reports = [{bearer.report for bearer in bearers} for bearers in people]
    found: dict[tuple[str, str], int] = {}
    fits: dict[tuple[str, str], int] = {}
    for report, key in sorted(set(wanted)):
        owner, post = _asked(key)
        number = _holder(owner, post, told) if owner else None
        if number is not None:
            found[report, key] = number
            continue
        meant = meant_by(post)
        here = {n for name in meant for n in untold.get(name, ()) if report in reports[n]}
        if not owner:
            here |= {n for (_, name), numbers in told.items() if name in meant for n in numbers if report in reports[n]}
        if len(here) == 1 and not any(told.get((owner, name)) for name in meant):
            fits[report, key] = min(here)
    owners: dict[int, set[str]] = {}
    for (_, key), number in fits.items():
        owners.setdefault(number, set()).add(_asked(key)[0])
    for place, number in fits.items():  # one president fits "the Kenyan president" or "the Ugandan leader", not both
        if len(owners[number] - {""}) <= 1:
            found[place] = number
            told.setdefault(_asked(place[1]), set()).add(number)
    for report, key in sorted(set(wanted) - found.keys()):
        owner, post = _asked(key)
        number = _holder(owner, post, told) if owner else None
        if number is not None:
            found[report, key] = number
    return found


def _asked(key: str) -> tuple[str, str]:
    """Owner and post; "the Brazilian diplomat" tells a nationality, not a master."""
    owner, post = owner_and_rest(key)
    return ("" if post == "diplomat" else owner), post


def _holder(owner: str, post: str, told: Mapping[tuple[str, str], set[int]]) -> int | None:
    """The only person whom the reports name with that post of that owner; heads of state before other leaders."""
    for names in ((post,), ("head_of_state",) if post == "leader" else (), sorted(meant_by(post))):
        numbers = {number for name in names for number in told.get((owner, name), ())}
        if numbers:
            return min(numbers) if len(numbers) == 1 else None
    return None


def _sounds(words: tuple[str, ...]) -> set[str]:
    return {skeleton(words[-1]), skeleton("".join(words))}


def _are_one(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return can_stand_for(words, known) or can_stand_for(known, words)


def _only(candidates: Sequence[int], bearer: Bearer, people: Sequence[Sequence[Bearer]]) -> int | None:
    """The one candidate, or the one with the same post; None where that leaves none or several."""
    if len(candidates) == 1:
        return candidates[0]
    same = [number for number in candidates if any(bearer.posts & known.posts for known in people[number])]
    return same[0] if len(same) == 1 else None
