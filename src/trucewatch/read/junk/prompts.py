"""What a page asks of its reader, and where it points to other stories: "Subscribe", "READ MORE: ...", "Most read"."""

from __future__ import annotations

import re

from trucewatch.know.furniture import furniture
from trucewatch.read.junk.patterns import any_of
from trucewatch.read.junk.sheet import Why
from trucewatch.read.lines import Line

MOST_WORDS = 60
"""A longer line is a paragraph."""
SHORT = 18
"""In a line of so many words one thing of the page is enough; a paragraph must name two."""

_TERM = re.compile(r"[^\s.,;:!?()|“”]+")
_CLAUSE = re.compile(r"(?:^[•·▪■►▶›»>*–-]*\s*|[.!?:…|–—-]\s+|\?\s*|,\s+(?=please\b))[\"'“‘(\[]*([^\W\d_][\w'’-]*)")
_SAYING = any_of(
    r"[\"”’]\s*,?\s*(?:\w+\s){0,2}(?:said|says|told|added|wrote|asked)\b",
    r"\b(?:said|says|told|wrote|urged|asked)\b.{0,30}[\"“‘]",
    r",[\"”’]\s",
)
"""Somebody is quoted: what he tells people to do is no prompt."""
_ALWAYS = any_of(
    r"(?:was|is|did|do|how) (?:this|you find this|useful was|helpful was|we)\b"
    r".{0,30}\b(?:useful|helpful|help you|answer|post|article|page)\b\W",
    r".*\bcookies\b.*\b(?:use|accept|settings|consent|necessary|preferences|agree|improve)\b",
    r".*\b(?:use|accept)s? .{0,20}\bcookies\b",
    r"click (?:here|on|to)\b.{0,70}$",
    r"(?:read|see|watch|listen|find|get|view|more|sign up|subscribe|register|apply|download)\b.{0,60}\bhere\W*$",
    r"why (?:you can )?trust\b",
    r"this (?:article|story|content|page) is (?:only )?(?:for|available to|exclusive to|reserved for)"
    r" (?:our |paying )?(?:subscribers|members)\b",
    r"(?:thanks|thank you) for (?:reading|subscribing|your support)\b",
    r"(?:sponsored|presented|powered|brought to you) by\b.{0,40}$",
    r"a post shared by\b",
    r"(?:view|see) (?:this|the) (?:post|video|tweet) on\b",
    r"follow @\w+$",
    r"follow .{0,60}\bhttps?://\S+$",
    r"this (?:audio|article|summary|video|story) (?:is|was) (?:created|generated|produced|read|translated)\b"
    r".{0,30}\b(?:ai|artificial|automated|machine|text-to-speech)\b",
)
_PLAYING_TIME = re.compile(r"\(\d{1,2}:\d{2}\)$|\b\d{1,2}:\d{2}$")
_OPENER = re.compile(r"[\W_]{0,3}([A-Za-z][\w'’ -]{1,40}?)[)\]]?\s*(?::|\||\s[-–—]|>+|»|›|(?<=[)\]])\s)\s*\S")
_READ_MORE_AT_END = re.compile(r"^(?:just|must) watch(?:ed)?\b|\S\s+[Rr]ead [Mm]ore\s*[>»→…]*$", re.IGNORECASE)
"""As in "Otter asleep in town hall Read more"."""
_IMPERATIVES = frozenset({"read", "see", "watch", "listen", "look"})
_LIST_HEADING = re.compile(
    r"(?:the |our |your |today's |this week's )?"
    r"(?:most|more|latest|top|trending|popular|recommended|related|recent|featured|other|similar|must)[ -]"
    r"(?:\w+[ -]){0,2}"
    r"(?:news|stories|story|articles?|headlines|videos|posts?|reads?|coverage|content|reading|links|features|updates)"
    r"(?: (?:this|right)? ?(?:hour|week|now|today|like this|for you))?"
)
"""As in "Most popular news", "More stories like this", "Top stories this hour"."""


def prompts(line: Line) -> Why | None:
    """An order or offer to the reader: subscribe, follow, download, accept, tell us what you think.

    A clause must open with one of the table's verbs and the line name one of its things; a paragraph, two of them.
    """
    said = line.words_of
    count = len(line.words)
    if not 2 <= count <= MOST_WORDS:
        return None
    if _ALWAYS.match(said) and (count <= 16 or "ookies" in said) and not _SAYING.search(said):
        return "prompt"
    terms = f" {' '.join(_TERM.findall(said.replace('’', chr(39)))).casefold()} "
    known = furniture()
    things = {thing for thing in known.prompt_things if f" {thing} " in terms}
    verbs = {verb.casefold().replace("’", "'") for verb in _CLAUSE.findall(said)} & known.prompt_verbs
    if not things or not verbs or (_SAYING.search(said) and len(things) < 3):
        return None
    if len(things - verbs) < (1 if count <= SHORT else 2):
        return None
    return "comments" if any("comment" in thing for thing in things) else "prompt"


def teasers(line: Line) -> Why | None:
    """One line about another story, by its opener: "READ MORE: ...", "Watch: ... (1:42)"."""
    if _READ_MORE_AT_END.search(line.words_of) and len(line.words) <= 30:
        return "teaser"
    opener = _opener_of(line)
    if opener is None:
        return None
    small = opener.casefold()
    is_plain = small not in furniture().ordinary_openers
    if not is_plain and (line.is_finished or not (small in _IMPERATIVES or _PLAYING_TIME.search(line.words_of))):
        return None
    return "advert" if small in ("advertisement", "ad", "sponsored", "promoted") else "teaser"


def opens_late(line: Line) -> bool:
    """Whether the line begins with an opener that means a teaser only after the article's end, or beside it."""
    return _opener_of(line) is not None


def is_box(line: Line) -> bool:
    """Whether the line, between paragraphs, points to another story: "EXPLAINER: ...", its opener in capitals."""
    opener = _opener_of(line)
    return opener is not None and opener.isupper() and not line.is_finished


def _opener_of(line: Line) -> str | None:
    if len(line.words) > 30 or not (found := _OPENER.match(line.words_of)):
        return None
    opener = found.group(1).strip()
    return opener if opener.casefold() in furniture().teaser_openers else None


def opens_list(line: Line) -> bool:
    """Whether the line heads a list of other stories: "Most read", "More from World"."""
    if len(line.words) > 8 or (line.is_finished and line.words_of.rstrip()[-1:] not in "!…"):
        return False
    return is_list_heading(line) or any(line.bare.startswith(f"{begins} ") for begins in furniture().list_beginnings)


def is_list_heading(line: Line) -> bool:
    """Whether the line can be nothing but the heading of such a list."""
    return line.bare in furniture().list_headings or _LIST_HEADING.fullmatch(line.bare) is not None
