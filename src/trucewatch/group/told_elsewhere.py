"""Names that one page leaves open and another tells: a land's adjective, a short form, a surname, no person at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trucewatch.core.account import Actor
from trucewatch.know.demonyms import land_of
from trucewatch.know.keys import BODY, MAYBE, OFFICE, ORGANISATION, PERSON, POST, STATE, owner_and_rest
from trucewatch.know.likeness import plain, without_article
from trucewatch.know.naming import HEADS

_FEWEST_WORDS = 2
Local = tuple[str, str]
"""A report's id and the id of an actor on its page."""


class _Pages:
    """On which pages each actor is, and whom each page has."""

    def __init__(self, actors: Iterable[Local]) -> None:
        self.of: dict[str, set[str]] = {}
        self.cast: dict[str, set[str]] = {}
        for report, key in actors:
            self.of.setdefault(key, set()).add(report)
            self.cast.setdefault(report, set()).add(key)

    def have_another(self, report: str, key: str, one: str) -> bool:
        """Whether another page that names `one` has somebody beside these two in common with the report."""
        shared = self.cast[report] - {key, one}
        return any(shared & self.cast[other] for other in self.of[one] - {report})


def short_forms(actors: Mapping[Local, Actor]) -> dict[Local, str]:
    """Organisations that a page calls by one word, "the Movement" -> the key of the one whose name other pages give in
    full; only where one alone has that word, and the pages have somebody else in common.
    """
    pages = _Pages(actors)
    full: dict[str, set[str]] = {}
    for (_, key), actor in actors.items():
        if key.startswith(ORGANISATION) and " " in actor.name:
            full.setdefault(plain(actor.name).split()[-1], set()).add(key)
    found = {}
    for report, key in actors:
        short = key.removeprefix(ORGANISATION)
        if key.startswith(ORGANISATION) and short in HEADS and len(fuller := full.get(short, set())) == 1:
            one = next(iter(fuller))
            if pages.have_another(report, key, one):
                found[report, key] = one
    return found


def same_words(actors: Mapping[Local, Actor]) -> dict[Local, str]:
    """Organisations that reports name by the same words in another order, or by fewer of them, "the Venn Front" and
    "Front for a Free Venn" -> the key of the fuller name; two words at least, one of them the kind of body it is.

    Never on a page that names both, never where two fuller names have the words, and only where the pages have
    somebody else in common.
    """
    pages = _Pages(actors)
    words = {}
    for (_, key), actor in actors.items():
        told = frozenset(plain(word) for word in without_article(actor.name).split() if word[:1].isupper())
        if key.startswith(ORGANISATION) and len(told) >= _FEWEST_WORDS and not told.isdisjoint(HEADS):
            words[key] = told
    found = {}
    for report, key in actors:
        if key not in words:
            continue
        apart = [other for other in words if not pages.of[key] & pages.of[other]]
        fuller = [other for other in apart if words[key] < words[other]]
        if not fuller:  # of names with the same words one stands for all
            fuller = sorted(other for other in apart if words[key] == words[other] and other < key)[:1]
        if len(fuller) == 1 and pages.have_another(report, key, fuller[0]):
            found[report, key] = fuller[0]
    return found


def by_letters(actors: Mapping[Local, Actor], lands: Mapping[str, str]) -> dict[Local, str]:
    """Names of letters alone, "the KLF" or "U.C.", on pages that do not say what they stand for -> the key of the one
    that other pages call by those letters beside its full name, else whose name begins so; only where one alone is.
    """
    told: dict[str, set[str]] = {}
    begun: dict[str, set[str]] = {}
    for (_, key), actor in actors.items():
        full = [name for name in actor.names if " " in name]
        if not key.startswith((ORGANISATION, STATE, BODY, OFFICE)) or not full:
            continue
        for letters in {_letters(name) for name in actor.names} - {""}:
            told.setdefault(letters, set()).add(of_land(key, lands))
        for letters in {_initials(name) for name in full} - {""} if key.startswith(ORGANISATION) else ():
            begun.setdefault(letters, set()).add(of_land(key, lands))
    found = {}
    for (report, key), actor in actors.items():
        letters = _letters(actor.name)
        if not letters or actor.roles or not all(_letters(name) for name in actor.names):
            continue
        keys = told.get(letters) or (begun.get(letters, set()) if key.startswith((ORGANISATION, MAYBE)) else set())
        if len(keys) == 1 and keys != {of_land(key, lands)}:
            found[report, key] = next(iter(keys))
    return found


def _initials(name: str) -> str:
    """The first letters of a name's words with a capital, three at least: "Hill Relief Forces" is HRF."""
    found = "".join(word[0] for word in without_article(name).replace("-", " ").split() if word[0].isupper())
    return found if len(found) > 2 else ""


def _letters(name: str) -> str:
    """The capital letters that a name is made of, without dots and article; empty for any other name."""
    bare = without_article(name).replace(".", "")
    return bare if len(bare) > 1 and bare.isalpha() and bare.isupper() else ""


def surnames(actors: Mapping[Local, Actor]) -> set[Local]:
    """Names of one word that one page takes for an organisation's or a city's and another for somebody's surname."""
    full: dict[str, set[str]] = {}
    for (_, key), actor in actors.items():
        if key.startswith(PERSON) and " " in actor.name:
            full.setdefault(plain(without_article(actor.name.split()[-1])), set()).add(key)
    named = {plain(actor.name) for (_, key), actor in actors.items() if key.startswith(STATE)}
    return {
        (report, key)
        for (report, key), actor in actors.items()
        if key.startswith(ORGANISATION)
        and actor.name.isalpha()
        and not actor.name.isupper()
        and plain(actor.name) not in named
        and len(full.get(plain(actor.name), ())) == 1
    }


def no_people(actors: Mapping[Local, Actor], lands: Mapping[str, str]) -> dict[Local, str]:
    """Names taken for people's on one page that another page tells to be a land's or an organisation's -> its key.

    Only a name that nobody's post or rank stands with, and that one key alone bears: "Vorland" beside "Vorland's army".
    The adjective of such a land is its own name, too: "the Vorlander coastguard".
    """
    bearers: dict[str, set[str]] = {}
    known = {key.removeprefix(STATE): lands.get(key, key) for _, key in actors if key.startswith(STATE)}
    for (_, key), actor in actors.items():
        if key.startswith((STATE, ORGANISATION)):
            bearers.setdefault(actor.name, set()).add(lands.get(key, key))
    for (_, key), actor in actors.items():
        if key.startswith((PERSON, MAYBE)) and (land := land_of(actor.name.lower(), known.keys())) is not None:
            bearers.setdefault(actor.name, set()).add(known[land])
    return {
        place: next(iter(keys))
        for place, actor in actors.items()
        if place[1].startswith((PERSON, MAYBE)) and not actor.roles and len(keys := bearers.get(actor.name, set())) == 1
    }


def peoples(actors: Mapping[Local, Actor], lands: Mapping[str, str]) -> dict[Local, str]:
    """Peoples that a page takes for organisations, "the Oskans" -> the key of the land whose adjective they bear."""
    known = {key.removeprefix(STATE): lands.get(key, key) for _, key in actors if key.startswith(STATE)}
    found = {}
    for (report, key), actor in actors.items():
        name = without_article(actor.name)
        is_plural = name.isalpha() and name[:1].isupper() and name.endswith("s")
        if is_plural and key.startswith((ORGANISATION, MAYBE)) and not actor.roles:
            land = land_of(name[:-1].lower(), known.keys())
            if land is not None:
                found[report, key] = known[land]
    return found


def lands_by_adjective(keys: Iterable[str]) -> dict[str, str]:
    """Keys of lands that a page knows by their adjective alone -> the key by which other pages know them."""
    lands = {key.removeprefix(STATE) for key in keys if key.startswith(STATE) and key.islower()}
    found = {name: land for name in lands if (land := land_of(name, lands)) is not None}
    return {STATE + name: STATE + land for name, land in found.items() if land not in found}


def of_land(key: str, lands: Mapping[str, str]) -> str:
    """The key with the land in it, where it names that by its adjective."""
    if key.startswith((BODY, OFFICE, POST)):
        owner, what = owner_and_rest(key)
        return f"{key.split(':', 1)[0]}:{of_land(owner, lands)}/{what}" if owner else key
    return lands.get(key, key)
