"""Articles with a small cast: names become mentions, so that a finder can be tried without finding the actors."""

from __future__ import annotations

import re

import msgspec

from marked import day, page
from trucewatch.core.account import Actor, ActorKind, Statement
from trucewatch.core.page import Context, Mention, Page
from trucewatch.find.speech.statements import find_statements

CAST: dict[str, tuple[ActorKind, str | None, tuple[str, ...]]] = {
    "aruna": ("state", None, ("Aruna", "Arunan", "Pell")),
    "belmar": ("state", None, ("Belmar", "Belmarese", "Sorrow Hill")),
    "cadel": ("state", None, ("Cadel", "Cadelian")),
    "league": ("group", None, ("Hill League", "League")),
    "torrin": ("person", "aruna", ("Ilva Torrin", "Torrin")),
    "maas": ("person", "belmar", ("Edo Maas", "Maas")),
    "quill": ("person", "cadel", ("Ana Quill", "Quill")),
}
"""Two states at war, one that mediates, a rebel group, and who leads each state."""


def scene(text: str, published: str = "2031-05-14") -> tuple[Page, Context]:
    """A page of `text` published on that Wednesday, with its mentions and statements."""
    report = page(text, published=day(published))
    cast = tuple(Actor(key, names[0], kind, names, (), of, ()) for key, (kind, of, names) in CAST.items())
    forms = {name: key for key, (_, _, names) in CAST.items() for name in names}
    pattern = r"(?<!\w)(?:" + "|".join(sorted(forms, key=len, reverse=True)) + r")(?!\w)"
    mentions = tuple(Mention(m.start(), m.end(), forms[m.group()]) for m in re.finditer(pattern, text))
    context = Context("s", report.report.published, cast, mentions)
    said = tuple(fact for fact in find_statements(report, context).facts if isinstance(fact, Statement))
    return report, msgspec.structs.replace(context, statements=said)
