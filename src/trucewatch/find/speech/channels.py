"""What stands around a reporting verb beside what was said: to whom, where and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.find.speech.frames import Word
from trucewatch.know.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    MONTHS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from trucewatch.know.speech import is_document, is_hearer, is_listener, is_occasion, is_shown, means, platform

_PLACED = frozenset({"late", "early", "following", "ahead"}) | {
    *("in", "on", "at", "during", "after", "before", "from", "via", "through", "over", "by", "under", "since", "amid"),
    *("outside", "inside", "near"),
}
_ASIDES = frozenset({"again", "also", "later", "earlier", "yesterday", "today", "overnight", "separately", "only"}) | {
    *("afterwards", "afterward", "meanwhile", "then", "too", "instead"),
}
_PARTS_OF_DAY = frozenset({"morning", "noon", "afternoon", "evening", "night"})
_UNNAMED = frozenset({"me", "us", "you", "him", "her", "them", "it"})
_PERIODS = (
    DAYS | MONTHS | {"week", "month", "year", "night", "morning", "evening", "spring", "summer", "autumn", "winter"}
)
_CARRIES = frozenset({"in", "on", "at", "via", "through", "over", "during"})
_BY = frozenset({"by", "over", "via", "in", "through"})
_TOLD_STOPS = PREPOSITIONS | NEGATIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | {"there"}
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "gmt", "time", "local", "noon", "midnight"})
_WITHIN = 8
_LONGEST_OCCASION = 5


class Setting(msgspec.Struct, frozen=True):
    """The setting of an act of speech, as word numbers: it ends before `stop`; runs are (first, last), last included.

    `told` is who is addressed, `channel` what carries it ("Telegram", "televised address"); None: not said.
    """

    stop: int
    told: tuple[int, int] | None = None
    channel: tuple[int, int] | None = None


def setting_after(words: Sequence[Word], at: int, *, takes_person: bool) -> Setting:
    """The setting that begins at word `at`, right behind the verb: "told reporters in Tarn on Friday | that ..."."""
    told: tuple[int, int] | None = None
    channel: tuple[int, int] | None = None
    if at < len(words) and words[at].low == "to" and at + 1 < len(words) and words[at + 1].is_word and not takes_person:
        end = phrase_end(words, at + 1)
        if end == at + 2 and is_hearer(words[at + 1].low):
            return msgspec.structs.replace(setting_after(words, end, takes_person=False), told=(at + 1, at + 1))
        before_clause = end < len(words) and words[end].low == "that"
        heard = words[end - 1].low
        if end > at + 1 and (words[end - 1].mention is not None or is_listener(heard) or before_clause):
            told, at = (at + 1, end - 1), end
    elif takes_person:
        end = phrase_end(words, at)
        while (
            at < end < len(words) - 1
            and words[end].low == "of"
            and phrase_end(words, end + 1) > end + 1
            and not is_listener(words[end - 1].low)  # "told the radio of two dead"
        ):
            end = phrase_end(words, end + 1)  # "a gathering of elders"
        if end > at:
            told, at = (at, end - 1), end
    if told is not None and words[told[1]].low in _UNNAMED:
        told = None
    if told is not None:
        told, channel = _heard(words, told)
    while at < len(words):
        carried, end = placed(words, at)
        if end == at:
            break
        channel, at = channel or carried, end
    return Setting(at, told, channel)


def _heard(words: Sequence[Word], told: tuple[int, int]) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Who is told, and the channel that the phrase names: "a radio station", "a gathering of elders"."""
    first, last = told
    head = next((at - 1 for at in range(first + 1, last) if words[at].low == "of"), last)
    begins = first + (words[first].low in DETERMINERS and last > first)
    if is_listener(words[last].low) or is_occasion(words[head].low):
        return told, (begins, last)
    named = platform([word.low for word in words[begins:last]], 0) if is_hearer(words[last].low) else None
    return told, (begins, begins + named[1] - 1) if named is not None else None


def phrase_end(words: Sequence[Word], at: int) -> int:
    """The word after the noun phrase that begins at `at`; `at` itself where none does."""
    end = at
    while end < len(words) and words[end].is_word:
        word = words[end]
        if word.mention is not None:
            before = words[end - 1]
            joined = before.mention == word.mention or before.low in DETERMINERS | {"'s"} or before.text[:1].isupper()
            if end > at and not joined:
                break
            end += 1
            continue
        if word.low in _TOLD_STOPS or (end > at and word.low in DETERMINERS):
            break
        if end > at and words[end - 1].mention is not None and word.low != "'s":
            break
        if word.low in DAYS and not (end + 1 < len(words) and words[end + 1].low == "'s"):
            break
        end += 1
    return end


def placed(words: Sequence[Word], at: int) -> tuple[tuple[int, int] | None, int]:
    """The phrase of time or place that begins at word `at`: its channel, if it names one, and the word after it.

    "in a televised address" has the channel "televised address"; nothing begins where the end is `at`.
    """
    low = words[at].low
    if low in DAYS or low in _ASIDES or low in _PARTS_OF_DAY:
        return None, at + 1
    if low.endswith("ly") and at + 1 < len(words) and words[at + 1].low in ("that", ",", ":", "on", "in", "at"):
        return None, at + 1
    if low in ("last", "this", "next") and at + 1 < len(words) and words[at + 1].low in _PERIODS:
        return None, at + 2
    if low not in _PLACED:
        return None, at
    first = at
    while at < len(words) and words[at].low in _PLACED:
        at += 1
    lows = [word.low for word in words[at : at + _WITHIN]]
    skip = 1 if lows and lows[0] in DETERMINERS and words[at - 1].low in ("on", "via", "over") else 0
    named = platform(lows, skip)
    if named is not None and words[at - 1].low in ("on", "via", "over"):
        return (at + skip, at + skip + named[1] - 1), at + skip + named[1]
    if (length := means(lows, 0)) and words[at - 1].low in _BY:
        return (at, at + length - 1), at + length
    if lows and words[at - 1].low == "on" and is_shown(lows[0]):
        return (at, at), at + 1
    start = at
    if words[first].low in _CARRIES and (found := _occasion(words, at)) is not None:
        return _of_occasion(words, start, found)
    while at < len(words) and at - start < _WITHIN and words[at].is_word:
        word = words[at]
        if is_occasion(word.low) and words[first].low in _CARRIES | {"late", "early"}:
            return _of_occasion(words, start, at)
        if word.low in DAYS or word.low in MONTHS:
            at += 1
            while at < len(words) and (words[at].text.isdigit() or words[at].low in DAYS):
                at += 1
            return None, at
        if word.mention is not None:
            while at < len(words) and words[at].mention == word.mention:
                at += 1
            return None, at
        if at > start and (word.low in _TOLD_STOPS or word.low in DETERMINERS):
            break
        before = words[at - 1]
        goes_on = (
            before.low in DETERMINERS or before.text[:1].isdigit() or word.text[:1].isupper() or word.low in _CLOCK
        )
        if at > start and not goes_on:
            break
        at += 1
    return (None, at) if at > start else (None, first)


def _occasion(words: Sequence[Word], at: int) -> int | None:
    """The occasion that ends the phrase of plain words beginning at word `at`: "a social media | post"."""
    for number in range(at, min(at + _LONGEST_OCCASION, len(words))):
        word = words[number]
        if not word.is_word or word.mention is not None or (number > at and word.low in _TOLD_STOPS | DETERMINERS):
            return None
        if is_occasion(word.low) and not (number + 1 < len(words) and is_occasion(words[number + 1].low)):
            return number
    return None


def _of_occasion(words: Sequence[Word], start: int, last: int) -> tuple[tuple[int, int], int]:
    """The channel of an occasion, words `start` to `last`, and the word after it: the platform named behind it, "a post
    on | Telegram", else the occasion itself.
    """
    behind = last + 1
    more = platform([word.low for word in words[behind + 1 : behind + 3]], 0)
    if more is not None and words[behind].low in _CARRIES:
        return (behind + 1, behind + more[1]), behind + 1 + more[1]
    return (start + (words[start].low in DETERMINERS), last), _with_complement(words, behind)


def _with_complement(words: Sequence[Word], at: int) -> int:
    """The word after "with the broadcaster", "to parliament" or "from Tarn" behind an interview or an address."""
    if at < len(words) and words[at].low in ("with", "to", "from", "of"):
        return max(at, phrase_end(words, at + 1)) if phrase_end(words, at + 1) > at + 1 else at
    return at


def channel_within(words: Sequence[Word], start: int, stop: int, *, written: bool = False) -> tuple[int, int] | None:
    """The first channel named in words `start`..`stop`: "In a statement, the ministry said".

    `written`: only what is published, no meeting or call: "put the dead at nine in a bulletin".
    """
    at = start
    while at < stop:
        if words[at].low in _PLACED:
            carried, end = placed(words, at)
            if carried is not None and carried[1] < stop and not (written and not is_document(words[carried[1]].low)):
                return carried
            at = max(end, at + 1)
        else:
            at += 1
    return None
