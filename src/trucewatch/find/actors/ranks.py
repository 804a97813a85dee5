"""Titles that no table knows: what stands with a capital before a name, or before a name in commas, and alone again.

"Margrave Ulric Vane ... the Margrave"; "the Warden of Osk, Sela Dorn, ... the Warden".
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.actors.names import is_name_word, is_speech, name_run
from trucewatch.find.actors.people import Name, is_organisation
from trucewatch.find.actors.phrases import is_possessive, term_at
from trucewatch.find.actors.terms import Named, Terms, address_phrases, post_phrases
from trucewatch.find.actors.words import Word
from trucewatch.know.function_words import AUXILIARIES, PREPOSITIONS
from trucewatch.know.keys import PERSON
from trucewatch.know.naming import GIVEN, NOT_PEOPLE


def learn_ranks(
    words: Sequence[Word], terms: Terms, people: frozenset[Name], headings: frozenset[int]
) -> frozenset[Name]:
    """`people` with those whom a title of this page names; teaches `terms` that "the" and such a title mean them.

    A title that two people bear, or that never stands alone behind "the", is none.
    """
    alone = _standing_alone(words, headings)
    bearers: dict[str, set[Name]] = {}
    for index, word in enumerate(words):
        if word.text in alone and word.sentence not in headings and not _is_known(words, index, terms):
            name = _named_behind(words, index, terms)
            if name:
                bearers.setdefault(word.text, set()).add(name)
    found = set(people)
    for title, names in sorted(bearers.items()):
        if len(names) == 1:
            name = next(iter(names))
            found = {other for other in found if other[0] != title} | {name}
            terms.add(title, Named(PERSON + " ".join(name).lower(), " ".join(name), "person"))
    return frozenset(found)


def _standing_alone(words: Sequence[Word], headings: frozenset[int]) -> frozenset[str]:
    """Capitalised words that stand behind "the" without another name behind them."""
    return frozenset(
        words[index].text
        for index in range(1, len(words))
        if words[index - 1].fold == "the"
        and words[index].sentence not in headings
        and is_name_word(words[index])
        and name_run(words, index) == index + 1
        and not (words[index].fold in GIVEN or words[index].fold in NOT_PEOPLE)
        and _ends_phrase(words, index + 1)
    )


def _ends_phrase(words: Sequence[Word], at: int) -> bool:
    """Whether no noun follows: "the Margrave told", "the Margrave's", not "the Kestanian leader"."""
    if at >= len(words) or words[at].sentence != words[at - 1].sentence or not words[at].is_word:
        return True
    return words[at].fold in AUXILIARIES or words[at].fold in PREPOSITIONS or is_speech(words, at)


def _is_known(words: Sequence[Word], index: int, terms: Terms) -> bool:
    return bool(term_at(words, index, terms) or post_phrases().at(words, index) or address_phrases().at(words, index))


def _named_behind(words: Sequence[Word], index: int, terms: Terms) -> Name | None:
    """The name in "Margrave Ulric Vane", "the Margrave of Tessaly, Ulric Vane,"; None where none follows."""
    at = index + 1
    if words[index - 1].fold == "the" and at < len(words) and words[at].fold in {"of", "for", ","}:
        if words[at].fold != ",":
            at = name_run(words, at + 1 + (at + 1 < len(words) and words[at + 1].fold == "the"))
        if at >= len(words) or words[at].text != "," or words[at].sentence != words[index].sentence:
            return None
        end = name_run(words, at + 1)
        closed = end < len(words) and words[end].text in ",."
        return _name(words, at + 1, end, terms) if closed and end - at > 2 else None
    end = name_run(words, at)
    before = words[index - 1] if index and words[index - 1].sentence == words[index].sentence else None
    if end < at + 2 or is_possessive(words, end) or (before is not None and is_name_word(before)):
        return None
    return _name(words, at, end, terms)


def _name(words: Sequence[Word], start: int, end: int, terms: Terms) -> Name | None:
    if any(_is_known(words, at, terms) for at in range(start, end)):
        return None
    if end - start > 4 or is_organisation(words, start, end):
        return None
    return tuple(word.text for word in words[start:end])
