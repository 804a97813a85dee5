"""Whether the words around an expression of time look back or ahead."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["past", "future", "either", "none"]

TOKEN = re.compile(r"[^\W\d_][\w’'-]*|[.!?;:\n“”\"]")
FUTURE = frozenset(
    "will shall would'll due scheduled slated expected planned plans planning plan going upcoming tomorrow until till "
    "ahead deadline intends intend hopes hope expects vows promises".split()
)
PLANS = frozenset(("due", "scheduled", "slated", "expected", "planned", "set", "going", "supposed", "meant"))
"""Behind "was" these leave open whether the day has come."""
EVENT_VERBS = frozenset(
    "meet begin start resume take hold continue travel visit fly arrive return end expire come go be sign vote speak talk "
    "open close leave attend host discuss convene last run stop halt lift release exchange withdraw".split()
)
PAST = frozenset(
    "said was were had did told came went took met spoke held began fell left hit got made gave sent saw set shot drove ran "
    "lost found broke struck rose fought fled wrote won led kept put cut flew rang read drew grew knew sought brought "
    "thought caught bought built heard has have following since after".split()
)
NOT_PAST = frozenset("need indeed speed exceed proceed succeed feed seed united armed hundred bed red".split())
REACH = 160
TOKENS = 14


def direction_at(text: str, start: int, end: int, floor: int, ceiling: int) -> Direction:
    """Where the words around `start`..`end`, between `floor` and `ceiling`, say that the time lies.

    The nearest verb before it decides, else the first one after it: "said on Tuesday that they will meet on Sunday" is past,
    then future. "either" = a plan told in the past ("was due to end on Sunday"); "none" = no verb near.
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
        if word in (".", "!", "?", ";", "\n"):
            return "none"
        earlier = [other.lower() for other in before[place + 1 : place + 4]]
        if lowered in PLANS and lowered not in ("set", "going"):
            return "either" if {"was", "were", "had", "been"} & set(earlier) else "future"
        if lowered == "to" and place and earlier:
            if earlier[0] in PLANS:
                return "either" if {"was", "were", "had", "been"} & set(earlier) else "future"
            if before[place - 1] in EVENT_VERBS:
                return "future"
        if lowered in FUTURE or lowered.endswith("'ll"):
            return "future"
        if is_past(lowered) and not (lowered in ("has", "have") and earlier and earlier[0] == "to"):
            return "past"
    return "none"


def look_ahead(after: list[str]) -> Direction:
    """The direction of the first verb in `after`, up to the end of the sentence."""
    for place, word in enumerate(after):
        lowered = word.lower().replace("’", "'")
        if word in (".", "!", "?", ";", "\n"):
            return "none"
        if lowered in FUTURE or lowered.endswith("'ll"):
            return "future"
        if lowered in PLANS and lowered != "set":
            return "future"
        if is_past(lowered):
            follows = [other.lower() for other in after[place + 1 : place + 3]]
            return "either" if lowered in ("was", "were", "had") and PLANS & set(follows) else "past"
    return "none"


def is_past(lowered: str) -> bool:
    """Whether the word looks like a verb in the past."""
    return lowered in PAST or (lowered.endswith("ed") and len(lowered) > 4 and lowered not in NOT_PAST)
