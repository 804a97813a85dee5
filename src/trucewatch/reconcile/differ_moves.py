"""What a report itself says has changed: a day was moved, a line corrected, somebody missing was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from trucewatch.core.account import About, Disagreement
from trucewatch.core.page import Page, Sentence
from trucewatch.core.spans import Span
from trucewatch.lang.times import TimeExpression, time_expressions
from trucewatch.reconcile.match import do_meet
from trucewatch.reconcile.readings import Reader, disagreement

MOVED = re.compile(
    r"\b(?:put off|postponed|pushed back|moved|delayed|brought forward|rescheduled"
    r"|deferred)\b[^.;]{0,40}?\b(?:to|until|till)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a day: where it was moved to."""
GATHERING = re.compile(r"\b(?:talks|round|meeting|meet|session|summit|negotiations|conference)\b", re.IGNORECASE)
PLANNED = re.compile(
    r"\b(?:will|would|is to|are to|was to|were to|plans?|planned|due|scheduled|until the|next|set for|travels?|opens?"
    r"|reconvenes?|resumes?|bring)\b",
    re.IGNORECASE,
)
CORRECTED = re.compile(
    r"\b(?:correction|corrected|an earlier version (?:of|said)|we (?:wrote|reported|said) (?:earlier|at|that|wrongly)"
    r"|in an earlier (?:version|report|post)|this (?:article|report|post) (?:was|has been) (?:amended|corrected))\b",
    re.IGNORECASE,
)
WAS_SAID = re.compile(
    r"\b(?:we (?:wrote|reported|said)|(?:earlier|previous) (?:version|report|post)[^.;]{0,40}?(?:said|wrote"
    r"|gave|stated))\b[^.;]*",
    re.IGNORECASE,
)
MISSING = re.compile(
    r"\b(?:is|are|was|were|still|went|gone|reported) (?:still )?missing\b|\bunaccounted for\b", re.IGNORECASE
)
FOUND = re.compile(
    r"\b(?P<who>missing\s[a-z]+|(?:[a-z]+\s)?who (?:was|were|had been|went) missing)\b[^.;]{0,40}?"
    r"\b(?:turned up|found|safe|returned|came home|reappeared|surfaced)\b",
    re.IGNORECASE,
)
"""Must catch "the missing baker has turned up"."""


def move_disagreements(pages: Mapping[str, Page], reader: Reader) -> list[Disagreement]:
    """Days moved, lines corrected and missing people found, in the order of reports."""
    found: list[Disagreement] = []
    for report in sorted(pages):
        page = pages[report]
        prose = [one for one in page.sentences if not one.heading]
        near = [other for other in pages.values() if other.report.story == page.report.story]
        for place, sentence in enumerate(prose):
            found += moved_day(page, sentence, near, reader)
            found += corrected(page, prose[place : place + 3], reader)
            found += found_again(page, sentence, near, reader)
    return found


def times_in(page: Page, sentence: Sentence, reader: Reader) -> list[TimeExpression]:
    """The days and hours that a sentence names."""
    times = time_expressions(page.text, sentence.start, sentence.end, reader.published(page.report.id))
    return [one for one in times if one.kind != "duration" and one.when.is_known]


def moved_day(page: Page, sentence: Sentence, near: Sequence[Page], reader: Reader) -> Iterable[Disagreement]:
    """The day that a gathering was moved to, with the days told for it before, in this sentence or in any report."""
    times = times_in(page, sentence, reader)
    moved = next((one for one in times if MOVED.search(page.text[sentence.start : one.start])), None)
    if moved is None or not GATHERING.search(page.text, sentence.start, sentence.end):
        return
    before: dict[str, list[Span]] = {}
    for other in near:
        for rival in other.sentences:
            if rival.heading or not PLANNED.search(other.text, rival.start, rival.end):
                continue
            for one in times_in(other, rival, reader):
                is_old = is_just_before(one, moved) and not (other is page and one.start == moved.start)
                if is_old:
                    before.setdefault((one.when.earliest or "")[:10], []).append(other.span(one.start, one.end))
    if not before:
        return
    day = min(before, key=lambda each: (-len(before[each]), each))
    new = page.span(moved.start, moved.end)
    readings = [reader.reading(day, None, before[day]), reader.reading((moved.when.earliest or "")[:10], None, [new])]
    why = f"It was first planned for {before[day][0].exact} and is now to be on {new.exact}."
    yield disagreement(About("report", page.report.id), "planned", "update", readings, why)


def is_just_before(one: TimeExpression, moved: TimeExpression) -> bool:
    """Whether a day lies within a fortnight of the one that it was moved to, and is another."""
    first, second = (one.when.earliest or "")[:10], (moved.when.earliest or "")[:10]
    if (one.when.latest or "")[:10] != first or first == second or do_meet(one.when, moved.when):
        return False
    return days_between(first, second) <= 14


def days_between(first: str, second: str) -> int:
    """How many days lie between two ISO days, whichever comes first."""
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)


def corrected(page: Page, sentences: Sequence[Sentence], reader: Reader) -> Iterable[Disagreement]:
    """What a report says it said before, and what it says instead: in that sentence or the next that is no heading."""
    first = sentences[0]
    said = WAS_SAID.search(page.text, first.start, first.end)
    if said is None:
        return
    is_note = CORRECTED.search(page.text, max(0, first.start - 60), first.end)
    behind = next((one for one in sentences[1:] if one.end - one.start > 15), None)
    if is_note is None or behind is None:
        return
    spans = [page.span(said.start(), said.end()), page.span(behind.start, behind.end)]
    readings = [reader.reading(" ".join(span.exact.split()), None, [span]) for span in spans]
    why = "The report corrects what it said before."
    yield disagreement(About("report", page.report.id), "correction", "update", readings, why)


def found_again(page: Page, sentence: Sentence, near: Sequence[Page], reader: Reader) -> Iterable[Disagreement]:
    """Somebody who was told to be missing and has turned up."""
    match = FOUND.search(page.text, sentence.start, sentence.end)
    if match is None:
        return
    missing = [
        other.span(rival.start, rival.end)
        for other in near
        for rival in other.sentences
        if not rival.heading
        and (other, rival) != (page, sentence)
        and MISSING.search(other.text, rival.start, rival.end)
    ]
    if len(missing) == 1:
        found = page.span(sentence.start, sentence.end)
        readings = [reader.reading("missing", None, missing), reader.reading("found", None, [found])]
        why = "Told to be missing first, and to have been found since."
        yield disagreement(About("report", page.report.id), "missing", "update", readings, why)
