"""Reports that are near copies: half of the shorter one's runs of five words stand in the longer one.

The containment of shingles (Broder 1997). It is no claim about who wrote what: that is `copies.py`, passage by passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from trucewatch.core.page import Page
from trucewatch.group.copies import Groups
from trucewatch.group.passages import words_of

RUN_WORDS = 5
NEAR_SHARE = 0.5
FEWEST_RUNS = 10
"""A shorter text is no article: a line that two pages print makes no copy."""

Shares = dict[tuple[str, str], float]
"""The share of the shorter report's runs that stand in the longer one, by the ids of both in order."""


def near_copies(pages: Sequence[Page]) -> Shares:
    """The pairs of near copies. Takes time with the square of the number of reports; headings and cuts do not count."""
    numbers: dict[tuple[str, ...], int] = {}
    runs: dict[str, set[int]] = {}
    for page in sorted(pages, key=lambda page: page.report.id):
        forms = words_of(page).forms
        runs[page.report.id] = {
            numbers.setdefault(forms[start : start + RUN_WORDS], len(numbers))
            for start in range(len(forms) - RUN_WORDS + 1)
        }
    found: Shares = {}
    for (report, own), (rival, theirs) in combinations(runs.items(), 2):
        fewest = min(len(own), len(theirs))
        if fewest >= FEWEST_RUNS and (shared := len(own & theirs)) >= NEAR_SHARE * fewest:
            found[report, rival] = shared / fewest
    return found


def put_together(reports: Iterable[str], pairs: Mapping[tuple[str, str], float]) -> list[list[str]]:
    """The reports in groups, each with all that are linked to it by pairs, over others if need be."""
    names = sorted(reports)
    places = {name: place for place, name in enumerate(names)}
    groups = Groups(len(names))
    for report, rival in pairs:
        groups.join(places[report], places[rival])
    return [[names[place] for place in members] for members in groups.members()]
