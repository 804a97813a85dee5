"""The names of places in a text with what stands beside them: "the town of Harn, in Ost region"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from trucewatch.core.values import Precision
from trucewatch.know.countries import states
from trucewatch.know.gazetteer import candidates
from trucewatch.know.placewords import place_words
from trucewatch.know.spelling import folded
from trucewatch.locate.lands import is_a_region_too

_BETWEEN = re.compile(
    r",? in(?: the)? |, ?|\s?\(|, (?:an?|the)(?: [a-z-]+){1,4} (?:in|of)(?: the)? "
    r"|(?: [a-z-]+)? (?P<class>[a-z]+) (?:in|of)(?: the)? "
)
"""What stands between a place and the wider one that it lies in: ", ", " in ", ", a town in the ", " district of "."""
_BEFORE = re.compile(
    r"(?: [a-z]+)?'?s?,? (?:near|in|at|outside|around|between|including|on|to)"
    r"(?: the)?(?: [a-z-]+ of)? (?:[A-Z][\w'’-]+ and )?"
)
"""What stands between a wider place and one that lies in it: "in Ost | region, near | Harn"."""
_POSSESSIVE = re.compile(r"['’]s$")
_HELD = re.compile(r"^\w+-(?:held|controlled|occupied|administered|ruled|backed) ")
_CLASS_BEFORE = re.compile(r"(?P<named>\b[A-Z][\w'’-]* )?\b([a-z]+) of $")
_NEXT_WORD = re.compile(r"\s+([a-z]+\b|[A-Z][a-z]+\b(?!\s+[A-Z0-9]))")


class PlaceUse(msgspec.Struct, frozen=True):
    """A place named at `start`..`end` of report `report`: its full name, the bare one without a class word, what class
    words say of it, the code of the country that the text gives it, and the name of the wider place beside it.
    """

    report: str
    start: int
    end: int
    full: str
    name: str
    kind: Precision | None = None
    country: str | None = None
    within: str | None = None


def uses_in(report: str, text: str, spans: Iterable[tuple[int, int]]) -> tuple[PlaceUse, ...]:
    """The uses of the names at `spans` (sorted, none over another), with what the text says beside them."""
    ordered = sorted(set(spans))
    found = []
    for number, (start, end) in enumerate(ordered):
        after = ordered[number + 1] if number + 1 < len(ordered) else None
        earlier = ordered[number - 1] if number else None
        within = _within(text, end, after) or _said_before(text, start, earlier)
        full = written_out(text, start, end)
        name, kind = bare_name(full)
        if country_named(full) is not None:
            kind, within = None, None if is_list(full, within) else within
        else:
            kind = kind or _class_beside(text, start, end)
        found.append(PlaceUse(report, start, end, full, name, kind, _country_in(within), within))
    return tuple(found)


def is_list(full: str, within: str | None) -> bool:
    """Whether two countries stand side by side ("in Ostland, Westland"); Georgia lies in the United States, too."""
    code = _country_in(within)
    return code is not None and not any(
        place.kind == "region" and place.country == code for place in candidates(full.removeprefix("the "))
    )


def _said_before(text: str, start: int, earlier: tuple[int, int] | None) -> str | None:
    """The name of the region that stands right before: "in the Ost region, near Harn"; None for any other place."""
    if earlier is None or start - earlier[1] > 60 or not _BEFORE.fullmatch(text[earlier[1] : start]):
        return None
    name = written_out(text, *earlier)
    return name if (bare_name(name)[1] or _class_beside(text, *earlier)) == "region" else None


def written_out(text: str, start: int, end: int) -> str:
    """The name at `start`..`end` without "'s", a short one in full: "W.Va.", "Kan." (the stop may lie behind)."""
    name = _POSSESSIVE.sub("", text[start:end])
    if "." in text[start : end + 1]:
        return place_words().short.get(folded(name), name)
    return name


def bare_name(name: str) -> tuple[str, Precision | None]:
    """The name without who holds the place and without its class word, and what that word says: "Ost region"."""
    name = _HELD.sub("", name.removeprefix("the ").removeprefix("The "))
    words = name.split()
    classes = place_words().classes
    if len(words) > 1 and words[-1].lower() in classes and words[-1].lower() not in _LANDSCAPES:
        return " ".join(words[:-1]), classes[words[-1].lower()]
    return name, None


_LANDSCAPES = frozenset(
    {"sea", "gulf", "strait", "peninsula", "highlands", "valley", "island", "city", "port", "crossing"}
)
"""Class words that belong to the name itself: "Red Sea", "Kansas City"."""


def _class_beside(text: str, start: int, end: int) -> Precision | None:
    """What the class word behind the name, or before it with "of", says.

    "Harn State University" is in no state, "the Old Mill district of Harn" and "the capital of Ost" are parts of them.
    """
    classes = place_words().classes
    following = _NEXT_WORD.match(text, end)
    if following is not None and following.group(1).lower() in classes:
        return classes[following.group(1).lower()]
    before = _CLASS_BEFORE.search(text, max(0, start - 30), start)
    if before is None or before.group(2) == "capital" or before.group("named"):
        return None
    return classes.get(before.group(2))


def _within(text: str, end: int, after: tuple[int, int] | None) -> str | None:
    """The name of the wider place that follows at once; None where another word does."""
    if after is None or after[0] - end > 40:
        return None
    between = _BETWEEN.fullmatch(text[end : after[0]])
    if between is None or between["class"] not in (None, *place_words().classes):
        return None
    return written_out(text, *after)


def _country_in(name: str | None) -> str | None:
    """The code of the state of that name; None for one that another state's region bears, too."""
    code = country_named(name) if name is not None else None
    return None if name is None or code is None or is_a_region_too(name, code) else code


def country_named(name: str) -> str | None:
    """The code of the one state that bears the name; None for every other name."""
    fold = folded(name.removeprefix("the "))
    codes = {code for code, state in states().items() if fold in _names(code)}
    return codes.pop() if len(codes) == 1 else None


@cache
def _names(code: str) -> frozenset[str]:
    """The folded names of a state, its adjectives and its people's."""
    state = states()[code]
    return frozenset(map(folded, (*state.names, *state.adjectives, *state.people)))


def grouped(uses: Sequence[PlaceUse]) -> dict[tuple[str, Precision | None, str | None], list[PlaceUse]]:
    """Uses of one story that mean one place: one name, one class, one country said."""
    groups: dict[tuple[str, Precision | None, str | None], list[PlaceUse]] = {}
    for use in uses:
        groups.setdefault((folded(use.name), use.kind, use.country), []).append(use)
    return groups
