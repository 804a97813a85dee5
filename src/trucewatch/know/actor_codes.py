"""Country and role of an actor by its words, in the codes of news coders (ISO 3166-1 alpha-3; PLOVER's actor types).

"Pakistani soldiers" -> PAK, MIL. Only what the words tell: who holds an office or leads a group the reports must say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Generic, TypeVar

import msgspec

from trucewatch.know.countries import states
from trucewatch.know.function_words import PREPOSITIONS
from trucewatch.know.offices import Known, bodies, offices, organisations
from trucewatch.know.tables import table, texts

Value = TypeVar("Value")

WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*\.?")
BASED = re.compile(r"[-‑](?:based|led|backed|born|controlled|held|occupied|aligned|run)\b")
LONGEST_ACRONYM = 5
LONGEST = 7
"""Words of the longest phrase that is looked up."""
BREAKAWAY = "PRE"
RECOGNISED = ("XK", "XG")
"""Entities of ours that coders give a code of their own."""
ARMED_MEN, ARMED_SIDES = frozenset({"UAF", "MIL"}), frozenset({"REB", "PRM", "CRM"})
GOVERNMENT, ELITE = "GOV", "ELI"
OFFICIAL = frozenset({GOVERNMENT, "LEG", "MIL", "SPY"})
"""Roles that somebody loses with the post."""


class ActorCode(msgspec.Struct, frozen=True):
    """`country`: ISO alpha-3, or UNO, EUR, IGO, NGO for bodies of no state; `role`: PLOVER's.

    None: the words do not tell.
    """

    country: str | None = None
    role: str | None = None


class _Phrases(Generic[Value]):
    """Phrases of lower-case words, the longest first."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], Value] = {}

    def add(self, phrase: str, value: Value) -> None:
        self._rows.setdefault(tuple(_words(phrase)), value)

    def at(self, words: list[str], index: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at `index`, as (index behind it, value)."""
        for end in range(min(len(words), index + LONGEST), index, -1):
            found = self._rows.get(tuple(words[index:end]))
            if found is not None:
                return end, found
        return None


def code_of(actor: str) -> ActorCode:
    """The codes that the words of `actor` tell, each None where they tell none."""
    words = _words(actor)
    country: str | None = None
    roles: list[tuple[int, str]] = []
    bare = ""  # the role of a name that is all there is: "Beijing" is its government
    index = 0
    while index < len(words):
        role = _roles().at(words, index)
        place = _places().at(words, index)
        if place is not None and (role is None or place[0] > role[0]):
            where, what, is_whole = place[1]
            country = country or (where or None)
            if what and is_whole:
                bare = what if len(words) - index == place[0] - index and index == _articles(words) else ""
            elif what:
                roles.append((index, what))
            index = place[0]
        elif role is not None:
            roles.append((index, role[1]))
            index = role[0]
        else:
            index += 1
    chosen = _chosen(words, roles) or (bare or None)
    if chosen in OFFICIAL and any(word in _gone() for word in words):
        chosen = ELITE
    return ActorCode(country, chosen)


def _chosen(words: list[str], roles: list[tuple[int, str]]) -> str | None:
    """The role of the head: the last before the first preposition, where none is there the first behind it.

    Armed men of a known group are the group's.
    """
    if not roles:
        return None
    if len(roles) > 1 and roles[-1][1] in ARMED_MEN and roles[0][1] in ARMED_SIDES:
        return roles[0][1]
    head = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words))
    before, behind = [one for one in roles if one[0] < head], [one for one in roles if one[0] > head]
    if before and behind and words[head] == "of" and words[before[-1][0]] in _heads():
        return behind[0][1]  # "president of the rights league", "head of the company"
    return before[-1][1] if before else roles[0][1]


def _articles(words: list[str]) -> int:
    return 1 if words[:1] in (["the"], ["a"], ["an"]) else 0


def _words(text: str) -> list[str]:
    """Lower-case words without possessive endings; short words of capitals keep them: "CAR" is no car."""
    return [_plain(match.group()) for match in WORD.finditer(BASED.sub(" ", text))]


def _plain(word: str) -> str:
    form = word.replace("’", "'").removesuffix("'s").rstrip("'")
    form = form.rstrip(".") if "." not in form[:-1] else form
    return form if form.isupper() and 1 < len(form) <= LONGEST_ACRONYM else form.lower()


@cache
def _places() -> _Phrases[tuple[str, str, bool]]:
    """Names -> (country, role, whether the role holds only where the name stands alone)."""
    found: _Phrases[tuple[str, str, bool]] = _Phrases()
    known = table("roles", "known")
    for form, (country, role) in table("roles", "names").items():
        found.add(form, (country, role, False))
    for name in (*organisations(), *offices()):
        country, role = _home(name, known)
        for form in (*name.names, *name.adjectives):
            if country or role:
                found.add(form, (country, role, False))
    for state in states().values():
        is_apart = state.code.startswith("X") and state.code not in RECOGNISED
        for form in state.names:
            found.add(form, (state.iso3, BREAKAWAY if is_apart else "", True))
        for form in (*state.adjectives, *state.people):
            found.add(form, (state.iso3, "", True))
        for form in state.capitals:
            found.add(form, (state.iso3, GOVERNMENT, True))
    return found


def _home(name: Known, known: dict[str, list[str]]) -> tuple[str, str]:
    """The country and role of a known body: as the table says, else as whom it belongs to is."""
    if name.name in known:
        country, role = known[name.name]
        return country, role
    state = states().get(name.of or "")
    if state is not None:
        return state.iso3, "MIL" if name.kind == "military" else GOVERNMENT
    if name.of in known:
        return known[name.of][0], "MIL" if name.kind == "military" else ""
    return "", "REB" if name.kind == "group" else "MIL" if name.kind == "military" else ""


@cache
def _roles() -> _Phrases[str]:
    """Nouns with their plurals, and the words for bodies."""
    found: _Phrases[str] = _Phrases()
    for role, nouns in table("roles", "roles").items():
        for noun in texts("roles", "roles", role, nouns):
            for form in _forms(noun):
                found.add(form, role)
    of_body = table("roles", "bodies")
    for body in bodies():
        role = of_body.get(body.name) or (GOVERNMENT if body.name.endswith("ministry") else "")
        for phrase in body.words if role else ():
            found.add(phrase, role)
    return found


def _forms(noun: str) -> Iterator[str]:
    """The noun and its plurals."""
    yield noun
    yield noun + "s"
    yield noun + "es"
    if noun.endswith("y"):
        yield noun[:-1] + "ies"
    if noun.endswith("man"):
        yield noun[:-3] + "men"
    if noun.endswith("f"):
        yield noun[:-1] + "ves"
    if noun.endswith("child"):
        yield noun + "ren"


@cache
def _heads() -> frozenset[str]:
    """Words for who leads something: what that is tells the kind of actor."""
    return frozenset({"president", "secretary", *texts("roles", "voices", "words", table("roles", "voices")["words"])})


@cache
def _gone() -> frozenset[str]:
    return frozenset(texts("roles", "gone", "words", table("roles", "gone")["words"]))
