"""Which words of a sentence an act of speech reports: those before it, behind it, or around it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.find.speech.channels import Setting, placed
from trucewatch.find.speech.cues import Cue
from trucewatch.find.speech.frames import Word
from trucewatch.know.function_words import ADVERBS, AUXILIARIES, PREPOSITIONS, PRONOUNS
from trucewatch.lang.numerals import ONES, TENS, VAGUE

Run = tuple[int, int]
"""Word numbers of a frame: first, and the one after the last."""

_COMMAS = frozenset({",", "–", "—"})
_PARTICIPLES = frozenset({"asked", "speaking", "writing", "citing", "addressing", "responding", "answering"})
_OPENERS = PREPOSITIONS | _PARTICIPLES | {"when", "while", "if", "although", "though", "because", "earlier"}
"""Words that open the occasion of an act of speech rather than what is said."""
_INFORMERS = frozenset({"tell", "assure", "inform", "remind", "notify"})
_LEAD_IN = 6
_DATELINE = 10
"""Words that "TARN, May 3 (Agency) -" can have."""
_FEWEST = 3
_FEWEST_INSERTED = 2
"""Words before "he said" that may open a clause that goes on behind it: "The rebels, he said, fled"."""


class Reported(msgspec.Struct, frozen=True):
    """The runs of words that are reported; `wraps`: they begin before the verb."""

    content: tuple[Run, ...]
    wraps: bool


def reported(words: Sequence[Word], cue: Cue, setting: Setting, floor: int, limit: int) -> Reported | None:
    """What `cue` reports between word `floor` and word `limit`; None where nothing is, for then nobody speaks."""
    right = None if cue.inverted else _right(words, setting, limit)
    left = _before(words, cue, setting, floor, right)
    if cue.inverted:
        more = _next_quote(words, setting.stop, limit) if left is not None else None
        runs = tuple(run for run in (left, more) if run is not None)
        return Reported(runs, True) if runs else None
    if left is not None:
        runs = (left,) if right is None or not _goes_on(words, setting, left, right) else (left, right)
        if len(runs) > 1 or right is None or _ends_in_quote(words, left) or _stands_alone(words, left, right):
            return Reported(runs, True)
    if right is None or (cue.verb.takes == "clause" and not _is_reported_clause(words, cue, right)):
        return None
    return Reported(((cue.at, right[1]) if _keeps_verb(words, cue, right) else right,), False)


def _before(words: Sequence[Word], cue: Cue, setting: Setting, floor: int, right: Run | None) -> Run | None:
    """The words before the attribution that it may report; None where its verb or its place rule that out."""
    if cue.subject is not None and cue.subject.kind == "shared":
        return None
    before = cue.opens - 1
    while before > 0 and words[before].low in ("how", "as", "is", "was", "so"):
        before -= 1  # “...” is how she puts it
    if before < 0 or not (words[before].quotation is not None or words[before].low in _COMMAS):
        return None
    inserted = _is_inserted(words, setting)
    reports = cue.verb.takes == "clause" or cue.verb.lemma in _INFORMERS or cue.relay is not None
    if not (reports or right is None or inserted):
        return None
    return _left(words, floor, before, fewest=_FEWEST_INSERTED if inserted and right else _FEWEST)


def _goes_on(words: Sequence[Word], setting: Setting, left: Run, right: Run) -> bool:
    """Whether what was said goes on behind the attribution: “A,” he said, “b”; "the road, he said, is open"."""
    if _ends_in_quote(words, left):
        return _is_utterance(words, right)
    return _is_inserted(words, setting) and _is_clause(words, left)


def _ends_in_quote(words: Sequence[Word], run: Run) -> bool:
    """Whether the last word of the run is a quotation."""
    return words[run[1] - 1].quotation is not None


def _stands_alone(words: Sequence[Word], left: Run, right: Run) -> bool:
    """Whether the words before are all that is said, and those behind only tell more of the occasion."""
    return words[right[0] - 1].low != "that" and _is_finite(words, left)


def _keeps_verb(words: Sequence[Word], cue: Cue, right: Run) -> bool:
    """Whether the words reported mean nothing without their verb: "denied that", "welcomed the accord"."""
    if all(not word.is_word for word in words[right[0] : right[1]]):
        return False
    if cue.verb.tells in ("denies", "accuses", "judges"):
        return True
    return (
        cue.verb.takes != "clause" and cue.verb.lemma not in _INFORMERS and words[right[0] - 1].low not in ("that", ":")
    )


def _left(words: Sequence[Word], floor: int, before: int, *, fewest: int) -> Run | None:
    """The words reported before the attribution, from `floor` on; only the quotation where a whole one stands there."""
    stop = before + 1 if words[before].quotation is not None else before
    while stop > floor and words[stop - 1].low in _COMMAS:
        stop -= 1
    if stop > floor and words[stop - 1].quotation is not None and words[stop - 1].text.lstrip("“\"‘'«„")[:1].isupper():
        return stop - 1, stop
    start = floor
    if words[start].low in _PARTICIPLES:
        return None  # "Asked about the raid, he pushed back"
    dash = next((at for at in range(start, min(start + _DATELINE, stop)) if words[at].low in ("-", "–", "—")), None)
    if dash is not None and words[start].text.isupper():
        start = dash + 1
        while start < stop and words[start].low in ("-", "–", "—"):
            start += 1
    for at in range(stop - 1, floor, -1):
        if words[at].low == ";":
            start = at + 1
            break
    while start < stop and (words[start].low in _COMMAS or words[start].low in ("and", "but")):
        start += 1
    enough = stop - start >= fewest or any(word.quotation is not None for word in words[start:stop])
    return (start, stop) if enough else None


def _right(words: Sequence[Word], setting: Setting, limit: int) -> Run | None:
    """The words reported behind the attribution; None where there are none."""
    start = setting.stop
    if setting.channel is not None and start < limit and words[start].low.endswith("ed"):
        # The interview is described further: "in an interview published on Friday that".
        start = next((at for at in range(start, min(start + 8, limit)) if words[at].low == "that"), start)
    if start < limit and words[start].low == "," and start + 1 < limit:
        following = words[start + 1]
        if following.quotation is None:
            _, end = placed(words, start + 1)
            closing = next((at for at in range(start + 1, min(limit, start + 25)) if words[at].low == ","), None)
            asides = ("a", "an", "hours", "days", "however")
            if (end > start + 1 or following.low in asides) and closing is not None:
                start = closing
    if start < limit and words[start].low == ";":
        return None  # the reporter goes on: "survivors told the radio; more than sixty were hurt"
    while start < limit and (words[start].low in _COMMAS or words[start].low in (":", "that")):
        if words[start].low == "that" and (start + 1 == limit or not words[start + 1].is_word):
            break  # "the rebels deny that"
        start += 1
    colon = next((at for at in range(start, min(start + _LEAD_IN, limit)) if words[at].low == ":"), None)
    if colon is not None and colon + 1 < limit and words[colon + 1].quotation is not None:
        start = colon + 1  # "answers with one line: “Never.”"
    stop = limit
    while stop > start and (words[stop - 1].low in _COMMAS or words[stop - 1].low in (";", ":")):
        stop -= 1
    return (start, stop) if stop > start else None


def _is_utterance(words: Sequence[Word], run: Run) -> bool:
    """Whether the run starts with a quotation: the second piece of a broken one."""
    first = run[0] + (words[run[0]].low in ("and", "but"))
    return first < run[1] and words[first].quotation is not None


def _next_quote(words: Sequence[Word], at: int, limit: int) -> Run | None:
    """The quotation behind the next comma, where nothing but the speaker's own description stands before it."""
    for place in range(at, limit):
        if words[place].quotation is not None:
            return (place, place + 1) if words[place - 1].low in (",", ":", ";") else None
    return None


def _is_inserted(words: Sequence[Word], setting: Setting) -> bool:
    """Whether a comma closes the attribution at once: "The road, he said, is open"."""
    return setting.stop < len(words) and words[setting.stop].low in _COMMAS


def _is_clause(words: Sequence[Word], run: Run) -> bool:
    """Whether the words before an inserted attribution belong to what is said, not to when and where it was said."""
    first = words[run[0]].low
    if run[1] - run[0] <= _FEWEST and first in PREPOSITIONS:
        return False
    return first not in _OPENERS | ADVERBS or first in ("under", "if", "in")


def _is_finite(words: Sequence[Word], run: Run) -> bool:
    """Whether the run is sure to be a clause: it opens with no preposition and holds an auxiliary."""
    return words[run[0]].low not in _OPENERS and any(word.low in AUXILIARIES for word in words[run[0] : run[1]])


def _counts(word: Word) -> bool:
    """Whether the word is a number."""
    return word.text[:1].isdigit() or word.low in ONES | TENS | VAGUE


def _is_reported_clause(words: Sequence[Word], cue: Cue, run: Run) -> bool:
    """Whether "that", a colon or a quotation shows that a clause is reported: not "added three posts"."""
    before = words[run[0] - 1].low
    if before in ("that", ":") or cue.verb.lemma == "say":
        return True
    if cue.verb.plain and words[run[0]].low not in PREPOSITIONS:
        reported = words[run[0] : run[1]]
        return any(word.quotation is not None or word.low in AUXILIARIES | {"to", "no"} for word in reported)
    if cue.verb.lemma == "report" and _counts(words[run[0]]):
        return True  # "reported seven deaths"
    return any(
        word.quotation is not None or word.low in PRONOUNS or word.low == "there" for word in words[run[0] : run[0] + 4]
    )
