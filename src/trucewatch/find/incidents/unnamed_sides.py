"""Sides meant by words that name no actor: "army artillery" and "soldiers" where one state fights, "Front fighters"."""

from __future__ import annotations

from trucewatch.core.account import Actor, ActorKind
from trucewatch.find.one_party import is_nameless
from trucewatch.find.survey import Line, Survey

_OF_STATE = frozenset({
    "army", "government", "military", "soldiers", "troops", "soldier", "navy", "police", "policemen", "loyalist",
    "pro-government",
})  # fmt: skip
"""Forces of the one state, or government, that fights; "gunmen" and "commandos" may be anybody's."""
_OF_MOVEMENT = frozenset(
    {"rebel", "rebels", "guerrilla", "guerrillas", "insurgent", "insurgents", "separatist", "separatists"}
)
"""Forces of the one movement that fights."""
_FOREIGN = frozenset({"un", "u.n", "peacekeeping", "peacekeepers", "allied", "foreign", "mutinous", "former", "fellow"})
"""Beside the nouns above these mean another's forces."""
_SUSPECTED = frozenset({"suspected", "unidentified", "unknown", "alleged"})
_FORCES = frozenset({
    "fighters", "forces", "troops", "guerrillas", "gunmen", "rebels", "cadres", "men", "militiamen", "units",
    "artillery", "guns", "mortars", "rockets", "snipers", "boats", "positions", "commandos", "militants", "gunners",
    "guerrilla",
})  # fmt: skip
"""Behind the last word of a group's name these are its own: "Front fighters"."""
_SPOKESMEN = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "official", "officials", "officer", "commander", "statement"}
)


def side_in_words(survey: Survey, line: Line, first: int, after: int) -> str | None:
    """The one side whose forces words `first`..`after` of a line are; None for nobody, foreigners and suspects."""
    words = line.lowers[first:after]
    if not words or not _FOREIGN.isdisjoint(words) or not _SUSPECTED.isdisjoint(words):
        return None
    named = _by_last_word(survey, line, first, after)
    if named is not None:
        return named
    if any(survey.page.text[line.words[at].start].isupper() for at in range(first + 1, after)):
        return None  # some name that is not known
    found = set()
    if not _OF_STATE.isdisjoint(words):
        found.add(only_fighting(survey, "government", "state"))
    if not _OF_MOVEMENT.isdisjoint(words):
        found.add(only_fighting(survey, "group"))
    return found.pop() if len(found) == 1 else None


def _by_last_word(survey: Survey, line: Line, first: int, after: int) -> str | None:
    """The group by the last word of its name, before a word for its forces: "Front fighters"."""
    for at in range(first, after):
        actor = survey.actors.get(survey.last_names.get(line.lowers[at], ""))
        is_name = survey.page.text[line.words[at].start].isupper() and actor is not None and actor.kind == "group"
        following = line.lowers[at + 1 : min(at + 3, len(line.lowers))]
        if actor is not None and is_name and not (_FORCES | _SPOKESMEN).isdisjoint(following):
            return actor.id
    return None


def speaking_for(survey: Survey, line: Line, first: int, after: int) -> str | None:
    """The one side that is the subject in words `first`..`after`, or whose spokesman is: "an army spokesman"."""
    is_short = after - first <= _SUBJECT
    is_spokesman = not _SPOKESMEN.isdisjoint(line.lowers[first:after])
    return side_in_words(survey, line, first, after) if is_short or is_spokesman else None


_SUBJECT = 3
"""So many words at most has a subject that is nothing but the side: "the federal army"."""


def only_fighting(survey: Survey, *kinds: ActorKind) -> str | None:
    """The one actor of these kinds among those who fight in the story; None for none or two."""
    found = [one for one in survey.context.belligerents if (actor := survey.actors.get(one)) and actor.kind in kinds]
    return found[0] if len(found) == 1 else None


def home_of(survey: Survey, actor: Actor) -> str | None:
    """The one side that "the army", "the defence ministry" or "a Front spokesman" of nobody belongs to; None where two
    could be.
    """
    words = [word for word in actor.name.split() if word.lower() not in ("the", "a", "an")]
    if actor.of is None and words and words[-1].lower() in _SPOKESMEN:
        named = [survey.last_names.get(word.lower()) for word in words if word[:1].isupper()]
        group = next((one for one in named if one is not None and survey.actors[one].kind == "group"), None)
        is_state = not named and not _OF_STATE.isdisjoint(words)
        return group or (only_fighting(survey, "government", "state") if is_state else None)
    is_office = actor.kind == "office" and actor.of is None and not any(word[:1].isupper() for word in _words(actor))
    if not is_nameless(actor) and not is_office:
        return None
    home = only_fighting(survey, "government", "state")
    return home if home != actor.id else None


def _words(actor: Actor) -> list[str]:
    return [word for word in actor.name.split() if word.lower() != "the"]
