"""States that no table knows: a page teaches them by whom and what they have. "The Verel government", "King of Aldmere"."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.names import SPEECH, name_run
from trucewatch.find.people import ORGANISATION_HEADS
from trucewatch.find.phrases import is_possessive, term_at
from trucewatch.find.terms import Named, Terms, body_phrases, post_phrases
from trucewatch.find.words import Word
from trucewatch.know.titles import modifiers

REALMS = frozenset("republic kingdom state sultanate emirate federation principality".split())
STRONG_BODIES = frozenset(
    "government defence_ministry foreign_ministry interior_ministry energy_ministry health_ministry finance_ministry "
    "presidency premiership chancellery parliament air_force navy border_guard general_staff".split()
)
STRONG_POSTS = frozenset(
    "head_of_state head_of_government foreign_minister defence_minister interior_minister finance_minister "
    "energy_minister ambassador".split()
)
STATE_ACTS = SPEECH | frozenset(
    "agreed agrees accepted accepts refused refuses signed signs launched released releases withdrew withdraws invaded "
    "published declined exchanged returned bombed attacked shelled has had is was".split()
)
ENDINGS = ("ian", "an", "ish", "ese", "i", "ic", "er", "ite", "ard", "ine")
"""What an adjective or a people adds to the name of a state."""


def learn_states(words: Sequence[Word], terms: Terms, headings: frozenset[int], people: frozenset[str]) -> None:
    """Teach `terms` the states that only this page knows, with their adjectives, peoples and capitals.

    One strong sign (a government, a ministry, a head of state of its own, "Republic of") is enough; weaker ones, an envoy
    or acting like a state, must be of two kinds. `people`: words that are parts of people's names.
    """
    strong: set[str] = set()
    weak: dict[str, set[str]] = {}
    for index in range(len(words)):
        if words[index].sentence in headings:
            continue
        end = name_run(words, index, longest=3)
        if end == index or (index and _is_inside_name(words, index)):
            continue
        if term_at(words, index, terms) or any(word.fold in ORGANISATION_HEADS for word in words[index:end]):
            continue
        if any(word.text in people for word in words[index:end]):
            continue
        name = " ".join(word.text for word in words[index:end])
        sign = _sign(words, index, end)
        if sign == "strong":
            strong.add(name)
        elif sign is not None:
            weak.setdefault(name, set()).add(sign)
    strong |= {name for name, signs in weak.items() if len(signs) > 1 and "has" in signs}
    for name in sorted(strong, key=lambda name: (len(name), name)):
        terms.add(name, Named(f"state:{name.lower()}", name, "state"))
    _learn_adjectives(words, sorted(strong), terms)
    _learn_capitals(words, terms)


def _is_inside_name(words: Sequence[Word], index: int) -> bool:
    before = words[index - 1]
    return (
        before.sentence == words[index].sentence
        and before.is_word
        and before.is_capital
        and not before.opens
        and name_run(words, index - 1) > index
    )


def _sign(words: Sequence[Word], start: int, end: int) -> str | None:
    """ "strong", a kind of weak sign, or None: what the words beside the name tell."""
    sentence = words[start].sentence
    before = words[start - 1].fold if start and words[start - 1].sentence == sentence else ""
    two_before = words[start - 2].fold if start > 1 and words[start - 2].sentence == sentence else ""
    if before == "of" and two_before in REALMS:
        return "strong"
    if before == "of":
        for back in range(2, 6):
            if start - back < 0:
                break
            post = post_phrases().at(words, start - back)
            if post and post[0] == start - 1 and post[1] in STRONG_POSTS:
                return "strong"
            body = body_phrases().at(words, start - back)
            if body and body[0] == start - 1 and body[1].name in STRONG_BODIES:
                return "strong"
    if end >= len(words) or words[end].sentence != sentence:
        return None
    at = end + is_possessive(words, end)
    if before == "the" and at > end:
        return None  # "the Front's commander": an organisation
    while at < len(words) and words[at].fold in modifiers() and not post_phrases().at(words, at):
        at += 1
    post, body = post_phrases().at(words, at), body_phrases().at(words, at)
    if at > end or before == "the":
        if post and post[1] in STRONG_POSTS:
            return "strong"
        if body and (body[1].name in STRONG_BODIES or (body[1].name == "armed_forces" and words[at].fold == "army")):
            return "strong"
        if at < len(words) and words[at].fold == "capital":
            return "strong"
        if (post or body) and at > end:
            return "has"
    if before not in {"the", "a", "an", "in", "at"} and words[end].fold in STATE_ACTS:
        return "acts"
    return None


def _learn_adjectives(words: Sequence[Word], names: list[str], terms: Terms) -> None:
    """ "Verelian" of Verel, "Ostmarkers" of Ostmark: a known stem with a known ending."""
    stems = {}
    for name in names:
        stem = name.split()[-1]
        for cut in {stem, stem.rstrip("aeiouy")}:
            if len(cut) >= 3:
                stems[cut] = terms.taught[f"state:{name.lower()}"]
    for word in words:
        if not word.is_capital or len(word.text) < 5:
            continue
        for ending in ENDINGS:
            for plural in ("", "s"):
                suffix = ending + plural
                if word.text.endswith(suffix) and (actor := stems.get(word.text[: -len(suffix)])) is not None:
                    terms.add(word.text, actor, "people" if plural else "adjective")


def _learn_capitals(words: Sequence[Word], terms: Terms) -> None:
    """ "the Ostmark capital, Dorst"; "Dorst, the capital of Ostmark"; "Ostmark's capital, Dorst"."""
    for index, word in enumerate(words):
        if word.fold != "capital":
            continue
        sentence = word.sentence
        owner = None
        for back in (1, 2, 3, 4):
            found = term_at(words, index - back, terms) if index - back >= 0 else None
            if found and found[0] + is_possessive(words, found[0]) == index and found[1].actor.kind == "state":
                owner = found[1].actor
        at = index + 1
        if owner is None and at + 1 < len(words) and words[at].fold == "of":
            found = term_at(words, at + 1, terms)
            if found and found[1].actor.kind == "state":
                owner, at = found[1].actor, found[0]
        if owner is None:
            continue
        if at + 1 < len(words) and words[at].text == "," and words[at].sentence == sentence:
            end = name_run(words, at + 1, longest=3)
            if end > at + 1 and term_at(words, at + 1, terms) is None:
                terms.add(" ".join(w.text for w in words[at + 1 : end]), owner, "seat")
        start = index - 1 - (words[index - 1].fold == "the")
        if start > 0 and words[start].text == "," and words[start - 1].is_capital and owner is not None:
            name = words[start - 1]
            if term_at(words, start - 1, terms) is None and name.sentence == sentence:
                terms.add(name.text, owner, "seat")
