"""Why reports are one story and why two stories are two, in words and with the characters that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from trucewatch.core.account import Apart, Joined
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.group.likeness import Features, Vector, cosine, mean_cosine
from trucewatch.group.near_copies import Shares
from trucewatch.group.sameness import Told, needed

MOST_SHARED = 3
"""So many of the things that make two reports alike are named, names before words, the weightiest first."""
LEAST_WORTH_SAYING = 0.13
"""Stories less alike than this nobody would take for one: half of what two groups need."""
_GENERAL = 0.01
"""What adds less than this to a likeness is not named."""


class Seen(msgspec.Struct, frozen=True):
    """What the reports of a pile are grouped by, each by the report's id."""

    pages: dict[str, Page]
    features: dict[str, Features]
    told: dict[str, Told]
    copies: Shares

    @property
    def vectors(self) -> dict[str, Vector]:
        """The weights alone."""
        return {report: own.weights for report, own in self.features.items()}

    def joined(self, reports: Sequence[str]) -> tuple[Joined, ...]:
        """For each of the reports of one story why it is there; nothing for a report alone."""
        if len(reports) == 1:
            return ()
        close: dict[str, dict[str, float]] = {report: {} for report in reports}
        for one, two in combinations(reports, 2):
            close[one][two] = close[two][one] = cosine(self.features[one].weights, self.features[two].weights)
        return tuple(self._joined(report, close[report]) for report in reports)

    def apart(self, story: str, stories: Mapping[str, Sequence[str]]) -> tuple[Apart, ...]:
        """Why the story that is most like `story` is another; nothing where none is like it at all."""
        vectors = self.vectors
        own = stories[story]
        close = {name: mean_cosine(own, reports, vectors) for name, reports in stories.items() if name != story}
        nearest = min(close, key=lambda name: (-close[name], name), default=None)
        if nearest is None or close[nearest] < LEAST_WORTH_SAYING:
            return ()
        need = needed(own, stories[nearest], self.told)
        bound = "which does not make them one" if need.least is None else f"where {need.least:.2f} is needed"
        says = f"{close[nearest]:.2f} alike, {bound}: {need.why}."
        days = [span for reports in (own, stories[nearest]) for span in self._day_named_most(reports)]
        return (Apart(nearest, says, tuple(days)),)

    def _joined(self, report: str, close: Mapping[str, float]) -> Joined:
        shares = {other: self.copies.get((min(report, other), max(report, other)), 0.0) for other in close}
        nearest = min(close, key=lambda other: (-shares[other], -close[other], other))
        names, evidence = self._shared(report, nearest)
        if shares[nearest]:
            says = f"near copies: {round(100 * shares[nearest])} % of the shorter one stands in the longer one"
        else:
            says = f"{close[nearest]:.2f} alike, {needed([report], [nearest], self.told).why}"
        return Joined(report, nearest, says + (f"; both have {_listed(names)}." if names else "."), evidence)

    def _shared(self, report: str, other: str) -> tuple[list[str], tuple[Span, ...]]:
        """The weightiest things that both reports have, in the words of the first, and where each has them first."""
        own, theirs = self.features[report], self.features[other]
        both = {
            key: weight * theirs.weights[key]
            for key, weight in own.weights.items()
            if key in theirs.weights and key in own.places and key in theirs.places
        }
        names: list[str] = []
        evidence: list[Span] = []
        words = {key: " ".join(self.pages[report].text[slice(*own.places[key])].split()) for key in both}
        for key in sorted(both, key=lambda key: (words[key].islower(), -both[key], key)):
            (start, end), name = own.places[key], words[key]
            is_told = any(name.casefold() in known.casefold() or known.casefold() in name.casefold() for known in names)
            if both[key] < _GENERAL or len(names) == MOST_SHARED:
                break
            if name and not is_told:
                names.append(name)
                evidence += [self.pages[report].span(start, end), self.pages[other].span(*theirs.places[key])]
        return names, tuple(evidence)

    def _day_named_most(self, reports: Sequence[str]) -> list[Span]:
        """Where the day that most of the reports name stands first, the earliest of equals; else nothing."""
        times: dict[object, list[Span]] = {}
        for report in reports:
            for day, span in sorted(self.told[report].named.items()):
                times.setdefault(day, []).append(span)
        return max(times.values(), key=len)[:1] if times else []


def _listed(names: Sequence[str]) -> str:
    """`"Orvania", "Talvek" and "40"`."""
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
