"""Whether two spellings can be one name: accents, transliteration, doubled letters, endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_JOINED_ARTICLES = ("al-", "el-", "as-", "ash-", "at-", "ad-", "an-", "ar-", "az-")
LEAST_LIKENESS = 0.65
"""Two words of names are one only where this share of their letters stands in the same order."""

_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
_SOUNDS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "k"),
    ("tsch", "k"),
    ("tz", "z"),
    ("ts", "z"),
    ("ch", "k"),
    ("kh", "h"),
    ("zh", "z"),
    ("sh", "s"),
    ("th", "t"),
    ("ph", "f"),
    ("gh", "g"),
    ("dzh", "j"),
    ("dj", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("c", "k"),
    ("w", "v"),
)
"""Letters that transliterations write for one sound. "ć" loses its accent: Marković and Markovitch meet in "k"."""


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case without accents and apostrophes: "Marković" -> "markovic"."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return re.sub(r"[^\w\s-]|_", "", "".join(mark for mark in folded if not unicodedata.combining(mark)))


def without_article(word: str) -> str:
    """A family name without its joined article: "al-Saleh" -> "Saleh"; any other word as it is."""
    return word[word.index("-") + 1 :] if word.lower().startswith(_JOINED_ARTICLES) and word[-1] != "-" else word


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The sounds that spellings keep: consonants, without doubles. "Tolstoy" and "Tolstoi" -> "tlst"."""
    text = plain(without_article(word)).replace("-", "")
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    kept = re.sub(r"[aeiouyj]", "", text)
    kept = re.sub(r"(.)\1+", r"\1", kept)
    return kept or text[:1]


@lru_cache(maxsize=50_000)
def are_alike(word: str, rival: str, least: float = LEAST_LIKENESS) -> bool:
    """Whether two words of names can be two spellings of one."""
    one, two = plain(without_article(word)), plain(without_article(rival))
    if one == two:
        return True
    if skeleton(word) != skeleton(rival) or len(skeleton(word)) < 2:
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= least


def can_stand_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `short` can be the name `full` with words left out or as initials; the last words must be alike.

    "H. Brandt" and "Halla Brandt"; "Omar bin Saleh" and "Omar Faiz bin Saleh"; not "Anna Brandt" and "Halla Brandt".
    """
    if not short or not full:
        return False
    if are_alike("".join(short), "".join(full)) and skeleton("".join(short)) == skeleton("".join(full)):
        return True
    if not are_alike(short[-1], full[-1]):
        return False
    at = 0
    for word in short:
        while at < len(full) and not _fits(word, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _fits(word: str, whole: str) -> bool:
    initial = plain(word)
    return plain(whole).startswith(initial) if word.endswith(".") and len(initial) == 1 else are_alike(word, whole)
