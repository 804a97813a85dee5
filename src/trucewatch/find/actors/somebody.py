"""Speakers whose noun no table knows: who is the subject of "said", or stands behind it, is somebody.

"A beekeeper told us", "said a cousin of the bride", "dockers say", "the growers' union said".
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import ActorKind
from trucewatch.find.actors.names import is_speech
from trucewatch.find.actors.phrases import is_possessive
from trucewatch.find.actors.terms import Terms, body_phrases, post_phrases
from trucewatch.find.actors.unnamed import MANY, MOST_BEFORE, ONE, WHERE, behind_links, is_inverted
from trucewatch.find.actors.words import Word
from trucewatch.know.function_words import PRONOUNS
from trucewatch.know.naming import CALENDAR, HEADS, NO_NAMES, NOT_PEOPLE, WRITINGS, kind_of_head
from trucewatch.know.speech import is_document, is_occasion, speech_verb
from trucewatch.know.titles import posts, unnamed

SAYS = frozenset(
    {"said", "says", "told", "tells", "recalled", "recalls", "explained", "explains", "insists", "insisted"}
)
"""Verbs that make any subject of theirs somebody; not "claimed", for a fire claims a life."""
SAY = frozenset({"said", "say", "told", "tell", "recalled", "recall", "explained", "insist", "insisted", "complained"})
PERSON_ENDINGS = ("man", "woman", "ist", "keeper", "worker", "grower", "maker")
"""Endings that only people bear, for "according to the ...", which texts and plans follow too."""
OWNERS = frozenset({"the", "its", "his", "her", "their"})
LONGEST_INSERTION = 14
PEOPLE_ENDINGS = ("ers", "ors", "ists", "ians", "ees", "ants", "ents", "men", "women", "people")
"""Plurals that people bear: "dockers", "dentists"; of others, "prices told their own story"."""


def somebody_at(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, ActorKind] | None:
    """The description of a speaker that begins at `index`, as (index behind it, kind); None where none does."""
    first = words[index]
    if first.fold in ONE:
        return _one(words, index)
    if first.fold in OWNERS - {"the"}:
        return _kin(words, index)
    if first.fold == "the":
        return _definite(words, index, terms)
    return _many(words, index, terms)


def calls_himself(words: Sequence[Word], at: int) -> int:
    """The index of the name in "who gave her name as Odile", "who calls himself Hawk" that begins at `at`; or `at`."""
    folds = [word.fold for word in words[at : at + 6] if word.sentence == words[at].sentence]
    if folds[:1] == ["who"]:
        for start, phrase in (
            (1, ("gave", "*", "name", "as")),
            (1, ("calls", "*")),
            (1, ("identified", "*", "as")),
            (1, ("asked", "to", "be", "called")),
        ):
            said = folds[start : start + len(phrase)]
            if len(said) == len(phrase) and all(want in ("*", word) for want, word in zip(phrase, said, strict=True)):
                name = at + start + len(phrase)
                return name if name < len(words) and words[name].is_capital else at
    return at


def noun_end(words: Sequence[Word], start: int) -> int:
    """The index behind the nouns and adjectives that begin at `start`; `start` where a word of grammar stands there."""
    at = start
    while (
        at < len(words)
        and at - start <= MOST_BEFORE
        and words[at].sentence == words[start].sentence
        and (words[at].is_word or is_possessive(words, at))
        and words[at].fold not in NO_NAMES | WHERE
        and words[at].text[0].isalpha() | (not words[at].is_word)
        and not (at > start and speech_verb([words[at].fold], 0) is not None)
    ):
        at += 1
    return at


def _is_thing(word: Word) -> bool:
    fold = word.fold
    return (
        not word.is_word
        or is_document(fold)
        or is_occasion(fold)
        or fold in WRITINGS
        or fold in CALENDAR
        or fold in NOT_PEOPLE
        or (fold.endswith("s") and fold[:-1] in WRITINGS | NOT_PEOPLE)
    )


def _kin(words: Sequence[Word], index: int) -> tuple[int, ActorKind] | None:
    """ "her neighbour said", "his uncle told us"; not "its spokesman", whose holder may be named."""
    at = noun_end(words, index + 1)
    of_state = any(body_phrases().at(words, step) or post_phrases().at(words, step) for step in range(index + 1, at))
    if of_state or at == index + 1 or words[at - 1].fold in HEADS or words[at - 1].fold.endswith("s"):
        return None
    return _one(words, index)


def _one_of(words: Sequence[Word], index: int) -> tuple[int, ActorKind] | None:
    """ "one of the army's press officers said", "as one of its envoys put it"."""
    start = index + 2
    if start >= len(words) or words[start].sentence != words[index].sentence or words[index + 1].fold != "of":
        return None
    at = noun_end(words, start + (words[start].fold in OWNERS))
    head = words[at - 1].fold
    are_people = head in unnamed()[1] or head.endswith(PEOPLE_ENDINGS) or head.removesuffix("s") in posts()
    if at == start or not are_people:
        return None
    end = behind_links(words, at)
    return (end, "person") if is_inverted(words, index, end) or _reports(words, end) else None


def _reports(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of speech in the past or in -s stands at `at`, or a plain one behind an insertion."""
    return (is_speech(words, at) and words[at].fold.endswith(("d", "s"))) or _says(words, at, SAYS | {"put"})


def _one(words: Sequence[Word], index: int) -> tuple[int, ActorKind] | None:
    if words[index].fold == "one" and index + 1 < len(words) and words[index + 1].fold == "of":
        return _one_of(words, index)
    at = noun_end(words, index + 1)
    if at > index + 2 and words[at - 1].fold in HEADS and not any(word.is_capital for word in words[index + 1 : at]):
        told = is_inverted(words, index, at) or _reports(words, at)  # "a rights group said"
        return (at, kind_of_head(words[at - 1].fold)) if told else None
    if at == index + 1 or _is_thing(words[at - 1]) or words[at - 1].is_capital or words[at - 1].fold.endswith("ing"):
        return None
    end = behind_links(words, at)
    if _according(words, index):
        return (end, "person") if _bears_people(words[at - 1]) else None
    told = is_inverted(words, index, end) or _says(words, end, SAYS) or calls_himself(words, end) > end
    return (end, "person") if told else None


def _definite(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, ActorKind] | None:
    """ "according to the nurse at the harbour clinic"; "the growers' union said"."""
    at = noun_end(words, index + 1)
    if at == index + 1 or any(word.is_capital for word in words[index:at] if not word.opens):
        return None
    head = words[at - 1]
    if head.fold in HEADS:
        has_more = at - index > 2 and not any(body_phrases().at(words, step) for step in range(index + 1, at))
        told = has_more and (is_inverted(words, index, at) or _according(words, index) or _says(words, at, SAYS))
        return (at, kind_of_head(head.fold)) if told else None
    end = behind_links(words, at)
    if end == at or not _bears_people(head) or post_phrases().at(words, at - 1):
        return None
    return (end, "person") if is_inverted(words, index, end) or _according(words, index) else None


def _many(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, ActorKind] | None:
    """Plurals without an article that open a clause: "Dockers on strike say", "..., two local beekeepers said"."""
    first = words[index]
    is_first = not index or words[index - 1].sentence != first.sentence
    if not (is_first or words[index - 1].text == "," or speech_verb([words[index - 1].fold], 0)) or (
        first.is_capital and not first.opens
    ):
        return None
    at = noun_end(words, index + (first.fold in MANY))
    if at == index or not words[at - 1].fold.endswith(PEOPLE_ENDINGS) or words[at - 1].fold.endswith("ments"):
        return None
    if _is_thing(words[at - 1]) or any(word.is_capital for word in words[index + 1 : at]):
        return None
    if any(terms_found for step in range(index, at) if (terms_found := body_phrases().at(words, step))):
        return None
    if any(lexicon.at(words, index) for lexicon in terms.lexicons()):
        return None
    end = behind_links(words, at)
    return (end, "group") if is_inverted(words, index, end) or _says(words, end, SAY) else None


def _bears_people(word: Word) -> bool:
    return (
        word.fold in unnamed()[0]
        or word.fold in {"person", "neighbour", "neighbor"}
        or (word.fold.endswith(PERSON_ENDINGS) and not _is_thing(word))
    )


def _according(words: Sequence[Word], index: int) -> bool:
    return index > 1 and words[index - 1].fold == "to" and words[index - 2].fold == "according"


def _says(words: Sequence[Word], at: int, verbs: frozenset[str]) -> bool:
    """Whether one of `verbs` stands at `at`, or behind a "who ..." or an insertion in commas that begins there."""
    if at >= len(words) or words[at].sentence != words[at - 1].sentence:
        return False
    if words[at].fold in verbs:
        return True
    if words[at].fold == "who":
        return _says_behind_clause(words, at, verbs)
    if (
        words[at].text != ","
        or at + 1 >= len(words)
        or words[at + 1].fold not in {"who", "whose", "speaking", "asking"}
    ):
        return False
    for step in range(at + 1, min(len(words), at + LONGEST_INSERTION)):
        if words[step].sentence != words[at].sentence:
            return False
        if words[step].text == ",":
            return step + 1 < len(words) and words[step + 1].fold in verbs
    return False


def _says_behind_clause(words: Sequence[Word], who: int, verbs: frozenset[str]) -> bool:
    """Whether a verb follows the clause without commas that begins with "who": "who lost his shop | said"."""
    for step in range(who + 1, min(len(words), who + LONGEST_INSERTION)):
        if words[step].sentence != words[who].sentence or not (words[step].is_word or is_possessive(words, step)):
            return False
        if words[step].fold in verbs and words[step - 1].fold not in PRONOUNS:
            return True
    return False
