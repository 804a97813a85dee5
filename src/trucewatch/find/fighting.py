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
from trucewatch.find.subjects import Subjects
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words

_HOSTILE = re.compile(
    r"\b(?:attack|strike|struck|drone|missile|shell|troops|forces|soldiers|fired|fighting|bomb|army|military|offensive|front)",
    re.IGNORECASE,
)
"""Must catch the sentences that tell who fights: "troops of the Front shelled the town"."""
_BYSTANDERS = frozenset(
    """officials residents delegation mediators experts analysts families relatives diplomats reporters workers doctors
    witnesses allies civilians observers monitors administration authorities ministry office council railway union
    company""".split()  # noqa: SIM905
)
"""Groups that never fight."""
_FIGHTERS = frozenset(
    """rebels rebel guerrillas insurgents separatists militia militias militants fighters gangs gang army troops forces
    military opposition command regime government junta warlords clans commandos soldiers rebellion movement militiamen
    authorities side faction factions paramilitaries mercenaries gunmen""".split()  # noqa: SIM905
)
"""What ends the name of those who fight where no word of it is a name: "the hill militias", not "relief agencies"."""
_SERVICES = frozenset(
    [
        "air force",
        "navy",
        "coast guard",
        "general staff",
        "air defence",
        "air defense",
        "police",
        "border guard",
        "border guards",
        "defence ministry",
        "defense ministry",
    ]
)
"""Parts of a side that reports name without it: "the air force says"; nobody signs with them."""
_INTO_PLACES = re.compile(r"\s+(?:in|of|from|at|near)\s")
"""What ends the head of a group's name: "officials in the region"."""
_PEACEFUL = frozenset({"truce", "signing", "ceasefire", "cease-fire", "armistice", "pause", "hostilities"})
_CALLING = frozenset({"urged", "urges", "proposed", "proposes", "asked", "asks", "called", "calls", "told", "pressed"})
_WELCOMING = frozenset({"welcomed", "welcomes", "hailed", "hails", "praised", "praises"})
_MEDIATING = frozenset({"brokered", "mediated", "hosted", "facilitated", "guaranteed"})
_MOST_WORDS = 3
"""So many words of fighting count in one sentence."""
_PLAIN = frozenset({"armed", "national", "federal", "state", "republic", "of", "general", "staff", "interim", "own"})
"""Words beside these nouns that name nobody."""
_SIDES = 2
_DIGITS = 6
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
_OFTEN = 2
"""An army is a side of its own where it is named so many times as often as its state."""


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
        sides = [side for side in sides_between(subjects, line) if not _is_nameless(subjects.survey.actors.get(side))]
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
    can_fight = {key for key, actor in actors.items() if key not in mediators and _can_fight(actor)}
    fighting = _summed([tally.fighting for tally in tallies], can_fight)
    making_peace = _summed([tally.making_peace for tally in tallies], can_fight)
    told: Counter[str] = sum((tally.told for tally in tallies), Counter())
    has_rebels = any(_is_of_nobody(actors[one]) for one in _ranked(fighting)[:3])
    for weights in (fighting, making_peace):
        _fold_names(weights, actors)
        _fold_states(weights, actors, told, has_rebels=has_rebels)
        _fold_nameless(weights, actors)
    for party in making_peace:
        fighting[party] = fighting.get(party, 0.0) + _MAKES_PEACE * making_peace[party]
    ranked = _ranked(fighting)
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


def _ranked(weights: Mapping[str, float]) -> list[str]:
    """The parties, the heaviest first; sums that differ in their last digits alone are equal."""
    return sorted(weights, key=lambda party: (-round(weights[party], _DIGITS), party))


def _fold_names(weights: dict[str, float], actors: Mapping[str, Actor]) -> None:
    """Add what a part of a group, or a group by more or less of its name, weighs to the group: "the Front's column"."""
    groups = [one for one in _ranked(weights) if actors[one].kind == "group"]
    for party in _ranked(weights):
        if actors[party].kind in ("group", "military"):
            above = next((one for one in groups if one in weights and _is_part(actors[party], actors[one])), None)
            if above is not None:
                weights[above] += weights.pop(party)


def _is_part(actor: Actor, group: Actor) -> bool:
    """Whether the actor is of the group, or is called by its last words ("the Watch"), or by a few more ("rebels")."""
    words, others = _words(actor), _words(group)
    if actor is group or not words or not others:
        return False
    is_short = len(words) < len(others) and others[-len(words) :] == words
    is_long = set(others) < set(words) and set(words) - set(others) <= _FIGHTERS
    return actor.of == group.id or is_short or is_long


def _words(actor: Actor) -> list[str]:
    return [word for word in actor.name.casefold().split() if word != "the"]


def _fold_states(
    weights: dict[str, float], actors: Mapping[str, Actor], told: Counter[str], *, has_rebels: bool
) -> None:
    """Add what a state, its government and its army weigh: to the one that signs, so that it is no two parties."""
    for state in [party for party in weights if actors[party].kind == "state"]:
        owned = [one for one in weights if actors[one].of == state and actors[one].kind in ("government", "military")]
        rulers = [one.id for one in actors.values() if one.kind == "government" and one.of in (state, None)]
        own = [ruler for ruler in rulers if actors[ruler].of == state]
        signs = state
        if has_rebels and own:
            signs = max(own, key=lambda ruler: (told[ruler], ruler))
        elif has_rebels and not rulers:
            armies = [one.id for one in actors.values() if one.kind == "military" and one.of == state]
            often = [army for army in armies if told[army] >= _OFTEN * max(1, told[state])]
            signs = often[0] if len(often) == 1 else state
        weight = sum(weights.pop(one, 0.0) for one in (state, *owned))
        weights[signs] = weights.get(signs, 0.0) + weight


def _fold_nameless(weights: dict[str, float], actors: Mapping[str, Actor]) -> None:
    """Add what "the army" of nobody knows where weighs to the one state of the story; with two it is left out."""
    named = [one for one in weights if not _is_nameless(actors[one])]
    states = [one for one in named if actors[one].kind == "state" or actors[one].of is not None]
    for party in [one for one in weights if _is_nameless(actors[one])]:
        if len(states) == 1:
            weights[states[0]] += weights.pop(party)
        elif len(named) >= _SIDES:
            del weights[party]


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
                if len(sides) == 2 and all(_can_fight(subjects.survey.actors.get(side)) for side in sides):
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


def _is_nameless(actor: Actor | None) -> bool:
    """Whether it is "the government" or "the armed forces" of nobody knows where; other sentences name it better."""
    if actor is None or actor.kind not in ("government", "military") or actor.of is not None:
        return False
    return _FIGHTERS.union(_PLAIN).issuperset(_words(actor))


def _is_of_nobody(actor: Actor) -> bool:
    """Whether it is a group, or a force that serves no state."""
    return actor.kind == "group" or (actor.kind == "military" and actor.of is None)


def _can_fight(actor: Actor | None) -> bool:
    """Whether it is of a kind that fights, and does not stand by."""
    return actor is not None and actor.kind in ("state", "government", "group", "military") and not stands_by(actor)


def stands_by(actor: Actor) -> bool:
    """Whether its name is of people who never fight, "relief officials", or of a part of a side, "the air force"."""
    head = _INTO_PLACES.split(actor.name.lower())[0].split()
    name = " ".join(word for word in head if word != "the")
    if not head or head[-1] in _BYSTANDERS or name in _SERVICES:
        return True
    return head[-1] not in _FIGHTERS and not any(word[:1].isupper() for word in actor.name.split() if word != "The")
