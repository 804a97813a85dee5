"""Judgements as training data: one JSON object a line, each whole without the account it was made from.

What is undone, overtaken or orphaned is told too, with its `state`: who trains on them says which to take.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from trucewatch.core.account import Account, Report
from trucewatch.core.judgements import Anchor, JudgedKind, Logged, Mark, State, Verb
from trucewatch.judge.marks import place_of_mark

FORMAT = "trucewatch-lesson/1"


class Passage(msgspec.Struct, frozen=True):
    """Characters with what stands around them, half-open in code points of a text, and in UTF-16 units of it.

    `sha256` is of the bytes of the report that the offsets are of: today's; where the characters are not found there,
    that of the mark, and the offsets in UTF-16 are not known (None).
    """

    sha256: str
    start: int
    end: int
    utf16_start: int | None
    utf16_end: int | None
    exact: str
    before: str
    after: str


class Lesson(msgspec.Struct, frozen=True):
    """One judgement for a learner. `machine` is what the program said of `field`, `person` what is right, both None but
    for an amend. `passages`: what is judged; `other`: the second of two, or what is another's; `rests_on`: what the
    person read the value from. `known_by`: what the program said of the fact, in words.
    """

    format: str
    id: str
    verb: Verb
    kind: JudgedKind
    state: State
    known_by: dict[str, str]
    passages: tuple[Passage, ...]
    field: str | None
    machine: Any
    person: Any
    other: tuple[Passage, ...]
    other_known_by: dict[str, str]
    rests_on: tuple[Passage, ...]
    by: str
    at: str
    why: str


def lessons_of(account: Account, log: Sequence[Logged], texts: Mapping[str, str]) -> Iterator[Lesson]:
    """A lesson for each judgement of the log that is on something (an undo is told by its target's state).

    `account`: one that was judged by the log; a judgement that it does not hold counts as orphaned.
    """
    states: dict[str, State] = {one.id: one.state for one in account.judgements}
    for logged in log:
        one = logged.judgement
        if one.about is None:
            continue
        yield Lesson(
            FORMAT,
            logged.id,
            one.verb,
            one.about.kind,
            states.get(logged.id, "orphaned"),
            known(one.about),
            passages_of(marks(one.about), account.reports, texts),
            one.field,
            one.was,
            one.value,
            passages_of(marks(one.other), account.reports, texts),
            known(one.other),
            passages_of(one.rests_on, account.reports, texts),
            one.by,
            one.at,
            one.why,
        )


def lines_of(account: Account, log: Sequence[Logged], texts: Mapping[str, str]) -> Iterator[bytes]:
    """The lessons as lines of JSON in UTF-8, each with its line end."""
    for lesson in lessons_of(account, log, texts):
        yield msgspec.json.encode(lesson) + b"\n"


def marks(anchor: Anchor | None) -> tuple[Mark, ...]:
    """All marks of an anchor; of a test those of its version and its incident."""
    if anchor is None:
        return ()
    return (*anchor.marks, *(mark for part in anchor.of for mark in marks(part)))


def known(anchor: Anchor | None) -> dict[str, str]:
    """What an anchor's fact was known by; of a test what its version and its incident were, under their kinds."""
    if anchor is None:
        return {}
    within = {f"{part.kind} {name}": told for part in anchor.of for name, told in known(part).items()}
    return {**anchor.known_by, **within}


def passages_of(held: Sequence[Mark], reports: Sequence[Report], texts: Mapping[str, str]) -> tuple[Passage, ...]:
    """The marks as passages: as they lie in the texts now, or where they lie nowhere, as they lay."""
    return tuple(passage_of(mark, reports, texts) for mark in held)


def passage_of(mark: Mark, reports: Sequence[Report], texts: Mapping[str, str]) -> Passage:
    """One mark as a passage."""
    span = place_of_mark(mark, reports, texts)
    if span is None:
        return Passage(mark.sha256, mark.start, mark.end, None, None, mark.exact, mark.before, mark.after)
    text = texts[span.report]
    sha256 = next(report.sha256 for report in reports if report.id == span.report)
    start = utf16(text[: span.start])
    return Passage(sha256, span.start, span.end, start, start + utf16(span.exact), mark.exact, mark.before, mark.after)


def utf16(text: str) -> int:
    """How many UTF-16 units a text has, as JavaScript counts: characters beyond the basic plane have two."""
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)
