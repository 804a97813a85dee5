"""Who does what a verb says: the subject before or after it, found without a parser from the order of words.

A stopgap with few doors (`subject_before`, `subject_after`, `leading_subject`, `phrase_ending`), so that a dependency
tree can take its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from trucewatch.core.page import Mention
from trucewatch.find.speech.frames import Word
from trucewatch.know.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    MONTHS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from trucewatch.know.speech import is_document

RELATIVES = frozenset({"who", "which"})
_STOPS = frozenset(",;:()[]–—-/|.!?…")
_PLURAL_TIES = frozenset({"and", "or"})
_OBJECT_PRONOUNS = {"him": "he", "her": "she", "it": "it", "them": "they"}
_LONGEST_PHRASE = 14
_LONGEST_APPOSITION = 40

Kind = Literal["mention", "pronoun", "noun", "shared", "several"]


class Subject(msgspec.Struct, frozen=True):
    """Words `first`..`last` (last included) of a frame as the subject of a verb.

    `kind` mention: `mention` is its head. pronoun: `word` is it. noun: `word` is a head noun without a mention,
    `mention` the one that it belongs to ("the Kremlin's statement"), if any. shared: the subject is that of the clause
    before ("and said"). several: two are named. `qualified`: a noun with more behind it ("the head of the council").
    """

    kind: Kind
    first: int
    last: int
    word: str
    mention: Mention | None = None
    qualified: bool = False


def subject_before(words: Sequence[Word], verb: int) -> Subject | None:
    """The subject of the verb at `verb`, looking left: "The mayor, who stayed, also said" gives "The mayor"."""
    at = skip_back(words, verb - 1)
    if at < 0:
        return None
    word = words[at]
    if word.low in PRONOUNS:
        return Subject("pronoun", at, at, word.low)
    if word.low in RELATIVES or (word.low == "that" and at > 0 and words[at - 1].is_word):
        before = at - 1
        if before >= 0 and words[before].low == ",":
            before -= 1
        return phrase_ending(words, before) if before >= 0 else None
    if word.low in CONJUNCTIONS:
        return Subject("shared", at, at, word.low)
    if word.low in ("part", "turn") and at > 1 and words[at - 1 - (word.low == "part")].low in ("for", "in"):
        at -= 2 + (word.low == "part")  # for his part, in turn
        if at >= 0 and words[at].low == ",":
            at -= 1
        return phrase_ending(words, at) if at >= 0 and words[at].low != "," else _around_apposition(words, at)
    if word.low in (",", ")", "–", "—") or word.quotation is not None:
        if words[verb].low.endswith("ing"):
            at += word.quotation is not None
            return Subject("shared", at, at, words[at].low)
        return _around_apposition(words, at)
    described = _whom_a_clause_describes(words, at)
    return phrase_ending(words, at) if described is None else described


def _whom_a_clause_describes(words: Sequence[Word], last: int) -> Subject | None:
    """The actor before a "who ..." without commas that ends at `last`: "a diplomat who saw the list | said"."""
    for at in range(last, max(0, last - _LONGEST_PHRASE), -1):
        word = words[at]
        if word.low == "who":
            return phrase_ending(words, at - 1) if words[at - 1].mention is not None and last - at > 1 else None
        if not word.is_word and word.low not in ("'s", "'"):
            return None
        if (word.low in CONJUNCTIONS and word.low != "as") or (at < last and word.low in ("said", "says", "told")):
            return None  # "who said the ministry | denied"
    return None


def skip_back(words: Sequence[Word], at: int) -> int:
    """The place left of `at` behind which only auxiliaries, adverbs and times stand before the verb."""
    while at >= 0:
        low = words[at].low
        if (
            low in AUXILIARIES
            or low in ADVERBS
            or low in NEGATIONS
            or (low.endswith("ly") and words[at].mention is None)
        ):
            at -= 1
        elif low in DAYS or low in MONTHS or (words[at].text.isdigit() and at > 0 and words[at - 1].low in MONTHS):
            at -= 1
            while at >= 0 and words[at].low in ("on", "in", "late", "early", "last", "by", "since"):
                at -= 1
        else:
            break
    return at


def _around_apposition(words: Sequence[Word], closing: int) -> Subject | None:
    """The subject where a comma closes an insertion: "its spokesman, Ano Vell, said", "Vell, who was in Tarn, said"."""
    opening = closing - 1
    mark = {")": "("}.get(words[closing].low, words[closing].low)
    limit = max(-1, closing - _LONGEST_APPOSITION)
    while opening > limit and words[opening].low != mark:
        if words[opening].quotation is not None or words[opening].low in (";", ":"):
            return Subject("shared", closing, closing, words[closing].low)
        opening -= 1
    if opening <= limit:
        # One comma only: an adverbial stands before the verb, and its subject was the start of the clause before.
        return Subject("shared", closing, closing, words[closing].low)
    for earlier in range(opening - 1, limit, -1):
        if words[earlier].quotation is not None or words[earlier].low in (";", ":"):
            break
        if words[earlier].low == mark and words[earlier + 1].low in ("who", "which", "whose"):
            opening = earlier  # commas inside the relative clause: ", who came to Tarn, Osk, on Tuesday,"
            break
    before = phrase_ending(words, opening - 1) if opening > 0 else None
    inside = words[opening + 1 : closing]
    named = inside[-1].mention if inside else None
    if named is not None and (before is None or before.kind == "noun"):
        head = phrase_ending(words, closing - 1)
        first_inside = next((word for word in inside if word.mention is not None), None)
        of_name = first_inside is not None and first_inside.mention == named
        if head is not None and head.kind == "mention" and of_name and inside[0].low not in PREPOSITIONS | RELATIVES:
            return msgspec.structs.replace(head, first=opening + 1 if before is None else before.first)
    if before is None or (before.kind == "noun" and before.mention is None and not _is_nominal(words, before)):
        return Subject("shared", closing, closing, words[closing].low)
    return before


def _is_nominal(words: Sequence[Word], subject: Subject) -> bool:
    """Whether the noun phrase begins like one."""
    return words[subject.first].low in DETERMINERS or words[subject.first].text[:1].isupper()


def phrase_ending(words: Sequence[Word], last: int) -> Subject | None:
    """The noun phrase whose last word is `last`: "officials in Kyiv" has the head "officials"."""
    chunk = _chunk_ending(words, last)
    if chunk is None:
        return None
    of = chunk.mention
    for _ in range(3):
        before = chunk.first - 1
        if before <= 0 or words[before].low not in PREPOSITIONS:
            break
        wider = _chunk_ending(words, before - 1)
        if wider is None or _is_time(words[before - 1]) or wider.word in AUXILIARIES:
            break
        head = wider.mention if wider.kind == "mention" else (wider.mention or of)
        chunk = Subject(wider.kind, wider.first, last, wider.word, head, wider.kind == "noun")
    if chunk.kind == "mention" and _is_joined(words, chunk.first - 1):
        return Subject("several", chunk.first, last, chunk.word)
    return chunk


def _is_joined(words: Sequence[Word], tie: int) -> bool:
    """Whether "and" at word `tie` joins names: "Arvenia and", "Tarn, Arvenia, and"; not "he met Vell, and"."""
    if tie < 1 or words[tie].low not in _PLURAL_TIES:
        return False
    if words[tie - 1].mention is not None:
        return True
    row = words[max(0, tie - _LONGEST_PHRASE) : tie]
    named = [at for at in range(1, len(row)) if row[at].low == "," and row[at - 1].mention is not None]
    return len(named) > 1 and row[-1].low == ","


def _is_time(word: Word) -> bool:
    return word.low in DAYS or word.low in MONTHS or word.text.isdigit()


def _chunk_ending(words: Sequence[Word], last: int) -> Subject | None:
    """The run of words that ends at `last` without a preposition or mark in it: "the Ukrainian General Staff"."""
    if last < 0 or not words[last].is_word or words[last].low in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES:
        return None
    head = words[last]
    if head.low in PRONOUNS:
        return Subject("pronoun", last, last, head.low)
    first = last
    if head.mention is not None:
        name = first = _mention_start(words, last)
        while first > 0:
            before = words[first - 1]
            if before.mention is not None and first < name:
                first = _mention_start(words, first - 1)  # "Foreign Ministry" of "Foreign Ministry spokesman Ano Vell"
            elif words[first].low in DETERMINERS:
                break  # "an idea the Palace": another phrase stands before
            elif before.mention is None and (_modifies(before) or (before.low in ("'s", "'") and first < name)):
                first -= 1
            else:
                break
        return Subject("mention", first, last, head.low, head.mention)
    belongs: Mention | None = None
    while first > 0 and last - first < _LONGEST_PHRASE:
        before = words[first - 1]
        if before.mention is not None:
            belongs = belongs or before.mention
            first = _mention_start(words, first - 1)
            continue
        if before.low == "'s" or before.low == "'":
            first -= 1
            continue
        if not _modifies(before):
            break
        first -= 1
        if before.low in DETERMINERS:
            break
    return Subject("noun", first, last, head.low, belongs)


def _mention_start(words: Sequence[Word], at: int) -> int:
    """The first word of the mention that word `at` is part of."""
    mention = words[at].mention
    while at > 0 and words[at - 1].mention == mention:
        at -= 1
    return at


def _modifies(word: Word) -> bool:
    """Whether the word can stand before a noun in its phrase."""
    low = word.low
    return (
        word.is_word
        and low not in PREPOSITIONS
        and low not in CONJUNCTIONS
        and low not in AUXILIARIES
        and low not in PRONOUNS
        and low not in RELATIVES
        and low not in DAYS
        and low not in MONTHS
    )


def subject_after(words: Sequence[Word], at: int) -> Subject | None:
    """The subject that begins at word `at`, after its verb: "said Ilva Torrin, the envoy". None: no name is there."""
    if at >= len(words):
        return None
    if words[at].low in PRONOUNS:
        return Subject("pronoun", at, at, words[at].low)
    last = at
    while last < len(words) and last - at < _LONGEST_PHRASE and _modifies(words[last]):
        last += 1
    last -= 1
    if last < at:
        return None
    subject = _chunk_ending(words, last)
    if subject is None or subject.first > at:
        return None
    owned = is_document(subject.word) and last + 2 < len(words) and words[last + 1].low in ("from", "by", "of")
    if owned and subject.mention is None:
        end = last + 2 + (words[last + 2].low in DETERMINERS and words[last + 2].mention is None)
        return msgspec.structs.replace(subject, first=at, mention=words[min(end, len(words) - 1)].mention)
    if subject.kind == "noun" and last + 2 < len(words) and words[last + 1].low == "," and words[last + 2].mention:
        named = words[last + 2].mention
        end = last + 2
        while end + 1 < len(words) and words[end + 1].mention == named:
            end += 1
        return Subject("mention", at, end, words[end].low, named)
    return msgspec.structs.replace(subject, first=at)


def subject_at(words: Sequence[Word], first: int, stop: int) -> Subject | None:
    """The phrase `first`..`stop` as one who says, behind "according to": a name, a noun or "him"."""
    if first < len(words) and words[first].low in _OBJECT_PRONOUNS:
        return Subject("pronoun", first, first, _OBJECT_PRONOUNS[words[first].low])
    phrase = phrase_ending(words[first:stop], stop - first - 1) if stop > first else None
    if phrase is None:
        return None
    return msgspec.structs.replace(phrase, first=first + phrase.first, last=first + phrase.last)


def leading_subject(words: Sequence[Word], stop: int) -> Subject | None:
    """The likely subject of the clause before `stop`: its first name or pronoun that no preposition governs."""
    at = 0
    governed = False
    while at < stop:
        word = words[at]
        if word.low in PRONOUNS:
            return Subject("pronoun", at, at, word.low)
        if word.mention is not None:
            last = at
            while last + 1 < stop and words[last + 1].mention == word.mention:
                last += 1
            owns = last + 1 < stop and words[last + 1].low in ("'s", "'")
            if owns:
                end = last + 2
                while end < stop and words[end].mention is None and _modifies(words[end]):
                    if is_document(words[end].low) or end - last > 4:
                        return Subject("noun", at, end, words[end].low, word.mention)
                    end += 1
                if end < stop and words[end].mention is not None and not governed:
                    at, governed = end, False
                    continue
                if not governed:
                    return Subject("noun", at, last + 2, words[min(last + 2, stop - 1)].low, word.mention)
            joined = last + 2 < stop and words[last + 1].low in _PLURAL_TIES
            if not owns and not governed:
                several = joined and words[last + 2].mention is not None
                return Subject("several" if several else "mention", at, last, word.low, word.mention)
            at, governed = last + 1, governed and joined
            continue
        if word.low in PREPOSITIONS:
            governed = True
        elif word.low in _STOPS or word.low in AUXILIARIES:
            governed = False
        at += 1
    return None
