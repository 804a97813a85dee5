"""Phrases of a table, written with inflections and alternatives, found in a row of words in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")

_IRREGULAR: Mapping[str, tuple[str, ...]] = {
    "be": ("be", "am", "is", "are", "was", "were", "been", "being"),
    "bear": ("bear", "bears", "bore", "borne", "bearing"),
    "begin": ("begin", "begins", "began", "begun", "beginning"),
    "break": ("break", "breaks", "broke", "broken", "breaking"),
    "bring": ("bring", "brings", "brought", "bringing"),
    "cling": ("cling", "clings", "clung", "clinging"),
    "come": ("come", "comes", "came", "coming"),
    "cut": ("cut", "cuts", "cutting"),
    "draw": ("draw", "draws", "drew", "drawn", "drawing"),
    "fall": ("fall", "falls", "fell", "fallen", "falling"),
    "fight": ("fight", "fights", "fought", "fighting"),
    "find": ("find", "finds", "found", "finding"),
    "fly": ("fly", "flies", "flew", "flown", "flying"),
    "forgo": ("forgo", "forgoes", "forwent", "forgone", "forgoing"),
    "forswear": ("forswear", "forswears", "forswore", "forsworn", "forswearing"),
    "get": ("get", "gets", "got", "gotten", "getting"),
    "give": ("give", "gives", "gave", "given", "giving"),
    "go": ("go", "goes", "went", "gone", "going"),
    "have": ("have", "has", "had", "having"),
    "hear": ("hear", "hears", "heard", "hearing"),
    "hold": ("hold", "holds", "held", "holding"),
    "keep": ("keep", "keeps", "kept", "keeping"),
    "lay": ("lay", "lays", "laid", "laying"),
    "lead": ("lead", "leads", "led", "leading"),
    "leave": ("leave", "leaves", "left", "leaving"),
    "let": ("let", "lets", "letting"),
    "lose": ("lose", "loses", "lost", "losing"),
    "make": ("make", "makes", "made", "making"),
    "meet": ("meet", "meets", "met", "meeting"),
    "pay": ("pay", "pays", "paid", "paying"),
    "put": ("put", "puts", "putting"),
    "quit": ("quit", "quits", "quitting"),
    "run": ("run", "runs", "ran", "running"),
    "say": ("say", "says", "said", "saying"),
    "see": ("see", "sees", "saw", "seen", "seeing"),
    "seek": ("seek", "seeks", "sought", "seeking"),
    "send": ("send", "sends", "sent", "sending"),
    "set": ("set", "sets", "setting"),
    "shake": ("shake", "shakes", "shook", "shaken", "shaking"),
    "shoot": ("shoot", "shoots", "shot", "shooting"),
    "shut": ("shut", "shuts", "shutting"),
    "sit": ("sit", "sits", "sat", "sitting"),
    "sleep": ("sleep", "sleeps", "slept", "sleeping"),
    "speak": ("speak", "speaks", "spoke", "spoken", "speaking"),
    "stand": ("stand", "stands", "stood", "standing"),
    "stick": ("stick", "sticks", "stuck", "sticking"),
    "strike": ("strike", "strikes", "struck", "stricken", "striking"),
    "swear": ("swear", "swears", "swore", "sworn", "swearing"),
    "take": ("take", "takes", "took", "taken", "taking"),
    "talk": ("talk", "talks", "talked", "talking"),
    "tear": ("tear", "tears", "tore", "torn", "tearing"),
    "tell": ("tell", "tells", "told", "telling"),
    "think": ("think", "thinks", "thought", "thinking"),
    "throw": ("throw", "throws", "threw", "thrown", "throwing"),
    "undertake": ("undertake", "undertakes", "undertook", "undertaken", "undertaking"),
    "want": ("want", "wants", "wanted", "wanting"),
    "withdraw": ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"),
}
_DOUBLING = frozenset(
    {
        "commit",
        "drop",
        "stop",
        "swap",
        "rebut",
        "sit",
        "ban",
        "bar",
        "scrap",
        "repel",
        "step",
        "plan",
        "confer",
        "drag",
        "submit",
        "beg",
        "shrug",
        "permit",
        "admit",
        "defer",
        "refer",
    }
)


def inflections(verb: str) -> tuple[str, ...]:
    """Every form of an English verb: "agree" gives agree, agrees, agreed, agreeing."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLING:
        return (verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    if verb.endswith("ee"):
        return (verb, verb + "s", verb + "d", verb + "ing")
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return (verb, third, verb + "ed", verb + "ing")


def _forms(word: str) -> tuple[str, ...]:
    """The words that one word of a pattern stands for."""
    return tuple(
        form
        for choice in word.split("|")
        for form in (inflections(choice[1:]) if choice.startswith("~") else (choice,))
    )


class _Node(Generic[Value]):
    """One step of the tree of phrases."""

    __slots__ = ("following", "value")

    def __init__(self) -> None:
        self.following: dict[str, _Node[Value]] = {}
        self.value: Value | None = None


class Phrases(Generic[Value]):
    """Patterns with a value each: lower-case words, `~agree` for any form of a verb, `deal|pact` for either word.

    The first pattern wins where two rows hold the same words.
    """

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node()
        for pattern, value in rows:
            nodes = [self._root]
            for word in pattern.split():
                nodes = [node.following.setdefault(form, _Node()) for node in nodes for form in _forms(word)]
            for node in nodes:
                if node.value is None:
                    node.value = value

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at word `at`: how many words it has, and its value."""
        node, found = self._root, None
        for offset in range(at, len(words)):
            following = node.following.get(words[offset])
            if following is None:
                break
            node = following
            if node.value is not None:
                found = (offset + 1 - at, node.value)
        return found

    def find(self, words: Sequence[str]) -> list[tuple[int, int, Value]]:
        """Every phrase in `words` as (first word, word after, value), longest first, never overlapping."""
        found: list[tuple[int, int, Value]] = []
        at = 0
        while at < len(words):
            match = self.longest(words, at)
            if match is None:
                at += 1
                continue
            found.append((at, at + match[0], match[1]))
            at += match[0]
        return found
