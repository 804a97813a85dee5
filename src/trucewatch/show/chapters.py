"""An account of several stories as one account for each: every fact goes to the story of the reports it was read in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.spans import Span

Told = TypeVar("Told")


def accounts_by_story(account: Account) -> tuple[Account, ...]:
    """The account's stories, each as an account with its own reports and facts, the first published first.

    Actors and origins stay whole, problems are left out. What no listed report carries makes an account without a
    story at the end. Empty where the account has fewer than two stories.
    """
    if len(account.stories) < 2:
        return ()
    listed = {story.id for story in account.stories}
    by_report = {report.id: report.story for report in account.reports if report.story in listed}

    def story_of(spans: Iterable[Span]) -> str:
        """The story of most of the spans; the first of them decides between equals; "" where none is of a story."""
        told = Counter(by_report[span.report] for span in spans if span.report in by_report)
        return told.most_common(1)[0][0] if told else ""

    homes: dict[str, str] = {}
    homes.update((fact.id, story_of(fact.content)) for fact in account.statements)
    homes.update((fact.id, story_of(fact.evidence)) for fact in account.meetings)
    homes.update((fact.id, story_of(fact.evidence)) for fact in account.instruments)
    homes.update((fact.id, story_of(fact.evidence)) for fact in account.incidents)
    for difference in account.disagreements:
        spans = [span for reading in difference.readings for span in reading.evidence]
        homes[difference.id] = homes.get(difference.about.id) or story_of(spans)
    homes.update((test.id, homes.get(test.incident, "")) for test in account.assessments)

    def of(facts: Iterable[Told], story: str) -> tuple[Told, ...]:
        return tuple(fact for fact in facts if homes[getattr(fact, "id")] == story)  # noqa: B009 - facts share no base

    def part(story: str) -> Account:
        return msgspec.structs.replace(
            account,
            processes=(),
            stories=tuple(one for one in account.stories if one.id == story),
            reports=tuple(report for report in account.reports if by_report.get(report.id) == story),
            statements=of(account.statements, story),
            meetings=of(account.meetings, story),
            instruments=of(account.instruments, story),
            incidents=of(account.incidents, story),
            disagreements=of(account.disagreements, story),
            assessments=of(account.assessments, story),
            problems=(),
        )

    first_day: dict[str, str] = {}
    for report in account.reports:
        day = report.published.earliest or "9999"
        first_day[report.story] = min(day, first_day.get(report.story, "9999"))
    ordered = sorted(listed, key=lambda story: (first_day.get(story, "9999"), story))
    return tuple(part(story) for story in [*ordered, *([""] if "" in homes.values() else [])])
