"""Texts with their places in brackets, put on the map: "Fighting near [Lviv], in western [Ukraine]"."""

from __future__ import annotations

import re

from trucewatch.locate.lands import lands_of
from trucewatch.locate.settle import Settled, settle
from trucewatch.locate.uses import PlaceUse, uses_in


def uses_of(marked: str) -> tuple[PlaceUse, ...]:
    """The uses of the names in brackets."""
    text, spans = "", []
    for part in re.split(r"(\[[^]]*\])", marked):
        start = len(text)
        text += part.strip("[]") if part.startswith("[") else part
        if part.startswith("["):
            spans.append((start, len(text)))
    return uses_in("r1", text, spans)


def settled(marked: str, invented: tuple[str, ...] = ()) -> dict[str, Settled]:
    """The place of each name as it stands in the text; a name that no place bears is not among them."""
    text = re.sub(r"[\[\]]", "", marked)
    return {use.full: one for use, one in settle(uses_of(marked), lands_of([text], invented)).items()}


def taken(marked: str, invented: tuple[str, ...] = ()) -> dict[str, str]:
    """The countries of the names that are sure."""
    return {name: one.place.country for name, one in settled(marked, invented).items() if one.is_sure}
