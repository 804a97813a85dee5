"""What was written or spoken that says it: the subject's noun, a verb that names the means, the text that "it" is."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.speech.attribution import Attribution
from trucewatch.find.speech.channels import channel_within
from trucewatch.find.speech.frames import Frame, Word
from trucewatch.find.speech.reported import Run
from trucewatch.find.speech.subjects import Subject
from trucewatch.know.speech import is_carrier, is_document

_FAR = 6
"""So many words at most lie between a text and whose it is: "released | two nearly identical | texts"."""
_MEANS_TEXTS = frozenset({"it", "each", "both", "neither", "they", "this"})
"""Subjects that can stand for a text named before."""


def carrier_of(attribution: Attribution, words: Sequence[Word], behind: Run | None) -> Run | None:
    """The written or spoken piece that says it: "its statement said", "he tweeted"; `behind` is what the setting names.

    A place where it stands tells more than the piece or the verb: "his answer is on Telegram", "posted on X".
    """
    at = attribution.cue[1] - 1
    if is_carrier(words[at].low):
        return behind or (at, at)
    subject = attribution.subject
    if subject is None or not is_document(subject.word):
        return behind
    inside = range(subject.first, subject.last + 1)
    noun = next((number for number in inside if words[number].low == subject.word), subject.last)
    return channel_within(words, subject.last + 1, attribution.cue[0]) or (noun, noun)


def writing_meant(before: Frame, subject: Subject, speaker: str) -> Run | None:
    """The speaker's text that the sentence `before` names and a subject like "it" goes on with (a run); None for none.

    "The Palace released two texts. Each says ..." and "the palace's statement was short. It said ..." name a text
    beside the speaker; where two do, which one is meant stays open.
    """
    if subject.word.casefold() not in _MEANS_TEXTS:
        return None
    words = before.words
    owned = [at for at, word in enumerate(words) if word.mention is not None and word.mention.actor == speaker]
    texts = [at for at, word in enumerate(words) if word.is_word and is_document(word.low)]
    beside = [at for at in texts if any(_is_beside(words, at, owner, speaker) for owner in owned)]
    return (beside[0], beside[0] + 1) if len(beside) == 1 else None


def _is_beside(words: Sequence[Word], text: int, owner: int, speaker: str) -> bool:
    """Whether nothing that ends a phrase, and nobody else, stands between the text and its owner."""
    between = words[min(text, owner) + 1 : max(text, owner)]
    return len(between) <= _FAR and all(
        word.is_word and (word.mention is None or word.mention.actor == speaker) for word in between
    )
