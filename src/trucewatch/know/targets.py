"""What can be hit or is to be spared: words of a text as paths of the target tree, from `data/targets.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from trucewatch.core.problems import BadTable
from trucewatch.core.values import TARGET_PATHS

_WORD = re.compile(r"[^\W_]+")
_ROW_JOIN = re.compile(r"\s*(?:,|/|,?\s(?:and|or|as well as)\s)\s*(?:other\s|the\s)?")
"""What may stand between the modifiers of one head: the commas and "and" of "oil, gas and power sites"."""


_ROW_WORDS = frozenset({"and", "or", "other", "the", "as", "well"})
_JOINTS = frozenset({" ", "-", "\n", "\u2011", "\u00a0"})
"""What stands between the words of one name."""


class TargetWord(msgspec.Struct, frozen=True, order=True):
    """The words `start`..`end` of a text name something of the target path `path`."""

    start: int
    end: int
    path: str


class _Table(msgspec.Struct, frozen=True):
    """Phrases as tuples of singular words; `beginnings` of all phrases, `longest` = the words of the longest."""

    nouns: dict[tuple[str, ...], str]
    modifiers: dict[tuple[str, ...], str]
    heads: frozenset[str]
    beginnings: frozenset[tuple[str, ...]]
    longest: int


@cache
def _table() -> _Table:
    """The table. Raises BadTable for a path outside the tree, a row without words, or a word with two paths."""
    table: dict[str, Any] = tomllib.loads((files("trucewatch.data") / "targets.toml").read_text("utf-8"))
    nouns: dict[tuple[str, ...], str] = {}
    modifiers: dict[tuple[str, ...], str] = {}
    for number, row in enumerate(table["target"], 1):
        path = row.get("path")
        if path not in TARGET_PATHS:
            raise BadTable(
                f"targets.toml, row {number}: {path!r} is no target path; take one of core.values.TARGET_PATHS"
            )
        for words, phrases in ((nouns, row.get("nouns", ())), (modifiers, row.get("modifiers", ()))):
            for phrase in phrases:
                key = tuple(phrase.split())
                if not key or words.setdefault(key, path) != path:
                    raise BadTable(f"targets.toml, row {number}: {phrase!r} is empty or has another path already")
    phrases = (*nouns, *modifiers)
    beginnings = frozenset(key[:length] for key in phrases for length in range(1, len(key) + 1))
    return _Table(nouns, modifiers, frozenset(table["heads"]), beginnings, max(map(len, phrases)))


def _singulars(word: str) -> tuple[str, ...]:
    """The word and what it may be the plural of: "facilities" -> facilities, facilitie, facility."""
    word = word.lower()
    forms = [word]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
        if word.endswith("es"):
            forms.append(word[:-2])
        if word.endswith("ies"):
            forms.append(word[:-3] + "y")
    elif word.endswith("men"):
        forms.append(word[:-3] + "man")
    return tuple(forms)


_Word = tuple[int, int, tuple[str, ...]]
"""Start, end and possible singulars of a word."""


def _longest(words: list[_Word], at: int, text: str, phrases: dict[tuple[str, ...], str]) -> tuple[int, str]:
    """How many words the longest phrase of the table from word number `at` on has, and its path; 0 and "" for none."""
    found, table = (0, ""), _table()
    keys: list[tuple[str, ...]] = [()]
    for length in range(1, min(table.longest, len(words) - at) + 1):
        start, _, forms = words[at + length - 1]
        if length > 1 and text[words[at + length - 2][1] : start] not in _JOINTS:
            break
        keys = [(*key, form) for key in keys for form in forms if (*key, form) in table.beginnings]
        if not keys:
            break
        found = next(((length, phrases[key]) for key in keys if key in phrases), found)
    return found


def _headed(words: list[_Word], after: int, text: str) -> bool:
    """Whether word number `after` is a head that follows the word before it directly."""
    if after >= len(words) or _table().heads.isdisjoint(words[after][2]):
        return False
    return text[words[after - 1][1] : words[after][0]] in _JOINTS


def targets_in(text: str, start: int, end: int) -> tuple[TargetWord, ...]:
    """The targets named within `start`..`end`, in order, never overlapping; the longest phrase counts.

    A modifier counts before a head only: "energy sites", "oil, gas and power facilities" (three targets, the last with
    the head), but not "energy prices". "Energy and infrastructure" names two targets, "energy infrastructure" one.
    """
    table = _table()
    words = [(start + m.start(), start + m.end(), _singulars(m.group())) for m in _WORD.finditer(text[start:end])]
    found: list[TargetWord] = []
    row: list[TargetWord] = []
    at = 0
    while at < len(words):
        if words[at][2][0] in _ROW_WORDS:
            at += 1
            continue
        if row and not _ROW_JOIN.fullmatch(text[row[-1].end : words[at][0]]):
            row = []
        (noun, path), (modifier, class_path) = (
            _longest(words, at, text, table.nouns),
            _longest(words, at, text, table.modifiers),
        )
        if modifier and noun <= modifier and _headed(words, at + modifier, text):
            found += [*row, TargetWord(words[at][0], words[at + modifier][1], class_path)]
            row, at = [], at + modifier + 1
        elif noun:
            found += [*row, TargetWord(words[at][0], words[at + noun - 1][1], path)]
            row, at = [], at + noun
        elif modifier:
            row.append(TargetWord(words[at][0], words[at + modifier - 1][1], class_path))
            at += modifier
        else:
            row, at = [], at + 1
    return tuple(found)
