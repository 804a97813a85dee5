"""Noun phrases built from an owner, a post or body, and a name: "Ukraine's outgoing defence minister Ilva Torrin"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.find.names import name_run
from trucewatch.find.terms import Named, Term, Terms, address_phrases, body_phrases, post_phrases
from trucewatch.find.words import Word
from trucewatch.know.offices import Body
from trucewatch.know.titles import modifiers

POSSESSIVE_PRONOUNS = frozenset("its his her their".split())
POST_LINKS = frozenset("of for in to at".split())
OFFICE_WORDS = frozenset("office staff administration".split())


class Phrase(msgspec.Struct, frozen=True):
    """Words `first`..`last` (half-open). `name` = its first and last word, `owner` = whom post or body belongs to.

    `article` is "the", "a", a possessive pronoun, or "" where there is none; `office` = the office of that post.
    """

    first: int
    last: int
    article: str = ""
    owner: Named | None = None
    owner_words: tuple[int, int] | None = None
    post: str | None = None
    address: str | None = None
    name: tuple[int, int] | None = None
    body: Body | None = None
    office: bool = False


def term_at(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, Term] | None:
    """The longest term at `index`, as (index behind it, term); what the page teaches wins over general knowledge."""
    taught, known = (lexicon.at(words, index) for lexicon in terms.lexicons())
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
    owner, owner_words = None, None
    found = term_at(words, at, terms) if at < len(words) else None
    if found is not None and found[1].how != "people":
        owner, owner_words = found[1].actor, (at, found[0])
        at = found[0] + is_possessive(words, found[0])
    at = _behind_modifiers(words, at)
    if at >= len(words) or words[at].sentence != words[index].sentence:
        return None
    post, body, address = (lexicon.at(words, at) for lexicon in (post_phrases(), body_phrases(), address_phrases()))
    if body and (post is None or body[0] > post[0]) and (address is None or body[0] > address[0]):
        return _body_phrase(words, index, article, owner, owner_words, body, terms)
    if post is None and address is None:
        return None
    post_name: str | None = None
    address_name: str | None = None
    if post and (address is None or post[0] >= address[0]):
        at, post_name = post
        address = address_phrases().at(words, at)
    if address:
        at, address_name = address
    start = at
    end = name_run(words, at) if at < len(words) and words[at].sentence == words[index].sentence else at
    end = _without_terms(words, start, end, terms)
    if end > start:
        return Phrase(index, end, article, owner, owner_words, post_name, address_name, (start, end))
    if post_name is None and address_name is not None and article != "the":
        return None
    if is_possessive(words, at) and at + 1 < len(words) and words[at + 1].fold in OFFICE_WORDS:
        return Phrase(index, at + 2, article, owner, owner_words, post_name, office=True)
    last, owner, owner_words = _owner_behind(words, at, owner, owner_words, terms)
    return Phrase(index, last, article, owner, owner_words, post_name, address_name)


def _behind_modifiers(words: Sequence[Word], at: int) -> int:
    while at < len(words) and (
        words[at].fold in modifiers()
        or words[at].text in modifiers()
        or words[at].fold.endswith(("-led", "-backed", "-aligned", "-installed", "-controlled"))
        or (words[at].fold.endswith("ly") and at + 1 < len(words) and words[at + 1].fold.startswith("recogni"))
        or words[at].fold in {"recognised", "recognized"}
    ):
        if any(lexicon.at(words, at) for lexicon in (post_phrases(), body_phrases())) and not (
            at + 1 < len(words) and any(lexicon.at(words, at + 1) for lexicon in (post_phrases(), body_phrases()))
        ):
            break
        if (post := post_phrases().at(words, at)) and post[0] > at + 1:
            break
        if (body := body_phrases().at(words, at)) and body[0] > at + 1:
            break
        at += 1
    return at


def _body_phrase(
    words: Sequence[Word],
    index: int,
    article: str,
    owner: Named | None,
    owner_words: tuple[int, int] | None,
    found: tuple[int, Body],
    terms: Terms,
) -> Phrase:
    at, body = found
    last, owner, owner_words = _owner_behind(words, at, owner, owner_words, terms)
    return Phrase(index, last, article, owner, owner_words, body=body)


def _owner_behind(
    words: Sequence[Word], at: int, owner: Named | None, owner_words: tuple[int, int] | None, terms: Terms
) -> tuple[int, Named | None, tuple[int, int] | None]:
    """The owner named behind: "of Ukraine", "for the Houthis", "in Moscow"; the phrase ends with it."""
    if owner is not None or at + 1 >= len(words) or words[at].fold not in POST_LINKS:
        return at, owner, owner_words
    start = at + 1 + (words[at + 1].fold == "the")
    found = term_at(words, start, terms) if start < len(words) else None
    if found is None or found[1].how == "adjective" and found[1].actor.kind == "state":
        return at, owner, owner_words
    if words[at].fold in {"in", "to", "at"} and found[1].how not in {"seat"}:
        return at, owner, owner_words
    if words[at].sentence != words[found[0] - 1].sentence:
        return at, owner, owner_words
    return found[0], found[1].actor, (start, found[0])


def _without_terms(words: Sequence[Word], start: int, end: int, terms: Terms) -> int:
    """`end`, or `start` where the run is the name of a state or organisation and no person."""
    found = term_at(words, start, terms)
    return start if found is not None and found[0] >= end else end
