"""From the mention of somebody, as some sets mark it, to the bare name in it, by its surface.

The convention is that of UNER (universalner.org, annotation guidelines) and CrossNER: no article, title, apposition or
noun beside the name; a state is a place, also where it acts; adjectives of nations are no places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from trucewatch.know.countries import states
from trucewatch.know.titles import addresses, posts

WORD = re.compile(r"[^\s,;:()\[\]“”\"]+")
BREAK = re.compile(
    r"\s*[,;:()\[\]“”\"]\s*|\s+[-–—]\s+(?=[a-z])|(?<!People)(?<=[a-z.\s])['’]s?(?=\s|$)|(?<=[A-Z])['’]s(?=\s|$)"
)
"""What ends the part of a mention that can be its name: an apposition, a bracket, a possessor."""
PLACE_BREAK = re.compile(rf"{BREAK.pattern}|\s(?:in|on|near|at|between)\s")
BODIES = ("UN", "United Nations", "NATO", "EU", "European Union")
UNNAMED = re.compile(
    r"(?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|all|no)\s", re.IGNORECASE
)
"""How a mention begins that is of no name itself."""
INSIDE = re.compile(
    r"of|and|for|the|in|on|de|del|della|di|da|la|le|les|du|des|van|von|der|den|bin|bint|ibn|al|el|al-|&|y|e"
)
"""Lower-case words that names are made of."""
NO_NAME = re.compile(
    r"i|we|my|your|you|he|she|it|they|us|one|who|all|our|their|his|her|its|this|these|those|both|some|many|hon|dear"
)
"""Lower-case: words with a capital at most where they begin a sentence."""
ARTICLES = ("the", "a", "an")
SURNAMES = ("king", "prince", "major", "judge", "marshal", "lord", "pope", "price", "bishop")
"""Titles that are a surname where they stand last."""
TITLE = re.compile(
    r"ceo|co-?founder|founder|executive|manager|officer|he|hm|petty|prime|vice|foreign|defen[cs]e|navy|army|press|royal|"
    r"highness|first|class|marine|master|staff|queen|princess|commodore|admiral|adm|private|corporal|cpl|sgt|sergeant|"
    r"secretary|king|prince|speaker"
)
"""What the tables of posts and addresses lack: lower-case, without full stops."""
WIDER = ("European", "African", "Asian", "Arab", "Arabs", "Kurdish", "Kurds", "Western", "Sunni", "Shia", "Shiite")


@cache
def demonyms() -> frozenset[str]:
    """Adjectives and peoples of all states, and the wider ones."""
    known = {word for state in states().values() for word in (*state.adjectives, *state.people)}
    return frozenset({*known, *WIDER})


@cache
def state_names() -> frozenset[str]:
    """Names of states, with their abbreviations."""
    names = {name for state in states().values() for name in state.names}
    return frozenset(names | {"US", "U.S.", "U.S", "UK", "U.K.", "USA"})


@cache
def _posts() -> frozenset[str]:
    """Single words of posts and addresses."""
    words = (word for phrase in (*posts(), *addresses()) for word in phrase.split() if not INSIDE.fullmatch(word))
    return frozenset(word.strip(".") for word in words)


def is_title(word: str) -> bool:
    """Whether the word is of a post or address: Gen., minister."""
    bare = word.lower().strip(".")
    return bare in _posts() or TITLE.fullmatch(bare) is not None


def names_within(text: str, start: int, end: int, label: str) -> list[tuple[int, int, str]]:
    """The names in the mention `text[start:end]` of a PER, ORG or LOC, labelled: one, or those of a place in a place.

    >>> names_within("the envoy, Col. Ana Ruiz of Oren", 0, 32, "PER")
    [(16, 24, 'PER')]
    >>> names_within("a Veld convoy", 0, 13, "ORG")
    []
    """
    found = []
    if not UNNAMED.match(text, start, end):
        for first, last in _parts(text, start, end, PLACE_BREAK if label == "LOC" else BREAK):
            bounds = _person(text, first, last) if label == "PER" else _thing(text, first, last, label)
            name = "" if bounds is None else text[bounds[0] : bounds[1]]
            if bounds is None or (name in demonyms() and name not in state_names()):
                continue
            if label == "LOC" and text[last : last + 1] in ("'", "’"):
                continue  # what a possessor of a place is, nobody says
            if not is_title(name) and not NO_NAME.fullmatch(name.lower()):
                found.append((*bounds, "LOC" if label == "ORG" and name in state_names() else label))
    return found if label == "LOC" else found[:1]


def _parts(text: str, start: int, end: int, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The pieces of a mention between its breaks."""
    at = start
    for match in ends.finditer(text, start, end):
        if at < match.start():
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _words(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    return [(match.start(), match.end(), match.group()) for match in WORD.finditer(text, start, end)]


def _is_cap(word: str) -> bool:
    return any(sign.isupper() for sign in word[:4]) or word[:1].isdigit()


def _person(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The last run of capitalised words behind the last title; "of" and the like end it."""
    words = _words(text, start, end)
    run: list[tuple[int, int, str]] = []
    for number, word in enumerate(words):
        bare = word[2].lower().strip(".")
        if bare in ("of", "for", "in", "at", "to"):
            return (run[0][0], run[-1][1]) if run else None
        is_surname = number + 1 == len(words) and run and bare in SURNAMES
        is_noun = word[2][:1].islower() and not (run and INSIDE.fullmatch(bare))
        if is_noun or (is_title(bare) and not is_surname):
            run = []
        elif run or _is_cap(word[2]):
            run.append(word)
    while run and not _is_cap(run[-1][2]):
        run.pop()
    return (run[0][0], run[-1][1]) if run and run[0][2][0].isalpha() else None


def _thing(text: str, start: int, end: int, label: str) -> tuple[int, int] | None:
    """The last run of capitalised words, lower-case words of names inside it.

    None where a common noun follows it, or it belongs to one (the people of a town, as ORG).
    """
    run: list[tuple[int, int, str]] = []
    for word in _words(text, start, end):
        lower = word[2].lower()
        is_name = _is_cap(word[2]) and not NO_NAME.fullmatch(lower) and lower not in ARTICLES
        if is_name or (run and INSIDE.fullmatch(word[2])):
            run.append(word)
        elif (run and word[2][:1].islower()) or (word[2] == "of" and label == "ORG"):
            return None
    while run and not _is_cap(run[-1][2]):
        run.pop()
    if len(run) == 2 and run[0][2] in demonyms() and run[1][2].isupper():
        del run[0]  # the Kurdish YPG
    if not run or not any(sign.isalpha() for sign in run[0][2]):
        return None
    return run[0][0], run[-1][1]


def commonest(spans: Iterable[tuple[str, str]], least: int = 1) -> dict[str, str]:
    """Name -> the label that it bears most often among (name, label), of names that come at least so often.

    States are places, their unions organisations.
    """
    votes: dict[str, Counter[str]] = {}
    for name, label in spans:
        votes.setdefault(name, Counter())[label] += 1
    found = {name: count.most_common(1)[0][0] for name, count in sorted(votes.items()) if count.total() >= least}
    return found | dict.fromkeys(state_names(), "LOC") | dict.fromkeys(BODIES, "ORG")


def spread(text: str, spans: Iterable[tuple[int, int, str]], known: dict[str, str]) -> tuple[tuple[int, int, str], ...]:
    """The spans with their names' known labels, and every place of the text where a name known or one of theirs stands.

    A shorter name never stands inside a longer one.
    """
    given = sorted(set(spans), key=lambda span: (span[0] - span[1], span))
    labels = commonest((text[start:end], label) for start, end, label in given) | known
    taken = [False] * len(text)
    found: list[tuple[int, int, str]] = []

    def take(start: int, end: int) -> None:
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            found.append((start, end, labels[text[start:end]]))

    for start, end, _ in given:
        take(start, end)
    for name in sorted(labels, key=lambda name: (-len(name), name)):
        if name in text:
            for match in re.finditer(rf"(?<![\w/]){re.escape(name)}(?![\w$])", text):
                take(*match.span())
    return tuple(sorted(found))
