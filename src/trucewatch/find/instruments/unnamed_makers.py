"""Truces made by those whom no name names: "the army declared a truce", "both sides agreed to prolong it"."""

from __future__ import annotations

import re

from trucewatch.core.reading import Reading
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.threads import Thread
from trucewatch.find.survey import Line, Survey
from trucewatch.know.stances import stance_cues
from trucewatch.lang.trees import agents, children, head, is_negated, is_passive, subjects, word_at

_ONE_SIDE = frozenset(
    """army military junta government regime leadership rebels insurgents guerrillas militants fighters militia
    movement group front forces commander commanders general generals president leader leaders king ruler""".split()  # noqa: SIM905
)
"""Whoever can order only its own people to hold fire; a mediator, a court or a council is none of these."""
_SEVERAL = frozenset({"both", "two", "three", "all", "each", "rival", "warring", "opposing"})
_OPEN = frozenset({"would", "could", "may", "might", "should", "will", "shall", "can"})
_SHARED = frozenset({"between", "with"})
_BOTH_PROLONG = re.compile(
    r"\b(?:(?:both|the two|all|all three|the three|the warring|the rival)\s(?:\w+\s)?"
    r"(?:sides|parties|armies|governments|groups|rivals|enemies|delegations)"
    r"|they|the (?:sides|parties|rivals|warring parties))\s(?:have\s|had\s|also\s)?(?:agreed|decided)\s(?:on \w+\s)?"
    r"(?:to\s(?:\w+\s)?(?:extend|prolong|renew)"
    r"|(?:on|to)\s(?:an?|the)\s(?:[\w-]+\s)?(?:extension|renewal|prolongation))\b",
    re.IGNORECASE,
)
"""Must catch "both sides agreed to prolong the truce", "the two governments have agreed on a ten-day extension"."""
_WAS_PROLONGED = re.compile(
    r"\b(?:was|were|has been|have been|had been)\s(?:\w+ly\s|then\s|later\s|since\s)?(?:extended|prolonged|renewed)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:if|unless|whether|not|never|neither|may|might|could|would|should|hopes?|hoped|before|until)\b", re.IGNORECASE
)


def is_ordered(survey: Survey, thread: Thread) -> bool:
    """Whether one side, which no name names, declares the truce: no paper of several sides, nobody else's consent."""
    if thread.family != "truce" or any(one.kind == "agreement" for one in thread.heads):
        return False
    return any(_is_declared(survey, survey.lines[one.line], one) for one in thread.heads)


def is_prolonged(survey: Survey, thread: Thread) -> bool:
    """Whether an extension is told as settled: agreed by both sides, or done already."""
    if not thread.extends:
        return False
    for one in thread.heads:
        line = survey.lines[one.line]
        text, start = survey.page.text, line.sentence.start
        for told in (_BOTH_PROLONG, _WAS_PROLONGED):
            match = told.search(text, start, line.sentence.end)
            if one.extends and match and _UNSURE.search(text, start, match.end()) is None:
                return True
    return False


def _is_declared(survey: Survey, line: Line, named: Head) -> bool:
    """Whether a truce that is new to the reader ("a truce") is what one unnamed side is said to declare or order."""
    reading = line.reading
    inside = [word_at(reading, line.words[at].start) for at in range(named.core, named.after)]
    above = [head(reading, one) for one in inside if one is not None]
    verbs = [one for one in above if one is not None and one not in inside]
    if len(verbs) != 1 or (named.definite and not named.is_act):
        return False
    verb = verbs[0]
    if not _SHARED.isdisjoint(line.lowers[named.after : named.after + 2]) or not _is_order(survey, line, verb):
        return False
    makers = agents(reading, verb) if is_passive(reading, verb) else subjects(reading, verb)
    return len(makers) == 1 and _is_one_side(line, makers[0])


def _is_order(survey: Survey, line: Line, verb: int) -> bool:
    """Whether word `verb` of the tree declares or orders, in fact and not in prospect."""
    reading = line.reading
    found = stance_cues().longest(line.lowers, line.word_at(reading.tokens[verb].start))
    if found is None or not found[1].order or is_negated(reading, survey.page.text, verb):
        return False
    helpers = {line.lower_at(reading.tokens[one].start) for one in children(reading, verb, "aux", "mark")}
    return helpers.isdisjoint(_OPEN | {"if", "unless", "to"})


def _is_one_side(line: Line, noun: int) -> bool:
    """Whether a noun names an armed side or who commands it, and no more than one."""
    reading: Reading = line.reading
    beside = {line.lower_at(reading.tokens[one].start) for one in children(reading, noun, "det", "amod", "nummod")}
    return line.lower_at(reading.tokens[noun].start) in _ONE_SIDE and beside.isdisjoint(_SEVERAL)
