"""Noun phrases built from an owner, a post or body, and a name: "Peru's outgoing defence minister Ilva Torrin"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.find.actors.names import is_speech, name_run
from trucewatch.find.actors.terms import Named, Term, Terms, address_phrases, body_phrases, post_phrases
from trucewatch.find.actors.words import Word
from trucewatch.know.function_words import ADVERBS, AUXILIARIES
from trucewatch.know.naming import DESCRIBED, NO_NAMES
from trucewatch.know.offices import Body
from trucewatch.know.titles import modifiers

POSSESSIVE_PRONOUNS = frozenset({"its", "his", "her", "their", "our"})
OFFICE_WORDS = frozenset({"office", "staff"})
FIELDS_OF_WORK = frozenset({"envoy", "mediator", "ambassador", "negotiator"})
"""Posts whose "for ..." or "to ..." says where they work, not whom they serve."""


class Phrase(msgspec.Struct, frozen=True):
    """Words `first`..`last` (half-open), `head` the first word of post or body, `name` = first and last of the name.

    `article` is "the", "a", a possessive pronoun or ""; `owner` is whom post or body belongs to, `owner_words` where
    that is named; `seat` a city that is named behind without being known; `office` = the office of that post.
    """

    first: int
    last: int
    head: int
    article: str = ""
    owner: Named | None = None
    owner_words: tuple[int, int] | None = None
    post: str | None = None
    address: str | None = None
    name: tuple[int, int] | None = None
    body: Body | None = None
    seat: str | None = None
    office: bool = False


class _Owner(msgspec.Struct, frozen=True):
    """Whom something belongs to, where that is named, and the index behind all of it."""

    last: int
    actor: Named | None = None
    words: tuple[int, int] | None = None
    seat: str | None = None


def term_at(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, Term] | None:
    """The longest term at `index`, as (index behind it, term); what the page teaches wins over general knowledge."""
    lexicons = terms.lexicons()
    taught, known = lexicons[0].at(words, index), lexicons[1].at(words, index)
    if taught and known:
        return taught if taught[0] >= known[0] else known
    return taught or known


def is_possessive(words: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` is a possessive ending."""
    return index < len(words) and (words[index].fold == "'s" or words[index].text in "'’")


def phrase_at(words: Sequence[Word], index: int, terms: Terms) -> Phrase | None:
    """The phrase that begins at `index` and has a post, an address or a body; None where none does."""
    at, article = index, ""
    if words[at].fold in {"the", "a", "an"} or words[at].fold in POSSESSIVE_PRONOUNS:
        article = words[at].fold
        at += 1
    owner = _Owner(at)
    found = term_at(words, at, terms)
    if found is not None and (found[1].how != "people" or is_possessive(words, found[0])):
        owner = _Owner(found[0] + is_possessive(words, found[0]), found[1].actor, (at, found[0]))
    at = _behind_modifiers(words, owner.last)
    if at >= len(words) or words[at].sentence != words[index].sentence:
        return None
    body, post, address = body_phrases().at(words, at), post_phrases().at(words, at), address_phrases().at(words, at)
    served = post_phrases().at(words, body[0]) if body else None
    if served and words[served[0] - 1].sentence == words[index].sentence:  # "the defence ministry | spokeswoman"
        return _post_phrase(words, index, article, owner, at, served, None, terms)
    if body and (post is None or body[0] > post[0]) and (address is None or body[0] > address[0]):
        return _body_phrase(words, index, article, owner, at, body, terms)
    if post is None and address is None:
        return None
    if post is not None and address is not None and post[0] < address[0]:
        post = None
    return _post_phrase(words, index, article, owner, at, post, address, terms)


def _post_phrase(
    words: Sequence[Word],
    index: int,
    article: str,
    owner: _Owner,
    head: int,
    post: tuple[int, str] | None,
    address: tuple[int, str] | None,
    terms: Terms,
) -> Phrase | None:
    at, post_name, address_name = head, None, None
    if post:
        at, post_name = post
        address = address_phrases().at(words, at)
    if address:
        at, address_name = address
    end = name_run(words, at) if at < len(words) and words[at].sentence == words[index].sentence else at
    named = term_at(words, at, terms)
    if end > at and (named is None or named[0] < end):
        return Phrase(
            index, end, head, article, owner.actor, owner.words, post_name, address_name, (at, end)
        )  # fmt: skip
    if post_name is None and article != "the":
        return None
    if is_possessive(words, at) and at + 1 < len(words) and words[at + 1].fold in OFFICE_WORDS:
        place = _owner_behind(words, at + 2, owner, terms, None)
        return Phrase(
            index, place.last, head, article, owner.actor, owner.words, post_name, seat=place.seat, office=True
        )
    if at + 2 < len(words) and words[at].fold == "of":  # "the Special Envoy of the Secretary-General"
        master = post_phrases().at(words, at + 1 + (words[at + 1].fold == "the"))
        at = master[0] if master else at
    if at + 2 < len(words) and words[at].fold in {"of", "for"}:  # "spokesman of the Armed Forces"
        start = at + 1 + (words[at + 1].fold == "the")
        served, known = body_phrases().at(words, start), term_at(words, start, terms)
        at = served[0] if served and not (known and known[0] > served[0]) else at
    owner = _owner_behind(words, at, owner, terms, post_name)
    return Phrase(index, owner.last, head, article, owner.actor, owner.words, post_name, address_name)


def _behind_modifiers(words: Sequence[Word], at: int) -> int:
    """The index behind "outgoing", "Iran-aligned", "internationally recognised"; words of a post or body stay."""
    known = modifiers()
    while at < len(words):
        fold = words[at].fold
        if not (
            fold in known
            or words[at].text in known
            or fold in {"recognised", "recognized"}
            or ("-" in fold and fold.endswith(("-led", "-backed", "-aligned", "-installed", "-controlled")))
            or (fold.endswith("ly") and at + 1 < len(words) and words[at + 1].fold.startswith("recogni"))
        ):
            break
        here = [found[0] for lexicon in (post_phrases(), body_phrases()) if (found := lexicon.at(words, at))]
        behind = [found for lexicon in (post_phrases(), body_phrases()) if (found := lexicon.at(words, at + 1))]
        if here and (max(here) > at + 1 or not behind):
            break
        at += 1
    return at


def _body_phrase(
    words: Sequence[Word],
    index: int,
    article: str,
    owner: _Owner,
    head: int,
    found: tuple[int, Body],
    terms: Terms,
) -> Phrase | None:
    at, body = found
    if _only_describes(words, at):
        return None
    sits = body.kind == "office" or body.name in {"government", "general_staff", "officials"}
    owner = _owner_behind(words, at, owner, terms, None, sits)
    return Phrase(index, owner.last, head, article, owner.actor, owner.words, body=body, seat=owner.seat)


def _only_describes(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` shows that the body before it is no actor: "army | positions", "government | jets"."""
    return at < len(words) and words[at].sentence == words[at - 1].sentence and words[at].fold in DESCRIBED


def _owner_behind(
    words: Sequence[Word], at: int, owner: _Owner, terms: Terms, post: str | None, sits: bool = True
) -> _Owner:
    """The owner named behind: "of Ukraine", "for the Houthis", "in Moscow"; the phrase ends with it.

    A city in "in ..." is the owner's seat, known or not, where something that `sits` in one is meant; a state in
    "in ..." is only a place.
    """
    bare = _Owner(at, owner.actor, owner.words)
    if at + 1 >= len(words) or words[at].fold not in {"of", "for", "to", "in"}:
        return bare
    start = at + 1 + (words[at + 1].fold == "the")
    if start >= len(words) or words[start].sentence != words[at - 1].sentence:
        return bare
    found = term_at(words, start, terms)
    if words[at].fold == "in":
        if post is not None or (found is not None and found[1].how != "seat") or start > at + 1 or not sits:
            return bare
        if found is not None:
            return _Owner(found[0], owner.actor or found[1].actor, owner.words or (start, found[0]))
        end = name_run(words, start, longest=2)
        return _Owner(end, owner.actor, owner.words, joined_seat(words, start, end)) if end > start else bare
    if owner.actor is not None or found is None or (found[1].how == "adjective" and found[1].actor.kind == "state"):
        return bare
    if post in FIELDS_OF_WORK and words[at].fold in {"for", "to"}:
        return _Owner(found[0])
    return _Owner(found[0], found[1].actor, (start, found[0]))


def joined_seat(words: Sequence[Word], start: int, end: int) -> str:
    """The name of a city, its words parted by blanks."""
    return " ".join(word.text for word in words[start:end])


def is_verb_like(words: Sequence[Word], at: int) -> bool:
    """Whether the word may be the verb of what stands before it: an auxiliary, a verb of speech, "-ed"."""
    if at >= len(words) or not words[at].is_word:
        return False
    fold = words[at].fold
    return fold in AUXILIARIES or is_speech(words, at) or (fold.endswith("ed") and len(fold) > 4) or fold in ADVERBS


def is_grammar(word: Word) -> bool:
    """Whether it is a word of grammar or a mark: no noun, verb or name."""
    return not word.is_word or word.fold in NO_NAMES
