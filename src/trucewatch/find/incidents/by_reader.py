"""What the reader sees of violence in a sentence: acts that no rule tells, and what hangs on any act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.core.account import IncidentForm
from trucewatch.core.reading import Labelled, Reading
from trucewatch.find.incidents.unreal import is_accident, is_calamity, is_figure_of_speech, is_hedged
from trucewatch.find.survey import Line
from trucewatch.know.attacks import AttackWord, attack_words
from trucewatch.know.counted import counted_words
from trucewatch.know.targets import targets_in
from trucewatch.know.titles import unnamed
from trucewatch.lang.trees import children, head, stretch, subtree, word_at

_NONE = frozenset({"no", "not", "never", "without", "nor", "neither"})
_FOILING = frozenset({"foiled", "foils", "thwarted", "prevented", "averted"})
"""What was kept from happening is no act, unless a word of attack tells which: "foiled an attempt to land arms"."""
_BEFORE = 4
"""So many words before an act are looked at for a "could"."""
TALLIED = frozenset({"attacks", "violations"})
"""What has such a number is a sum of many acts: a tally of its own, no retelling of one of them."""
HIT = "hit"
_VIOLENT = frozenset(
    {"shot", "shots", "killing", "killings", "murder", "firing", "fire", "battle", "fighting", "launches", "bomb"}
)
"""Words of arms beside those of the table, which the reader alone takes for an act."""
SURE = 0.9
"""The least score of an act that the reader alone tells."""
LEAST, ENOUGH = 2, 3
"""Roles and counts of different kinds that hang on such an act: what has fewer than ENOUGH is no incident that a term
could be tested against, but may tell again of one; what has fewer than LEAST tells nothing.
"""
_FIRING = frozenset({"fired", "launched", "sent", "dropped", "threw", "planted", "laid"})
_FIRED = frozenset({
    "rounds", "shells", "rockets", "missiles", "mortars", "bombs", "shots", "missile", "rocket", "shell", "bomb",
    "mine", "drone", "drones", "grenade", "projectiles",
})  # fmt: skip
SETTLED = 0.5
"""The least score of a role."""


def acts_read(line: Line) -> Iterator[tuple[int, int, AttackWord]]:
    """The words `at`..`after` that the reader surely takes for an act that happened, with what the table knows of them.

    An act must have things told of it: who, whom, where, when, how many; with fewer than ENOUGH it is vague. What is
    planned, feared, denied or long past is none.
    """
    for act in line.reading.layer("event"):
        if act.label != HIT or act.modality != "asserted" or act.score < SURE:
            continue
        roles = _hanging_on(line, act)
        labels = {role.label for role in roles}
        at, after = run_of(line, act)
        is_enough = len(labels) >= LEAST or (bool(labels) and fires_what_is_known(line, at, after))
        if is_enough and not _is_denied(line, act):
            if is_hedged(line.lowers[max(0, at - _BEFORE) : at]):
                continue
            is_foiled = not _FOILING.isdisjoint(line.lowers[max(0, at - _BEFORE) : after])
            if is_foiled and not attack_words().acts.find(line.lowers[at:after]):
                continue
            if is_figure_of_speech(line, at, after) or any(is_accident(line.lowers, word) for word in range(at, after)):
                continue
            if is_calamity(line.lowers, at):
                continue
            is_many = not TALLIED.isdisjoint(labels)
            is_vague = len(labels) < ENOUGH and not is_many and not _is_placed_attack(line, at, after, labels)
            yield at, after, AttackWord(_form(line, at, after, roles), "strong", is_vague=is_vague)


def fires_what_is_known(line: Line, at: int, after: int) -> bool:
    """Whether the act is the firing of what was told of before: "fired the rounds"."""
    following = line.lowers[after : after + 2]
    if line.lowers[at] not in _FIRING or len(following) < len(("the", "rounds")):
        return False
    return following[0] in ("the", "those") and following[1] in _FIRED


def _is_placed_attack(line: Line, at: int, after: int, labels: set[str]) -> bool:
    """Whether the act is told by a word of arms, with its place: "air raids on Harn", "shots near the jetty"."""
    if "place" not in labels and not {"killed", "injured"} & labels:
        return False
    return is_violent(line.lowers[at:after])


def is_violent(own: tuple[str, ...]) -> bool:
    """Whether a word of arms stands among the words: of attack, of means, or one that the reader alone takes for it."""
    words = attack_words()
    return not _VIOLENT.isdisjoint(own) or bool(words.acts.find(own)) or bool(words.means.find(own))


def _is_denied(line: Line, act: Labelled) -> bool:
    """Whether "no" or "not" stands right before the act: "no shot was heard"."""
    at, after = run_of(line, act)
    return not _NONE.isdisjoint(line.lowers[max(0, at - 2) : after])


def roles_at(line: Line, at: int, after: int) -> tuple[Labelled, ...]:
    """What the reader hangs on the act that the words `at`..`after` name: who, whom, where, when, how, how many."""
    start, end = line.words[at].start, line.words[after - 1].end
    acts = [act for act in line.reading.layer("event") if act.label == HIT and act.start < end and start < act.end]
    return tuple(role for act in acts for role in _hanging_on(line, act))


def of_people(line: Line, at: int, word: AttackWord) -> AttackWord:
    """The word of attack, as an abduction where a verb of taking has a person for its object: "seized the envoy"."""
    if word.role == "capture" and _takes_people(line, at):
        return AttackWord("abduction", "take")
    return word


def run_of(line: Line, span: Labelled) -> tuple[int, int]:
    """The words (first, behind the last) of what the reader labels."""
    return line.word_at(span.start), line.word_at(span.end - 1) + 1


def points_back(line: Line, roles: Sequence[Labelled]) -> bool:
    """Whether what was hit is told as known: "struck the building"; what has a name is told by that."""
    names = line.reading.layer("kind")
    return any(
        line.lowers[run_of(line, role)[0]] in ("the", "it", "them")
        and not any(role.start < name.end and name.start < role.end for name in names)
        for role in roles
        if role.label == "target"
    )


def _hanging_on(line: Line, act: Labelled) -> tuple[Labelled, ...]:
    return tuple(
        span
        for span in line.reading.spans
        if span.layer in ("role", "count") and span.of == act.start and span.score >= SETTLED
    )


def _form(line: Line, at: int, after: int, roles: Sequence[Labelled]) -> IncidentForm:
    """By the words of attack themselves, else by those of the means; who is taken is abducted."""
    words = attack_words()
    told = next((word for _, _, word in words.acts.find(line.lowers[at:after])), None)
    if told is not None and told.role in ("capture", "take"):
        if _takes_people(line, at) or any(_names_people(line, role) for role in roles if role.label == "prisoners"):
            return "abduction"
        return told.form if told.role == "take" else "other"
    if told is not None and told.form != "unknown":
        return told.form
    for role in roles:
        if role.label in ("means", "launched", "shot_down", "accused"):
            first, last = run_of(line, role)
            if found := words.means.find(line.lowers[first:last]):
                return min((means for _, _, means in found), key=lambda means: means.rank).form
    return "unknown"


def _names_people(line: Line, role: Labelled) -> bool:
    """Whether a noun for people stands in a role: "seven persons"."""
    return any(is_person(lower) for lower in line.lowers[slice(*run_of(line, role))])


def _takes_people(line: Line, at: int) -> bool:
    """Whether the verb's object, or its subject in the passive, names a person or is a noun for people."""
    reading = line.reading
    verb = word_at(reading, line.words[at].start)
    for _ in range(2):  # "were seized": the auxiliary hangs on the verb
        taken = children(reading, verb, "obj", "nsubj:pass") if verb is not None else ()
        bounds = [stretch(reading, subtree(reading, noun)) for noun in taken]
        names = [name for name in reading.layer("kind") if name.label == "person"]
        if any(start <= name.start < end for start, end in bounds for name in names):
            return True
        if any(_is_of_people(line, reading, noun) for noun in taken):
            return True
        verb = head(reading, verb) if verb is not None else None
    return False


def _is_of_people(line: Line, reading: Reading, noun: int) -> bool:
    """Whether a common noun is one for people: "two of its surveyors", "the fishermen"; "tankers" are ships."""
    words = [word for word in (noun, *children(reading, noun, "nmod")) if reading.tags[word] == "NOUN"]
    return any(is_person(line.lower_at(reading.tokens[word].start)) for word in words)


def is_person(lower: str) -> bool:
    """Whether a lower-case word is a common noun for people: "surveyors", "fishermen", "nurse"; "tankers" is none."""
    single, many = unnamed()
    if lower in single or lower in many or lower.removesuffix("s") in single:
        return True
    if lower.removesuffix("s") in counted_words().people:
        return True
    is_thing = lower in _THINGS or bool(targets_in(lower, 0, len(lower))) or bool(attack_words().means.find((lower,)))
    return lower.endswith(_PEOPLE) and not is_thing


_PEOPLE = ("men", "women", "workers", "ers", "ors", "ists", "children", "people")
"""Endings of nouns for people, in the plural."""
_THINGS = frozenset(
    """bunkers towers trailers containers boulders motors computers printers routers transformers generators reactors
    tractors corridors sectors quarters headquarters harbours harbors borders rivers letters papers numbers orders
    shelters barriers silos lockers centres centers folders covers corners doors floors mirrors steamers trawlers
    cutters cruisers carriers boosters freighters liners ferries craters vapors vapours servers trackers sensors
    monitors markers posters""".split()  # noqa: SIM905
)
"""Things with such an ending that can be seized or hit."""
