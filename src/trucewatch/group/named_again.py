"""Names that one report tells to be somebody's, found in every report of the run, also where nothing there tells so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import Actor, ActorKind
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.know.likeness import without_article

KINDS: tuple[ActorKind, ...] = ("organisation", "group", "office", "government", "military")
"""What a name of several words with capitals can mean wherever it stands; people and lands are found by other rules."""
FEWEST = 2
"""Words of such a name: one word may be anything elsewhere."""


def named_again(cast: Sequence[Actor], pages: Iterable[Page]) -> tuple[Actor, ...]:
    """The cast with the mentions that its full names have on pages where no mention covers them."""
    bearers = _bearers(cast)
    if not bearers:
        return tuple(cast)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(bearers, key=len, reverse=True))) + r")(?!\w)")
    covered: dict[str, list[Span]] = defaultdict(list)
    for actor in cast:
        for span in actor.mentions:
            covered[span.report].append(span)
    more: dict[str, list[Span]] = defaultdict(list)
    for page in pages:
        taken = bytearray(len(page.text))
        for span in covered[page.report.id]:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
        for sentence in page.sentences:
            for match in pattern.finditer(page.text, sentence.start, sentence.end):
                if not any(taken[match.start() : match.end()]):
                    more[bearers[match.group()]].append(page.span(match.start(), match.end()))
    return tuple(_with(actor, more.get(actor.id, ())) for actor in cast)


def _bearers(cast: Sequence[Actor]) -> Mapping[str, str]:
    """Name of several words, all with capitals -> the id of the only actor that bears it."""
    told: dict[str, set[str]] = defaultdict(set)
    for actor in cast:
        for name in actor.names:
            bare = without_article(name)
            words = bare.split()
            if len(words) >= FEWEST and words[0][0].isupper() and words[-1][0].isupper() and actor.kind in KINDS:
                told[bare].add(actor.id)
            elif len(words) >= FEWEST:
                told[bare].add("")
    return {name: next(iter(ids)) for name, ids in told.items() if len(ids) == 1 and "" not in ids}


def _with(actor: Actor, spans: Sequence[Span]) -> Actor:
    """The actor with more mentions."""
    return msgspec.structs.replace(actor, mentions=tuple(sorted({*actor.mentions, *spans}))) if spans else actor
