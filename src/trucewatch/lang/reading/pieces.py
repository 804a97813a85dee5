"""Words to word pieces: what the encoder takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

LONGEST = 250
"""Pieces of one sentence that the model reads; the words behind them get no reading (an article's sentence has 20
to 60).
"""
_MOST_PADDING = 1.25
"""The longest sentence of a batch over its shortest: padding costs as much as words."""
BEGIN, END, UNKNOWN = 101, 102, 100
"""[CLS], [SEP] and [UNK] of the base encoder's vocabulary."""

Ints = NDArray[np.int64]


class Pieces(msgspec.Struct, frozen=True):
    """One sentence as pieces: `ids` with [CLS] and [SEP]; `cases` for each piece its word's shape, 7 more inside
    quotation marks;
    `first` for each word the index of its first piece. Words past LONGEST pieces are left out of all three."""

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    first: tuple[int, ...]


class Batch(msgspec.Struct, frozen=True):
    """Sentences side by side, padded with 0: `ids`, `mask`, `cases` [B, T]; `first` [B, W], 0 where a sentence has
    fewer words.
    """

    ids: Ints
    mask: Ints
    cases: Ints
    first: Ints


@cache
def tokenizer() -> Tokenizer:
    """The base encoder's word-piece tokeniser (uncased, 30,522 pieces), from `data/reader/tokenizer.json`."""
    stored = files("trucewatch.data").joinpath("reader", "tokenizer.json").read_text(encoding="utf-8")
    loaded = Tokenizer.from_str(stored)
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


@cache
def pieces_of_word(word: str) -> tuple[int, ...]:
    """The ids of a word's pieces; the unknown piece for a word of nothing that the vocabulary knows."""
    encoded = tokenizer().encode(word, add_special_tokens=False)
    return tuple(encoded.ids) or (UNKNOWN,)


def shape(word: str) -> int:
    """Which of seven shapes a word has: 0 lower, 1 UPPER, 2 one capital letter, 3 Title, 4 miXed, 5 with a digit, 6 no
    letter.
    """
    if any(character.isdigit() for character in word):
        return 5
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return 6
    if all(not character.isupper() for character in letters):
        return 0
    if all(character.isupper() for character in letters):
        return 2 if len(letters) == 1 else 1
    if letters[0].isupper() and not any(character.isupper() for character in letters[1:]):
        return 3
    return 4


def pieces_of(words: Sequence[str], quoted: Sequence[bool]) -> Pieces:
    """The pieces of one sentence; `quoted` says for each word whether it stands inside quotation marks."""
    ids, cases, first = [BEGIN], [6], []
    for word, inside in zip(words, quoted, strict=True):
        pieces = pieces_of_word(word)[:16]
        if len(ids) + len(pieces) >= LONGEST:
            break
        first.append(len(ids))
        ids.extend(pieces)
        cases.extend([shape(word) + 7 * inside] * len(pieces))
    return Pieces((*ids, END), (*cases, 6), tuple(first))


def batch_of(sentences: Sequence[Pieces]) -> Batch:
    """The sentences side by side."""
    pieces = max(len(sentence.ids) for sentence in sentences)
    words = max(1, *(len(sentence.first) for sentence in sentences)) if sentences else 1
    ids = np.zeros((len(sentences), pieces), np.int64)
    mask, cases = np.zeros_like(ids), np.zeros_like(ids)
    first = np.zeros((len(sentences), words), np.int64)
    for row, sentence in enumerate(sentences):
        ids[row, : len(sentence.ids)] = sentence.ids
        mask[row, : len(sentence.ids)] = 1
        cases[row, : len(sentence.cases)] = sentence.cases
        first[row, : len(sentence.first)] = sentence.first
    return Batch(ids, mask, cases, first)


def in_batches(sentences: Sequence[Pieces], budget: int) -> list[list[int]]:
    """The sentences' indices in batches of like length whose padded pieces stay within `budget` (a longer one goes
    alone).
    """
    order = sorted(range(len(sentences)), key=lambda index: (len(sentences[index].ids), index))
    batches: list[list[int]] = []
    for index in order:
        pieces = len(sentences[index].ids)
        fits = bool(batches) and (len(batches[-1]) + 1) * pieces <= budget
        if fits and pieces <= _MOST_PADDING * len(sentences[batches[-1][0]].ids) + 2:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches
