"""Names that no word beside them explains, and that the reader knows by the sentence: "KDVF did not sign"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.core.account import ActorKind
from trucewatch.core.page import Page
from trucewatch.core.reading import Labelled
from trucewatch.find.actors.names import goes_on, is_name_word, name_run
from trucewatch.find.actors.organisations import JOINTS
from trucewatch.find.actors.people import Name, is_organisation
from trucewatch.find.actors.phrases import term_at
from trucewatch.find.actors.terms import Named, Terms, address_phrases, body_phrases, post_phrases
from trucewatch.find.actors.words import Word
from trucewatch.know.attacks import attack_words
from trucewatch.know.keys import ORGANISATION, STATE
from trucewatch.know.naming import NO_NAMES, PARTICLES, WRITINGS

KINDS: dict[str, ActorKind] = {"group": "group", "org": "organisation", "force": "military"}
"""The reader's kinds of names -> the kinds of actors that are learnt from them. Offices come with a telling word."""
LANDS: dict[str, ActorKind] = {"state": "state", "place": "government"}
"""Names of lands and cities that speak or take a stance by themselves -> the kind of who stands behind them."""
PERSON = "person"
ALIASES = frozenset({"known", "alias", "nicknamed", "dubbed", "called", "call"})
"""Behind these stands another name of somebody who is named already."""
SEEN = 0.5
"""The least score of a doer."""
SURE = 0.6
"""The least mean score of a kind."""
CERTAIN = 0.9
"""The least score of each reading of a name that does nothing."""
MOST_VOTES = 0.6
"""The share of a name's occurrences on the page that must be of one kind."""
_DOERS = ("source", "party")
_NESTED = 4
"""So many phrases that begin before a name may still hold it."""
_ARTICLE = len("the ")


class Doers(msgspec.Struct, frozen=True):
    """Where the reader sees somebody speak, take a stance or be blamed: (start, end) of each phrase, in order."""

    phrases: tuple[tuple[int, int], ...]

    def hold(self, start: int, end: int) -> bool:
        """Whether such a phrase holds the characters `start`..`end`."""
        return any(last >= end for _, last in self._opened(start))

    def are(self, start: int, end: int) -> bool:
        """Whether the characters are such a phrase, but for an article."""
        return any(start - _ARTICLE <= first and last == end for first, last in self._opened(start))

    def _opened(self, start: int) -> tuple[tuple[int, int], ...]:
        """The last phrases that begin before `start` or there."""
        at = bisect_left(self.phrases, (start + 1,))
        return self.phrases[max(0, at - _NESTED) : at]


def doers_on(page: Page) -> Doers:
    """Who does something on the page, by the reader."""
    found = {
        (span.start, span.end)
        for reading in page.readings
        for span in reading.spans
        if span.score >= SEEN and (span.layer in _DOERS or span.label == "accused")
    }
    return Doers(tuple(sorted(found)))


class Vote(msgspec.Struct, frozen=True):
    """One occurrence of a name: the reader's kind for it, how sure, whether whoever bears it does something, whether it
    is all that names the doer, and whether it looks like no surname: "the", capitals, or more words than one.
    """

    label: str
    score: float
    acts: bool
    alone: bool
    is_no_surname: bool


def learn_by_reader(
    page: Page, words: Sequence[Word], terms: Terms, headings: frozenset[int], people: frozenset[Name]
) -> frozenset[Name]:
    """Teach `terms` the groups, organisations and forces that the reader alone knows; `people` with those it adds.

    A name counts that nothing explains, that is mostly of one kind on the page, and that does something there or comes
    again. Headlines teach nothing: there every word may have a capital.
    """
    doers = doers_on(page)
    votes: dict[Name, list[Vote]] = defaultdict(list)
    aliases: set[Name] = set()
    for span in (span for reading in page.readings for span in reading.layer("kind")):
        place = _name_at(words, span)
        if place is None:
            continue
        first, last = place
        form = tuple(word.text for word in words[first:last])
        if _is_alias(words, first):
            aliases.add(form)
        if words[first].sentence not in headings and _is_unexplained(words, first, last, terms):
            where = words[first].start, words[last - 1].end
            has_article = first > 0 and words[first - 1].fold == "the"
            no_surname = has_article or len(form) > 1 or form[0].isupper()
            votes[form].append(Vote(span.label, span.score, doers.hold(*where), doers.are(*where), no_surname))
    known = {part for one in (*people, *aliases) for part in one}
    more: set[Name] = set()
    for form, cast in sorted(votes.items()):
        label, name = _elected(cast), " ".join(form)
        key = name.lower().replace("’", "'")
        is_told = len(cast) > 1 or any(vote.is_no_surname for vote in cast)
        if label in KINDS and is_told and not (len(form) == 1 and form[0] in known):
            terms.add(name, Named(f"{ORGANISATION}{key}", name, KINDS[label]))
        elif label in LANDS and any(vote.alone for vote in cast):
            owner = STATE if label == "state" else ORGANISATION
            terms.add(name, Named(f"{owner}{key}", name, LANDS[label]), "name" if label == "state" else "seat")
        elif (label == PERSON or _is_surely_person(cast)) and not any(part in known for part in form):
            more.add(form)
    return people | more


def _is_surely_person(votes: Sequence[Vote]) -> bool:
    """Whether a name of two words or more is a person's by every reading of it, though he does nothing."""
    return all(vote.label == PERSON and vote.score >= CERTAIN and vote.is_no_surname for vote in votes)


def _elected(votes: Iterable[Vote]) -> str | None:
    """The kind that most of the votes are for; None where they are unsure, or where the name does nothing at all."""
    cast = list(votes)
    labels = Counter(vote.label for vote in cast)
    label, number = labels.most_common(1)[0]
    mine = [vote for vote in cast if vote.label == label]
    sure = sum(vote.score for vote in mine) / len(mine)
    does = any(vote.acts for vote in mine)
    return label if number >= MOST_VOTES * len(cast) and sure >= SURE and does else None


def _name_at(words: Sequence[Word], span: Labelled) -> tuple[int, int] | None:
    """The words (first, behind the last) of the reader's name without an article; None where it is no run of names."""
    first = bisect_left(words, span.start, key=lambda word: word.start)
    last = bisect_left(words, span.end, key=lambda word: word.start)
    while first < last and words[first].fold in {"the", "a", "an"}:
        first += 1
    if first >= last or words[last - 1].end != span.end:
        return None
    inside = words[first:last]
    if not (is_name_word(inside[0]) and is_name_word(inside[-1])):
        return None
    if any(not is_name_word(word) and word.fold not in JOINTS | PARTICLES for word in inside):
        return None
    return first, last


def _is_alias(words: Sequence[Word], first: int) -> bool:
    return any(word.fold in ALIASES for word in words[max(0, first - 3) : first])


def _is_unexplained(words: Sequence[Word], first: int, last: int, terms: Terms) -> bool:
    """Whether no table and nothing on the page knows a part of the name, and it is a whole name."""
    inside = words[first:last]
    if (
        goes_on(words, first)
        or name_run(words, first) > last
        or any(word.fold in (NO_NAMES | WRITINGS) - JOINTS for word in inside)
    ):
        return False
    if attack_words().means.longest([word.fold for word in inside], 0) is not None:
        return False
    lexicons = (post_phrases(), address_phrases(), body_phrases())
    if post_phrases().at(words, last) is not None and words[last].sentence == words[first].sentence:
        return False  # "the Delta envoy": where somebody serves, or for whom
    return not any(
        term_at(words, at, terms) or any(lexicon.at(words, at) for lexicon in lexicons) for at in range(first, last)
    ) and not (is_organisation(words, first, last) and last - first == 1)
