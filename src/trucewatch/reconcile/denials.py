"""Denials as they stand in reports: who denies in which sentence, and what the words of it tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import Statement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.denial_words import (
    CHARGE,
    DENIAL,
    DENYING_WORDS,
    GENERIC,
    IT_WAS,
    LEFT_OPEN,
    NAMES_ITS_CLAIM,
    NOT_SO,
    OF_THAT_KIND,
    PART,
    RELATIVE,
    RETORT,
    SEVERAL,
    SURE,
    UNTRUE,
    is_false,
)
from trucewatch.reconcile.parallel import NAME, Line, Lines, telling_words
from trucewatch.reconcile.sides import Sides

LEAST_CLAIM = 25
"""Characters: what is shorter before a denial is its subject, no claim."""


class Denial(msgspec.Struct, frozen=True):
    """Who denies, where, and what the words of the denial tell.

    `own_claim`: the words before it in its sentence; `names_claim`: it says itself what it denies; `verb`: what is not
    done, by a denial that answers nothing certain ("had not crossed"); `about`: the names of the denier's side, those
    before the denial among them: "Velda's minister, Ada Orm, denied it".
    """

    by: str
    span: Span
    line: Line
    words: frozenset[str]
    is_sure: bool
    own_claim: Span | None
    names_claim: bool
    is_of_several: bool
    about: frozenset[str]
    verb: frozenset[str]


class Told(msgspec.Struct, frozen=True):
    """What is looked at while denials are sought: sentences, statements and the places where actors are named."""

    lines: Lines
    pages: Mapping[str, Page]
    statements: Mapping[str, Sequence[Statement]]
    named: Mapping[str, Sequence[tuple[int, int, str]]]
    sides: Sides

    def speaker_at(self, report: str, start: int, end: int) -> str | None:
        """Who says the words `start`..`end`; None = the outlet, or nobody certain."""
        for statement in self.statements.get(report, ()):
            if any(one.start < end and start < one.end for one in statement.content):
                return statement.speaker
        return None

    def said_from(self, report: str, at: int, least: int) -> int:
        """Where the words of a speaker around `at` begin, not before `least`; `at` where nobody says them."""
        begun = [
            span.start
            for statement in self.statements.get(report, ())
            for span in statement.content
            if span.start <= at < span.end
        ]
        return max(least, *begun) if begun else at

    def actors_in(self, report: str, start: int, end: int) -> list[str]:
        """The actors that are named in `start`..`end`, in order."""
        return [actor for first, last, actor in self.named.get(report, ()) if start <= first and last <= end]


def denials_in(line: Line, told: Told) -> Iterable[Denial]:
    """The denial that a sentence holds, if any."""
    if not line.words:
        return
    page = told.pages[line.report]
    start, end = line.sentence.start, line.sentence.end
    spoken = DENIAL.search(page.text, start, end)
    if spoken is not None and LEFT_OPEN.search(page.text, start, spoken.start()):
        spoken = None
    retort = RETORT.match(page.text, start, end) or IT_WAS.search(page.text, start, end)
    match = spoken or UNTRUE.search(page.text, start, end) or retort or not_so(page.text, start, end)
    if match is None:
        return
    speaker = told.speaker_at(line.report, match.start(), match.end())
    if retort is not None and speaker is None:
        speaker = told.speaker_at(line.report, start, end)
    cut = max((part.end() for part in PART.finditer(page.text, start, match.start())), default=start)
    ahead = told.actors_in(line.report, cut, match.start())
    before = told.actors_in(line.report, start, match.start())
    by = (ahead or before)[-1] if spoken and (ahead or before) else speaker
    if spoken is None and by is None and ahead and CHARGE.search(page.text, cut, match.start()):
        by = ahead[0]
    if by is None:
        return
    is_named = spoken is not None and NAMES_ITS_CLAIM.search(page.text, match.start(), end) is not None
    until = match.end() if is_false(match) and not is_named else end
    is_bare = retort is not None or OF_THAT_KIND.search(page.text, match.start(), end) is not None
    words = frozenset() if is_bare else telling_words(page.text[match.start() : until])
    if spoken is None and not is_bare:
        words |= telling_words(page.text[told.said_from(line.report, match.start(), cut) : match.start()])
    subject = ahead if spoken or retort is None else []
    names = telling_words(" ".join(told.sides.name(one) for actor in (by, *subject) for one in told.sides.chain(actor)))
    is_split = cut - start >= LEAST_CLAIM
    yield Denial(
        by,
        page.span(cut if is_split else start, end),
        line,
        words - names - DENYING_WORDS,
        spoken is not None or retort is not None or SURE.search(match.group()) is not None,
        page.span(start, cut) if is_split else None,
        is_named,
        spoken is not None and SEVERAL.match(page.text, match.end(), end) is not None,
        frozenset(name for name in names if name.startswith(NAME)),
        telling_words(match.group()) - GENERIC,
    )


def not_so(text: str, start: int, end: int) -> re.Match[str] | None:
    """What is said not to be so in `start`..`end`; None where nothing is, or a relative clause says it of somebody."""
    match = NOT_SO.search(text, start, end)
    return None if match is not None and RELATIVE.search(text[start : match.start()]) else match
