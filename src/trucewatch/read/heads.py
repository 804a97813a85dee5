"""The head of a text: which of the lines before the first paragraph are its title, byline and date."""

from __future__ import annotations

import re

import msgspec

from trucewatch.read.dates import WrittenDay, written_days
from trucewatch.read.lines import Line

MOST_LINES_ABOVE = 400
"""A page that was copied whole has its menus above the first paragraph; more lines than this are no page."""
LONGEST_HEADLINE = 25
"""A headline or its summary has no more words."""
LINES_TO_BYLINE = 4
"""The byline stands no further below the headline."""
HEAD_LINES = 25
"""The title stands no further above the first paragraph."""

_BYLINE = re.compile(
    r"(?:(?:words|story|written|reported|posted|exclusive|analysis|opinion|report|review|text|commentary)\s+)?"
    r"by[:\s]\s*(?P<names>\S.*)|from (?P<staff>our .{3,60})",
    re.IGNORECASE,
)
_DATED_BYLINE = re.compile(r"^[\s,|·•–—-]*(?:\d{1,2}:\d{2}\s*)?by\s+(?P<names>[A-Z].*)$")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?|hrs?|h)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b[A-Z]{2,5}T\b|\b(?:GMT|UTC|MSK)(?:[+-]\d+)?\b|\bET\b",
    re.IGNORECASE,
)
_DATE_WORDS = frozenset(
    [
        "published",
        "publication",
        "publish",
        "posted",
        "updated",
        "update",
        "updates",
        "issued",
        "released",
        "date",
        "dated",
        "created",
        "modified",
        "first",
        "last",
        "on",
        "at",
        "in",
        "by",
        "from",
        "of",
        "the",
        "local",
        "time",
        "times",
        "edited",
        "edition",
        "all",
        "are",
        "to",
        "min",
        "read",
        "reading",
        "comments",
        "comment",
        "no",
        "ago",
        "as",
        "live",
        "latest",
        "online",
        "print",
        "version",
    ]
)
OUTLET_WORD = re.compile(
    r"\b(?:news|post|times|herald|tribune|gazette|journal|mail|courier|review|chronicle|wire|radio|tv|television|agency|press"
    r"|network|broadcasting|daily|weekly|observer|telegraph|independent|guardian|monitor|digest|bulletin|ledger|echo)\b",
    re.IGNORECASE,
)
"""Words that names of outlets have: "Valley Post", "Radio Karsk"."""


class Head(msgspec.Struct, frozen=True):
    """Numbers of lines: `title`, `lead` (the first paragraph), `bylines`, `dates`; None or empty = not found."""

    title: int | None
    lead: int | None
    bylines: tuple[int, ...]
    dates: tuple[int, ...]


def byline_of(line: Line) -> str | None:
    """The names of a byline, as written: "Ana Roth and Li Wen" of "By Ana Roth and Li Wen"; None = no byline."""
    if len(line.words) > 25 or (line.is_prose and len(line.words) > 14):
        return None
    if found := _BYLINE.fullmatch(line.words_of):
        names = found.group("names") or found.group("staff")
        small = sum(word[0].islower() for word in re.findall(r"[^\W\d_][\w'’-]*", names))
        words = len(re.findall(r"[^\W\d_][\w'’-]*", names))
        if words and (found.group("staff") or (names[0].isupper() and small * 2 <= words)):
            return names.strip(" .|·•")
    for day in written_days(line.words_of):
        if dated := _DATED_BYLINE.match(line.words_of[day.end :]):
            return dated.group("names").strip(" .|·•")
    return None


def date_of(line: Line) -> tuple[WrittenDay, ...]:
    """The days of a line that gives little else ("14 June 2031 | 09:40", "Updated: 3 May 2031"); empty for another."""
    if len(line.words) > 25 or (line.is_prose and len(line.words) > 15):
        return ()
    days = written_days(line.words_of)
    if not days:
        return ()
    rest = line.words_of
    for day in reversed(days):
        rest = rest[: day.start] + " " + rest[day.end :]
    left = re.findall(r"[^\W\d_][\w'’-]*", _TIME.sub(" ", rest))
    if any(word[0].islower() and word not in _DATE_WORDS for word in left):
        return ()
    return days if len(left) <= 8 else ()


def head_of(lines: list[Line], furniture: frozenset[int]) -> Head:
    """The head of a text whose lines numbered in `furniture` are known to be menus, prompts and the like."""
    lead = _lead(lines, furniture)
    last = lead if lead is not None else min(len(lines), HEAD_LINES)
    before = [line for line in lines[max(0, last - HEAD_LINES) : last] if line.number not in furniture]
    bylines = tuple(line.number for line in before if byline_of(line))
    dates = tuple(line.number for line in before if date_of(line))
    menus = [line.number for line in lines[:last] if line.number in furniture]
    open_lines = [line for line in before if line.number not in bylines and line.number not in dates]
    return Head(_title(lines, open_lines, lead, menus), lead, bylines, dates)


def _lead(lines: list[Line], furniture: frozenset[int]) -> int | None:
    """The first paragraph that is no headline and no summary under it: those have the byline or a date below them."""
    for line in lines[:MOST_LINES_ABOVE]:
        if line.number in furniture or not line.is_prose:
            continue
        if len(line.words) <= LONGEST_HEADLINE:
            below = lines[line.number + 1 : line.number + 1 + LINES_TO_BYLINE]
            until = next((n for n, other in enumerate(below) if len(other.words) > LONGEST_HEADLINE), len(below))
            if any(byline_of(other) or any(day.first for day in date_of(other)) for other in below[:until]):
                continue
        return line.number
    return None


def _title(lines: list[Line], open_lines: list[Line], lead: int | None, furniture: list[int]) -> int | None:
    """The line that reads most like a headline: it has verbs, or shares words with the first paragraphs."""
    best: tuple[float, int] | None = None
    following = lines[lead : lead + 4] if lead is not None else []
    common = {word.casefold()[:6] for line in following for word in line.words if len(word) > 3}
    for line in open_lines:
        if len(line.words) < 3 or len(line.words) > 35:
            continue
        shared = len({word.casefold()[:6] for word in line.words if len(word) > 3} & common)
        worth = min(len(line.words), 8) / 2 + shared + (2 if line.has_small_words else 0)
        if (
            line.is_name
            and line is not open_lines[-1]
            and any(line.number < number < open_lines[-1].number for number in furniture)
        ):
            worth -= 4  # a name above the menus is the masthead
        if line.is_name and line.words_of.isupper() and OUTLET_WORD.search(line.words_of):
            worth -= 1  # where all is in capitals, a name with "daily" or "post" in it is the masthead
        if best is None or worth > best[0] + 1:
            best = (worth, line.number)
    if best is None:
        return None
    return best[1] if best[0] >= 2.5 else None


def name_in_masthead(label: str) -> str:
    """The outlet's name in a masthead, without the "live" or "online" that pages add."""
    return re.sub(r"\s+(?:live|online)$", "", label.strip(), flags=re.IGNORECASE)
