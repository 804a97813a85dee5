"""Captions: what a picture shows and who took it, in a text that lost the picture."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.know.furniture import furniture
from trucewatch.read.junk.patterns import NAME, any_of, words_of
from trucewatch.read.junk.sheet import Why
from trucewatch.read.lines import SMALL_WORDS, Line

MOST_WORDS = 70
"""A longer line is a paragraph."""

_PICTURE = r"(?:photo|photograph|picture|image|frame grab|video grab|screengrab|screenshot|still)"
_SCENE = any_of(
    rf"\b(?:in|on) this (?:[\w-]+ ){{0,3}}{_PICTURE}"
    r"(?:[,.:]|$|\s(?:taken|released|provided|made|obtained|from|by|shot|shared)\b)",
    rf"\bthis (?:[\w-]+ ){{0,3}}(?:{_PICTURE}|handout)\b"
    r".{0,60}\b(?:taken|released|provided|obtained|made available)\b",
    r"^file\s?(?:photo|picture|image|pic)?\s*[-–—:]",  # FILE - The bridge at ...
    r"\(file(?: (?:photo|picture|image|pic))?\)\W*$",
    r"\bfile (?:photo|picture|pic)\b\W*$",
    rf"^(?:a )?(?:handout|undated|aerial|satellite|archive) {_PICTURE}\b",
    r"^enlarge\s*/",
    r"^credit\s?(?:\.{3}|…)",
)
"""As in "Villagers carry water in this undated photo", "FILE - The bridge at ..."."""
_TAKER = re.compile(
    rf"(?:^|[.!?\"'”’)\]]\s*|[|—–(\[]\s*|\s-\s|©\s*)(?:File:?\s)?{NAME}/(?:{NAME})(?:\s+(?:via|for)\s+{NAME})?\s*[)\]]?\.?$"
    rf"|^{NAME}\s/\s{NAME}\.?$|[(\[]{NAME}\s/\s{NAME}[)\]]$"
)
"""Who took it and for whom, at the end: "... beside the canal. R. Okello/Northline"."""
_TAKER_ALONE = re.compile(rf"[.!?]\s*\|\s*{NAME}$")
"""... "beside the canal. | R. ODUYA"."""
_FROM_FILE = re.compile(
    rf"[—–(|]\s*(?:{NAME}\s+)?(?:[Ff]iles?|pool|[Hh]andout|[Ss]upplied|[Ss]creengrab)(?:\s+(?:photo|picture|image))?\s*[)\]]?\.?$"
)
_SMALL_IN_CREDITS = SMALL_WORDS | frozenset(
    {
        "file",
        "supplied",
        "handout",
        "courtesy",
        "pool",
        "screengrab",
        "social",
        "media",
        "provided",
        "illustration",
        "here",
    }
)


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s(\[.|—–-])(?:{words_of(furniture().picture_credits)})(?:\s+by)?\s*[:©|/,]\s*(?P<by>\S.{{0,90}})$",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    words = words_of(furniture().picture_credits)
    return any_of(
        rf"[\[(]\s*(?:{words})\b[^\])]*[\])]\s*$",  # [Image: a bridge at dusk]
        rf"(?:{words})\s*[:|©]\s*\S",  # Photo: ...
        r"(?:image|media|video|picture|photo) (?:caption|source|credit)[,:]?\s+\S",  # Image source, ...
    )


@cache
def _agency_first() -> re.Pattern[str]:
    """As in "Getty Images A burnt-out bus on an empty road", the alternative text of a picture after its credit."""
    return re.compile(
        rf"(?:{words_of(tuple(name.upper() for name in furniture().picture_agencies))}|Getty Images|Reuters) [A-Z]"
    )


@cache
def _agency() -> re.Pattern[str]:
    words = words_of(furniture().picture_agencies)
    return re.compile(
        r"(?:/\s?|\bvia |[—–|]\s?|\s-\s|\(|©\s?|\[)(?:[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}/)?"
        rf"(?P<agency>{words})\s*[)\].]{{0,2}}$",
        re.IGNORECASE,
    )


def ends_with_taker(line: Line) -> bool:
    """Whether the line ends with a photographer and an agency: "R. Okello/Northline"."""
    return _TAKER.search(line.words_of) is not None


def is_alternative(line: Line, caption: Line) -> bool:
    """Whether the line is the caption's beginning: the text that a page has instead of the picture."""
    return len(line.words) >= 4 and caption.words_of.startswith(line.words_of.rstrip(".")) and line.bare != caption.bare


def captions(line: Line) -> Why | None:
    """What a picture shows, by its credit at the end, its "[Photo: ...]" or "in this file picture".

    A paragraph may end with its agency too ("... he said. (Northline)"): that is no caption.
    """
    said = line.words_of
    if not 1 < len(line.words) <= MOST_WORDS:
        return None
    if _opening().match(said):
        return "caption"
    if (
        (found := _credit().search(said))
        and found.group("by")[0] not in "\"“‘'"
        and all(
            not word[0].islower() or word in _SMALL_IN_CREDITS for word in re.findall(r"[^\W_]+", found.group("by"))
        )
    ):
        return "caption"
    if any(pattern.search(said) for pattern in (_TAKER, _TAKER_ALONE, _FROM_FILE, _SCENE)):
        return "caption"
    if _agency_first().match(said) and not line.is_finished and len(line.words) >= 5 and ":" not in said:
        return "caption"
    if (found := _agency().search(said)) and found.group("agency")[0].isupper():
        before = said[: found.start()].rstrip()
        names_taker = "/" in found.group() or "via " in found.group() or "photo" in found.group().casefold()
        is_dateline = len(before.split()) <= 3 and found.group().startswith("(")
        if names_taker or not (is_dateline or before[-1:] in '.!?"”’'):
            return "caption"
    return None
