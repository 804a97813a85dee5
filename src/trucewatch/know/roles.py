"""Words and names that tell the codes of an actor in event data (`data/` roles, known_actors, cities; countries)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from trucewatch.core.problems import BadTable
from trucewatch.know.countries import states
from trucewatch.know.offices import offices, organisations
from trucewatch.know.phrases import Phrases
from trucewatch.know.tables import table, texts

NamedKind = Literal["known", "state", "people", "capital", "city", "region"]

_CODE = re.compile(r"[A-Z]{3}")
_FORMS_OF_STATE = (
    "Republic of",
    "Islamic Republic of",
    "Federal Republic of",
    "Arab Republic of",
    "Socialist Republic of",
    "Kingdom of",
    "State of",
)


class Role(msgspec.Struct, frozen=True):
    """What a noun says somebody is; `is_light`: the phrase around it may say more."""

    code: str | None
    second: str | None = None
    is_light: bool = False


class Named(msgspec.Struct, frozen=True):
    """What a name says of an actor: alpha-3 code of the state or of a body of states, and its role."""

    kind: NamedKind
    country: str | None
    role: str | None = None
    second: str | None = None


class Joints(msgspec.Struct, frozen=True):
    """Small words that tell how a phrase hangs together; the table says what each row is for."""

    telling: frozenset[str]
    role: frozenset[str]
    closing: frozenset[str]
    both: frozenset[str]
    serving: frozenset[str]
    foreign: frozenset[str]
    own: frozenset[str]
    against: frozenset[str]


class Former(msgspec.Struct, frozen=True):
    """Words for those who left a post, and the codes that they get: `code` after a role of `of`, else `other`."""

    words: frozenset[str]
    of: frozenset[str]
    code: str
    other: str


def folded(word: str) -> str:
    """A word without case, accents, dots and apostrophes: "N’Djamena" -> "ndjamena"."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in plain if sign.isalnum()).casefold()


def key_of(phrase: str) -> str:
    """A phrase of a table as it is looked up: its words folded, hyphens and possessive endings gone."""
    bare = re.sub(r"['’]s\b|['’](?=\s|$)", "", phrase.replace("-", " "))
    return " ".join(filter(None, (folded(word) for word in bare.split())))


def singular(word: str) -> str:
    """The singular of a lower-case English plural, by its ending: "thieves" -> "thief"; other words as they are."""
    for ending, instead in (("men", "man"), ("ieves", "ief"), ("ies", "y")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "sis", "xis")) and len(word) > 3 else word


@cache
def role_words() -> Phrases[Role]:
    """Folded phrases for what somebody is."""
    return Phrases(
        (key_of(phrase), msgspec.structs.replace(_role(codes), is_light=section == "light"))
        for section in ("strong", "light")
        for codes, phrases in table("roles", section).items()
        for phrase in texts("roles", section, codes, phrases)
    )


@cache
def named() -> tuple[Phrases[Named], Mapping[str, Named]]:
    """Folded names of states, places and known actors; and abbreviations, to be found in capitals only."""
    rows = list(_named_rows())
    short = {key_of(name).upper(): what for name, what in reversed(rows) if _is_short(name)}
    return Phrases((key_of(name), what) for name, what in rows if not _is_short(name)), short


@cache
def joints() -> Joints:
    """The small words."""
    rows = {row: frozenset(texts("roles", "joints", row, words)) for row, words in table("roles", "joints").items()}
    return msgspec.convert(rows, Joints)


@cache
def former() -> Former:
    """What is said of those who left a post."""
    row = table("roles", "former")
    words, of = (frozenset(texts("roles", "former", key, row[key])) for key in ("words", "of"))
    return Former(words, of, row["code"], row["else"])


@cache
def kept() -> tuple[frozenset[str], str]:
    """Words for armed people that hold against a role of the state, and that role."""
    row = table("roles", "kept")
    return frozenset(texts("roles", "kept", "words", row["words"])), row["before"]


@cache
def given() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are people's names, too: beside an unknown name, and after one only."""
    row = table("roles", "given")
    return frozenset(texts("roles", "given", "beside", row["beside"])), frozenset(
        texts("roles", "given", "after", row["after"])
    )


def _is_short(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isalnum() and letters.isupper() and len(letters) < 7


def _role(codes: str) -> Role:
    """ "GOV MIL" -> the two codes; "none" -> neither. Raises BadTable for anything else."""
    if codes == "none":
        return Role(None)
    found = codes.split()
    if not 1 <= len(found) <= 2 or not all(_CODE.fullmatch(code) for code in found):
        raise BadTable(f"roles.toml, {codes!r}: one or two codes of three capitals are needed, or none")
    return Role(found[0], found[1] if len(found) > 1 else None)


def _named_rows() -> Iterator[tuple[str, Named]]:
    """Names and what they say; where a name comes twice, the first counts."""
    yield from _known_rows()
    partial = frozenset(texts("roles", "partial", "codes", table("roles", "partial")["codes"]))
    for code, state in states().items():
        role = "PRE" if code in partial else None
        for name in state.names:
            yield name, Named("state", state.iso3, role)
        for name in (*state.people, *state.adjectives):
            yield name, Named("people", state.iso3)
        for name in state.capitals:
            yield name, Named("capital", state.iso3)
    kinds: tuple[tuple[str, NamedKind], ...] = (("cities", "city"), ("regions", "region"))
    for section, sort in kinds:
        for code, row in table("cities", section).items():
            if code not in states():
                raise BadTable(f"cities.toml [{section}] {code}: no code of countries.toml")
            for name in texts("cities", section, code, row):
                yield name, Named(sort, states()[code].iso3)
    for code, state in states().items():
        role = "PRE" if code in partial else None
        for form in _FORMS_OF_STATE:
            yield f"{form} {state.name}", Named("state", state.iso3, role)


def _known_rows() -> Iterator[tuple[str, Named]]:
    """The known actors under all the names that other tables have for them, then those tables' other rows."""
    rows_of_others = (*organisations(), *offices())
    others = {row.name: (*row.names, *row.adjectives) for row in rows_of_others}
    told: set[str] = set()
    for codes, rows in table("known_actors", "actors").items():
        told_by = _role(codes)
        for home, names in rows.items():
            what = Named("known", None if home == "none" else home, told_by.code, told_by.second)
            for name in texts("known_actors", codes, home, names):
                told.add(name)
                for form in others.get(name, (name,)):
                    yield form, what
    owners = {"United Nations": "UNO", "European Union": "EUR"} | {code: state.iso3 for code, state in states().items()}
    for row in rows_of_others:
        country = owners.get(row.of or "")
        if row.name not in told and country is not None:
            role = "MIL" if row.kind == "military" else "GOV" if row.of in states() else None
            yield from ((form, Named("known", country, role)) for form in others[row.name])
