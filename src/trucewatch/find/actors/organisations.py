"""Organisations and movements that a page names in full: "the Delta Front", "Harrow-led coalition"; their acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from trucewatch.find.actors.names import goes_on, is_plain_speech, joined, name_run
from trucewatch.find.actors.phrases import is_possessive, phrase_at, term_at
from trucewatch.find.actors.settings import LEFT
from trucewatch.find.actors.terms import Named, Terms, address_phrases, body_name, body_phrases, post_phrases
from trucewatch.find.actors.words import Word
from trucewatch.know.function_words import ADVERBS
from trucewatch.know.keys import BODY, ORGANISATION
from trucewatch.know.naming import CALENDAR, HEADS, LABELS, NO_NAMES, NOT_PEOPLE, WRITINGS, kind_of_head
from trucewatch.know.speech import is_document, is_occasion

JOINTS = frozenset({"of", "for", "and", "the", "a", "in", "on", "de"})
"""Small words inside the names of organisations."""
LED = frozenset({"coalition", "alliance", "force", "forces", "bloc"})
STANCES = frozenset(
    {
        *("rejects", "rejected", "accepts", "accepted", "refuses", "refused", "welcomes", "welcomed", "agreed"),
        *("accuses", "accused", "blames", "blamed", "condemned", "condemns", "demands", "demanded", "warned", "urged"),
        *("vowed", "pledged", "offered", "declined", "announced", "proposed"),
    }
)
STANCES_OF_TWO = frozenset(
    (verb, particle)
    for verb, particles in (("calls", "on for"), ("called", "on for"), ("turned", "down"), ("signed", "up"))
    for particle in particles.split()
)
ARMED = frozenset({"armed", "rebel", "insurgent", "militant", "guerrilla", "separatist"})
PAPERS = frozenset({"times", "post", "herald", "gazette", "news", "journal", "tribune", "telegraph"})
"""Last words of the names of newspapers, who report and take no side."""
MOST_WORDS = 10
MOST_TO_LABEL = 4
"""Among how many words of "a small mediating body" the noun stands."""


def learn_organisations(words: Sequence[Word], terms: Terms, headings: frozenset[int]) -> None:
    """Teach `terms` the organisations that the page names with a telling word, and their acronyms in brackets."""
    reigns = {word.text for word, behind in pairwise(words) if word.is_capital and behind.fold == "of"}
    index = 0
    while index < len(words):
        word = words[index]
        if word.sentence in headings or not word.is_word or not word.is_capital or word.fold in NO_NAMES | LEFT:
            index += 1
            continue
        end, kind_word = (
            _led(words, index)
            or _labelled(words, index, terms)
            or _apposed(words, index, terms)
            or _full_name(words, index, terms)
        )
        if end == index and (acting := _acting(words, index, terms)) > index + (word.text in reigns):
            end, kind_word = acting, ""
        if end == index:
            index = _learn_short_body(words, index, terms)
            continue
        name = joined(words[index:end])
        known = term_at(words, index, terms)
        if known and known[0] == end:
            actor = known[1].actor
        else:
            actor = _forces_of_state(words, index, end, terms) or Named(
                f"{ORGANISATION}{name.lower().replace('’', chr(39))}", name, kind_of_head(kind_word)
            )
            terms.add(name, actor)
        _learn_acronym(words, end, actor, terms)
        if index + 1 < end and words[index + 1].fold == "of" and words[index].fold not in HEADS | NOT_PEOPLE:
            terms.add(word.text, actor)  # "the Concord" of "the Concord of Small Ports"
        elif not kind_word and (at_of := next((at for at in range(index, end) if words[at].fold == "of"), 0)):
            terms.add(words[at_of - 1].text, actor)  # "the Cantons" of "the Free Cantons of Vurn"
        index = end


def _acting(words: Sequence[Word], index: int, terms: Terms) -> int:
    """The index behind a name with "the" that speaks or refuses: "The Free Cantons of Vurn on Sunday turned down"."""
    before = words[index - 1] if index and words[index - 1].sentence == words[index].sentence else None
    end = name_run(words, index, longest=4)
    if before is None or before.fold != "the" or end == index:
        return index
    end = _behind_of(words, end, longest=3)
    known = range(index, end)
    if any(
        term_at(words, at, terms) or post_phrases().at(words, at) or address_phrases().at(words, at) for at in known
    ):
        return index
    if any(body_phrases().at(words, at) or words[at].fold in HEADS | WRITINGS | PAPERS for at in known):
        return index
    if is_document(words[end - 1].fold) or is_occasion(words[end - 1].fold):
        return index
    at = end
    while at < len(words) and (words[at].fold == "on" or words[at].fold in CALENDAR or words[at].fold in ADVERBS):
        at += 1
    acts = at < len(words) and (is_plain_speech(words, at) or _takes_stance(words, at))
    return end if acts and words[at].sentence == words[index].sentence else index


def _behind_of(words: Sequence[Word], end: int, longest: int) -> int:
    """The index behind "of Vurn", "of the Sea" where that follows a name that ends at `end`; else `end`."""
    if end + 2 >= len(words) or words[end].fold != "of":
        return end
    start = end + 1 + (words[end + 1].fold == "the")
    behind = name_run(words, start, longest=longest)
    return behind if behind > start else end


def _takes_stance(words: Sequence[Word], at: int) -> bool:
    """Whether a verb that only somebody can be the subject of begins there: "rejected", "calls on", "turned down"."""
    behind = words[at + 1].fold if at + 1 < len(words) else ""
    return words[at].fold in STANCES or (words[at].fold, behind) in STANCES_OF_TWO


def _forces_of_state(words: Sequence[Word], index: int, end: int, terms: Terms) -> Named | None:
    """The body that "Royal Thai Army", "Syrian Arab Army" names; None where no state or no forces are in the name."""
    named = (term_at(words, at, terms) for at in range(index, end))
    state = next((term[1].actor for term in named if term and term[1].actor.kind == "state"), None)
    last = (body_phrases().at(words, at) for at in range(index, end))
    body = next((found[1] for found in last if found and found[0] == end), None)
    if state is None or body is None or body.kind != "military":
        return None
    return Named(f"{BODY}{state.key}/{body.name}", body_name(state.key, state.name, body), "military", state.key)


def _learn_short_body(words: Sequence[Word], index: int, terms: Terms) -> int:
    """The index to go on at; the "KAF" of "Kestan Armed Forces (KAF)" is taught where they stand at `index`."""
    phrase = phrase_at(words, index, terms)
    if phrase is None or phrase.body is None or phrase.owner is None or phrase.name is not None:
        return index + 1
    name = body_name(phrase.owner.key, phrase.owner.name, phrase.body)
    key = f"{BODY}{phrase.owner.key}/{phrase.body.name}"
    _learn_acronym(words, phrase.last, Named(key, name, phrase.body.kind, phrase.owner.key), terms)
    return index + 1


def _learn_acronym(words: Sequence[Word], end: int, actor: Named, terms: Terms) -> None:
    if end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")":
        short = words[end + 1].text
        if len(short) > 1 and short.replace(".", "").isupper():
            terms.add(short, actor)


def _led(words: Sequence[Word], index: int) -> tuple[int, str] | None:
    """ "Harrow-led coalition": one name."""
    if words[index].fold.endswith("-led") and index + 1 < len(words):
        end = index + 1 + (words[index + 1].fold == "military")
        if end < len(words) and words[end].fold in LED:
            return end + 1, "forces"
    return None


def _labelled(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, str] | None:
    """ "the relief group Open Hand"; "the Tidewater project" with at least two words before the label."""
    end = name_run(words, index, longest=4)
    if end == index or any(
        word.fold in NOT_PEOPLE or term_at(words, at, terms) for at, word in _numbered(words, index, end)
    ):
        return None
    before = words[index - 1] if index and words[index - 1].sentence == words[index].sentence else None
    if before is not None and before.fold in LABELS and end - index <= 3 and not before.is_capital:
        return end, "movement" if before.fold in {"movement", "militia"} else "organisation"
    behind = words[end] if end < len(words) and words[end].sentence == words[index].sentence else None
    if (
        behind is not None
        and behind.fold in LABELS
        and end - index >= 2
        and before is not None
        and before.fold == "the"
    ):
        return end + 1, behind.fold
    return None


def _apposed(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, str] | None:
    """ "the Concord of Small Ports, a mediating body": a name in capitals that commas call a body or a group."""
    before = words[index - 1] if index and words[index - 1].sentence == words[index].sentence else None
    end = name_run(words, index, longest=4)
    if before is None or before.fold != "the" or end == index or term_at(words, index, terms) or goes_on(words, index):
        return None
    end = _behind_of(words, end, longest=4)
    if end + 2 >= len(words) or words[end].text != "," or words[end + 1].fold not in {"a", "an"}:
        return None
    for at in range(end + 2, min(len(words), end + 2 + MOST_TO_LABEL)):
        if not words[at].is_word or words[at].sentence != words[index].sentence:
            return None
        if words[at].fold in LABELS | HEADS | {"body"}:
            is_armed = any(word.fold in ARMED for word in words[end + 2 : at])
            return end, "movement" if is_armed else words[at].fold
    return None


def _numbered(words: Sequence[Word], start: int, end: int) -> list[tuple[int, Word]]:
    return [(at, words[at]) for at in range(start, end)]


def _full_name(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, str]:
    """The end of the name that begins here and the word that tells its kind; `index` where it is no organisation's."""
    owner = term_at(words, index, terms)
    end, head = index, ""
    at = index
    while at < len(words) and words[at].sentence == words[index].sentence and at - index < MOST_WORDS:
        word = words[at]
        if word.is_word and word.is_capital and (word.fold not in NO_NAMES or (at > index and word.fold in JOINTS)):
            if post_phrases().at(words, at) and not _goes_on(words, at):
                break
            if at > index and address_phrases().at(words, at):
                break
            if word.fold in HEADS and (not head or not any(w.fold in JOINTS for w in words[index:at])):
                head = word.fold
            end = at + 1
        elif at > index and is_possessive(words, at) and end == at:
            if owner is not None and owner[0] == at and owner[1].actor.kind == "state":
                return index, ""  # "Ukraine's Air Force": a body with its owner
        elif not (at > index and word.fold in JOINTS and head) or _begins_another(words, at):
            break
        at += 1
    if not head or end - index < 2 or (owner and owner[0] == end):
        return (end, head) if owner and owner[0] == end and head else (index, "")
    return (index, "") if _is_body_of_state(words, index, end, terms) else (end, head)


def _begins_another(words: Sequence[Word], at: int) -> bool:
    """Whether "and the" parts two names: "the Council of Ambra | and the Reed League"."""
    return words[at].fold == "and" and at + 1 < len(words) and words[at + 1].fold == "the"


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a name goes on behind a post: "Office of the Special Envoy for Torvale"."""
    return at > 0 and words[at - 1].fold in JOINTS and words[at - 1].sentence == words[at].sentence


def _is_body_of_state(words: Sequence[Word], index: int, end: int, terms: Terms) -> bool:
    """Whether it is only a body, with or without its owner: "Kenyan Army", "Federal Government", "U.S. Treasury"."""
    owner = term_at(words, index, terms)
    starts = {index, index + 1} | ({owner[0], owner[0] + 1} if owner else set())
    for start in sorted(starts):
        body = body_phrases().at(words, start)
        if body and start == index and body[0] < end and words[body[0]].fold == "of":
            behind = term_at(words, body[0] + 1 + (words[body[0] + 1].fold == "the"), terms)
            if behind and behind[0] >= end:
                return True  # "Ministry of Health of Uganda"
        if body and body[0] == end and (start == index or owner or words[index].fold in {"federal", "the"}):
            return True
        known = term_at(words, start, terms)
        if start > index and known and known[0] == end and owner:
            return True
    return False
