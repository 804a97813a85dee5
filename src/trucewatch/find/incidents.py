"""What is said to have happened: strikes, shelling, assaults."""

from __future__ import annotations

from trucewatch.core.page import Context, Found, Page


def find_incidents(page: Page, context: Context) -> Found:
    """The incidents of `page`."""
    return Found()
