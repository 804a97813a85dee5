"""Whose text a page is, where an office or a party publishes it itself: then "we" is nobody else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trucewatch.core.account import Actor
from trucewatch.core.page import Context, Page

_HEADED = re.compile(
    r"\b(?:statement|remarks|address|message|communiqu[eé]|declaration|letter|decree|speech)\s+(?:by|of|from)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Must catch "Statement by the Minister of Defence of Velda" and "Message from the Council"."""
_SPEAK_FOR_THEMSELVES = frozenset({"state", "government", "group", "military", "office", "organisation"})
_OPENING = 600
"""The name stands within so many characters of the text's beginning."""


def author_of(page: Page, context: Context, actors: Mapping[str, Actor]) -> str | None:
    """The actor whose own text the page is: whom its heading names behind "Statement by", else the office or party
    that publishes it. None for news, and where nobody known is named.
    """
    title = page.report.title or ""
    if title and (opening := _HEADED.search(title)) is not None:
        at = page.text.find(title, 0, _OPENING + len(title))
        start = at + opening.end() if at >= 0 else -1
        named = next((one for one in context.mentions if at >= 0 and one.start <= start < one.end), None)
        if named is not None:
            return named.actor
    outlet = (page.report.outlet or "").casefold()
    named_so = [
        actor.id
        for actor in actors.values()
        if outlet and outlet in {name.casefold() for name in actor.names} and actor.kind in _SPEAK_FOR_THEMSELVES
        if actor.of is not None or actor.kind in ("state", "government", "group")
    ]
    return named_so[0] if len(named_so) == 1 else None
