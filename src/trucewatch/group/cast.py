"""The actors of all reports, each once, and where a page names them."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.core.account import Actor
from trucewatch.core.page import Mention, Page


def cast_of(local: Mapping[str, tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """The actors of `local` (by report id) with those that are one joined, in stable order with stable ids."""
    return ()


def mentions_on(page: Page, cast: tuple[Actor, ...]) -> tuple[Mention, ...]:
    """Where `page` names actors of the `cast`, in order, never overlapping."""
    return ()
