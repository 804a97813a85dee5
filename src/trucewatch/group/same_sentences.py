"""Actors that two reports name in one and the same sentence: a copy means whom its source means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.group.told_elsewhere import Local
from trucewatch.know.keys import is_homeless

SHORTEST = 30
"""Characters of a sentence that can only be a copy: "He said no." stands in many reports."""


def named_alike(pages: Sequence[Page], local: Mapping[str, tuple[Actor, ...]]) -> list[list[Local]]:
    """Groups of actors (report, key) of two reports or more whose mention stands at one place of one sentence.

    Only those are looked at whom their own page alone tells from others, "the railway company", and the namesakes that
    the other page knows better, "Velda's railway company".
    """
    found: dict[tuple[str, int, str], set[Local]] = defaultdict(set)
    for page in pages:
        report = page.report.id
        sentences = [one for one in page.sentences if one.end - one.start >= SHORTEST]
        for actor in local.get(report, ()):
            for span in actor.mentions:
                home = next((one for one in sentences if one.start <= span.start < one.end), None)
                if home is not None:
                    words = " ".join(page.text[home.start : home.end].split())
                    place = len(" ".join(page.text[home.start : span.start].split()))
                    found[words, place, span.exact].add((report, actor.id))
    return [
        sorted(places)
        for _, places in sorted(found.items())
        if len({report for report, _ in places}) == len(places) > 1 and any(is_homeless(key) for _, key in places)
    ]


def joined_groups(groups: Mapping[str, Sequence[Local]], alike: Sequence[Sequence[Local]]) -> dict[str, list[Local]]:
    """The groups with those made one whose members are named alike; a group that others know better leads."""
    home = {place: group for group, places in groups.items() for place in places}
    lead = {group: group for group in groups}

    def root(group: str) -> str:
        while lead[group] != group:
            group = lead[group]
        return group

    for places in alike:
        concerned = sorted({root(home[place]) for place in places if place in home})
        known = [group for group in concerned if not all(is_homeless(key) for _, key in groups[group])]
        if len(known) > 1:
            continue  # two that are known for others are two
        first = known[0] if known else (concerned[0] if concerned else "")
        for group in concerned:
            lead[group] = first
    made: dict[str, list[Local]] = {}
    for group, places in groups.items():
        made.setdefault(root(group), []).extend(places)
    return made
