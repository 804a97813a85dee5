"""What intake hands on: bytes with what is known about them from outside."""

from __future__ import annotations

import msgspec


class SideNote(msgspec.Struct, frozen=True):
    """One row of `reports.csv`: what a saved text no longer says; None = the row leaves it open."""

    file: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


class Raw(msgspec.Struct, frozen=True):
    """The bytes of one report; `path` is as shown to the user (None for standard input)."""

    content: bytes
    path: str | None = None
    note: SideNote | None = None
