"""What something depends on in a sentence: the characters of a condition with its conjunction."""

from __future__ import annotations

from typing import Literal

import msgspec

Strength = Literal["firm", "loose", "price", "need", "part", "asked", "term", "time", "read"]
"""By phrases: "firm" ones are conditions by themselves, "loose" ones only beside a stance, a promise or in somebody's
words, "time" and "price" ones where the reader says so, behind "need" ones stands what somebody asks for, around "part"
ones the whole clause is the condition. By the tree: "asked" and "term" ones, see `Bond`. By the reader alone: "read".
"""


class Bond(msgspec.Struct, frozen=True):
    """The characters `start`..`end` hold a condition with its conjunction.

    `governor` is the word of the reading that depends on it, None where the tree gives none; of an "asked" one the verb
    that asks ("asked first for a doctor"), of a "term" the thing that must be something; `of` is where the
    instrument begins that the reader hangs it on, None where it says none; `is_read`: the reader sees it too.
    """

    start: int
    end: int
    strength: Strength
    governor: int | None
    of: int | None = None
    is_read: bool = False
