"""Conditions without a conjunction: what has to come first, what a settlement must be, who has to be there."""

from __future__ import annotations

from trucewatch.find.instruments.bonds import Bond
from trucewatch.find.survey import Line
from trucewatch.lang.trees import ancestors, children, head, stretch, subtree

_NECESSITIES = frozenset({"must", "should", "has", "have", "had", "needs", "need", "to", "shall"})
_ASKING = frozenset("want wants wanted ask asks asked demand demands demanded need needs needed".split())  # noqa: SIM905
_POINTLESS = frozenset({"pointless", "impossible", "meaningless", "unthinkable", "unacceptable", "worthless", "futile"})
_MAKING_PEACE = (
    "negotiat", "talk", "peace", "dialogue", "process", "conference", "settle", "solution", "deal", "agree", "accord",
    "truce", "ceasefire", "cease-fire",
)  # fmt: skip
"""Beginnings of words for what somebody can be left out of: a harvest without rain is no matter of a truce."""
_DENYING = frozenset({"not", "never", "n't", "hardly"})
_KEEPING = frozenset(
    """end stop halt cease begin start hold continue last implemented respected observed honoured honored kept
    extended signed renewed prolonged declared reached""".split()  # noqa: SIM905
)
"""What everybody wants of a truce: "the truce must hold" sets no condition."""


def first_things(line: Line) -> list[Bond]:
    """ "They must get out of the hospitals first", "asked first for a doctor": what has to come before."""
    reading, found = line.reading, []
    for number, token in enumerate(reading.tokens):
        at = line.word_at(token.start)
        if at >= len(line.words) or line.lowers[at] != "first" or reading.relations[number] != "advmod":
            continue
        verb = head(reading, number)
        if verb is None or line.lowers[at - 1 : at] in (("at",), ("the",)):
            continue
        leading = [one for one in (verb, *children(reading, verb, "aux")) if one < number]
        words = {line.lower_at(reading.tokens[one].start) for one in leading}
        if words.isdisjoint(_NECESSITIES | _ASKING):
            continue
        inside = subtree(reading, verb, ("parataxis", "punct", "advcl"))
        start, end = stretch(reading, inside)
        is_asked = line.lower_at(reading.tokens[verb].start) in _ASKING
        found.append(Bond(start, end, "asked" if is_asked else "part", verb))
    return found


def stipulated(line: Line) -> list[Bond]:
    """ "Peace talks must deal with the causes": what something has to be or do; the subject is the governor."""
    reading, found = line.reading, []
    for number, token in enumerate(reading.tokens):
        at = line.word_at(token.start)
        verb = head(reading, number)
        if at >= len(line.words) or line.lowers[at] != "must" or reading.relations[number] != "aux" or verb is None:
            continue
        subject = next(iter(children(reading, verb, "nsubj", "nsubj:pass")), None)
        if subject is None or line.lower_at(reading.tokens[verb].start) in _KEEPING:
            continue
        begin = min(number, *subtree(reading, subject, ("cc", "punct")))
        if reading.tags[subject] == "PRON":
            above = next((one for one in ancestors(reading, verb) if reading.relations[one] == "acl:relcl"), None)
            subject = head(reading, above) if above is not None else None
        words = [one for one in subtree(reading, verb, ("parataxis", "punct")) if one >= begin]
        if subject is not None:
            found.append(Bond(*stretch(reading, tuple(words)), "term", subject))
    return found


def left_out(line: Line) -> list[Bond]:
    """ "Negotiating without the Front is pointless": who has to be there."""
    reading, found = line.reading, []
    for number, token in enumerate(reading.tokens):
        if line.lower_at(token.start) not in _POINTLESS:
            continue
        beside = {line.lower_at(reading.tokens[one].start) for one in children(reading, number, "advmod")}
        for subject in children(reading, number, "nsubj", "csubj") if _DENYING.isdisjoint(beside) else ():
            begin, end = stretch(reading, subtree(reading, subject, ("punct", "cc", "parataxis")))
            words = line.lowers[line.word_at(begin) : line.word_at(end - 1)]
            before = words[: words.index("without")] if "without" in words else ()
            if any(word.startswith(_MAKING_PEACE) for word in before):
                found.append(Bond(begin, token.end, "part", head(reading, number)))
    return found
