"""The chain that ties each entry of a log to all before it (as Haber and Stornetta 1991 tie their time stamps).

A change, an exchange or a loss of any entry changes the id of every later one. What a chain cannot show is that its
last entries were cut off: so the head, the last number and id, is kept in two more places (`heads`).
"""

from __future__ import annotations

import hashlib

import msgspec

GENESIS = "0" * 64
"""Stands before the first entry."""


def id_after(previous: str, body: object) -> str:
    """The id of the entry `body` (anything that JSON can hold) behind the entry `previous`: 64 hexadecimal digits."""
    return hashlib.sha256(previous.encode() + b"\n" + canonical(body)).hexdigest()


def canonical(body: object) -> bytes:
    """The one way in which `body` is written: JSON with sorted names and no blanks."""
    return msgspec.json.encode(body, order="sorted")
