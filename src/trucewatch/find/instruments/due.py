"""By when a duty is due: "by 15 May", "on Friday", and what only the wide reading of time dates, "by mid-June"."""

from __future__ import annotations

from datetime import date

import msgspec

from trucewatch.core.values import When
from trucewatch.find.instruments.ahead import to_come
from trucewatch.find.instruments.lifetimes import with_evidence
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.wide.find import time_mentions

_LEADS = frozenset({"by", "before", "on", "until", "till", "than", "at", "of", "in"})
"""One of these right before a time makes it the duty's: "no later than 15 May", "by the end of June"."""
_BETWEEN = frozenset({"the", "noon", "midnight", "dawn", "dusk", "next", "this", "early", "late", "mid"})


def due_of(survey: Survey, line: Line, first: int, after: int) -> When | None:
    """When the duty in words `first`..`after` is due, the last time that they name; None where they name none.

    A length ("within 30 days") dates nothing by itself.
    """
    start, end = line.words[first].start, line.words[after - 1].end
    for time in reversed(survey.times(line)):
        inside = start <= time.start and time.end <= end
        if inside and time.kind != "duration" and time.when.is_known and _is_led(line, time.start):
            return _deadline(with_evidence(survey, to_come(survey, time.when), time.start, time.end))
    for mention in reversed(time_mentions(survey.page.text[start:end], _day(survey.context.published))):
        is_dated = mention.days is not None and mention.kind in ("date", "time") and not mention.value.endswith("REF")
        if mention.days is not None and is_dated and _is_led(line, start + mention.start):
            span = survey.page.span(start + mention.start, start + mention.end)
            return _deadline(When(mention.days[0].isoformat(), mention.days[1].isoformat(), "relative", (span,)))
    return None


def _deadline(when: When) -> When:
    """The time; "the end of June" is its last day."""
    is_end = any("end of" in span.exact.lower() for span in when.evidence)
    return msgspec.structs.replace(when, earliest=when.latest) if is_end else when


def _is_led(line: Line, offset: int) -> bool:
    """Whether a preposition of dates leads to the time that begins at `offset`."""
    at = line.word_at(offset) - 1
    while at > 0 and line.lowers[at] in _BETWEEN:
        at -= 1
    return at >= 0 and line.lowers[at] in _LEADS


def _day(published: When) -> date | None:
    """The one day of publication; None where it is not known, or is a range."""
    first, last = (published.earliest or "")[:10], (published.latest or "")[:10]
    return date.fromisoformat(first) if first and first == last else None
