"""Acts of speech in one sentence of the reporter: the verb, its subject, its setting and the words it reports."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.find.speech.channels import Setting, phrase_end, setting_after
from trucewatch.find.speech.cues import Cue, cues_of
from trucewatch.find.speech.frames import Frame, Word
from trucewatch.find.speech.reported import Run, reported
from trucewatch.find.speech.subjects import Subject, leading_subject, subject_at
from trucewatch.know.function_words import ADVERBS, AUXILIARIES, DAYS
from trucewatch.know.speech import SpeechVerb

_BREAKS = frozenset({"and", "but", "while", "whereas", "though", "although", ";"})
_COMMAS = frozenset({",", "–", "—"})
_MOST_SOURCES = 8


class Attribution(msgspec.Struct, frozen=True):
    """One act of speech. `cue` and `content` are runs of words; `subject` None = none found; `opens`: its first word.

    `verb` None = no verb but a colon, or "according to". `wraps`: the words reported stand before the verb, too.
    `unsourced`: nobody is said to say it: "it was noted".
    """

    cue: Run
    subject: Subject | None
    verb: SpeechVerb | None
    content: tuple[Run, ...]
    setting: Setting
    opens: int
    wraps: bool = False
    relay: Subject | None = None
    unsourced: bool = False


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
        setting = _setting(words, cue)
        said = reported(words, cue, setting, floor, limit)
        if said is not None:
            run = (cue.at, cue.stop)
            found.append(
                Attribution(run, cue.subject, cue.verb, said.content, setting, cue.opens, said.wraps, cue.relay)
            )
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


def _setting(words: Sequence[Word], cue: Cue) -> Setting:
    """To whom, where and when: behind the verb, or behind the subject that follows it."""
    behind = cue.subject.last + 1 if cue.inverted and cue.subject is not None else cue.stop
    setting = setting_after(words, behind, takes_person=cue.verb.takes == "person" and not cue.inverted)
    if cue.verb.tells == "orders" and setting.told is not None and words[setting.told[1]].mention is None:
        return msgspec.structs.replace(setting, told=None)  # what is ordered, not who: "ordered the halt"
    if cue.verb.tells in ("accuses", "demands") and cue.verb.takes == "person":
        told = None if cue.verb.tells == "accuses" else setting.told
        return msgspec.structs.replace(setting, stop=cue.stop, told=told)
    return setting


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
