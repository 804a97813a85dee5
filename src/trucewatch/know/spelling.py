"""Names of places in one spelling, so that "Zürich", "Zurich" and "ZURICH", "Xi'an" and "Xian" are looked up alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ə": "e",
        "ŋ": "ng",
        "ƙ": "k",
        "ɓ": "b",
        "ɗ": "d",
        **dict.fromkeys("'’‘ʻʼʿʾ`´ʹʺ′", ""),
    }
)
_BREAKS = re.compile(r"[^\w]+|_")
_LATIN = re.compile(r"[a-z0-9 ]+")


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """The name in lower-case letters a-z: no accents, no apostrophes, blanks for hyphens and stops.

    A name in another script comes back in it: `is_latin` tells.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return _BREAKS.sub(" ", "".join(letter for letter in plain if not unicodedata.combining(letter))).strip()


def is_latin(fold: str) -> bool:
    """Whether a folded name is written in letters a-z and digits alone."""
    return bool(_LATIN.fullmatch(fold))
