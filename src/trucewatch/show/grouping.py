"""Why reports stand in one story, why the next story is another, and which stories are one process, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import Account
from trucewatch.show.provenance import Provenance
from trucewatch.show.rows import Cited
from trucewatch.show.wording import listed, plain


def process_lines(account: Account, in_order: Sequence[str]) -> tuple[str, ...]:
    """`Orvania and Talvek: stories 1, 3 and 4`, for each process of several stories, numbered as `in_order`."""
    numbers = {story: number for number, story in enumerate(in_order, 1)}
    lines = []
    for process in account.processes:
        told = sorted(numbers[story] for story in process.stories if story in numbers)
        if len(told) > 1:
            lines.append(f"{plain(process.title)}: stories {listed([str(number) for number in told])}")
    return tuple(lines)


def ground_lines(part: Account, whole: Account, known: Provenance) -> tuple[Cited, ...]:
    """Why the stories of `part` hold the reports that they do; stories of `whole` are called by their titles."""
    titles = {story.id: plain(story.title) or story.id for story in whole.stories}
    lines = []
    for story in part.stories:
        for report in sorted(story.joined, key=lambda joined: known.number(joined.report)):
            words = f"{known.outlet(report.report)} is of one story with {known.outlet(report.like)}: {report.says}"
            lines.append(Cited(words, known.in_order(report.evidence)))
        for other in story.apart:
            words = f"Not one story with “{titles.get(other.story, other.story)}”: {other.says}"
            lines.append(Cited(words, known.in_order(other.evidence)))
    return tuple(lines)
