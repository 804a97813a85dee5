"""Where a meeting was: the place behind its name, in it ("the Dorra talks"), or in the reader's phrase for it."""

from __future__ import annotations

from trucewatch.core.reading import Labelled
from trucewatch.core.values import Place
from trucewatch.find.incidents.places import place_named, places_in
from trucewatch.find.meetings.naming import Named
from trucewatch.find.survey import Line, Survey
from trucewatch.know.meetings import meeting_words

_IN = frozenset({"in", "at"})
_SURE = 0.5
"""The reader's score from which on a phrase is believed to tell where the meeting was."""
_NAMED = 0.8
"""... and a name to be a place's."""
_NEAR = 10
_ENDS_A_CLAUSE = frozenset(
    [
        "ceasefire",
        "truce",
        "peace",
        "toward",
        "towards",
        "as",
        "that",
        "which",
        "who",
        "after",
        "before",
        "while",
        "when",
        "because",
        "said",
        ";",
        "if",
    ]
)


def place_of(survey: Survey, line: Line, name: Named, right: int, who: tuple[str, ...]) -> Place | None:
    """The place of the meeting that a name stands for, told before word `right`; who met there is no place."""
    opening = line.clause_start(name.first) if name.head.form == "visit" else name.after
    told = _where(survey, line, opening, right, who)
    return told or _before(survey, line, name) or _house(survey, line, name.after, right) or _seen(survey, line, name)


def _where(survey: Survey, line: Line, first: int, right: int, who: tuple[str, ...]) -> Place | None:
    """The first place after "in" or "at" in words `first`..`right` that is no party, before another clause begins.

    What the talks are about ends where their verb stands: "talks on a truce will open in Dorra".
    """
    words = meeting_words()
    verbs = [after for phrases in (words.held, words.went_on) for _, after, _ in phrases.find(line.lowers[first:right])]
    for named in places_in(survey, line, first, right):
        at = line.word_at(named.start)
        opening = max((first + after for after in verbs if first + after <= at), default=first)
        if _ENDS_A_CLAUSE.intersection(line.lowers[opening:at]):
            return None
        is_party = any(m.actor in who and m.start < named.end and named.start < m.end for m in line.mentions)
        if not is_party and _IN.intersection(line.lowers[max(0, at - 3) : at]):
            return named.place
    return None


def _before(survey: Survey, line: Line, name: Named) -> Place | None:
    """The place whose name stands right before the meeting's: "the Dorra | talks"."""
    if name.head.is_verb or not name.first:
        return None
    before = line.words[name.first - 1]
    for town in _towns(line):
        if town.end == before.end and not any(m.start < town.end and town.start < m.end for m in line.mentions):
            return place_named(survey, town.start, town.end)
    return None


def _house(survey: Survey, line: Line, after: int, right: int) -> Place | None:
    """The place whose name tells of the house where they met: "at a Dorra | hotel", right behind the name."""
    for town in _towns(line):
        at = line.word_at(town.start)
        if after < at < min(right, after + _NEAR) and not _ENDS_A_CLAUSE.intersection(line.lowers[after:at]):
            led = line.lowers[max(0, at - 3) : at]
            if _IN.intersection(led[:-1]) and {"a", "an", "the"}.intersection(led[-2:]):
                return place_named(survey, town.start, town.end)
    return None


def _seen(survey: Survey, line: Line, name: Named) -> Place | None:
    """The one place named in what the reader takes for the meeting's place: "at a Dorra hotel"."""
    start, end = line.words[name.first].start, line.words[name.after - 1].end
    here = {event.start for event in line.reading.layer("event") if event.start < end and start < event.end}
    found = [
        town
        for role in line.reading.layer("role")
        if role.label == "place" and role.of in here and role.score >= _SURE
        for town in _towns(line)
        if role.start <= town.start and town.end <= role.end
    ]
    return place_named(survey, found[0].start, found[0].end) if len(found) == 1 else None


def _towns(line: Line) -> list[Labelled]:
    """The names that the reader takes for places'."""
    return [kind for kind in line.reading.layer("kind") if kind.label == "place" and kind.score >= _NAMED]
