"""Mentions of one event put together: words by the reader's vectors, who takes part, who speaks; nothing is fitted."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from training.lemmas import lemma
from training.sets.coreference import Document, EventMention
from trucewatch.core.reading import Reading
from trucewatch.know.speech import speech_verb
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.trees import children, head, objects, subjects, word_at

SENTENCES_WEIGH = 0.2
"""How much the cosine of the two sentences counts beside that of the words of the mentions."""
TAKING_PART_WEIGHS = 0.1
"""What it counts that all who take part in one take part in the other."""
IN_ONE_SENTENCE = 0.2
"""Taken off for two mentions of one sentence, which seldom tells the same twice."""
SAID_BY_OTHERS = 0.5
"""Taken off where something is said and no speaker is shared: words are one event only from one mouth."""
LEAST = 0.75
"""The mean likeness of two clusters that makes them one. This and the four above were set on topics of even number."""

_SAY_WHO = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})
_VERBS = frozenset({"VERB", "AUX"})


class Telling(msgspec.Struct, frozen=True):
    """What a mention tells: its head word's lemma, the vectors of its words and of its sentence (unit length), the
    lemmas of its subjects and of all who and what takes part, and whether something is said by it."""

    mention: EventMention
    lemma: str
    words: np.ndarray
    sentence: np.ndarray
    subjects: frozenset[str]
    parts: frozenset[str]
    is_speech: bool


def tellings(document: Document, reader: Reader) -> list[Telling]:
    """What each mention of the document tells, in order."""
    numbers = sorted({mention.sentence for mention in document.mentions})
    read = reader.read(document.text, [document.sentences[number] for number in numbers])
    by_number = dict(zip(numbers, read, strict=True))
    return [_telling(document, mention, by_number[mention.sentence], reader) for mention in document.mentions]


def _telling(document: Document, mention: EventMention, reading: Reading, reader: Reader) -> Telling:
    top = head_of(mention, reading)
    who = subjects(reading, top) if reading.tags[top] in _VERBS else ()
    whom = objects(reading, top) if reading.tags[top] in _VERBS else ()
    word = _word(document, reading, top)
    phrase = " ".join(document.text[start:end] for start, end in mention.words)
    return Telling(
        mention,
        lemma(word),
        np.asarray(reader.read(phrase.lower(), [(0, len(phrase.lower()))])[0].vector),
        np.asarray(reading.vector),
        _lemmas(document, reading, who),
        _lemmas(document, reading, (*children(reading, top), *who, *whom)),
        speech_verb([word.lower()], 0) is not None,
    )


def head_of(mention: EventMention, reading: Reading) -> int:
    """The first word of the mention that hangs on none of its own: "robbery" of "an armed robbery"."""
    own = [at for start, _ in mention.words if (at := word_at(reading, start)) is not None]
    return next((at for at in own if head(reading, at) not in own), len(reading.tokens) - 1)


def _word(document: Document, reading: Reading, at: int) -> str:
    return document.text[reading.tokens[at].start : reading.tokens[at].end]


def _lemmas(document: Document, reading: Reading, words: Sequence[int]) -> frozenset[str]:
    return frozenset(lemma(_word(document, reading, at)) for at in words if reading.tags[at] in _SAY_WHO)


def likenesses(told: Sequence[Telling]) -> np.ndarray:
    """How much speaks for one event, for every pair; about 1 for the same word in the same company."""
    words, sentences = (np.array(vectors) for vectors in zip(*((one.words, one.sentence) for one in told), strict=True))
    alike = np.asarray(words @ words.T + SENTENCES_WEIGH * (sentences @ sentences.T))
    for at, one in enumerate(told):
        for other in range(at):
            alike[at, other] += evidence(one, told[other])
            alike[other, at] = alike[at, other]
    return alike


def evidence(one: Telling, other: Telling) -> float:
    """What those who take part, and where the two stand, add to the likeness of their words, or take off."""
    fewest = min(len(one.parts), len(other.parts))
    weight = TAKING_PART_WEIGHS * len(one.parts & other.parts) / fewest if fewest else 0.0
    if (one.is_speech or other.is_speech) and not one.subjects & other.subjects:
        weight -= SAID_BY_OTHERS
    if (one.mention.document, one.mention.sentence) == (other.mention.document, other.mention.sentence):
        weight -= IN_ONE_SENTENCE
    return weight


def put_together(told: Sequence[Telling]) -> dict[str, int]:
    """The number of its cluster for each mention's key."""
    return {one.mention.key: number for one, number in zip(told, joined(likenesses(told), LEAST), strict=True)}


def joined(alike: np.ndarray, least: float) -> list[int]:
    """The cluster of each row: the two most alike are joined first, while their mean likeness is `least` or more.

    >>> joined(np.array([[1, 0.9, 0.2], [0.9, 1, 0.4], [0.2, 0.4, 1]]), 0.5)
    [0, 0, 2]
    """
    close, sizes = alike.astype(float), np.ones(len(alike))
    np.fill_diagonal(close, -np.inf)
    cluster = list(range(len(alike)))
    while len(alike):
        one, other = sorted(divmod(int(close.argmax()), len(alike)))
        if close[one, other] < least:
            break
        mean = (close[one] * sizes[one] + close[other] * sizes[other]) / (sizes[one] + sizes[other])
        mean[one] = -np.inf
        close[one], close[:, one] = mean, mean
        close[other], close[:, other] = -np.inf, -np.inf
        sizes[one] += sizes[other]
        cluster = [one if number == other else number for number in cluster]
    return cluster
