"""Whether the words around an expression of time look back or ahead."""

from __future__ import annotations

import re
from typing import Literal

from trucewatch.lang.words import words

Direction = Literal["past", "future", "either", "none"]

TOKEN = re.compile(r"[^\W\d_][\w’'-]*|[.!?;:“”\"]|\n(?=[ \t\r\u00a0]*(?:\n|$))")
"""Words and marks; a line feed only before an empty line, for another may be a hard wrap in mid-sentence."""
UP_TO = frozenset(("until", "till", "starting", "beginning", "commencing", "effective"))
"""They look ahead only to the words right behind them."""
REACH = 160
TOKENS = 14


def direction_at(text: str, start: int, end: int, floor: int, ceiling: int) -> Direction:
    """Where the words around `start`..`end`, between `floor` and `ceiling`, say that the time lies.

    The nearest verb before it decides, else the first one after it: "said on Tuesday that they will meet on Sunday" is
    past, then future. "either" = a plan told in the past ("was due to end on Sunday"); "none" = no verb near.
    """
    before = tokens_of(text, max(floor, start - REACH), start)[::-1][:TOKENS]
    if (found := look_back(before)) != "none":
        return found
    return look_ahead(tokens_of(text, end, min(ceiling, end + REACH))[:TOKENS])


def tokens_of(text: str, start: int, end: int) -> list[str]:
    """The words and sentence marks of `text[start:end]`."""
    return [match.group() for match in TOKEN.finditer(text, start, end)]


def look_back(before: list[str]) -> Direction:
    """The direction of the nearest verb in `before`, nearest word first, up to the mark that begins the sentence."""
    for place, word in enumerate(before):
        lowered = word.lower().replace("’", "'")
        if ends_sentence(before, place):
            return "none"
        earlier = [other.lower() for other in before[place + 1 : place + 4]]
        if lowered in UP_TO:
            if place < 3:
                return "future"
        elif lowered in words("tense", "plans") and lowered not in ("set", "going"):
            return told_in_past(earlier)
        elif lowered == "to" and place and earlier:
            if earlier[0] in words("tense", "plans") or before[place - 1] in words("tense", "events"):
                return told_in_past(earlier)
        elif lowered in words("tense", "future") or lowered.endswith("'ll"):
            return "past" if place and before[place - 1] == "have" else "future"
        elif is_past(lowered):
            return "past"
    return "none"


def told_in_past(earlier: list[str]) -> Direction:
    """What a plan says: that the time lies ahead, or either where "was" or the like stands before it."""
    return "either" if {"was", "were", "had", "been"} & set(earlier) else "future"


def ends_sentence(before: list[str], place: int) -> bool:
    """Whether the mark at `place` of the words read backwards ends a sentence; the point of "p.m." does not."""
    if before[place] != ".":
        return before[place] in ("!", "?", ";", "\n")
    return place + 1 >= len(before) or len(before[place + 1]) > 2


def look_ahead(after: list[str]) -> Direction:
    """The direction of the first verb in `after`, up to the end of the sentence."""
    for place, word in enumerate(after):
        lowered = word.lower().replace("’", "'")
        if word in ("!", "?", ";", "\n") or (word == "." and place and len(after[place - 1]) > 2):
            return "none"
        if (lowered in words("tense", "future") and lowered not in UP_TO) or lowered.endswith("'ll"):
            return "future"
        if lowered in words("tense", "plans") and lowered != "set":
            return "future"
        if is_past(lowered):
            follows = [other.lower() for other in after[place + 1 : place + 3]]
            return "either" if lowered in ("was", "were", "had") and words("tense", "plans") & set(follows) else "past"
    return "none"


def is_past(lowered: str) -> bool:
    """Whether the word looks like a verb in the past."""
    return lowered in words("tense", "past") or (
        lowered.endswith("ed") and len(lowered) > 4 and lowered not in words("tense", "not_past")
    )
