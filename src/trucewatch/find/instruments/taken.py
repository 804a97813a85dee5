"""When a party took its stance: the day beside the verb, else when the words that tell it were said."""

from __future__ import annotations

import msgspec

from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.find.instruments.heads import Head
from trucewatch.find.survey import Line, Survey

_BESIDE = 3
"""So many words behind its verb a day still dates the stance: "accepted on Friday", "agreed late on Monday"."""
_TERMS = frozenset({"from", "until", "till", "by", "since", "for", "before", "after", "through", "to", "between", "of"})
"""Before a day these make it the instrument's, or of something else: "accepted from Friday", "after Monday's raid"."""


def taken_at(survey: Survey, line: Line, first: int, after: int, head: Head | None) -> When:
    """When the stance of the verb at words `first`..`after` was taken, unknown where no day stands beside it."""
    start = line.clause_start(first)
    for time in survey.times(line):
        at, behind = line.word_at(time.start), line.word_at(time.end - 1) + 1
        is_term = head is not None and head.first <= at < head.after
        if time.kind == "duration" or not time.when.is_known or is_term or _leads(line, at):
            continue
        opens = at <= 1 and behind <= first
        is_beside = after <= at <= after + _BESIDE and not (head is not None and after <= head.first < at)
        if opens or start <= at < first or is_beside:
            return msgspec.structs.replace(time.when, evidence=(survey.page.span(time.start, time.end),))
    statement = survey.statement_at(line.words[first].start)
    return statement.said if statement is not None else UNKNOWN_TIME


def _leads(line: Line, at: int) -> bool:
    """Whether the word before a day ties it to something else than the stance."""
    before = at - 1
    while before > 0 and line.lowers[before] in ("the", "late", "early"):
        before -= 1
    return before >= 0 and line.lowers[before] in _TERMS
