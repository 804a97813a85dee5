"""Words that set the scene and name no actor: datelines, bylines, places of action."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.actors.names import name_run
from trucewatch.find.actors.phrases import is_possessive, is_verb_like
from trucewatch.find.actors.words import Word

LOCATIVES = frozenset(
    {
        *("in", "at", "near", "inside", "into", "across", "throughout", "within", "over", "around", "outside"),
        *("toward", "towards", "via", "through"),
    }
)
SEAT_LOCATIVES = LOCATIVES | {"from", "to", "of", "for", "leave", "left", "leaving", "reached"}
"""Words after which a city is a city, not the government that sits in it."""
ACTING_BEFORE = frozenset({"by", "between", "with", "against", "that", "while", "but", "when", "whom", "if", "and"})
LEFT = frozenset({"former", "ex", "dissident", "breakaway", "splinter", "renegade", "demobilised", "demobilized"})
LEAVERS = frozenset({"dissidents", "dissident", "deserters", "defectors", "breakaways", "splinter", "veterans"})
FOLLOWERS = frozenset(
    {"fighters", "fighter", "rebels", "rebel", "members", "soldiers", "guerrillas", "guerrilla", "militants", "units"}
) | {"commanders", "commander", "combatants", "combatant", "leaders", "faction", "group", "groups"}
LONGEST_DATELINE, LONGEST_BYLINE = 22, 16


def is_place(words: Sequence[Word], index: int) -> bool:
    """Whether the word before says that something happens there."""
    return bool(index) and words[index - 1].sentence == words[index].sentence and words[index - 1].fold in LOCATIVES


def acts(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether the city `index`..`end` stands for its government: it says or does something, or something is its own."""
    sentence = words[index].sentence
    before = words[index - 1].fold if index and words[index - 1].sentence == sentence else ""
    if before in SEAT_LOCATIVES:
        return False
    if is_possessive(words, end):
        return True
    if end + 2 < len(words) and words[end].fold == "and" and words[end + 1].is_capital:
        end += 2  # "Oslo and Riga have said"
    behind_is_verb = end < len(words) and words[end].sentence == sentence and is_verb_like(words, end)
    return before in ACTING_BEFORE or behind_is_verb


def has_left(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether those meant by the name `index`..`end` are no longer of it: "former ELN fighters", "ELN dissidents"."""
    before = words[index - 1] if index and words[index - 1].sentence == words[index].sentence else None
    behind = words[end] if end < len(words) and words[end].sentence == words[index].sentence else None
    if behind is not None and behind.fold in LEAVERS:
        return True
    return before is not None and before.fold in LEFT and behind is not None and behind.fold in FOLLOWERS


def dateline_end(words: Sequence[Word], index: int) -> int:
    """The index behind "PORT HARROW, May 4 (Agency) -"; `index` where the sentence opens with none."""
    sentence = words[index].sentence
    if not words[index].is_capital or (index and words[index - 1].sentence == sentence):
        return index
    shouts = words[index].text.isupper() and len(words[index].text) > 2
    for at in range(index + 1, min(len(words), index + LONGEST_DATELINE)):
        if words[at].sentence != sentence:
            return index
        if words[at].text in "-–—" and at > index + 1 and (shouts or words[at - 1].text in ")/"):
            return at + 1
    return index


def next_sentence(words: Sequence[Word], index: int) -> int:
    """The index of the first word of the next sentence."""
    at = index
    while at < len(words) and words[at].sentence == words[index].sentence:
        at += 1
    return at


def is_byline(words: Sequence[Word], index: int) -> bool:
    """Whether the sentence is "By Anna Karst and Ole Brandt"."""
    return (
        words[index].text in {"By", "BY"}
        and (not index or words[index - 1].sentence != words[index].sentence)
        and index + 1 < len(words)
        and name_run(words, index + 1) > index + 2
        and next_sentence(words, index) - index < LONGEST_BYLINE
    )
