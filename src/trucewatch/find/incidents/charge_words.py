"""How a name stands beside the words of an attack: as owner, as teller, behind a preposition, in the passive."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.page import Mention
from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.blame_words import (
    FORCES,
    LED_BY,
    PARTING,
    PASSIVE,
    SENDING,
)
from trucewatch.find.incidents.clauses import SPEECH
from trucewatch.find.survey import Line


def qualifies(line: Line, mention: Mention, start: int) -> bool:
    """Whether the mention qualifies the noun at `start`: "Veldan attack drones", "Harn's army"."""
    if not mention.end <= start <= mention.end + 30:
        return False
    between = line.lowers[line.word_at(mention.end) : line.word_at(start)]
    return len(between) <= 2 and all(
        word == "'s" or (word.isalpha() and word not in PARTING and not word.endswith("ed")) for word in between
    )


def owns(line: Line, mention: Mention, end: int) -> bool:
    """Whether the mention follows the noun that ends at `end` with "of": "the artillery of Harn"."""
    between = line.lowers[line.word_at(end) : line.word_at(mention.start)]
    return end <= mention.start and between in (("of",), ("of", "the"))


def speaks(line: Line, mention: Mention, at: int) -> bool:
    """Whether a verb of saying stands between the mention and word `at`: it tells, it did not do it."""
    return not SPEECH.isdisjoint(line.lowers[line.word_at(mention.end - 1) + 1 : at])


def is_governed(line: Line, mention: Mention) -> bool:
    """Whether a preposition stands before the mention: "the road to Harn" did not shell anything."""
    number = line.word_at(mention.start)
    if is_led(line, number):
        return False
    governing = set(line.lowers[max(0, number - 2) : number])
    return bool(
        governing
        & {"in", "at", "on", "near", "to", "from", "against", "over", "into", "around", "outside", "with", "for"}
    )


def is_passive(line: Line, act: Act) -> bool:
    """Whether the verb is passive, or its subject suffered: "was bombed", "came under fire"."""
    before = line.lowers[max(act.clauses[0].first, act.at - 3) : act.at]
    phrase = line.lowers[act.at : act.after]
    return bool(PASSIVE & set(before)) or bool(PASSIVE & set(phrase)) or "under" in phrase


def sends(line: Line, mention: Mention) -> bool:
    """Whether the mention is the one that sent what was brought down: "drones that Velda launched"."""
    after = line.word_at(mention.end - 1) + 1
    return not SENDING.isdisjoint(line.lowers[after : after + 3])


def owned(text: str, mention: Mention, following: Sequence[Mention]) -> Mention:
    """The side that the mention owns, where one follows it directly: in "Harn's army" the army, else itself."""
    owner = text[mention.end : mention.end + 2].replace("’", "'") == "'s"
    return following[0] if owner and following and following[0].start - mention.end <= 4 else mention


def is_led(line: Line, number: int) -> bool:
    """Whether the name at word `number` says whose forces they are: "forces loyal to Harn", "men loyal to the"."""
    before = line.lowers[max(0, number - 4) : number]
    before = before[:-1] if before[-1:] == ("the",) else before
    return before[-2:] in LED_BY and not FORCES.isdisjoint(line.lowers[max(0, number - 6) : number])
