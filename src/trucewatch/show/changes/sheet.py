"""What a page of changes is made of: sections of lines, each line in pieces that know which account they are from."""

from __future__ import annotations

from typing import Literal

import msgspec

from trucewatch.core.changes import FactKind
from trucewatch.core.spans import Span

Mark = Literal["+", "-", "~", " "]
"""Only the new account has it; only the old one; it moved; a remark."""


class Piece(msgspec.Struct, frozen=True):
    """Words with what they were read from: spans of the old account where `is_old`, else of the new one."""

    words: str
    evidence: tuple[Span, ...] = ()
    is_old: bool = False


class Line(msgspec.Struct, frozen=True):
    """One thing that changed, and what of it changed. `fact`: kind and id of the new account's fact that it tells."""

    mark: Mark
    pieces: tuple[Piece, ...]
    under: tuple[Line, ...] = ()
    fact: tuple[FactKind, str] | None = None


class Section(msgspec.Struct, frozen=True):
    """Lines under a title."""

    title: str
    lines: tuple[Line, ...]


class Sheet(msgspec.Struct, frozen=True):
    """All that differs between two accounts, most telling first; `unchanged` counts the rest in a sentence."""

    title: str
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]
    unchanged: str


def said(words: str, evidence: tuple[Span, ...] = ()) -> Piece:
    """Words of the new account."""
    return Piece(words, evidence)


def said_before(words: str, evidence: tuple[Span, ...] = ()) -> Piece:
    """Words of the old account."""
    return Piece(words, evidence, is_old=True)
