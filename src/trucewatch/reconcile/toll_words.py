"""What became of those whom a number counts: killed, hurt, or neither; and who they were."""

from __future__ import annotations

import re
from collections.abc import Iterable

KILLED = re.compile(
    r"\b(?:kill\w*|dead|died|dies|deaths?|murder\w*|bodies|lives|tolls?|fatalit\w+|slain|perish\w*|shot dead|executed"
    r"|eliminat\w+|liquidat\w+|neutrali[sz]\w+|martyr\w*)\b",
    re.IGNORECASE,
)
INJURED = re.compile(r"\b(?:injur\w*|wound\w*|hurt|maimed)\b", re.IGNORECASE)
LOSES = re.compile(
    r"\b(?:los[te]|losing|loses|mourn(?:s|ed)?|buried|buries)\s(?:at least\s|only\s|just\s)?$", re.IGNORECASE
)
"""Right before a number: a side's own dead, "lost nine men"."""
DEAD_AT = re.compile(
    r"\b(?P<what>dead|deaths|toll|killed|wounded|injured)\s(?:there\s|so far\s)?(?:at|as|is|are|was|were"
    r"|number(?:s|ed)?)\s$",
    re.IGNORECASE,
)
"""Right before a number: "put the dead at 11", "the toll was"."""
NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|none|no (?:\w+ )?(?:people|persons|civilians|soldiers|fighters|casualties"
    r"|men))\b[^.,;]{0,25}?"
    r"\b(?P<fate>kill\w*|died|dead|injur\w*|wounded|hurt)\b",
    re.IGNORECASE,
)
ALL_ALIVE = re.compile(
    r"\b(?:all|both|everyone|the (?:crew|pilots?|driver|men))\b[^.;]{0,30}\b(?:survived|unhurt|unharmed|alive|safe)\b",
    re.IGNORECASE,
)
"""Nobody died: "all three of the crew survived"."""
A_SINGLE = re.compile(r"\b(?:a single|only one|just one|but one)\s(?P<noun>[a-z]+)", re.IGNORECASE)
CASUALTY = re.compile(r"^casualt(?:y|ies)$", re.IGNORECASE)
"""Dead or hurt, which the word leaves open."""
OTHERS = re.compile(
    r"\b(?:another|an?other|more|further|additional|besides|including|among them|of them|of whom|of these"
    r"|first|last)\s$"
    r"|\b(?:also|too|elsewhere|earlier|previously)\b",
    re.IGNORECASE,
)
"""Before a number: it counts others, or a part."""
ARMED = "soldiers troops servicemen policemen police officers sailors airmen conscripts"
REBELS = (
    "rebels fighters militants guerrillas terrorists bandits insurgents gunmen infiltrators militiamen separatists "
    "attackers extremists partisans cadre cadres"
)
UNARMED = (
    "civilians villagers residents women children shepherds farmers workers dockers fishermen passengers shoppers "
    "pupils patients nurses teachers watchmen miners pilgrims worshippers townspeople"
)
ANYBODY = "people persons person men man crew members casualties"
SOLDIERS, FIGHTERS, CIVILIANS = (frozenset(words.split()) for words in (ARMED, REBELS, UNARMED))
PEOPLE = SOLDIERS | FIGHTERS | CIVILIANS | frozenset(ANYBODY.split())

SOME = (
    SOLDIERS | FIGHTERS | CIVILIANS | frozenset({"child", "woman", "girls", "boys", "medics", "policeman", "soldier"})
)
EVERYBODY = frozenset({"people", "persons"})


def are_some_of_all(some: Iterable[str], every: Iterable[str]) -> bool:
    """Whether the first words name a part and the second a whole: "three children", "seven people"."""
    part, whole = set(some), set(every)
    return not SOME.isdisjoint(part) and SOME.isdisjoint(whole) and not EVERYBODY.isdisjoint(whole)


def class_of(noun: str) -> str:
    """Who is counted: "soldiers", "fighters", "civilians"; "" where the noun leaves it open."""
    for name, nouns in (("soldiers", SOLDIERS), ("fighters", FIGHTERS), ("civilians", CIVILIANS)):
        if noun in nouns:
            return name
    return ""


def fate_told(text: str, start: int, end: int, sentence: tuple[int, int]) -> str:
    """What became of those whom the number at `start`..`end` counts: "killed", "injured", or "" where nothing says so.

    The words right before it, within it, or behind it up to the next comma say it.
    """
    before = text[sentence[0] : start]
    behind = re.split(r"[,;.]|\band\b|\bbut\b", text[end : min(sentence[1], end + 40)])[0]
    at = DEAD_AT.search(before)
    if at is not None:
        return "injured" if INJURED.search(at["what"]) else "killed"
    if LOSES.search(before):
        return "killed"
    for name, pattern in (("injured", INJURED), ("killed", KILLED)):
        ahead = re.search(rf"(?P<word>{pattern.pattern})\s(?:\w+\s)?$", before, re.IGNORECASE)
        if pattern.search(text, start, end) or ahead is not None:
            return name
    hurt, killed = INJURED.search(behind), KILLED.search(behind)
    if hurt and killed:
        return "injured" if hurt.start() < killed.start() else "killed"
    return "injured" if hurt else "killed" if killed else ""
