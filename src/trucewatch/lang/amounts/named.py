"""Figures that are no amount: dates, clock times, ages behind names, parts of names, places in a row, scores, codes."""

from __future__ import annotations

import re

from trucewatch.lang.amounts.changes import change_before
from trucewatch.lang.amounts.figures import Figure
from trucewatch.lang.amounts.units import unit_at

_CODE_AFTER = re.compile(
    r"(?:st|nd|rd|th|s)\b|[A-Za-z]{1,3}\d|:\d|/\d|\.\d+\.|-[A-Z]{1,2}\b(?!\w)|-(?:for|on|by|something)\b|[GD]\b|WD\b|x\d"
    r"|\s?(?:[ap]\.?m|o[’']clock)\b|\s?(?:GMT|UTC|BST|CET|E[SD]?T|P[SD]T)\b"
)
"""18th, 1990s, 9AB8, 4:39, 24/7, two-for-one, 5G, 5pm, 0900 GMT"""
_CODE_BEFORE = re.compile(r"(?:[A-Za-z]\d?|\d[:./]|[#№/\[])$|\d[:/]\d+[-–]$|\b(?:1[5-9]|20)\d\d[-–]$")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s?[ap]\.?m\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:nos?|numbers?|articles?|resolution|route|highway|chapters?|sections?|paragraphs?|flight|channel|pages?|phase|"
    r"category|covid|unit|suite|apartment|formula|boeing|airbus|iphone|ipad|ios|android|windows|xbox|playstation|galaxy|"
    r"pixel|apollo)\.?\s?-?$",
    re.IGNORECASE,
)
_ROW_BEFORE = re.compile(
    r"\b(?:step|stage|level|grade|class|type|game|week|day|round|room|gate|floor|act|episode|season|volume|version|part|"
    r"group|area|zone|tier|title|rule|question|verse|line|lot|bus|ward|district|precinct|studio|model|mark|generation|gen|"
    r"under)\.?\s?-?$",
    re.IGNORECASE,
)
"""What makes the figure behind it a name; and a place in a row, where it counts nothing."""
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w&’'-]*\.?:?\s$|\b[A-Z]{2,}\s$")
_AGE_BEFORE = re.compile(r"\b[A-Z][\w’'-]+,?\s$")
_AGE_AFTER = re.compile(r"[,.)]|\s(?:and|who|on|from|is|was|has|said)\b|$")
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d$")
_YEAR_AFTER = re.compile(r"[)\s,.;:!?’'\]]|$|[-–]\d")
_NAME_AFTER = re.compile(r"\s[A-Z][\w’'-]*")
_PEOPLE = re.compile(r"(?:[A-Z][a-z]+(?:ish|ian|ans?|ean|ese|ch|i|is|ns)|[A-Z]{3}|US|UK|EU|UN|FEET|Danish)$")
"""A people or an office before a noun ("seven European countries"), and a currency's code."""
_JOINED = re.compile(r"[-–]\d+(?=\s[A-Z])")
_SCORE = re.compile(r"(?P<left>\d{1,3})[-–](?P<right>\d{1,3})(?![\w%-]|\.\d|\s?(?:%|per\s?cent))")
_PAIR = re.compile(r"(?<![\w-])(?P<left>\d{1,2})[-–](?P<right>\d{1,2})(?![\w%-])")
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|another|which|the|only|new|old|good|big|square|last|next|latest|first|day|"
    r"by|to|for|as|at|than)\s$",
    re.IGNORECASE,
)
_ONE_IS_NO_PRONOUN = re.compile(r"\s(?:of\b|more\b|(?:\w+\s){0,3}\w+)|-\w", re.IGNORECASE)
_ONE_PRONOUN = re.compile(
    r"\s(?:another|by one|day|can|could|must|should|would|may|might|will|is|was|has|had|with|without|in|on|at|for|to|"
    r"from|and|or|but|that|who|which|they|he|she|we|you|i|it|as|side)\b|[.,;:!?)]|$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*\(?\d{1,2}[.)]\s")
_MEASURED = re.compile(
    r"[\s-]?(?:%|per\s?cent|km|kilomet|miles?\b|met(?:re|er)|feet|tons|tonnes|dollars|euros|mAh|rpm|people\b)"
)
_PARTY = re.compile(r"-(?:party|time|hand|off|way|fold|handed|track|sided|thing|year-olds?|size)\b", re.IGNORECASE)
_BEGINS = frozenset('.!?:;“"‘(—–-•\n')
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(rf"\b{_MONTH}\s$")
_DAY_AFTER = re.compile(rf"\s(?:of\s)?{_MONTH}(?:\s|,|$)")
_REACH = 40


def is_no_amount(text: str, figure: Figure, start: int, end: int) -> bool:
    """Whether the figure counts or measures nothing."""
    before = text[max(start, figure.start - _REACH) : figure.start]
    if not figure.digits:
        return _is_idle_word(text, figure, before, end)
    if figure.money:
        return False
    if _CODE_BEFORE.search(before) or _CODE_AFTER.match(text, figure.end, end) or _CLOCK.match(text, figure.start, end):
        return True
    if _DAY.search(before) or _DAY_AFTER.match(text, figure.end, end) or _is_score(text, figure, before):
        return True
    if _YEAR.match(figure.digits) and not figure.scaled and _YEAR_AFTER.match(text, figure.end, end):
        return is_year(text, figure, before, end)
    if _NAMED.search(before) or _LISTED.fullmatch(text, figure.start - len(before), figure.end + 2):
        return True
    if figure.scaled or not figure.digits.isdecimal() or unit_at(text, figure.end, end, sure=True) is not None:
        return False
    if _ROW_BEFORE.search(before) or _CAPITAL_BEFORE.search(before):
        return True
    joined = _JOINED.match(text, figure.end, end)
    following = _NAME_AFTER.match(text, figure.end if joined is None else joined.end(), end)
    if following is not None and not _PEOPLE.match(following[0].strip()):
        return True
    return figure.low < 120 and bool(_AGE_BEFORE.search(before) and _AGE_AFTER.match(text, figure.end, end))


def is_year(text: str, figure: Figure, before: str, end: int) -> bool:
    """Whether four digits that could be a year are one: they count nothing, or stand behind "in" or before "sales"."""
    if before.lower().endswith((" in ", "since ", "until ", "by ", "from ")):
        return True
    if (
        _MEASURED.match(text, figure.end, end)
        or change_before(text, figure.start, figure.start - len(before))[0] != "="
    ):
        return False
    return figure.low % 100 != 0 or unit_at(text, figure.end, end, sure=True) is None


def _is_idle_word(text: str, figure: Figure, before: str, end: int) -> bool:
    """Whether a number in words counts nothing: the pronoun "one", "three-party", "a hundred" of a name."""
    words = text[figure.start : figure.end].lower()
    if _PARTY.match(text, figure.end, end) or before[-1:] == "-":
        return True
    if text[figure.start].isupper() and before.strip() and before.rstrip()[-1:] not in _BEGINS:
        return True
    if words == "one":
        if text[figure.end : figure.end + 4] == " of " and not before.endswith(("the ", "no ")):
            return False
        return bool(_ONE_BEFORE.search(before) or _ONE_PRONOUN.match(text, figure.end, end)) and not (
            before.endswith(("at ", "for ", "than ", "by ", "to ", "as "))
            and not _ONE_PRONOUN.match(text, figure.end, end)
        )
    return words in ("dozen", "hundred", "thousand", "million", "billion", "trillion", "zero")


def _is_score(text: str, figure: Figure, before: str) -> bool:
    """Whether it is one side of a score, 2-1, or of any pair of figures that does not rise."""
    left = re.search(r"(?P<left>\d{1,3})[-–]$", before)
    if left is not None:
        match = _SCORE.match(text, figure.start - len(left[0]))
        return match is not None and (int(left["left"]) >= figure.low or _falls_elsewhere(text))
    match = _SCORE.match(text, figure.start)
    return match is not None and (int(match["left"]) >= int(match["right"]) or _falls_elsewhere(text))


def _falls_elsewhere(text: str) -> bool:
    """Whether another pair of the text falls (6-4): then the rising ones are scores, too."""
    return any(int(pair["left"]) >= int(pair["right"]) for pair in _PAIR.finditer(text))
