"""CoNLL-U in, sentences out, every word at its characters. The format: universaldependencies.org/format.html."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import msgspec


class ConlluError(ValueError):
    """A file that cannot be read: where, and why."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A syntactic word; `start`..`end` are code points of its sentence's text, `head` counts from 1, 0 is the root.

    A word of a multiword token ("don't") has its own characters where the words' forms together spell the token, else
    those of the whole token.
    """

    form: str
    upos: str
    head: int
    deprel: str
    start: int
    end: int

    @property
    def relation(self) -> str:
        """The universal part of the dependency label: "nsubj" of "nsubj:pass"."""
        return self.deprel.partition(":")[0]


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a treebank, or a system's reading of one.

    `multiword`: (first word, word after the last), counted from 0, of each token of several words; `name`: its sent_id;
    `opens`: "document" or "paragraph" where it begins one, else ""; `space_after`: whether a blank follows it.
    """

    text: str
    words: tuple[Word, ...]
    multiword: tuple[tuple[int, int], ...] = ()
    name: str = ""
    opens: str = ""
    space_after: bool = True


class _Token(msgspec.Struct, frozen=True):
    """A token of the surface: `first`..`after` are its words, counted from 0."""

    form: str
    first: int
    after: int
    space_after: bool


def read_conllu(path: Path) -> list[Sentence]:
    """The sentences of a file. Raises ConlluError."""
    try:
        return list(parse_conllu(path.read_text(encoding="utf-8")))
    except ConlluError as error:
        raise ConlluError(f"{path}: {error}") from error


def parse_conllu(source: str) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U text, empty nodes left out. Raises ConlluError."""
    block: list[str] = []
    for line in (*source.split("\n"), ""):
        row = line.rstrip("\r")
        if row:
            block.append(row)
        elif block:
            yield _sentence(block)
            block = []


def raw_text(sentences: Iterable[Sentence]) -> str:
    """The running text of the sentences, an empty line before each paragraph and document."""
    parts: list[str] = []
    gap = ""
    for sentence in sentences:
        parts += ["\n\n" if sentence.opens and parts else gap, sentence.text]
        gap = " " if sentence.space_after else ""
    return "".join(parts)


def _sentence(block: Sequence[str]) -> Sentence:
    """One sentence from its lines."""
    notes = {}
    for line in block:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            notes[key.strip()] = value.strip()
    name = notes.get("sent_id", "")
    rows = [_columns(line, name) for line in block if not line.startswith("#")]
    rows = [row for row in rows if "." not in row[0]]
    found = _tokens(rows, name)
    text = notes.get("text") or "".join(token.form + " " * token.space_after for token in found).rstrip()
    return Sentence(
        text,
        tuple(_words(text, found, [row for row in rows if "-" not in row[0]], name)),
        tuple((token.first, token.after) for token in found if token.after - token.first > 1),
        name,
        _opens(notes),
        not found or found[-1].space_after,
    )


def _opens(notes: Iterable[str]) -> str:
    """Sentence.opens by the keys of its comments."""
    for kind, key in (("document", "newdoc"), ("paragraph", "newpar")):
        if any(note.split()[:1] == [key] for note in notes):
            return kind
    return ""


def _columns(line: str, name: str) -> list[str]:
    """The ten columns of a word's line."""
    row = line.split("\t")
    if len(row) != 10 or not row[1].strip():
        raise ConlluError(f"{name}: ten columns parted by tabs are needed: {line!r}")
    return row


def _tokens(rows: Iterable[Sequence[str]], name: str) -> list[_Token]:
    """The tokens of the surface, in order."""
    found: list[_Token] = []
    seen = covered = 0
    for row in rows:
        try:
            first, last = (int(number) for number in (row[0].split("-") if "-" in row[0] else (row[0], row[0])))
        except ValueError as error:
            raise ConlluError(f"{name}: {row[0]!r} numbers no word") from error
        is_range = "-" in row[0]
        if first != seen + 1 or last < first or (is_range and seen < covered):
            raise ConlluError(f"{name}: {row[0]!r} does not follow word {seen}")
        if is_range or first > covered:
            found.append(_Token(row[1], first - 1, last, "SpaceAfter=No" not in row[9].split("|")))
            covered = last
        seen += not is_range
    if seen != covered:
        raise ConlluError(f"{name}: word {covered} is missing")
    return found


def _words(text: str, found: Iterable[_Token], rows: Sequence[Sequence[str]], name: str) -> Iterator[Word]:
    """The words with their characters in `text`, found by walking it."""
    at = 0
    for token in found:
        start, at = _next(text, at, token.form, name)
        own = rows[token.first : token.after]
        for row, (first, last) in zip(own, _parts(text, start, at, [row[1] for row in own]), strict=True):
            if not row[6].isdecimal() or int(row[6]) > len(rows):
                raise ConlluError(f"{name}: word {row[0]}: the head {row[6]!r} is none of the {len(rows)} words")
            yield Word(row[1], row[3], int(row[6]), row[7], first, last)


def _next(text: str, at: int, form: str, name: str) -> tuple[int, int]:
    """Where `form` stands in `text` from `at` on, blanks not counted."""
    start = at
    while start < len(text) and text[start].isspace():
        start += 1
    if text.startswith(form, start):
        return start, start + len(form)
    end = start
    for sign in "".join(form.split()):
        while end < len(text) and text[end].isspace():
            end += 1
        if not text.startswith(sign, end):
            raise ConlluError(f"{name}: {form!r} is not what the text has at {start}: {text[start : start + 20]!r}")
        end += 1
    return start, end


def _parts(text: str, start: int, end: int, forms: Sequence[str]) -> list[tuple[int, int]]:
    """The characters of each word of the token at `start`..`end`."""
    if len(forms) > 1 and "".join(forms) == text[start:end]:
        return list(pairwise(accumulate((len(form) for form in forms), initial=start)))
    return [(start, end)] * len(forms)
