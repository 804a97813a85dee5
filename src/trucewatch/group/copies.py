"""Texts that reports share: whole reports that are copies of each other, and passages that went from one to another.

Copies are put together first. A dispatch that three outlets print and that quotes a ministry's note at length is one
text of three reports and a passage of the note, not one text with the note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from trucewatch.core.spans import Span
from trucewatch.group.passages import Passage

COPY_SHARE = 0.6
REST_SHARE = 0.4
"""Two reports are copies where so much of the one lies in the other, and so much of that one in the first: a note that
is quoted whole in a long report shares little of the report."""


class SharedText(msgspec.Struct, frozen=True):
    """Passages that were copied on from one text, and the reports they stand in."""

    reports: tuple[str, ...]
    spans: tuple[Span, ...]


class Groups:
    """Numbers 0..size-1 put together step by step."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, number: int) -> int:
        """The number that stands for the group of `number`."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def join(self, number: int, other: int) -> None:
        """Put the groups of both together."""
        low, high = sorted((self.root(number), self.root(other)))
        self.parent[high] = low

    def members(self) -> list[list[int]]:
        """The groups, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.parent)):
            found[self.root(number)].append(number)
        return list(found.values())


def merged(texts: Iterable[SharedText]) -> SharedText:
    """One text of several; a passage within a longer one stays, as another report may have taken that much."""
    spans = tuple(sorted({span for text in texts for span in text.spans}))
    return SharedText(tuple(sorted({span.report for span in spans})), spans)


def covered(spans: Iterable[Span]) -> dict[str, int]:
    """How many characters of each report lie in `spans`; what lies in two of them counts once."""
    found: dict[str, int] = defaultdict(int)
    reached: dict[str, int] = defaultdict(int)
    for span in sorted(spans):
        found[span.report] += max(0, span.end - max(span.start, reached[span.report]))
        reached[span.report] = max(reached[span.report], span.end)
    return found


def families(passages: Sequence[Passage], prose: Mapping[str, int]) -> dict[str, str]:
    """For each report of `prose` (characters of its article) the first report of those that it is a copy with."""
    shared: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for passage in passages:
        pair = tuple(sorted({span.report for span in passage.spans}))
        shared[pair[0], pair[-1]] += passage.spans
    names = sorted(prose)
    places = {name: place for place, name in enumerate(names)}
    groups = Groups(len(names))
    for (first, second), spans in shared.items():
        characters = covered(spans)
        shares = sorted(characters[name] / max(1, prose[name]) for name in (first, second))
        if first != second and shares[0] >= REST_SHARE and shares[1] >= COPY_SHARE:
            groups.join(places[first], places[second])
    return {name: names[groups.root(place)] for place, name in enumerate(names)}


def copied_reports(passages: Sequence[Passage], family: Mapping[str, str]) -> dict[str, SharedText]:
    """The text of each family of copies, by the report that it goes by."""
    own: dict[str, list[SharedText]] = defaultdict(list)
    for passage in passages:
        kin = {family[span.report] for span in passage.spans}
        if len(kin) == 1:
            own[min(kin)].append(SharedText((), passage.spans))
    return {name: merged(texts) for name, texts in own.items()}


def copied_passages(passages: Sequence[Passage], family: Mapping[str, str]) -> list[SharedText]:
    """The passages between families, put together where they lie on one another, or where two families share several.

    Two families that share several passages have them from one source, whichever it is.
    """
    between = [passage for passage in passages if len({family[span.report] for span in passage.spans}) > 1]
    groups = Groups(len(between))
    reach: tuple[Span, int] | None = None
    for span, number in sorted((span, number) for number, passage in enumerate(between) for span in passage.spans):
        if reach is not None and span.overlaps(reach[0]):
            groups.join(number, reach[1])
        if reach is None or span.report != reach[0].report or span.end > reach[0].end:
            reach = (span, number)
    first_with: dict[tuple[str, str], int] = {}
    for number, passage in enumerate(between):
        for pair in pairwise(sorted({family[span.report] for span in passage.spans})):
            groups.join(number, first_with.setdefault(pair, number))
    return [merged(SharedText((), between[number].spans) for number in members) for members in groups.members()]
