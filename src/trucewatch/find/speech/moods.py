"""What the words of a cue say besides that something was said: left open, denied, in the passive, of nobody."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.speech.frames import Word
from trucewatch.find.speech.reported import Run
from trucewatch.know.function_words import BE, MODALS, NEGATIONS
from trucewatch.know.speech import speech_verb

_WISHES = frozenset({"like", "prefer", "rather", "welcome", "wish"})
"""With "would" these tell a wish that is held now: "would like it known"."""
_REFUSES = frozenset({"denies", "demands", "proposes", "promises", "judges"})
"""Denied, these still tell where their subject stands: "did not reject the plan"; "has not said" tells nothing."""
_STANDS = frozenset(
    {"accept", "agree", "believe", "think", "want", "intend", "support", "recognise", "recognize", "trust"}
)
"""... as do these, which are no verbs of speech."""
_TURNING_DOWN = frozenset({"short", "refuse", "refuses", "refused", "refusing", "decline", "declines", "declined"}) | {
    *("balk", "balks", "balked", "disown", "disowns", "disowned", "disclaim", "disclaims", "disclaimed"),
}
_HELD = frozenset(
    {"thought", "said", "known", "understood", "held", "felt", "heard", "expected", "believed", "reported", "feared"}
) | {
    *("hoped", "noted", "alleged", "rumoured", "rumored", "announced", "stressed", "emphasised", "emphasized", "agreed")
}
"""Participles with which a passive reports what nobody is named to hold: "is thought to", "it was noted that"."""


def is_open(words: Sequence[Word], run: Run) -> bool:
    """Whether the cue tells of words that were not said, or not yet: "has not said", "will ask", "could announce"."""
    lows = [word.low for word in words[run[0] : run[1]]]
    if MODALS.intersection(lows):
        return not (is_denied(words, run) or ("would" in lows and _WISHES.intersection(lows)))
    if not is_denied(words, run):
        return False
    verb = next((found for at in range(len(lows)) if (found := speech_verb(lows, at)) is not None), None)
    return verb[0].tells not in _REFUSES if verb is not None else _STANDS.isdisjoint(lows)


def is_denied(words: Sequence[Word], run: Run) -> bool:
    """Whether "not" or the like is among the words of the cue: "does not accept"."""
    return any(word.low in NEGATIONS or word.low.endswith("n't") for word in words[run[0] : run[1]])


def says_no(words: Sequence[Word], run: Run) -> bool:
    """Whether what follows the cue is turned down by it: "stopped short of", "refused to", "does not accept"."""
    lows = [word.low for word in words[run[0] : run[1]]]
    verbs = (speech_verb(lows, at) for at in range(len(lows)))
    return (
        is_denied(words, run)
        or not _TURNING_DOWN.isdisjoint(lows)
        or any(verb is not None and verb[0].tells == "denies" for verb in verbs)
    )


def is_passive(words: Sequence[Word], run: Run) -> bool:
    """Whether the subject is told, not telling: "was informed"."""
    lows = [word.low for word in words[run[0] : run[1]]]
    return bool(BE.intersection(lows)) and lows[-1].endswith(("ed", "told"))


def is_impersonal(words: Sequence[Word], run: Run) -> bool:
    """Whether nobody is said to hold it: "it was noted that", "are thought to", "rumour has it"."""
    lows = [word.low for word in words[run[0] : run[1]]]
    return bool(BE.intersection(lows)) and bool(_HELD.intersection(lows))
