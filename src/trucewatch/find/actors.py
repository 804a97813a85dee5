"""Who is named on a page: people, states, governments, armed forces, organisations, groups, offices."""

from __future__ import annotations

from trucewatch.core.page import Found, Page


def find_actors(page: Page) -> Found:
    """The actors of `page`, each with every form of its name on this page; ids are local to the page."""
    return Found()
