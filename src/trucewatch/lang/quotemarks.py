"""Quotation marks: which words stand inside them."""

from __future__ import annotations

from trucewatch.core.account import Cut
from trucewatch.core.page import Quotation


def quotations(text: str, cuts: tuple[Cut, ...]) -> tuple[Quotation, ...]:
    """The quotations outside the cuts, in order. An unclosed mark costs one quotation: it ends with its paragraph."""
    return ()
