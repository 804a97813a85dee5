"""What the words around a figure make of it: about, more, less, or that it went up or down by so much."""

from __future__ import annotations

import re
from typing import Literal

Change = Literal["=", "~", ">", "<", "up", "down"]

_BEFORE: tuple[tuple[Change, str], ...] = (
    ("<", r"no more than|not more than|no longer than|up to|as many as|as much as|as little as|as low as|at most|"
          r"a maximum of|(?:well |far |just |slightly |a little |a bit )?(?:less|fewer|lower|smaller|cheaper) than|"
          r"(?:well |just |slightly )?(?:under|below|beneath)|short of|capped at"),
    (">", r"at least|no less than|no fewer than|not less than|a minimum of|as of|starting (?:at|from)|"
          r"(?:well |far |just |slightly |a little |a bit |much |many )?"
          r"(?:more|greater|higher|larger|longer|bigger|older) than|"
          r"(?:just |well |slightly )?(?:over(?: than)?|above|beyond)|upwards? of|in excess of|exceed(?:s|ed|ing)?|"
          r"surpass(?:es|ed|ing)?|top(?:s|ped|ping)|more than"),
    ("~", r"about|around|roughly|approximately|approx\.?|some|an estimated|estimated(?: at)?|circa|ca\.|c\.|"
          r"nearly|almost|close to|near|nearing|averag(?:ed|es|ing)|in the region of|"
          r"somewhere (?:around|near)|more or less|or so|~|≈|±"),
)  # fmt: skip
_WORDS_BEFORE = tuple(
    (change, re.compile(rf"(?:^|(?<=[\s(“\"‘'—–-]))(?:{words})\s?(?:another\s)?$", re.IGNORECASE))
    for change, words in _BEFORE
)
_AFTER: tuple[tuple[Change, re.Pattern[str]], ...] = (
    (
        ">",
        re.compile(
            r"\s?(?:or (?:more|longer|higher|above|over)|\+(?!\d)|-?plus)(?!\w)|\s(?:and|or) (?:up|above|over)\b",
            re.IGNORECASE,
        ),
    ),
    ("<", re.compile(r"\s?(?:or (?:fewer|less|lower|below|under))\b", re.IGNORECASE)),
    ("~", re.compile(r"(?:\s(?:or so|or thereabouts|on average)|\s?-?odd)\b", re.IGNORECASE)),
)
_GAP = (
    r"(?:\s(?:by|as much as|just|only|another|further|a further|sharply|slightly|rapidly|its|prices?|sales|it|"
    r"them))*\s?$"
)
_UP = re.compile(
    rf"\b(?:up|ris(?:e|es|ing|en)|rose|increas(?:e|es|ed|ing)|gain(?:s|ed|ing)?|grow(?:s|n|ing)?|grew|jump(?:s|ed|ing)?|"
    rf"climb(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|add(?:s|ed|ing)|rall(?:y|ied)|advanc(?:e|ed|ing)|"
    rf"expand(?:s|ed|ing)?|boost(?:s|ed|ing)?|upped|hik(?:e|ed|ing)){_GAP}",
    re.IGNORECASE,
)
_DOWN = re.compile(
    rf"\b(?:down|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|lo(?:se|ses|st|sing)|"
    rf"plung(?:e|es|ed|ing)|slid|slip(?:s|ped|ping)?|sank|tumbl(?:e|ed|ing)|shed|shrank|slump(?:s|ed|ing)?|"
    rf"dip(?:s|ped|ping)?|cut|reduc(?:e|es|ed|ing)|eas(?:ed|ing)|lower(?:ed)?){_GAP}",
    re.IGNORECASE,
)
_DIRECTIONS: tuple[tuple[Change, re.Pattern[str]], ...] = (("up", _UP), ("down", _DOWN))
REACH = 44


def change_before(text: str, start: int, floor: int) -> tuple[Change, int]:
    """What the words right before say, and where they begin; "=" and `start` for none."""
    before = text[max(floor, start - REACH) : start]
    for change, words in _WORDS_BEFORE:
        if (match := words.search(before)) is not None:
            return change, start - len(before) + match.start()
    for direction, words in _DIRECTIONS:
        if (match := words.search(before)) is not None:
            return direction, start - len(before) + match.start()
    return "=", start


def change_after(text: str, end: int, ceiling: int) -> tuple[Change, int]:
    """What the words right behind the figure or its unit say, and where they end."""
    for change, words in _AFTER:
        if (match := words.match(text, end, ceiling)) is not None:
            return change, match.end()
    return "=", end
