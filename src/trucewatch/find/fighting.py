"""Who fights whom, weighed over all reports of a story: sentences of fighting, truces "between" two, reader's labels.

One report seldom tells: a communiqué names its own side only, a live page its neighbours too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import Actor, Origin
from trucewatch.core.page import Context, Page
from trucewatch.core.spans import Span
from trucewatch.find.one_party import (
    can_fight_at_all,
    fold_nameless,
    fold_names,
    fold_states,
    is_nameless,
    is_of_nobody,
    ranked_by,
)
from trucewatch.find.subjects import Subjects
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words

_HOSTILE = re.compile(
    r"\b(?:attack|strike|struck|drone|missile|shell|troops|forces|soldiers|fired|fighting|bomb|army|military|offensive|front)",
    re.IGNORECASE,
)
"""Must catch the sentences that tell who fights: "troops of the Front shelled the town"."""
_PEACEFUL = frozenset({"truce", "signing", "ceasefire", "cease-fire", "armistice", "pause", "hostilities"})
_CALLING = frozenset({"urged", "urges", "proposed", "proposes", "asked", "asks", "called", "calls", "told", "pressed"})
_WELCOMING = frozenset({"welcomed", "welcomes", "hailed", "hails", "praised", "praises"})
_MEDIATING = frozenset({"brokered", "mediated", "hosted", "facilitated", "guaranteed"})
_MOST_WORDS = 3
"""So many words of fighting count in one sentence."""
_SIDES = 2
_NAMED_AS_SIDES = 4
"""The weight of "between X and Y" beside mentions among words of fighting."""
_ACCUSED = 2
"""The weight of being accused of an attack, as the reader sees it."""
_SURE = 0.6
"""The reader's labels count from here on."""
_THIRD = 0.7
"""A third party is one where it has so much of the second's weight."""
_MAKES_PEACE = 0.5
"""What a sentence about a truce weighs beside one of fighting."""
_CALLS_BUT_FIGHTS = 0.5
"""Who calls on "both sides" and has so much of the heaviest weight is one of them, by its own words or another's."""
_TAKING = frozenset({"accepts", "partly", "conditions", "declines", "proposes"})
"""Stances of those who make a peace, as the reader names them."""


class Weights(msgspec.Struct):
    """What parties weigh in one report: `own`, where what others print, too, is shared out; `whole`, as if none did."""

    own: dict[str, float] = msgspec.field(default_factory=dict)
    whole: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, parties: Iterable[str], weight: int, share: float = 1.0) -> None:
        """So much more for each of the parties, of a passage of which `share` is the report's own."""
        for party in dict.fromkeys(parties):
            self.own[party] = self.own.get(party, 0.0) + share * weight
            self.whole[party] += weight


class Tally(msgspec.Struct):
    """What one report says of who fights and who makes peace; `told`: how often an actor is named as somebody."""

    fighting: Weights = msgspec.field(default_factory=Weights)
    making_peace: Weights = msgspec.field(default_factory=Weights)
    told: Counter[str] = msgspec.field(default_factory=Counter)
    callers: set[str] = msgspec.field(default_factory=set)
    mediators: set[str] = msgspec.field(default_factory=set)


def find_belligerents(
    read: Iterable[tuple[Page, Context]], cast: Sequence[Actor], origins: Sequence[Origin] = ()
) -> dict[str, tuple[str, ...]]:
    """The two or three parties that fight in each story of the reports `read`, by story.

    A passage that several reports print, as the `origins` say, counts once in all.
    """
    shared: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for origin in origins:
        for span in origin.spans:
            shared[span.report].append((span, len(origin.reports)))
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for page, context in read:
        tallies[context.story].append(tally_of(Subjects(Survey(page, context)), shared[page.report.id]))
    actors = {actor.id: actor for actor in cast}
    return {story: belligerents_among(told, actors) for story, told in tallies.items()}


def tally_of(subjects: Subjects, shared: Sequence[tuple[Span, int]] = ()) -> Tally:
    """The sentences of one report, weighed; those in a passage of `shared` by the number of reports that print it."""
    tally = Tally(mediators=set(mediators_on(subjects)))
    for line in subjects.survey.lines:
        prints = [count for span, count in shared if span.start <= line.sentence.start < span.end]
        share = 1 / max(prints, default=1)
        text = subjects.survey.page.text[line.sentence.start : line.sentence.end]
        named = {subjects.principal(mention.actor) for mention in line.mentions}
        if weight := min(len(set(_HOSTILE.findall(text))), _MOST_WORDS):
            tally.fighting.add(named, weight, share)
        if not _PEACEFUL.isdisjoint(line.lowers):
            tally.making_peace.add(named, 1, share)
        sides = [side for side in sides_between(subjects, line) if not is_nameless(subjects.survey.actors.get(side))]
        tally.fighting.add(sides, _NAMED_AS_SIDES, share)
        tally.fighting.add(_labelled(subjects, line, "role", None), _ACCUSED, share)
        tally.making_peace.add(_labelled(subjects, line, "party", _taken(line)), 1, share)
        if not line.sentence.heading:
            tally.told.update(one.actor for one in line.mentions if not subjects.is_oblique(line, one))
    tally.callers = _callers(subjects)
    return tally


def belligerents_among(tallies: Sequence[Tally], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The two parties, or three where the third is named almost as often, of the sentences about fighting.

    Every report weighs the same, less what others print, too; who makes the peace counts half. Where rebels fight, the
    government of a state that is most told of signs for it, or its army that alone is named.
    """
    mediators = {one for tally in tallies for one in tally.mediators}
    callers = {one for tally in tallies for one in tally.callers}
    can_fight = {key for key, actor in actors.items() if key not in mediators and can_fight_at_all(actor)}
    fighting = _summed([tally.fighting for tally in tallies], can_fight)
    making_peace = _summed([tally.making_peace for tally in tallies], can_fight)
    told: Counter[str] = sum((tally.told for tally in tallies), Counter())
    has_rebels = any(is_of_nobody(actors[one]) for one in ranked_by(fighting)[:3])
    for weights in (fighting, making_peace):
        fold_names(weights, actors)
        fold_states(weights, actors, told, has_rebels=has_rebels)
        fold_nameless(weights, actors)
    for party in making_peace:
        fighting[party] = fighting.get(party, 0.0) + _MAKES_PEACE * making_peace[party]
    ranked = ranked_by(fighting)
    least = _CALLS_BUT_FIGHTS * fighting[ranked[0]] if ranked else 0.0
    others = [party for party in ranked if party not in callers or fighting[party] >= least]
    ranked = others if len(others) > 1 else ranked
    has_third = len(ranked) > _SIDES and fighting[ranked[2]] >= _THIRD * fighting[ranked[1]]
    return tuple(sorted(ranked[: _SIDES + has_third]))


def _summed(counted: Sequence[Weights], allowed: set[str]) -> dict[str, float]:
    """The weights of those allowed over all reports, the heaviest of each report as 1, less what others print, too."""
    total: dict[str, float] = defaultdict(float)
    for weights in counted:
        heaviest = max((weights.whole[party] for party in weights.own if party in allowed), default=1)
        for party, weight in weights.own.items():
            if party in allowed:
                total[party] += weight / heaviest
    return total


def stands_for(belligerents: Iterable[str], actors: Mapping[str, Actor]) -> dict[str, str]:
    """The states for which a belligerent government or army signs."""
    found = {}
    for party in belligerents:
        actor = actors.get(party)
        if actor is not None and actor.kind in ("government", "military") and actor.of is not None:
            found[actor.of] = party
    return found


def mediators_on(subjects: Subjects) -> tuple[str, ...]:
    """Who is named after "brokered by" and the like."""
    found: dict[str, None] = {}
    for line in subjects.survey.lines:
        for at, lower in enumerate(line.lowers[:-1]):
            if lower in _MEDIATING and line.lowers[at + 1] == "by":
                found.update(dict.fromkeys(subjects.principal(actor) for actor in subjects.agent(line, at + 1)))
    return tuple(found)


def sides_between(subjects: Subjects, line: Line) -> tuple[str, ...]:
    """The two sides of "a ceasefire between Aruna and the Front" on a line; empty where it names none."""
    for at, lower in enumerate(line.lowers):
        if lower != "between" or _PEACEFUL.isdisjoint(line.lowers[max(0, at - 3) : at]):
            continue
        start, end = line.words[at].end, line.words[min(at + 14, len(line.words) - 1)].end
        for mention in line.mentions:
            if start <= mention.start < end:
                joined = subjects.coordinated(line, mention, forward=True)
                sides = dict.fromkeys(subjects.principal(actor) for actor in joined)
                if len(sides) == 2 and all(can_fight_at_all(subjects.survey.actors.get(side)) for side in sides):
                    return tuple(sides)
                break
    return ()


def _taken(line: Line) -> set[int]:
    """Where the stances of a line begin, and what they are on, that only those who make a peace take."""
    stances = [one for one in line.reading.layer("stance") if one.label in _TAKING and one.score >= _SURE]
    return {start for one in stances for start in (one.start, one.of) if start is not None}


def _labelled(subjects: Subjects, line: Line, layer: str, of: set[int] | None) -> list[str]:
    """Whom the reader sees take a stance, or accused of an attack; `of`: only those hanging on what begins there."""
    found: list[str] = []
    for span in line.reading.layer(layer):
        if span.label in ("accused", "party") and span.score >= _SURE and (of is None or span.of in of):
            found += [subjects.principal(m.actor) for m in line.mentions if m.start < span.end and span.start < m.end]
    return list(dict.fromkeys(found))


def _callers(subjects: Subjects) -> set[str]:
    """Who asks "both sides" for something, and so is neither."""
    found: set[str] = set()
    for line in subjects.survey.lines:
        for at, lower in enumerate(line.lowers):
            is_call = lower in _CALLING and instrument_words().both.find(line.lowers[at + 1 : at + 5])
            if is_call or (lower in _WELCOMING and not _PEACEFUL.isdisjoint(line.lowers[at + 1 : at + 6])):
                found.update(subjects.principal(actor) for actor in subjects.subject(line, at))
    return found
