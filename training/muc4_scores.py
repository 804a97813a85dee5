"""Who attacked whom with what, on MUC-4 by the scorer of GRIT: CEAF-REE, an entity right by any of its strings.

The set is in lower case, while the program reads names by their capitals: each sentence gets one at its head, and each
word that our own corpus never has in lower case. Never fitted on: the set is for measuring alone.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from training.sets.muc4 import ROLES, Entities, reports
from trucewatch.core.account import Account, Actor
from trucewatch.find.incidents.by_reader import is_person
from trucewatch.pipeline import build
from trucewatch.read.raw import Raw

_SENTENCE = re.compile(r"(?:^|[.?!]\s+|\s{3,})[a-z]")
_LOWER = re.compile(r"\b[a-z]+\b")
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_MANY = frozenset({"group", "military", "organisation", "government", "state", "office"})


def muc4_scores(folder: Path) -> tuple[int, dict[str, float | dict[str, float]]]:
    """How many reports; precision, recall and F1 of each role and of all strings together (`all`)."""
    sums = {role: [0, 0, 0] for role in ROLES}
    number = 0
    for report in reports(folder):
        number += 1
        account = build([Raw(content=cased(report.text).encode(), path=f"{report.name}.txt")]).account
        given = filled_by(account)
        for role in ROLES:
            right = matched(given[role], report.filled[role])
            sums[role] = [
                a + b for a, b in zip(sums[role], (right, len(given[role]), len(report.filled[role])), strict=True)
            ]
    scores: dict[str, float | dict[str, float]] = {role: prf(*sums[role]) for role in ROLES}
    scores["all"] = prf(*(sum(figures) for figures in zip(*sums.values(), strict=True)))
    return number, scores


@cache
def common_words() -> frozenset[str]:
    """The words that our corpus has in lower case."""
    corpus = Path(__file__).parent / "corpus"
    return frozenset(word for path in corpus.rglob("*.txt") for word in _LOWER.findall(path.read_text("utf-8")))


def cased(text: str) -> str:
    """The text with a capital at the head of each sentence, and of words that our corpus knows as names alone."""
    named = _LOWER.sub(lambda word: word[0] if word[0] in common_words() or len(word[0]) < 4 else word[0].title(), text)
    return _SENTENCE.sub(lambda match: match.group().upper(), named)


def filled_by(account: Account) -> dict[str, list[str]]:
    """What the incidents of an account fill the roles with, each string once."""
    actors = {actor.id: actor for actor in account.actors}
    filled: dict[str, dict[str, None]] = {role: {} for role in ROLES}
    for incident in account.incidents:
        accused = [incident.accused, *(one.accused for one in incident.accusations)]
        for actor in (actors[key] for key in accused if key in actors):
            filled["PerpOrg" if is_body(actor) else "PerpInd"][plain(actor.name)] = None
        if incident.target_text:
            last = plain(incident.target_text).split()[-1:] or [""]
            filled["Victim" if is_person(last[0]) else "Target"][plain(incident.target_text)] = None
        if incident.means:
            filled["Weapon"][plain(incident.means)] = None
    return {role: [string for string in strings if string] for role, strings in filled.items()}


def is_body(actor: Actor) -> bool:
    """Whether an actor is an organisation; "guerrillas" that nobody names are individuals to this set."""
    return actor.kind in _MANY and not actor.name.islower()


def plain(words: str) -> str:
    """A string as the scorer compares it: no articles, signs or double spaces, in lower case."""
    bare = "".join(sign for sign in words.lower() if sign not in string.punctuation)
    return " ".join(_ARTICLES.sub(" ", bare).split())


def matched(given: Sequence[str], entities: Entities) -> int:
    """The most strings that can each be given an entity of its own that has them."""
    wanted = [{plain(string) for string in entity} for entity in entities]
    taken: dict[int, int] = {}

    def place(number: int, seen: set[int]) -> bool:
        for entity, strings in enumerate(wanted):
            if given[number] in strings and entity not in seen:
                seen.add(entity)
                if entity not in taken or place(taken[entity], seen):
                    taken[entity] = number
                    return True
        return False

    return sum(place(number, set()) for number in range(len(given)))


def prf(right: int, given: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1 of sums; 0 where nothing was given or wanted."""
    p, r = (right / given if given else 0.0), (right / wanted if wanted else 0.0)
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}
