"""Who fights whom, weighed over all reports of a story: sentences of fighting, truces "between" two, what the reader sees.

One report seldom tells: a communiqué names its own side only, a live page its neighbours too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Context, Page
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
_NAMED_AS_SIDES = 4
"""The weight of "between X and Y" beside mentions among words of fighting."""
_ACCUSED = 2
"""The weight of being accused of an attack, as the reader sees it."""
_SURE = 0.6
"""The reader's labels count from here on."""
_THIRD = 0.75
"""A third party is one where it has so much of the second's weight."""
_OFTEN = 2
"""An army is a side of its own where it is named so many times as often as its state."""


class Tally(msgspec.Struct):
    """What one report says of who fights: weights by party; `told`: how often an actor is named as somebody."""

    fighting: Counter[str] = msgspec.field(default_factory=Counter)
    making_peace: Counter[str] = msgspec.field(default_factory=Counter)
    told: Counter[str] = msgspec.field(default_factory=Counter)
    callers: set[str] = msgspec.field(default_factory=set)
    mediators: set[str] = msgspec.field(default_factory=set)


def find_belligerents(read: Iterable[tuple[Page, Context]], cast: Sequence[Actor]) -> dict[str, tuple[str, ...]]:
    """The two or three parties that fight in each story of the reports `read`, by story."""
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for page, context in read:
        subjects = Subjects(Survey(page, context))
        subjects.belligerents = ()
        tallies[context.story].append(tally_of(subjects))
    actors = {actor.id: actor for actor in cast}
    return {story: belligerents_among(told, actors) for story, told in tallies.items()}


def tally_of(subjects: Subjects) -> Tally:
    """The sentences of one report, weighed."""
    tally = Tally(mediators=set(mediators_on(subjects)))
    for line in subjects.survey.lines:
        text = subjects.survey.page.text[line.sentence.start : line.sentence.end]
        named = {subjects.principal(mention.actor) for mention in line.mentions}
        if weight := min(len(set(_HOSTILE.findall(text))), _MOST_WORDS):
            tally.fighting.update(dict.fromkeys(named, weight))
        if not _PEACEFUL.isdisjoint(line.lowers):
            tally.making_peace.update(dict.fromkeys(named, 1))
        sides = [side for side in sides_between(subjects, line) if not _is_nameless(subjects.survey.actors.get(side))]
        tally.fighting.update(dict.fromkeys(sides, _NAMED_AS_SIDES))
        tally.fighting.update(dict.fromkeys(_accused(subjects, line), _ACCUSED))
        if not line.sentence.heading:
            tally.told.update(one.actor for one in line.mentions if not subjects.is_oblique(line, one))
    tally.callers = _callers(subjects)
    return tally


def belligerents_among(tallies: Sequence[Tally], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The two parties, or three where the third is named almost as often, of the sentences about fighting.

    Every report weighs the same. Where fewer than two are named there, those of the sentences about a truce are added.
    Where rebels fight, the one government of a state that is named signs for it, or its army that alone is named.
    """
    mediators = {one for tally in tallies for one in tally.mediators}
    callers = {one for tally in tallies for one in tally.callers}
    can_fight = {key for key, actor in actors.items() if key not in mediators and _can_fight(actor)}
    fighting, making_peace = (
        _summed([getattr(tally, field) for tally in tallies], can_fight) for field in ("fighting", "making_peace")
    )
    for weights in (fighting, making_peace):
        _fold(weights, actors, tallies, has_rebels=any(_is_of_nobody(actors[one]) for one in _first(fighting, 3)))
    ranked = sorted(fighting.items(), key=lambda pair: (-pair[1], pair[0]))
    others = [(party, weight) for party, weight in ranked if party not in callers]
    ranked = others if len(others) > 1 else ranked
    if len(ranked) < 2:
        known = {party for party, _ in ranked}
        makers = sorted(making_peace.items(), key=lambda pair: (-pair[1], pair[0]))
        ranked += [pair for pair in makers if pair[0] not in known][: 2 - len(ranked)]
    has_third = len(ranked) > 2 and ranked[2][1] >= _THIRD * ranked[1][1]
    return tuple(sorted(party for party, _ in ranked[: 3 if has_third else 2]))


def _summed(counted: Sequence[Counter[str]], allowed: set[str]) -> dict[str, float]:
    """The weights of those allowed over all reports, the heaviest of each report as 1."""
    total: dict[str, float] = defaultdict(float)
    for counter in counted:
        kept = {party: weight for party, weight in counter.items() if party in allowed}
        for party, weight in kept.items():
            total[party] += weight / max(kept.values())
    return total


def _first(weights: Mapping[str, float], number: int) -> list[str]:
    return sorted(weights, key=lambda party: (-weights[party], party))[:number]


def _fold(
    weights: dict[str, float], actors: Mapping[str, Actor], tallies: Sequence[Tally], *, has_rebels: bool
) -> None:
    """Add what a state and its government weigh: to the one that signs, so that neither is two parties."""
    told: Counter[str] = sum((tally.told for tally in tallies), Counter())
    for state in [party for party in weights if actors[party].kind == "state"]:
        owned = [one for one in weights if actors[one].of == state and actors[one].kind in ("government", "military")]
        rulers = [one for one in actors.values() if one.kind == "government" and one.of == state]
        signs = state
        if has_rebels and len(rulers) == 1:
            signs = rulers[0].id
        elif has_rebels and not rulers:
            armies = [one.id for one in actors.values() if one.kind == "military" and one.of == state]
            often = [army for army in armies if told[army] >= _OFTEN * max(1, told[state])]
            signs = often[0] if len(often) == 1 else state
        weight = sum(weights.pop(one, 0.0) for one in (state, *owned))
        weights[signs] = weights.get(signs, 0.0) + weight


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


def _accused(subjects: Subjects, line: Line) -> list[str]:
    """Whom the reader sees accused of an attack."""
    found: list[str] = []
    for span in line.reading.layer("role"):
        if span.label == "accused" and span.score >= _SURE:
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
    """Whether it is "the government" of nobody knows where; other sentences name it better."""
    return actor is not None and actor.kind in ("government", "military") and actor.of is None


def _is_of_nobody(actor: Actor) -> bool:
    """Whether it is a group, or a force that serves no state."""
    return actor.kind == "group" or (actor.kind == "military" and actor.of is None)


def _can_fight(actor: Actor | None) -> bool:
    """Whether it is of a kind that fights, and does not stand by."""
    if actor is None or actor.kind not in ("state", "government", "group", "military"):
        return False
    head = _INTO_PLACES.split(actor.name.lower())[0].split()
    name = " ".join(word for word in head if word != "the")
    return bool(head) and head[-1] not in _BYSTANDERS and name not in _SERVICES
