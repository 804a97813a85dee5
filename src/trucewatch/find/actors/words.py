"""A page as words: what the actor finders walk over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from trucewatch.core.page import Page

Value = TypeVar("Value")

WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # "U.S."
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Prof|Gov|Sen|Rep|Rev|St|No)\."
    r"|[A-Z]\.(?=\s?[A-Z])"  # the initial of "H. Brandt"
    r"|\d[\d.,:]*\d(?![^\W_])"  # "4,000"
    r"|[^\W_]+(?:[’'`\-‑/&][^\W_]+)*\+?"
    r"|[’'](?=\s|$)"
    r"|[^\w\s]"
)
_ABBREVIATED = re.compile(r"[a-z]{2,4}\.")
_POSSESSIVE = re.compile(r"[’'][sS]$")


class Word(msgspec.Struct, frozen=True):
    """One word or mark at `start`..`end`. `fold` is lower case with straight apostrophes, "Gen." without its dot.

    `sentence` numbers the page's sentences, `opens` is true for the first word of one or of a quotation. `is_word`: it
    is no punctuation mark and no possessive ending; `is_capital`: it begins with a capital letter.
    """

    start: int
    end: int
    text: str
    fold: str
    sentence: int
    opens: bool = False
    is_word: bool = False
    is_capital: bool = False


def word(start: int, end: int, text: str, sentence: int, opens: bool = False) -> Word:
    """The word `text` at `start`..`end`."""
    return Word(start, end, text, fold(text), sentence, opens, text[0].isalnum(), text[0].isupper())


def fold(text: str) -> str:
    """Lower case, with straight apostrophes and plain hyphens; "Gen." loses its dot, "U.S." does not."""
    plain = text.lower().replace("’", "'").replace("`", "'").replace("‑", "-")
    return plain[:-1] if _ABBREVIATED.fullmatch(plain) else plain


def words_of(text: str, start: int, end: int, sentence: int = 0) -> list[Word]:
    """The words of `text[start:end]`; a possessive "'s" is a word of its own."""
    found: list[Word] = []
    opens = True
    for match in WORD.finditer(text, start, end):
        last, form = match.end(), match.group()
        ending = _POSSESSIVE.search(form)
        if ending and len(form) > 2:
            last, form = match.start() + ending.start(), form[: ending.start()]
        found.append(word(match.start(), last, form, sentence, opens))
        opens = not form[0].isalnum() and form in '"“‘«:-–—•' if not found[-1].is_word else False
        if ending and last < match.end():
            found.append(Word(last, match.end(), text[last : match.end()], "'s", sentence))
    return found


def parts_of(joined: Word) -> list[Word]:
    """The words that hyphens or slashes join: "Dosh-Rennick" is Dosh and Rennick; itself where nothing is joined."""
    parts, start = [], joined.start
    for part in re.split(r"[-‑/]", joined.text):
        if part:
            parts.append(word(start, start + len(part), part, joined.sentence))
        start += len(part) + 1
    return parts


def words_on(page: Page) -> list[Word]:
    """The words of all sentences of `page`, in order."""
    return [
        word
        for number, sentence in enumerate(page.sentences)
        for word in words_of(page.text, sentence.start, sentence.end, number)
    ]


class Lexicon(Generic[Value]):
    """Phrases of several words, looked up by their first word; the longest wins."""

    def __init__(self, phrases: Iterable[tuple[str, Value]] = (), *, exact: bool = False) -> None:
        """`exact`: the case of letters counts."""
        self._exact = exact
        self._rows: dict[str, dict[tuple[str, ...], Value]] = {}
        self._longest: dict[str, int] = {}
        for phrase, value in phrases:
            self.add(phrase, value)

    def add(self, phrase: str, value: Value) -> None:
        """Take in `phrase`; the first value of a phrase stays."""
        key = tuple(self._form(one) for one in words_of(phrase, 0, len(phrase)))
        if key:
            self._rows.setdefault(key[0], {}).setdefault(key, value)
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def at(self, words: Sequence[Word], index: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at `index`, as (index behind it, value); None where there is none."""
        if index >= len(words):
            return None
        opening = words[index]
        first = opening.text.replace("’", "'") if self._exact else opening.fold
        rows = self._rows.get(first)
        if rows is None:
            return None
        sentence, form = opening.sentence, self._form
        near = words[index : index + self._longest[first]]
        key = tuple(form(near_word) for near_word in near if near_word.sentence == sentence)
        for length in range(len(key), 0, -1):
            if key[:length] in rows:
                return index + length, rows[key[:length]]
        return None

    def _form(self, one: Word) -> str:
        return one.text.replace("’", "'") if self._exact else one.fold
