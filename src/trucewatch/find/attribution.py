"""Acts of speech in one sentence of the reporter: the verb, its subject, its setting and the words it reports."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.find.channels import Setting, phrase_end, placed, setting_after
from trucewatch.find.cues import Cue, cues_of
from trucewatch.find.frames import Frame, Word
from trucewatch.find.subjects import Subject, leading_subject, subject_at
from trucewatch.know.function_words import ADVERBS, AUXILIARIES, DAYS, PREPOSITIONS, PRONOUNS
from trucewatch.know.speech import SpeechVerb

_BREAKS = frozenset({"and", "but", "while", "whereas", "though", "although", ";"})
_COMMAS = frozenset({",", "–", "—"})
_OPENERS = PREPOSITIONS | {
    "when",
    "while",
    "if",
    "although",
    "though",
    "because",
    "asked",
    "speaking",
    "writing",
    "earlier",
}
_PARTICIPLES = frozenset({"asked", "speaking", "writing", "citing", "addressing", "responding", "answering"})
_MOST_SOURCES = 8
_LEAD_IN = 6
_DATELINE = 10
"""Words that "TARN, May 3 (Agency) -" can have."""
_FEWEST = 3
_FEWEST_INSERTED = 2
"""Words before "he said" that may open a clause that goes on behind it: "The rebels, he said, fled"."""
_INFORMERS = frozenset({"tell", "assure", "inform", "remind", "notify"})

Run = tuple[int, int]
"""Word numbers of a frame: first, and the one after the last."""


class Attribution(msgspec.Struct, frozen=True):
    """One act of speech. `cue` and `content` are runs of words; `subject` None = none found; `opens`: its first word.

    `verb` None = no verb but a colon, or "according to". `wraps`: the words reported stand before the verb, too.
    """

    cue: Run
    subject: Subject | None
    verb: SpeechVerb | None
    content: tuple[Run, ...]
    setting: Setting
    opens: int
    wraps: bool = False
    relay: Subject | None = None


def attributions(frame: Frame) -> tuple[Attribution, ...]:
    """The acts of speech of the frame, in order of their verbs."""
    words = frame.words
    if words[-1].low == "?":
        return ()  # the reporter asks: "What does Borland say?"
    end = len(words) - (1 if words[-1].low in (".", "!", "?") else 0)
    cues = cues_of(words, end)
    found: list[Attribution] = []
    for number, cue in enumerate(cues):
        breaks = (_break_before(words, cue, later) for later in cues[number + 1 :])
        limit = min(next((stop for stop in breaks if stop is not None), end), _source_before(words, cue.stop, end))
        floor = max((before.setting.stop for before in found if before.wraps), default=0)
        reported = _reported(words, cue, floor, limit)
        if reported is not None:
            found.append(reported)
    found.extend(_according(words, end))
    if not found:
        found.extend(_after_colon(words, end))
    return tuple(sorted(found, key=lambda attribution: attribution.cue))


def _source_before(words: Sequence[Word], start: int, end: int) -> int:
    """Where "according to" closes the words from `start` on, else `end`."""
    found = (at for at in range(start, end - 1) if words[at].low == "according" and words[at + 1].low == "to")
    return next(found, end)


def _break_before(words: Sequence[Word], cue: Cue, later: Cue) -> int | None:
    """Where the words that `cue` reports end because `later` starts anew; None where `later` lies within them."""
    if later.subject is None:
        return None
    if later.inverted:
        return later.at - 1 if words[later.at - 1].low == "," else None
    opens = later.opens
    if later.subject.kind == "shared":
        stop = opens
        return stop - 1 if stop > cue.stop and words[stop - 1].low == "," else stop
    before = opens - 1
    if before > cue.stop and words[before].low == "," and _closes(words, later):
        return before
    while before > cue.stop and (
        words[before].low in DAYS or words[before].low in ADVERBS or words[before].low == "on"
    ):
        before -= 1
    if before > cue.stop and words[before].low in _BREAKS:
        return before - 1 if words[before - 1].low == "," else before
    return None


def _closes(words: Sequence[Word], later: Cue) -> bool:
    """Whether nothing follows the attribution, so that all before it is what it says: "They fired first, Vell said"."""
    stop = setting_after(words, later.stop, takes_person=later.verb.takes == "person").stop
    return stop >= len(words) or not words[stop].is_word


def _reported(words: Sequence[Word], cue: Cue, floor: int, limit: int) -> Attribution | None:
    """The attribution of `cue` with the words it reports, between word `floor` and word `limit`."""
    behind = cue.subject.last + 1 if cue.inverted and cue.subject is not None else cue.stop
    setting = setting_after(words, behind, takes_person=cue.verb.takes == "person" and not cue.inverted)
    if cue.verb.tells == "orders" and setting.told is not None and words[setting.told[1]].mention is None:
        setting = msgspec.structs.replace(setting, told=None)  # what is ordered, not who: "ordered the halt"
    if cue.verb.tells in ("accuses", "demands") and cue.verb.takes == "person":
        told = None if cue.verb.tells == "accuses" else setting.told
        setting = msgspec.structs.replace(setting, stop=cue.stop, told=told)
    right = _right(words, cue, setting, limit)
    left = None
    if cue.subject is None or cue.subject.kind != "shared":
        before = cue.opens - 1
        while before > 0 and words[before].low in ("how", "as", "is", "was", "so"):
            before -= 1  # “...” is how she puts it
        reports = cue.verb.takes == "clause" or cue.verb.lemma in _INFORMERS or cue.relay is not None
        inserted = _is_inserted(words, setting)
        if before >= 0 and _parts(words[before]) and (reports or right is None or inserted):
            left = _left(words, floor, before, fewest=_FEWEST_INSERTED if inserted and right else _FEWEST)
    content: tuple[Run, ...]
    quoted_left = left is not None and words[left[1] - 1].quotation is not None
    if cue.inverted or (quoted_left and (right is None or not _is_utterance(words, right))):
        content, wraps = ((left,) if left else ()), True
    elif left is not None and right is None:
        content, wraps = (left,), True
    elif (left is not None and right is not None and quoted_left) or (
        left is not None and right is not None and _is_inserted(words, setting) and _is_clause(words, left)
    ):
        content, wraps = (left, right), True
    elif left is not None and right is not None and words[right[0] - 1].low != "that" and _is_finite(words, left):
        content, wraps = (left,), True
    else:
        content, wraps = ((right,) if right else ()), False
    if cue.inverted and left is not None:
        more = _next_quote(words, behind, limit)
        content = (*content, more) if more is not None else content
    if not content:
        return None
    if not wraps and cue.verb.takes == "clause" and not _reports_clause(words, cue, content[0]):
        return None
    if not wraps and right is not None and _keeps_verb(words, cue, right):
        content = ((cue.at, right[1]),)
    return Attribution((cue.at, cue.stop), cue.subject, cue.verb, content, setting, cue.opens, wraps, cue.relay)


def _keeps_verb(words: Sequence[Word], cue: Cue, right: Run) -> bool:
    """Whether the words reported mean nothing without their verb: "denied that", "welcomed the accord"."""
    if all(not word.is_word for word in words[right[0] : right[1]]):
        return False
    if cue.verb.tells in ("denies", "accuses", "judges"):
        return True
    return (
        cue.verb.takes != "clause" and cue.verb.lemma not in _INFORMERS and words[right[0] - 1].low not in ("that", ":")
    )


def _parts(word: Word) -> bool:
    """Whether the word can end what is said before its attribution: a quotation or a comma."""
    return word.quotation is not None or word.low in _COMMAS


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


def _right(words: Sequence[Word], cue: Cue, setting: Setting, limit: int) -> Run | None:
    """The words reported behind the attribution; None where there are none."""
    start = setting.stop
    if cue.inverted:
        return None
    if setting.channel is not None and start < limit and words[start].low.endswith("ed"):
        # The interview is described further: "in an interview published on Friday that".
        start = next((at for at in range(start, min(start + 8, limit)) if words[at].low == "that"), start)
    if start < limit and words[start].low == "," and start + 1 < limit:
        following = words[start + 1]
        if following.quotation is None:
            carried, end = placed(words, start + 1)
            del carried
            closing = next((at for at in range(start + 1, min(limit, start + 25)) if words[at].low == ","), None)
            asides = ("a", "an", "hours", "days", "however")
            if (end > start + 1 or following.low in asides) and closing is not None:
                start = closing
    while start < limit and (words[start].low in _COMMAS or words[start].low in (":", ";", "that")):
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


def _reports_clause(words: Sequence[Word], cue: Cue, run: Run) -> bool:
    """Whether "that", a colon or a quotation shows that a clause is reported: not "added three posts"."""
    before = words[run[0] - 1].low
    if before in ("that", ":") or cue.verb.lemma == "say":
        return True
    if cue.verb.plain and words[run[0]].low not in PREPOSITIONS:
        reported = words[run[0] : run[1]]
        return any(word.quotation is not None or word.low in AUXILIARIES | {"to", "no"} for word in reported)
    return any(
        word.quotation is not None or word.low in PRONOUNS or word.low == "there" for word in words[run[0] : run[0] + 4]
    )


def _according(words: Sequence[Word], end: int) -> list[Attribution]:
    """What "according to" says: "Nine were hurt, according to the mayor"."""
    found = []
    for at in range(end - 2):
        if words[at].low != "according" or words[at + 1].low != "to":
            continue
        stop = phrase_end(words, at + 2)
        while (
            stop < end
            and words[stop].low in ("of", "in", "for", "at", "from", "by")
            and phrase_end(words, stop + 1) > stop + 1
        ):
            stop = phrase_end(words, stop + 1)
        subject = subject_at(words, at + 2, stop)
        if subject is not None:
            stop = max(stop, subject.last + 1)
        if at == 0 or words[at - 1].low in (";",):
            comma = next((place for place in range(stop, end) if words[place].low == ","), stop - 1)
            runs = [(comma + 1, end)]
        else:
            runs = [(0, at - 1 if words[at - 1].low in _COMMAS else at)]
            if stop + 1 < end and words[stop].low == "," and words[stop + 1].low in AUXILIARIES:
                runs.append((stop + 1, end))  # "The army, according to the mayor, has left"
        content = tuple(run for run in runs if run[1] > run[0])
        if content:
            found.append(Attribution((at, at + 2), subject, None, content, Setting(stop), at, at > 0))
        if len(found) == _MOST_SOURCES:
            break
    return found


def _after_colon(words: Sequence[Word], end: int) -> list[Attribution]:
    """Who speaks where a colon stands for the verb: 'Colonel Vell: “They fled.”'"""
    for at in range(1, end):
        if words[at].low == ":" and at + 1 < len(words) and words[at + 1].quotation is not None:
            stop = at + 1
            while stop < len(words) and words[stop].quotation is not None:
                stop += 1
            subject = leading_subject(words, at)
            return [Attribution((at, at + 1), subject, None, ((at + 1, stop),), Setting(at + 1), 0)]
    return []
