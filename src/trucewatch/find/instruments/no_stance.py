"""Verbs of stances that take none: nouns, asides, hypotheses, calls to keep what was agreed."""

from __future__ import annotations

from trucewatch.find.survey import Line
from trucewatch.know.phrases import inflections
from trucewatch.know.stances import StanceCue, stance_words
from trucewatch.lang.trees import children, word_at

_NOUN_OPENERS = frozenset(
    {"a", "an", "the", "of", "in", "for", "with", "on", "'s", "their", "its", "his", "her", "no", "any", "this"}
)
_BASES = frozenset(
    """order offer demand support exchange swap plan present sign command
    draft float pitch table release block return back resist require press""".split()  # noqa: SIM905
)
"""Verbs that are nouns or adjectives as well; without an ending they are verbs only after an auxiliary or a plural."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SETTING = frozenset({"in", "on", "at", "under", "last", "this", "earlier", "after"})
_NEAR = 7
"""Words around a verb of refusing within which a charge is its object."""
_CHARGES = frozenset(
    """charge charges accusation accusations allegation allegations claim claims rumour rumours rumor rumors suggestion
    suggestions assertion assertions blame report reports""".split()  # noqa: SIM905
)
_RESERVATIONS = frozenset(
    {"understanding", "reservation", "reading", "interpretation", "condition", "rider", "proviso"}
)
"""What a side adds to a text: who does not agree to it may agree to the text."""
_DENYING = frozenset({"deny", "denies", "denied", "denying"})
_DENIAL_REACH = 10
_ENDINGS_OF_TRUCES = frozenset(
    form for verb in ("end", "scrap", "cancel", "revoke", "terminate", "abandon", "annul") for form in inflections(verb)
)
_KEEPING = frozenset(
    "respect observe honour honor uphold abide comply implement maintain preserve stick build".split()  # noqa: SIM905
)


def is_of_paper(line: Line, first: int) -> bool:
    """Whether a text is the subject: "the deal, which would require both sides to stop" tells a term, asks nothing."""
    before = first - 1
    while before >= 0 and line.lowers[before] in stance_words().auxiliaries:
        before -= 1
    return before >= 0 and line.lowers[before] in ("which", "that", "it", "deal", "agreement", "truce", "ceasefire")


def is_rebuttal(line: Line, first: int, start: int | None, end: int | None) -> bool:
    """Whether what is rejected at word `first` is a charge: "fired after the truce began, a charge Aruna rejects".

    `start`..`end` are the words of the plan that the verb seems to be on, None where it names none.
    """
    if start is None or end is None:
        span = (max(0, first - _NEAR), first + _NEAR)
    else:
        span = (end, first) if end <= first else (first, start)
    return not _CHARGES.isdisjoint(line.lowers[span[0] : span[1]])


def is_of_reservation(line: Line, first: int, after: int) -> bool:
    """Whether "it" behind a verb is another side's reservation: "noted that reading, did not agree to it"."""
    tail = next((at for at in range(after, min(after + 2, len(line.words))) if line.lowers[at] != "to"), None)
    if tail is None or line.lowers[tail] not in ("it", "this", "that"):
        return False
    return any(
        line.lowers[at] in _RESERVATIONS and line.lowers[at - 1] in ("that", "this", "the", "such")
        for at in range(1, first)
    )


def is_denied(line: Line, first: int) -> bool:
    """Whether somebody denies what the verb says: "denied a report that the cabinet had thrown out the draft"."""
    return not _DENYING.isdisjoint(line.lowers[max(0, first - _DENIAL_REACH) : first])


def is_ended(line: Line, after: int, core: int) -> bool:
    """Whether a verb of ending stands between a verb of declaring, before word `after`, and the truce at word `core`:
    "announced that it was ending the truce".
    """
    return not _ENDINGS_OF_TRUCES.isdisjoint(line.lowers[after:core])


def is_exhortation(line: Line, after: int, cue: StanceCue) -> bool:
    """Whether the verb only asks others to keep what they agreed: "urged both sides to respect the truce"."""
    return cue.stance == "demands" and not _KEEPING.isdisjoint(line.lowers[after : after + 8])


def is_noun(line: Line, first: int, after: int) -> bool:
    """Whether a one-word cue is a noun here: "the order", "in support of"."""
    if not first or line.lowers[first] == "must":
        return False
    before = line.lowers[first - 1]
    if after - first > 1:
        is_dated = line.lowers[first] == "call" and line.lowers[after : after + 1] in [(day,) for day in _DAYS]
        return is_dated or (line.lowers[first] in ("call", "push", "appeal") and before in _NOUN_OPENERS)
    if before in _NOUN_OPENERS:
        return True
    is_led = before in stance_words().auxiliaries or before in ("i", "we", "they", "you") or before.endswith("s")
    return line.lowers[first] in _BASES and not is_led


def is_aside(line: Line, first: int, after: int) -> bool:
    """Whether a participle tells how a text before it came about: "the resolution, adopted in 2006, bans it"."""
    return (
        first > 0
        and line.lowers[first - 1] in (",", "as", "(")
        and line.lowers[after - 1].endswith("ed")
        and after < len(line.words)
        and line.lowers[after] in _SETTING
    )


def is_hypothetical(line: Line, first: int) -> bool:
    """Whether the verb hangs on an "if", a "could", or on somebody else's wish: "urged the rebels to accept"."""
    start = line.clause_start(first)
    if start and line.lowers[start - 1] == "whether":
        return True
    if first and line.lowers[first - 1] in ("could", "might", "may", "to", "should"):
        return True
    opening = line.lowers[start:first]
    for number in range(len(opening) - 1, -1, -1):
        if opening[number] == ",":
            return False
        if opening[number] in stance_words().hypothetical and opening[number] in (
            "if",
            "unless",
            "until",
            "once",
            "whether",
        ):
            return True
    return False


def hangs_on_noun(line: Line, first: int) -> bool:
    """Whether the verb at word `first` is a participle behind its noun, in the tree."""
    at = word_at(line.reading, line.words[first].start)
    return at is not None and line.reading.relations[at] == "acl" and not children(line.reading, at, "aux", "nsubj")
