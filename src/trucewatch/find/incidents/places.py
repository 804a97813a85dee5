"""Places named in a text, by the words around their names: "in Harn", "the town of Ost Lorrin", "Venn district"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from trucewatch.core.page import Mention
from trucewatch.core.values import Place, Precision
from trucewatch.find.survey import Line, Survey
from trucewatch.know.countries import states
from trucewatch.know.placewords import place_words

_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_UNNAMED = frozenset({"person", "government", "military", "organisation", "group", "office"})


class PlaceName(msgspec.Struct, frozen=True):
    """A place named by the words `start`..`end` of the text; `place.evidence` is the same stretch."""

    start: int
    end: int
    place: Place


@cache
def _adjectives() -> dict[str, str]:
    """Lower-case adjectives and names of states with their codes, of one word."""
    found: dict[str, str] = {}
    for code, state in states().items():
        for name in (*state.adjectives, *state.names):
            found.setdefault(name.lower(), code)
    return found


@cache
def _countries() -> dict[str, str]:
    """Names of states with their codes, in lower case."""
    return {name.lower(): code for code, state in states().items() for name in state.names}


@cache
def _capitals() -> dict[str, str]:
    """Capitals with the code of their state, in lower case; a name that two states share is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for code, state in states().items():
        for name in state.capitals:
            if found.setdefault(name.lower(), code) != code:
                shared.add(name.lower())
    return {name: code for name, code in found.items() if name not in shared}


def places_in(survey: Survey, line: Line, first: int, after: int) -> tuple[PlaceName, ...]:
    """The places named in words `first`..`after` (half-open) of a line, in order. Persons, bodies and days are none.

    The country is filled only where the text says it ("the Veldan town of Harn", "Harn, a Veldan port") or the name is
    a state's or a capital's; without a class word the precision is "unknown".
    """
    found: list[PlaceName] = []
    number = first
    while number < after:
        opened = _opened_by(line, number, first)
        name_after = _name_end(survey, line, number, after) if opened is not None or _is_name(line, number) else number
        if name_after == number:
            number += 1
            continue
        made = _place(survey, line, number, name_after, opened)
        if made is not None:
            found.append(made)
        number = name_after
    return tuple(found)


def place_named(survey: Survey, start: int, end: int) -> Place:
    """The place that the characters `start`..`end` are the name of: a town where it is a capital, else of any size."""
    own = survey.page.text[start:end].lower()
    if own in _countries():
        return _made(survey, start, end, _countries()[own], "country").place
    return _made(survey, start, end, _capitals().get(own), "town" if own in _capitals() else "unknown").place


def _is_name(line: Line, number: int) -> bool:
    """Whether word `number` may begin a name: it has a capital."""
    return line.words[number].end > line.words[number].start and line.lowers[number][:1].isalpha()


def _opened_by(line: Line, number: int, first: int) -> str | None:
    """The preposition before word `number`, "the" and class words aside ("in the town of"); None without one."""
    at = number - 1
    while at >= 0 and number - at <= 5:
        lower = line.lowers[at]
        if lower in place_words().prepositions or lower in place_words().struck:
            return lower
        if lower == "of":
            return (
                "of"
                if at > 0
                and (line.lowers[at - 1] in place_words().classes or line.lowers[at - 1] in place_words().pieces)
                else None
            )
        if (
            lower not in ("the", "a", "an")
            and not lower.endswith(place_words().holders)
            and lower not in _adjectives()
            and lower != "and"
        ):
            return None
        at -= 1
    return None


def _name_end(survey: Survey, line: Line, number: int, after: int) -> int:
    """The word after the name that begins at word `number`; `number` where none does."""
    text, last = survey.page.text, number
    while last < after:
        word = line.words[last]
        if text[word.start].isupper() and not (last == number and line.lowers[last] in place_words().never):
            if line.lowers[last] in _WEEKDAYS:
                break
            last += 1
        elif (
            last + 1 < after
            and line.lowers[last] in (place_words().particles if last > number else place_words().articles)
            and text[line.words[last + 1].start].isupper()
        ):
            last += 2
        elif _has_article(text, word.start, word.end):
            last += 1
        elif (
            last + 1 < after
            and last > number
            and line.lowers[last] == "of"
            and line.lowers[last - 1] in place_words().waters
            and text[line.words[last + 1].start].isupper()
        ):
            last += 2
        else:
            break
    return last


def _has_article(text: str, start: int, end: int) -> bool:
    """Whether the word is an Arabic name with its article: "al-Harra"."""
    head, _, rest = text[start:end].partition("-")
    return head.lower() in place_words().particles and rest[:1].isupper()


def _place(survey: Survey, line: Line, first: int, after: int, opened: str | None) -> PlaceName | None:
    """The place that words `first`..`after` name, or None where they name something else."""
    text = survey.page.text
    start, end = line.words[first].start, line.words[after - 1].end
    own = text[start:end]
    following = line.lowers[after] if after < len(line.lowers) else ""
    if line.lowers[first] in place_words().waters and "of" in line.lowers[first:after]:
        return _made(survey, start, end, None, "region") if opened is not None else None
    before = line.lowers[first - 1] if first else ""
    mention = _mention_over(line, start, end)
    kind = survey.actors[mention.actor].kind if mention and mention.actor in survey.actors else None
    precision = _class_around(line, first, after)
    if precision and following in place_words().classes:
        end = line.words[after].end
        if line.lowers[after + 1 : after + 2] == ("'s",):
            return None  # "Venn Province's health office" is a body
    country = _countries().get(own.lower())
    if precision and following == "'s":
        return None  # "Venn Province's health office" is a body
    if kind in _UNNAMED and not precision:
        return None
    if own.lower() in _adjectives() and country is None:
        return None  # "a Veldan town": what it is called comes after "of", if at all
    if precision is None:
        at_target = (
            any(target.start == line.words[after].start for target in survey.targets(line)) if following else False
        )
        if opened is None and not (at_target and mention is None and first > 0):
            return None
        if opened == "between" or (opened in place_words().weak and country is None and kind != "state"):
            return None
        if following == "'s":
            return None if kind is not None or country is not None else _made(survey, start, end, None, "unknown")
    if opened is None and precision is None and before not in ("the", "a", "of"):
        return None
    if precision is None and before in ("a", "an"):
        return None
    if country is not None:
        return _made(survey, start, end, country, "country")
    if kind == "state" and precision is None:
        capital = _capitals().get(own.lower())
        return _made(survey, start, end, capital, "town" if capital else "country")
    said = _country_around(line, first, after) or _capitals().get(own.lower())
    return _made(survey, start, end, said, precision or ("town" if own.lower() in _capitals() else "unknown"))


def _mention_over(line: Line, start: int, end: int) -> Mention | None:
    """The mention that shares characters with `start`..`end`."""
    return next((mention for mention in line.mentions if mention.start < end and start < mention.end), None)


def _class_around(line: Line, first: int, after: int) -> Precision | None:
    """What a class word beside the name says: "Venn district", "the town of Harn"."""
    following = line.lowers[after] if after < len(line.lowers) else ""
    if following in place_words().classes:
        return place_words().classes[following]
    if line.lowers[after - 1] in place_words().classes and after - first > 1:
        return place_words().classes[line.lowers[after - 1]]
    if first > 1 and line.lowers[first - 1] == "of" and line.lowers[first - 2] in place_words().classes:
        return place_words().classes[line.lowers[first - 2]]
    if following == "," and after + 2 < len(line.lowers) and line.lowers[after + 1] in ("a", "an", "the"):
        return next(
            (
                place_words().classes[word]
                for word in line.lowers[after + 2 : after + 5]
                if word in place_words().classes
            ),
            None,
        )
    if first > 0 and line.lowers[first - 1] in ("city", "town", "village", "region", "province", "district"):
        return place_words().classes[line.lowers[first - 1]]
    return None


def _around(line: Line, first: int, after: int) -> Iterator[str]:
    """The words beside a name that may tell its country: before ("the Veldan town of"), after (", a Veldan port")."""
    yield from line.lowers[max(0, first - 4) : first]
    if after + 1 < len(line.lowers) and line.lowers[after] == "," and line.lowers[after + 1] in ("a", "an", "the"):
        yield from line.lowers[after + 2 : after + 4]
    if after + 1 < len(line.lowers) and line.lowers[after] in (",", "in", "of"):
        yield line.lowers[after + 1]


def _country_around(line: Line, first: int, after: int) -> str | None:
    """The code of the one state that stands beside the name together with a class word; else None."""
    words = tuple(_around(line, first, after))
    if not any(word in place_words().classes for word in words) and not any(
        word in _countries() for word in words[-1:]
    ):
        return None
    codes = {_adjectives()[word] for word in words if word in _adjectives()}
    return codes.pop() if len(codes) == 1 else None


def _made(survey: Survey, start: int, end: int, country: str | None, precision: Precision) -> PlaceName:
    """The place with its evidence."""
    span = survey.page.span(start, end)
    return PlaceName(span.start, span.end, Place(span.exact, country, None, None, precision, (span,)))
