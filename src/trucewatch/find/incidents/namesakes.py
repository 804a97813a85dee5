"""Places told by their class word alone: "the pass" where the page has named the Venn Pass before, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from trucewatch.core.reading import Labelled
from trucewatch.find.incidents.acts import Act, is_origin
from trucewatch.find.incidents.clauses import Clause
from trucewatch.find.incidents.places import PlaceName, place_named, places_in
from trucewatch.find.survey import Line, Survey
from trucewatch.know.placewords import place_words

_FURTHER = frozenset({
    "pass", "ridge", "hill", "hills", "valley", "island", "strait", "river", "lake", "harbour", "harbor", "port",
    "station",
    "bridge", "camp", "airport", "crossing", "road", "plateau", "peninsula", "gorge", "bay", "forest", "prison", "dam",
    "shoal", "reef", "cape", "sector", "town", "city", "village", "capital",
})  # fmt: skip
"""Class words beside those of the table of places."""
_OWNED = frozenset(
    {"'s", "council", "hall", "mayor", "authorities", "administration", "officials", "government", "police"}
)
"""Behind a class word these make it somebody who speaks or acts."""


class Namesakes:
    """The places of one page by the class words that it gives them."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._named: dict[str, list[tuple[int, PlaceName]]] | None = None

    def meant(self, line: Line, clauses: tuple[Clause, ...]) -> PlaceName | None:
        """The place that "the pass" in the clauses means: the only one so called before; None for none or two."""
        for clause in clauses:
            for number in range(clause.first + 1, clause.after):
                if line.lowers[number] not in _FURTHER or line.lowers[number - 1] != "the":
                    continue
                if not _OWNED.isdisjoint(line.lowers[number + 1 : number + 2]) or line.lowers[
                    number + 1 : number + 2
                ] == ("of",):
                    continue
                found = [name for at, name in self._all().get(line.lowers[number], ()) if at < line.number]
                if found and len({name.place.name for name in found}) == 1:
                    return found[-1]
        return None

    def _all(self) -> dict[str, list[tuple[int, PlaceName]]]:
        if self._named is None:
            self._named = {}
            for line in self._survey.lines:
                for noun, name in self._in(line):
                    self._named.setdefault(noun, []).append((line.number, name))
        return self._named

    def _in(self, line: Line) -> Iterator[tuple[str, PlaceName]]:
        """The places of a line that have a class word: as their last word, right behind, or before "of"."""
        if line.sentence.heading:
            return
        named = [
            place_named_at(self._survey, span.start, span.end)
            for span in line.reading.layer("kind")
            if span.label == "place"
        ]
        for name in (*places_in(self._survey, line, 0, len(line.words)), *named):
            first, last = line.word_at(name.start), line.word_at(name.end - 1)
            before = line.lowers[max(0, first - 2) : first]
            for noun in (
                line.lowers[last],
                *line.lowers[last + 1 : last + 2],
                *(before[:1] if before[1:] == ("of",) else ()),
            ):
                if noun in _FURTHER:
                    yield noun, name


def named_beside(survey: Survey, act: Act) -> PlaceName | None:
    """The only place that the sentence names before the act, whoever it belongs to; None for none or two.

    "Residents of Harn said soldiers burned houses there".
    """
    line = act.line
    first, end = survey.prose_start(line), line.words[act.at].start
    named = [
        place_named_at(survey, span.start, span.end)
        for span in line.reading.layer("kind")
        if span.label == "place" and first <= span.start and span.end <= end
    ]
    return named[0] if len({name.place.name for name in named}) == 1 else None


def named_in_roles(survey: Survey, act: Act) -> tuple[PlaceName, ...]:
    """The places named in what the reader takes for where or for what was hit: "Harn was shelled", "shook Harn".

    Names that are those of actors are none.
    """
    line = act.line
    bounds = [(role.start, role.end) for role in act.roles if role.label == "place" or _is_all_names(line, role)]
    return tuple(
        place_named_at(survey, name.start, name.end)
        for name in line.reading.layer("kind")
        if name.label == "place"
        and name.score >= _SURE_NAME
        and any(start <= name.start and name.end <= end for start, end in bounds)
        and not any(one.start < name.end and name.start < one.end for one in line.mentions)
        and not is_origin(line, name.start)
    )


def _is_all_names(line: Line, target: Labelled) -> bool:
    """Whether what was hit is a place: "Harn", "the towns of Harn and Tolm"; "the Harn footballer" is none."""
    if target.label != "target":
        return False
    names = [
        span
        for span in line.reading.layer("kind")
        if span.label == "place" and target.start <= span.start and span.end <= target.end
    ]
    rest = [
        lower
        for word, lower in zip(line.words, line.lowers, strict=True)
        if target.start <= word.start < target.end
        and not any(name.start <= word.start < name.end for name in names)
        and lower not in _AROUND_NAMES
    ]
    return bool(names) and not rest


_AROUND_NAMES = frozenset({
    "the", "of", "and", ",", "town", "towns", "city", "cities", "village", "villages", "port", "ports", "settlement",
    "settlements", "district", "districts",
})  # fmt: skip
"""Beside names these keep what was hit a place."""
_SURE_NAME = 0.8
"""The least score of a place's name that only the reader sees to be one."""


def place_named_at(survey: Survey, start: int, end: int) -> PlaceName:
    """The place whose name stands at these characters."""
    return PlaceName(start, end, place_named(survey, start, end))


def its_place(survey: Survey, line: Line, clauses: tuple[Clause, ...]) -> PlaceName | None:
    """The place that "its" means in "hours after the guns fell silent in Harn a blast tore through its quay".

    The only one that the sentence names before, where "its" stands before something that can be hit.
    """
    for clause in clauses:
        for number, (lower, following) in enumerate(pairwise(line.lowers[clause.first : clause.after]), clause.first):
            start = line.words[number].start
            hit = [
                target for target in survey.targets(line) if start < target.start <= line.words[number].end + _ADJECTIVE
            ]
            if lower != "its" or not hit or following in place_words().classes:
                continue
            first = line.word_at(survey.prose_start(line))
            names = [
                name
                for name in places_in(survey, line, first, number)
                if name.place.precision not in ("country", "region")
            ]
            if len({name.place.name for name in names}) == 1:
                return names[-1]
    return None


_ADJECTIVE = 14
"""So many characters may stand between "its" and the thing: "its grain quay"."""
