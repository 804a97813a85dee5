"""Which words of a sentence name a meeting: sure words by themselves, others where the reader takes them for one."""

from __future__ import annotations

import msgspec

from trucewatch.find.survey import Line
from trucewatch.know.meetings import MeetingHead, meeting_words
from trucewatch.know.phrases import Phrases

_SURE = 0.5
"""The reader's score from which on it is believed where the words mean much else besides."""
_LIKELY = 0.2
"""... and where the words mean a meeting by themselves."""
_TOLD = frozenset({"asserted", "planned"})
_LED_FROM = 9
"""A phrase that governs a meeting's name begins so many words before it at most."""
_LED_OVER = 4
"""... and so many words may stand between them: "refused to hold any direct talks"."""
_VERB_WITHIN = 7
"""So many words behind a meeting's name its verb stands at most."""
_AGES = frozenset({"years", "decades"})
"""Talks of so long are no meeting but a history: "after years of talks"."""
_REPORTERS = frozenset({"i", "we"})
"""Whom these meet or call, the reporter asks."""
_CALLERS = frozenset({"to", "will", "would", "they", "we", "i", "you", "who", "it", "he", "she"})
"""Before "call" these make it a verb, as a plural does: "which the rebels call a trick"."""


class Named(msgspec.Struct, frozen=True):
    """Words `first`..`after` (half-open) of a line name a meeting; `is_seen` where the reader says so, too.

    `has_happened`: the words behind a noun say that it was held.
    """

    first: int
    after: int
    head: MeetingHead
    is_seen: bool
    has_happened: bool


def named_on(line: Line) -> list[Named]:
    """The names of meetings on a line, in order, without those that were wished for, denied, or only sound like one."""
    words = meeting_words()
    found: list[Named] = []
    for first, after, head in words.heads.find(line.lowers):
        is_seen = _is_seen(line, first, after, _SURE if head.needs_reader else _LIKELY)
        is_held = not head.is_verb and _is_told(words.held, line, after)
        has_happened = is_held or (not head.is_verb and _is_told(words.went_on, line, after))
        if head.needs_reader and not (is_seen or is_held):
            continue
        is_appeal = (
            head.form == "call"
            and not head.is_verb
            and line.lowers[after : after + 1]
            and line.lowers[after] in words.appeal
        )
        is_unheld = leads(words.unheld, line, first) or leads(words.shunned, line, first)
        if not (is_appeal or is_unheld or _is_hollow(line, first, after, head)):
            found.append(Named(first, after, head, is_seen or is_held, has_happened))
    return found


def _is_told(phrases: Phrases[str], line: Line, after: int) -> bool:
    """Whether one of the phrases follows the name before another clause begins: "the talks in Dorra | ended"."""
    end = min(after + _VERB_WITHIN, line.clause_end(min(after, len(line.words) - 1)))
    return bool(phrases.find(line.lowers[after:end]))


def leads(phrases: Phrases[str], line: Line, first: int) -> bool:
    """Whether one of the phrases governs the name at word `first`: "ready to | meet", "were not at | the meeting"."""
    opening = max(line.clause_start(first), first - _LED_FROM)
    for _, after, _ in phrases.find(line.lowers[opening:first]):
        between = line.lowers[opening + after : first]
        if len(between) <= _LED_OVER and {",", ".", ";", "after", "at", "during"}.isdisjoint(between):
            return True
    return False


def _is_seen(line: Line, first: int, after: int, least: float) -> bool:
    """Whether the reader takes one of the words for a meeting that was held or lies ahead, with a score of `least`."""
    start, end = line.words[first].start, line.words[after - 1].end
    return any(
        event.label == "meet"
        and event.score >= least
        and event.modality in _TOLD
        and event.start < end
        and start < event.end
        for event in line.reading.layer("event")
    )


def _is_hollow(line: Line, first: int, after: int, head: MeetingHead) -> bool:
    """Whether the words only sound like a meeting: "met with no response", "under talks", "if there are talks"."""
    if not {"if", "whether"}.isdisjoint(line.lowers[line.clause_start(first) : first]):
        return True
    before = line.lowers[first - 1] if first else ""
    if head.is_verb and before in _REPORTERS:
        return True
    if line.lowers[first] in ("call", "calls") and (
        before in _CALLERS or (before.endswith("s") and "'" not in before and "-" not in before)
    ):
        return True
    if (
        line.lowers[first - 1 : first] == ("of",)
        and line.lowers[first - 2 : first - 1]
        and line.lowers[first - 2] in _AGES
    ):
        return True
    following = line.lowers[after : after + 2]
    if head.is_verb and line.lowers[after - 1] == "with" and following[:1] in (("no",), ("little",), ("anger",)):
        return True
    return (bool(first) and line.lowers[first - 1] in ("no", "without", "any", "under")) or bool(
        line.lowers[first] == "meeting" and head.is_verb
    )
