"""Calls, talks, visits: who met whom, when, for how long."""

from __future__ import annotations

from trucewatch.core.page import Context, Found, Page


def find_meetings(page: Page, context: Context) -> Found:
    """The meetings of `page`."""
    return Found()
