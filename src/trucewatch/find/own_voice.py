"""Whose text a page is, where an office or a party publishes it itself: then "we" is nobody else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trucewatch.core.account import Actor
from trucewatch.core.page import Context, Page
from trucewatch.lang.trees import word_at

_HEADED = re.compile(
    r"\b(?:statement|remarks|address|message|communiqu[eé]|declaration|letter|decree|speech)\s+(?:by|of|from)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Must catch "Statement by the Minister of Defence of Velda" and "Message from the Council"."""
_JOINING = frozenset({"and", ",", "&", "and the", ", the"})
"""Between two names these say that both are meant."""
_OPENING = 600
"""The name stands within so many characters of the text's beginning."""


def author_of(page: Page, context: Context, actors: Mapping[str, Actor]) -> str | None:
    """The actor whose own text the page is: whom its heading names behind "Statement by", else the office or party
    that publishes it. None for news, where nobody known is named, and for the text of two.
    """
    start = _author_starts(page)
    for number, mention in enumerate(context.mentions):
        if start is None or not mention.start <= start < mention.end:
            continue
        others = [one for one in context.mentions[number + 1 : number + 2] if one.actor != mention.actor]
        is_joint = any(page.text[mention.end : one.start].strip() in _JOINING for one in others)
        return None if is_joint else mention.actor
    outlet = _plain(page.report.outlet or "")
    named_so = [
        actor.id for actor in actors.values() if outlet and outlet in map(_plain, actor.names) and _has_a_voice(actor)
    ]
    return named_so[0] if len(named_so) == 1 else None


def _author_starts(page: Page) -> int | None:
    """Where a title such as "Statement by the Council" names the author; None for other titles, and where the title
    tells of somebody's act: "Velda shrugs off a message from the Council" is news.
    """
    title = page.report.title or ""
    opening = _HEADED.search(title)
    at = page.text.find(title, 0, _OPENING + len(title)) if opening is not None else -1
    if opening is None or at < 0:
        return None
    for sentence, reading in zip(page.sentences, page.readings, strict=False):
        if sentence.start <= at + opening.start() < sentence.end:
            first, named = word_at(reading, at), word_at(reading, at + opening.start())
            if first is not None and named is not None and "VERB" in reading.tags[first:named]:
                return None
    return at + opening.end()


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _has_a_voice(actor: Actor) -> bool:
    """Whether it publishes for itself: a state, a government, a group, or what serves one; no paper of its own."""
    return actor.kind in ("state", "government", "group") or (actor.of is not None and actor.kind != "person")
