"""Texts with labelled characters into examples, cut into words as the program cuts them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from training.examples import Example, bio
from trucewatch.core.page import Quotation
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.tokens import tokens

CLINGS_LEFT = re.compile(r"[.,;:!?%)\]}…”»]|''|['’](?:s|S|re|ve|ll|d|m)?|[nN]['’][tT]|\.{2,}")
"""Words of a set cut into words that follow the word before them without a blank."""
CLINGS_RIGHT = frozenset("([{$£€#“«‘") | {"``"}


def places_in(text: str, words: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where the words stand in the text, one after the other with nothing but blanks between; None where they do not.

    >>> places_in("Oren isn't", ["Oren", "is", "n't"])
    [(0, 4), (5, 7), (7, 10)]
    """
    at = 0
    places: list[tuple[int, int]] = []
    for word in words:
        start = text.find(word, at)
        if start < 0 or text[at:start].strip():
            return None
        at = start + len(word)
        places.append((start, at))
    return None if text[at:].strip() else places


class Labels(msgspec.Struct, frozen=True):
    """Spans (start, end, label) of a text in one layer."""

    layer: str
    spans: tuple[tuple[int, int, str], ...]


def joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words as running text, and where each stands in it: blanks where newspapers have them.

    >>> joined(["(", "Oren", ")", "Oren", "'s", '"', "no", '"', "."])[0]
    '(Oren) Oren\\'s "no".'
    """
    text = ""
    places: list[tuple[int, int]] = []
    clings = True
    is_quoting = False
    for word in words:
        opens, closes = word in CLINGS_RIGHT, CLINGS_LEFT.fullmatch(word) is not None
        if word == '"':
            opens, closes = not is_quoting, is_quoting
            is_quoting = not is_quoting
        if not clings and not closes:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        clings = opens
    return text, places


def example_of(
    text: str,
    bounds: tuple[int, int],
    labels: Iterable[Labels],
    place: str,
    quoted: Sequence[Quotation] | None = None,
) -> Example | None:
    """The sentence at `bounds` of `text` in our own words; those that share a character with a span bear its label.

    `quoted`: the quotations of the whole text; without them those of the sentence alone count. None for a sentence
    without words.
    """
    marks = quotations(text, ()) if quoted is None else quoted
    found = tokens(text, *bounds)
    starts = [token.start for token in found]
    ends = [token.end for token in found]

    def placed(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
        for start, end, label in spans:
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            if first < last:
                yield first, last, label

    if not found:
        return None
    return Example(
        [text[token.start : token.end] for token in found],
        [any(one.outer_start <= token.start < one.outer_end for one in marks) for token in found],
        layers={one.layer: bio(len(found), list(placed(one.spans))) for one in labels},
        place=place,
    )


def example_of_words(
    words: Sequence[str], spans: Iterable[tuple[int, int, str]], layer: str, place: str
) -> Example | None:
    """A sentence of a set that is cut into words; `spans` over its words."""
    text, places = joined(words)
    found = tuple((places[first][0], places[last - 1][1], label) for first, last, label in spans if first < last)
    return example_of(text, (0, len(text)), [Labels(layer, found)], place)
