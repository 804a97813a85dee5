"""Agreements, proposals, orders, demands and planned talks."""

from __future__ import annotations

from trucewatch.core.page import Context, Found, Page


def find_instruments(page: Page, context: Context) -> Found:
    """The instruments of `page`."""
    return Found()
