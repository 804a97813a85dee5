"""The verbs of a sentence that report speech, each with its subject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from trucewatch.find.speech.channels import phrase_end, setting_after
from trucewatch.find.speech.frames import Word
from trucewatch.find.speech.subjects import Subject, phrase_ending, subject_after, subject_before
from trucewatch.know.function_words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
)
from trucewatch.know.speech import SpeechVerb, speech_verb

_COMMAS = frozenset({",", "–", "—"})
_MOST = 40
"""Reporting verbs looked at in one sentence; only text that lost its marks has more."""
_QUOTED = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_NAME_REACH = 8
_ALONE = frozenset({"this", "that", "these", "those", "both", "all", "some", "many", "each"})
"""Determiners that can be a subject: "both said"."""
_PARTICLES = frozenset({"to", "as", "of"})
_OWN_PARTICLES = {
    **dict.fromkeys(("call", "appeal"), frozenset({"for", "on", "upon"})),
    "boast": frozenset({"about"}),
    **dict.fromkeys(("warn", "threaten"), frozenset({"against", "about"})),
    **dict.fromkeys(("apologise", "apologize"), frozenset({"for", "over"})),
}
"""Prepositions that a verb keeps before its object: "warned against", not "announced on"."""
_NEAR = 12
_COUNTERS = frozenset({"count", "record", "register", "tally", "log"})
"""Verbs that report only where a number follows: "counted 34 breaches"."""
_NAMERS = frozenset({"call"})
"""Verbs that report only where they give a name: "called it a start", not "called him on Friday"."""


class Cue(msgspec.Struct, frozen=True):
    """A reporting verb, words `at` to before `stop`; `inverted`: its subject stands behind it.

    `relay`: who quotes the subject ("the agency quoted Vell as saying").
    """

    at: int
    stop: int
    verb: SpeechVerb
    subject: Subject | None
    inverted: bool
    relay: Subject | None = None

    @property
    def opens(self) -> int:
        """The first word of the attribution: of the subject, or of the verb."""
        if self.relay is not None:
            first = self.relay.first if self.subject is None else min(self.relay.first, self.subject.first)
            return min(first, self.at)
        return self.at if self.subject is None or self.inverted else min(self.subject.first, self.at)


def cues_of(words: Sequence[Word], end: int) -> list[Cue]:
    """The reporting verbs among the words before `end`, in order."""
    lows = [word.low for word in words]
    found: list[Cue] = []
    for at in range(end):
        cue = _quoted_as(words, lows, at) or _cue_at(words, lows, at)
        if cue is not None:
            found.append(cue)
        if len(found) == _MOST:
            break
    return found


def _quoted_as(words: Sequence[Word], lows: Sequence[str], at: int) -> Cue | None:
    """The verb behind "as" where somebody is quoted: "was quoted as saying", "the agency quoted Vell as telling it"."""
    matched = speech_verb(lows, at)
    if matched is None or at < 3 or lows[at - 1] != "as" or not lows[at].endswith("ing"):
        return None
    verb, length = matched
    if lows[at - 2] in _QUOTED:
        subject = subject_before(words, at - 2)
        return Cue(at, at + length, verb, subject, False) if subject is not None else None
    source = next((place for place in range(at - 2, max(0, at - 3 - _NAME_REACH), -1) if lows[place] == "by"), None)
    if source is not None and lows[source - 1] in _QUOTED:
        subject = subject_before(words, source - 1)
        return Cue(at, at + length, verb, subject, False, phrase_ending(words, at - 2)) if subject is not None else None
    quoting = next((place for place in range(at - 3, max(0, at - 3 - _NAME_REACH), -1) if lows[place] in _QUOTED), None)
    if quoting is None:
        return None
    return Cue(at, at + length, verb, phrase_ending(words, at - 2), False, subject_before(words, quoting))


def _cue_at(words: Sequence[Word], lows: Sequence[str], at: int) -> Cue | None:
    """The reporting verb at word `at` with its subject, unless it is a noun, passive, future, denied, infinitive."""
    if words[at].mention is not None or words[at].quotation is not None:
        return None
    matched = speech_verb(lows, at)
    if matched is None:
        return None
    verb, length = matched
    before = lows[at - 1] if at > 0 else ""
    stop = at + length
    after = lows[stop] if stop < len(lows) else ""
    if before in ARTICLES or before in ("'s", "'", "to") or after == "by" or not _acts(lows, at):
        return None
    if at == 0 or (before in PREPOSITIONS and before not in ("as",)):
        return None
    if (
        verb.lemma == "ask"
        and before in _COMMAS | CONJUNCTIONS
        and after in ("if", "whether", "about", "on", "how", "why")
    ):
        return None
    if at > 0 and speech_verb(lows, at - 1) is not None and (lows[at] == verb.lemma or lows[at].endswith("s")):
        return None  # "denied reports that"
    if verb.lemma == "ask" and (after == "not" or lows[stop : stop + 2] == ["to", "be"]):
        return None  # "who asked not to be named", "who asked to be called Lena"
    if before in DETERMINERS - _ALONE and lows[at].endswith("ed"):
        return None  # "one alleged breach"
    own = _OWN_PARTICLES.get(verb.lemma, frozenset())
    if verb.takes == "object" and length == 1 and after in PREPOSITIONS - _PARTICLES - own:
        behind = setting_after(words, stop, takes_person=False).stop
        if behind >= len(words) or (words[behind].low not in ("that", ",", ":") and words[behind].quotation is None):
            return None  # its object stands before it: "the pause that Maran announced on Friday has failed"
    if verb.lemma in _NAMERS and not _names(words, stop):
        return None
    if verb.lemma in _COUNTERS and not _has_number(words, stop, stop + 4):
        return None
    if verb.lemma == "boast" and after not in ("of", "that", "about"):
        return None  # "the navy boasts 40 ships"
    if verb.lemma == "attribute" and not any(word.low == "to" for word in words[stop : stop + _NEAR]):
        return None
    if verb.lemma == "put" and not _puts_at(words, stop):
        return None
    inverted = _inverted(words, at, stop, verb)
    if inverted is not None:
        return Cue(at, stop, verb, inverted, True)
    subject = subject_before(words, at)
    if subject is None:
        return None
    if verb.lemma == "go on" and subject.kind == "noun":
        return None  # "the fighting went on"
    if lows[at].endswith("ing") and subject.kind == "noun" and before not in BE:
        return None
    if lows[at].endswith("s") and subject.kind == "noun" and not _could_act(words, subject):
        return None
    if _is_participle(words, lows, at, stop, subject):
        return None
    if after in AUXILIARIES and (lows[at] == verb.lemma or lows[at].endswith("s")):
        return None  # a noun: "his remarks have"
    if lows[at] == verb.lemma and (after in PREPOSITIONS or (subject.kind == "noun" and not _is_plural(subject))):
        return None
    return Cue(at, stop, verb, subject, False)


def _is_participle(words: Sequence[Word], lows: Sequence[str], at: int, stop: int, subject: Subject) -> bool:
    """Whether the form only describes the noun before it: "a lull called in May to bury the dead"."""
    if not lows[at].endswith("ed") or subject.kind != "noun" or stop >= len(words):
        return False
    reports = any(word.low in ("that", ":") or word.quotation is not None for word in words[stop : stop + _NEAR])
    return lows[stop] in PREPOSITIONS | {"to", "last"} and not reports


def _is_plural(subject: Subject) -> bool:
    """Whether a verb without ending can follow: "residents report", not "a media post"."""
    return subject.word.endswith(("s", "men", "people"))


def _acts(lows: Sequence[str], at: int) -> bool:
    """Whether the verb is active, present or past, and not denied: not "was told", "will say", "did not say"."""
    back = at - 1
    nearest_auxiliary = ""
    while back >= 0 and (lows[back] in AUXILIARIES or lows[back] in ADVERBS or lows[back] in NEGATIONS):
        if lows[back] in NEGATIONS or lows[back] in MODALS or lows[back].endswith("n't"):
            return False
        if lows[back] in AUXILIARIES and not nearest_auxiliary:
            nearest_auxiliary = lows[back]
        back -= 1
    return nearest_auxiliary not in BE or lows[at].endswith("ing")


def _could_act(words: Sequence[Word], subject: Subject) -> bool:
    """Whether a noun phrase before a form in -s is a subject, not the first half of "ceasefire claims"."""
    first = words[subject.first]
    return first.low in ARTICLES or subject.mention is not None or not words[subject.last].low.endswith("s")


def _has_number(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether a figure stands among the words."""
    return any(word.text[:1].isdigit() for word in words[start:stop])


def _puts_at(words: Sequence[Word], stop: int) -> bool:
    """Whether "put" gives a figure: "put the toll at more than 60"."""
    at = next((place for place in range(stop, min(stop + 10, len(words))) if words[place].low == "at"), None)
    return at is not None and _has_number(words, at + 1, at + 6)


def _names(words: Sequence[Word], stop: int) -> bool:
    """Whether "call" gives a name or asks: "called it a start", "called for", not "called him on Friday"."""
    if stop >= len(words):
        return False
    if words[stop].low in ("for", "on", "upon", "it", "this", "that", "them"):
        return True
    end = phrase_end(words, stop)
    return end < len(words) and (words[end].quotation is not None or words[end].low in ("a", "an"))


def _inverted(words: Sequence[Word], at: int, stop: int, verb: SpeechVerb) -> Subject | None:
    """The subject after its verb, where what is said stands before: “We wait,” said the envoy."""
    if at == 0 or stop >= len(words) or words[at].low.endswith("ing"):
        return None
    quoted = words[at - 1].quotation is not None
    if not quoted and (words[at - 1].low not in _COMMAS or verb.takes == "person"):
        return None  # behind a comma, "accused the League" has its object
    subject = subject_after(words, stop)
    if subject is None or subject.kind == "pronoun":
        return None
    after = words[subject.last + 1] if subject.last + 1 < len(words) else None
    ends = after is None or not after.is_word or after.low in PREPOSITIONS or after.low in ("who", "whose", "as", "and")
    if not ends:
        return None
    if (
        subject.kind == "noun"
        and words[subject.first].low not in ARTICLES
        and not words[subject.first].text[:1].isupper()
    ):
        return None
    if quoted:
        return subject
    usual = subject_before(words, at)
    if usual is not None and usual.kind in ("mention", "pronoun"):
        return None  # the comma ends what is said of the subject: "Vell, in turn, explained the plan"
    rest = list(
        takewhile(lambda low: low not in (",", "who", "which"), (word.low for word in words[subject.last + 1 :]))
    )
    if after is not None and after.low in PREPOSITIONS and any(low in AUXILIARIES for low in rest):
        return None
    return subject if after is None or after.low in (".", ",") or after.low in PREPOSITIONS else None
