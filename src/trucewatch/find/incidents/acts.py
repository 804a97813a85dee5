"""Acts of war in a sentence: the words of attack that tell a single event, and the clauses that belong to each."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from trucewatch.core.account import IncidentForm
from trucewatch.core.reading import Labelled
from trucewatch.find.incidents.by_reader import (
    TALLIED,
    acts_read,
    fires_what_is_known,
    of_people,
    points_back,
    roles_at,
    run_of,
)
from trucewatch.find.incidents.clauses import SPEECH, Clause, clauses_of
from trucewatch.find.incidents.places import PlaceName, places_in
from trucewatch.find.incidents.telling import (
    NamedMeans,
    attacks_named,
    clause_of,
    dated,
    takes_vessel,
    tells,
    with_relatives,
)
from trucewatch.find.incidents.unreal import is_of_history, is_unreal
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import AttackWord, attack_words
from trucewatch.lang.times import TimeExpression

_SETTLEMENTS = frozenset({"town", "city", "village"})
_LATER = frozenset({"after", "before", "because"})
"""Clauses that these open tell what led to the act or came of it, not the act."""
_RELATIVES = frozenset({"that", "which"})
"""Right behind a weapon they open what it did: "the shells that hit Harn"."""
_PASSIVE = frozenset({"was", "were", "been", "being"})
_STORES = frozenset({
    "depot", "depots", "base", "bases", "factory", "factories", "plant", "store", "stores", "warehouse", "warehouses",
    "workshop", "workshops", "stockpile", "stockpiles",
})  # fmt: skip
_AROUND = frozenset(
    {"across", "near", "behind", "beyond", "outside", "around", "inside", "the", "positions", "in", "at"}
)
"""Between "from" and a place these still say where fire came from."""
_COMPASS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
    | {"north-east", "north-west", "south-east", "south-west"}
)
_TO_BEARING = 8
"""So many words on a bearing still belongs to the place before it."""
_ADDING = frozenset({"and", "but", "while", "whereas"})
_OPENING = 8
"""A time that begins at most so many characters into a sentence holds for all of it."""


class Act(msgspec.Struct, frozen=True):
    """One event that a line tells: the attack word at words `at`..`after` and what belongs to it.

    `clauses` are those of the line that speak of it, the one of the word first; `means` the weapon named with it;
    `roles` what the reader hangs on it.
    """

    line: Line
    at: int
    after: int
    word: AttackWord
    clauses: tuple[Clause, ...]
    means: NamedMeans | None
    places: tuple[PlaceName, ...]
    times: tuple[TimeExpression, ...]
    spots: tuple[Clause, ...] = ()
    roles: tuple[Labelled, ...] = ()

    @property
    def told_in(self) -> tuple[Clause, ...]:
        """Where its own targets and counts stand: its clauses, or a part of them where it is one of a list."""
        return self.spots or self.clauses

    @property
    def points_back(self) -> bool:
        """Whether the place is said by "there" or "the town" alone."""
        reach = [lower for clause in self.clauses for lower in self.line.lowers[clause.first : clause.after]]
        return not self.places and (
            "there" in reach or any(lower in _SETTLEMENTS and before == "the" for before, lower in pairwise(reach))
        )

    @property
    def is_definite(self) -> bool:
        """Whether the words point back: "the drone struck", "the raid", "shells fell there"."""
        first = min(self.at, self.means.first) if self.means is not None else self.at
        near = self.line.lowers[max(0, first - 3) : first]
        if self.word.role == "strong" and points_back(self.line, self.roles):
            return True
        if fires_what_is_known(self.line, self.at, self.after):
            return True
        return "the" in near[-2:] or "there" in self.line.lowers[max(0, self.at - 6) : self.after + 8]

    @property
    def is_interception(self) -> bool:
        """Whether weapons in flight were brought down; shooting down an aircraft with its crew is an attack."""
        if self.word.role != "catch":
            return False
        lowers, own = self.line.lowers, self.clauses[0]
        is_passive = not _PASSIVE.isdisjoint(lowers[max(own.first, self.at - 3) : self.at])
        caught = lowers[own.first : self.at] if is_passive else lowers[self.after : own.after]
        end = next((n for n, lower in enumerate(caught) if lower in ("and", "near", "over", "by") and n), len(caught))
        return attack_words().crewed.isdisjoint(caught if is_passive else caught[:end])

    @property
    def form(self) -> IncidentForm:
        """The form by the verb, else by the means."""
        if (
            self.means is not None
            and self.word.form in ("unknown", "explosion", "air_strike", "small_arms")
            and self.word.role != "catch"
        ):
            return self.means.means.form
        if self.word.form != "unknown":
            return self.word.form
        own, lowers = self.clauses[0], self.line.lowers
        beside = (
            *attack_words().acts.find(lowers[own.first : self.at]),
            *attack_words().acts.find(lowers[self.after : own.after]),
        )
        return next((word.form for _, _, word in beside if word.role in ("noun", "several", "charge")), "unknown")


def _means(line: Line) -> tuple[NamedMeans, ...]:
    """The means that a line names, in order; a "rocket depot" is a place, no means."""
    return tuple(
        NamedMeans(first, after, means)
        for first, after, means in attack_words().means.find(line.lowers)
        if _STORES.isdisjoint(line.lowers[after : after + 1])
    )


def acts_of(survey: Survey, line: Line) -> tuple[Act, ...]:
    """The acts of `line`, in order; none in a heading, a question, a condition, a summary, or a history."""
    if line.sentence.heading or not line.words:
        return ()
    means = _means(line)
    told = [
        (at, after, _of_vessel(survey, line, at, after, of_people(line, at, word)))
        for at, after, word in attacks_named(line.lowers)
        if tells(survey, line, at, after, word, means)
    ]
    seen = [
        one
        for one in acts_read(line)
        if not any(at < one[1] and one[0] < after for at, after, _ in told)
        # beside an act that rules tell, another must happen somewhere else, and be one
        and (not told or _is_elsewhere(roles_at(line, one[0], one[1])))
    ]
    told = sorted((one for one in (*told, *seen) if not is_of_history(survey, line, one[0])), key=lambda one: one[:2])
    if not told or is_unreal(survey, line):
        return ()
    return _grouped(survey, line, told, means)


def _is_elsewhere(roles: tuple[Labelled, ...]) -> bool:
    """Whether an act of such roles has a place of its own and is no sum of many."""
    labels = {role.label for role in roles}
    return "place" in labels and TALLIED.isdisjoint(labels)


def _of_vessel(survey: Survey, line: Line, at: int, after: int, word: AttackWord) -> AttackWord:
    """The word of attack; a ship that is seized is no assault on the ground."""
    is_seizure = word.role == "capture" and takes_vessel(survey, line, after, clause_of(line, at))
    return AttackWord("other", "capture") if is_seizure else word


def _grouped(
    survey: Survey,
    line: Line,
    told: list[tuple[int, int, AttackWord]],
    means: tuple[NamedMeans, ...],
) -> tuple[Act, ...]:
    """One act for each clause that stands on its own; clauses without a word of attack go with the act before them."""
    clauses = clauses_of(line)
    owners: list[list[Clause]] = []
    heads: list[tuple[int, int, AttackWord]] = []
    loose: list[Clause] = []
    for clause in clauses:
        here = [one for one in told if clause.first <= one[0] < clause.after]
        if here and (not heads or _stands_alone(survey, line, clause, here[0])):
            heads.append(_foremost(here))
            owners.append([clause, *loose] if len(heads) == 1 else [clause])
            loose = []
        elif heads:
            owners[-1].append(clause)
        else:
            loose.append(clause)
    acts: list[Act] = []
    for head, owned in zip(heads, owners, strict=True):
        spoken = [clause for clause in owned[1:] if not is_attribution(line, clause) and clause.opener not in _LATER]
        reach = [owned[0], *spoken]
        own = [one for one in means if any(c.first <= one.first < c.after for c in reach)]
        own.sort(key=lambda one: (not owned[0].first <= one.first < owned[0].after, one.means.rank, one.first))
        roles = roles_at(line, head[0], head[1])
        own = own or [one for one in means if owned[0].opener in _RELATIVES and one.after == owned[0].first]
        own = own or [one for one in means if _is_within(line, one.first, roles, "means", "accused")]
        places = tuple(
            name
            for clause in reach
            for name in places_in(survey, line, clause.first, clause.after)
            if not is_origin(line, name.start)
        )
        places = tuple(name for name in places if not is_bearing(line, places, name))
        places = places or tuple(
            name
            for role in roles
            if role.label == "place"
            for name in places_in(survey, line, *run_of(line, role))
            if not is_origin(line, name.start)
        )
        lead = _leading_times(survey, line, owners[0][0])
        times = _times_of(survey, line, reach) or (lead if acts else ()) or _times_read(survey, line, roles)
        told_of = tuple(clause for clause in owned if clause is owned[0] or clause.opener not in _LATER)
        means_of = own[0] if own else None
        acts.append(Act(line, head[0], head[1], head[2], told_of, means_of, places, times, roles=roles))
    return tuple(acts)


def is_origin(line: Line, offset: int) -> bool:
    """Whether fire came from what is named at the character `offset`: "fired from across the Stone bridge"."""
    number = line.word_at(offset)
    before = line.lowers[max(0, number - 5) : number]
    at = max((at for at, lower in enumerate(before) if lower == "from"), default=None)
    return at is not None and all(lower in _AROUND for lower in before[at + 1 :])


def is_bearing(line: Line, places: tuple[PlaceName, ...], name: PlaceName) -> bool:
    """Whether `name` only says where the place before it lies: "Tolm, 20 kilometres north of Harn"."""
    number = line.word_at(name.start)
    before = line.lowers[max(0, number - 3) : number]
    before = before[:-1] if before[-1:] == ("the",) else before
    if before[-1:] != ("of",) or _COMPASS.isdisjoint(before[-2:-1]):
        return False
    ends = [line.word_at(one.end - 1) for one in places if one.end < name.start]
    return bool(ends) and number - ends[-1] <= _TO_BEARING and line.lowers[ends[-1] + 1] == ","


def _is_within(line: Line, word: int, roles: tuple[Labelled, ...], *labels: str) -> bool:
    """Whether the word stands in a role of one of the labels."""
    return any(role.label in labels and role.start <= line.words[word].start < role.end for role in roles)


def _times_read(survey: Survey, line: Line, roles: tuple[Labelled, ...]) -> tuple[TimeExpression, ...]:
    """The times that the reader hangs on the act."""
    spans = [(role.start, role.end) for role in roles if role.label == "time"]
    return tuple(time for time in survey.times(line) if any(start <= time.start < end for start, end in spans))


def _times_of(survey: Survey, line: Line, reach: list[Clause]) -> tuple[TimeExpression, ...]:
    """The times named in the clauses of an act, its own first; those behind "and" or "but" are of something else."""
    found = []
    for number, clause in enumerate(reach):
        if number and clause.first > reach[0].first and clause.opener in _ADDING:
            continue
        start, end = line.words[clause.first].start, line.words[clause.after - 1].end
        found += [time for time in survey.times(line) if start <= time.start < end]
    return tuple(found)


def _leading_times(survey: Survey, line: Line, main: Clause) -> tuple[TimeExpression, ...]:
    """The time that a sentence opens with: "On Monday rockets hit Harn, and jets bombed the port"."""
    return tuple(
        time
        for time in survey.times(line)
        if time.start - line.sentence.start <= _OPENING and time.end <= line.words[main.after - 1].end
    )


def _foremost(told: list[tuple[int, int, AttackWord]]) -> tuple[int, int, AttackWord]:
    """The word that tells most about its clause: a verb that needs nothing beside it and says which form, else the
    first.
    """
    sure = [one for one in told if one[2].role in ("strong", "take", "catch", "repel")]
    return next((one for one in sure if one[2].form != "unknown"), (sure or told)[0])


def _stands_alone(survey: Survey, line: Line, clause: Clause, head: tuple[int, int, AttackWord]) -> bool:
    """Whether a later clause tells another event: it has a place or a time of its own, and its own doer or noun."""
    if head[2].role == "effect":
        return False
    reach = with_relatives(line, clause)
    return bool(places_in(survey, line, reach.first, reach.after)) or dated(survey, line, reach)


def is_attribution(line: Line, clause: Clause) -> bool:
    """Whether the clause only says who tells it."""
    return not SPEECH.isdisjoint(line.lowers[clause.first : clause.after])
