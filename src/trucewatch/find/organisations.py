"""Organisations and movements that a page names in full: "the Sarn Front", "Office of the Special Envoy", "(TPLF)"."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import ActorKind
from trucewatch.find.names import NO_NAME, name_run
from trucewatch.find.phrases import term_at
from trucewatch.find.terms import Named, Terms
from trucewatch.find.words import Word

GROUP_HEADS = frozenset(
    "front movement brigade brigades militia resistance liberation rebels bloc coalition alliance".split()
)
MILITARY_HEADS = frozenset("army forces force command battalion regiment corps guard guards".split())
OFFICE_HEADS = frozenset(
    "office ministry department secretariat council commission court administration authority".split()
)
ORGANISATION_HEADS = frozenset(
    "party union organization organisation committee institute centre center agency company programme program fund group "
    "assembly league federation association foundation bank mission project observatory initiative directorate trust "
    "congress university network society service services corporation forum board".split()
)
HEADS = GROUP_HEADS | MILITARY_HEADS | OFFICE_HEADS | ORGANISATION_HEADS
LABELS = frozenset("group organisation organization charity agency movement militia party watchdog institute".split())
"""Nouns that stand before a name and say what it is: "the relief group Open Hand"."""
JOINTS = frozenset("of for and the in on de".split())


def kind_of(head: str) -> ActorKind:
    """The kind of actor that a name with this last word is."""
    if head in GROUP_HEADS:
        return "group"
    if head in MILITARY_HEADS:
        return "military"
    return "office" if head in OFFICE_HEADS else "organisation"


def learn_organisations(words: Sequence[Word], terms: Terms, headings: frozenset[int]) -> None:
    """Teach `terms` the organisations that the page names with a telling word, and their acronyms in brackets."""
    index = 0
    while index < len(words):
        word = words[index]
        if word.sentence in headings or not word.is_word or (not word.is_capital):
            index += 1
            continue
        end, head = _full_name(words, index, terms)
        if head is None:
            index = max(index + 1, name_run(words, index))
            continue
        name = " ".join(word.text for word in words[index:end])
        name = name.replace(" 's", "'s").replace(" ’s", "’s").replace(" ’", "’").replace(" '", "'")
        found = term_at(words, index, terms)
        actor = found[1].actor if found and found[0] == end else Named(f"org:{name.lower()}", name, kind_of(head))
        if not (found and found[0] == end):
            terms.add(name, actor)
        if end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")":
            short = words[end + 1].text
            if short.isupper() and len(short) > 1:
                terms.add(short, actor)
        index = end


def _full_name(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, str | None]:
    """The end of the organisation's name that begins here, and the word that tells; None where it is no organisation."""
    end = index
    head: str | None = None
    label = words[index - 1].fold if index and words[index - 1].sentence == words[index].sentence else ""
    at = index
    while at < len(words) and words[at].sentence == words[index].sentence and at - index < 10:
        word = words[at]
        if word.is_word and word.is_capital and (word.fold not in NO_NAME or (at > index and word.fold in JOINTS)):
            if word.fold in HEADS and head is None:
                head = word.fold
            elif word.fold in HEADS and not any(words[k].fold in JOINTS for k in range(index, at)):
                head = word.fold
            end = at + 1
        elif at > index and word.fold in {"'s", "'"} and at + 1 < len(words) and words[at + 1].is_capital and end == at:
            if term_at(words, index, terms) is not None and term_at(words, index, terms)[0] == at:  # type: ignore[index]
                break  # "Ukraine's Air Force": a body with its owner
        elif at > index and word.fold in JOINTS and head is not None:
            pass
        else:
            break
        at += 1
    if head is None:
        if label in LABELS and end - index in (1, 2, 3) and term_at(words, index, terms) is None:
            return end, "group" if label in {"movement", "militia"} else "organisation"
        return index, None
    if end - index < 2:
        return index, None
    found = term_at(words, index, terms)
    if found and found[1].how in {"adjective", "people"} and end - found[0] == 1 and found[1].actor.kind == "state":
        return index, None  # "Ukrainian Army": a body with its owner
    return end, head
