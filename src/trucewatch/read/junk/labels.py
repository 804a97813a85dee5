"""Menus, breadcrumbs, buttons, tags: lines made of labels, looked at one by one."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from trucewatch.know.furniture import furniture
from trucewatch.read.junk.patterns import any_of
from trucewatch.read.junk.sheet import Why
from trucewatch.read.lines import Line

MOST_WORDS = 60
"""A line of more words is never a line of labels; none is looked through either."""

_AMOUNT = re.compile(r"\(?\b\d[\d.,]*[km]?\b\)?", re.IGNORECASE)
_CRUMBS = re.compile(r"\s[›»>→▸]\s")
_READING_TIME = any_of(
    r"(?<!\d)\d+\s*[- ]?min(?:ute)?s?\.?\s+(?:read|listen|watch)\b",
    r"\breading time\b",
    r"\(\d+\s?min(?:utes?)?\)|·\s*\d+\s?min\b|\b(?:listen|read|watch)\W+\d+\s?min\b",
)
"""As in "4 minute read", "Listen (4 min)"."""
_COMMENT_COUNT = re.compile(r"\b(?:no comments|\d[\d,]* comments?)(?: on)?\b", re.IGNORECASE)
_HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)*")
_TAG_LIST = any_of(
    r"(?:tags?|tagged|topics?|key ?words?|filed under|categor(?:y|ies)|labels|related topics|more on)\s*[:|]\s*\S",
)
_TOOL = any_of(
    r"(?:\w+ )?(?:text|font) size\b",
    r"skip (?:this )?(?:ad|advert|advertisement)\b",
    r"version for .{0,30}(?:impaired|blind|sight)",
    r"(?:.{0,40}\b)?\d+ of \d+ (?:posts|pages|photos|updates)\b",  # Page 3: 20 of 60 posts
    r"(?:photo|page|slide|image) \d+ of \d+",
    r"(?:publication|article) (?:status|id|number)\b",
    r"sort(?:ed)? by\b",
    r"download \(?pdf\b",
    r"(?:refresh|check back) for updates",
    r"photo gallery\b",
    r"\d{1,2}:\d{2}\s*/\s*\d{1,2}:\d{2}$",  # 00:00 / 03:42
    r"\d+\s*/\s*\d+$",
    r"(?:list|item) \d+ of \d+$|list of \d+ items$|end of list$",  # what a screen reader says
    r"0?0:00$|\d(?:\.\d+)?[x×]$",
    r"(?:video|audio|playing) (?:duration|length|time)\b",
)
_BRACKETED = re.compile(r"(?:\[[^\[\]]{2,24}\]\s*){3,}")
"""As in "[ Songs ] [ Archive ] [ Donate ]"."""
_CODES = re.compile(r"(?:[A-Z]{2}\s*[|/·]?\s*){3,}")
"""The languages of a site: "AZ EN RU FR"."""
_TIME_OF_DAY = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b|\b[ap]\.?m\b", re.IGNORECASE)


@cache
def _vocabulary() -> tuple[frozenset[tuple[str, ...]], int]:
    """Every label as a tuple of words, and the words of the longest."""
    known = furniture()
    labels = {tuple(label.split()) for label in (*known.alone, *known.menu_labels)}
    return frozenset(labels), max(map(len, labels))


def labels_within(words: list[str]) -> int | None:
    """How many known labels `words` (small letters) are made of, the longest first; None where a word is left over."""
    labels, longest = _vocabulary()
    at = count = 0
    while at < len(words):
        size = next((n for n in range(min(longest, len(words) - at), 0, -1) if tuple(words[at : at + n]) in labels), 0)
        if not size:
            return None
        at, count = at + size, count + 1
    return count


def alone(line: Line) -> Why | None:
    """A button or heading of the page that stands alone: "Share this post", "Comments (12)", "Advertisement"."""
    if len(line.words) > 10:
        return None
    known = furniture().alone
    for form in (
        line.bare,
        _AMOUNT.sub("#", line.bare).strip(" .:;,!-–—*#|[]()") or line.bare,
        _AMOUNT.sub("#", line.bare),
    ):
        if (why := known.get(form.strip())) is not None and form.strip():
            return cast(Why, why)
    return None


def tools(line: Line) -> Why | None:
    """Reading time, text size, a position in a list: "6 minute read", "Text size A A A"."""
    if len(line.words) > MOST_WORDS or (line.is_prose and line.is_finished):
        return None
    if _TOOL.match(line.words_of):
        return "tools"
    if _COMMENT_COUNT.search(line.words_of) and (_READING_TIME.search(line.words_of) or len(line.words) <= 6):
        return "comments"
    if (found := _READING_TIME.search(line.words_of)) and len(line.words) - len(found.group().split()) <= 8:
        return "tools"
    return None


def tags(line: Line) -> Why | None:
    """A list of keywords: "Tags: ...", "#truce #talks"."""
    if _TAG_LIST.match(line.words_of) and not line.is_prose:
        return "tags"
    if line.words_of.startswith("#") and _HASHTAGS.fullmatch(line.words_of):
        return "machine tag" if "_" in line.words_of else "tags"
    return None


def menus(line: Line) -> Why | None:
    """Sections between bars, arrows or wide gaps, or nothing but known labels: "Home | World | Sport"."""
    words = line.words
    if not words or len(words) > MOST_WORDS or line.is_prose:
        return None
    small = [word.casefold().replace("’", "'") for word in words]
    known = labels_within(small)
    if known is not None and known >= 2:
        return "menu"
    if _CODES.fullmatch(line.words_of) or _BRACKETED.fullmatch(line.words_of):
        return "menu"
    labels = line.labels
    if len(labels) < 2 or line.is_finished:
        return None
    sizes = [len(label.split()) for label in labels]
    first_known = labels_within(labels[0].casefold().split()) is not None
    if _CRUMBS.search(line.words_of) and (
        first_known or (len(labels) >= 3 and sum(sizes[:-1]) <= 3 * (len(labels) - 1))
    ):
        return "menu"
    if _TIME_OF_DAY.search(line.words_of) and len(labels) <= 3:
        return None  # "12 May 2031 | 09:40 | Port Sel" heads an article or an entry of a live page
    if len(labels) >= 3 and max(sizes) <= 6 and sum(sizes) <= 3 * len(labels) + 1:
        strong = re.search(r"[|›»·•●▪→▸]|\s::\s|\s/\s|\s{2,}|\t|\s\.\s", line.words_of) is not None
        return "menu" if strong or first_known else None
    if len(labels) == 2 and first_known and max(sizes) <= 4:
        return "menu"
    return None
