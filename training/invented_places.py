"""What accounts of the corpus' invented conflicts put on the map: `python -m training.invented_places`.

An invented town that is called like a real one must stay open; right are only real places that a report means, such as
a capital where envoys met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.corpus.check import REPORTS
from training.corpus_story import story_of
from trucewatch.core.account import Account
from trucewatch.core.values import Place


def main() -> None:
    """Print every place that got coordinates, and how many of how many did."""
    stories: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(REPORTS.rglob("*.txt")):
        if "facts: invented" in path.read_text("utf-8"):
            stories[path.parent.name].append(path)
    named = put = 0
    for story, paths in sorted(stories.items()):
        for place in sorted(set(places_of(story_of(paths).account)), key=lambda one: one.name):
            named += 1
            if place.lat is not None:
                put += 1
                print(f"{story}: {place.name}, {place.country}, {place.precision}")
    print(f"{put} of {named} places in {len(stories)} conflicts")


def places_of(account: Account) -> Iterator[Place]:
    """The places of incidents, meetings and versions."""
    yield from (incident.place for incident in account.incidents)
    yield from (meeting.place for meeting in account.meetings if meeting.place is not None)
    for instrument in account.instruments:
        for version in instrument.versions:
            yield from version.scope.where


if __name__ == "__main__":
    main()
