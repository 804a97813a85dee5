"""Sentences as spans of the text."""

from __future__ import annotations

import re

from trucewatch.core.account import Cut
from trucewatch.core.page import Quotation, Sentence


def sentences(text: str, cuts: tuple[Cut, ...], quotations: tuple[Quotation, ...]) -> tuple[Sentence, ...]:
    """The sentences outside the cuts, in order; paragraph numbers count from 0."""
    found = []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        if any(cut.start <= line.start() < cut.end for cut in cuts):
            continue
        for match in re.finditer(r"\S.*?(?:[.!?][”\"’']?(?=\s|$)|$)", line.group()):
            found.append(Sentence(line.start() + match.start(), line.start() + match.end(), number))
    return tuple(found)
