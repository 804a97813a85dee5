"""What stands below an article, or in boxes inside it: lists of other stories, whole stories, comments, the author's note."""

from __future__ import annotations

import re

from trucewatch.read.junk.notices import opens_late, opens_list
from trucewatch.read.junk.sheet import Marks, Sheet, Why
from trucewatch.read.junk.topic import Topic
from trucewatch.read.lines import Line

FOREIGN_SHARE = 0.18
"""A paragraph that shares less of its words with the article than this is of another story."""
CORE_PARAGRAPHS = 60
"""So many first paragraphs say what the article is about; stories below a long article do not change it."""

END_MARKS: frozenset[Why] = frozenset(
    {"comments", "credit", "legal", "prompt", "share", "tags", "teaser", "author note", "contact"}
)
"""Marks that stand between an article and what is below it."""

_AUTHOR = re.compile(
    r"\b(?:is|was) (?:a|an|the|our|[\w’']+'s)\s(?:[\w’'-]+\s){0,5}?(?:correspondent|reporter|editor|journalist|columnist|writer|fellow|professor|analyst|author|producer|bureau chief|contributor|lecturer|freelancer)\b"
    r"|\b(?:covers|reports (?:on|from)|writes (?:about|on|for)|has (?:covered|reported|written)|joined (?:the|us)|is based in)\b"
    r"|\bfollow (?:him|her|them)\b|\breach (?:him|her|them)\b|\bcan be reached\b|\bon (?:twitter|x):? ?@|^@\w+$",
    re.IGNORECASE,
)


def paragraphs_of(sheet: Sheet, marks: Marks) -> list[Line]:
    """The unmarked paragraphs of a text."""
    return [line for line in sheet.lines if line.number not in marks and line.is_prose]


def last_of_article(sheet: Sheet, marks: Marks) -> int | None:
    """The number of the article's last line: the last paragraph that goes on with its topic; None = no paragraph at all.

    A paragraph below a mark of the end counts only where it is whole, twelve words or more, no question, and on the topic.
    """
    paragraphs = paragraphs_of(sheet, marks)
    if not paragraphs:
        return None
    core = paragraphs[:CORE_PARAGRAPHS]
    topic = Topic(core)
    numbers = {line.number for line in core}
    is_below = False
    last: int | None = None
    for line in sheet.lines:
        if line.number in marks or opens_list(line):
            is_below = is_below or (last is not None and (marks.get(line.number) in END_MARKS or opens_list(line)))
            continue
        if not is_below:
            if line.is_sentence and not (opens_late(line) and not line.is_prose):
                last = line.number
            continue
        if line.is_prose and line.is_finished and len(line.words) >= 12 and not line.words_of.rstrip().endswith("?"):
            share = topic.share_of(line, is_counted=line.number in numbers)
            if share >= FOREIGN_SHARE and not _follows_own_title(sheet, line):
                last, is_below = line.number, False
    return last


def _follows_own_title(sheet: Sheet, line: Line) -> bool:
    """Whether the two lines above are one title twice, as lists of other stories print it (picture and link)."""
    above = sheet.lines[max(0, line.number - 2) : line.number]
    return len(above) == 2 and above[0].bare == above[1].bare and len(above[0].words) >= 3


def cut_below(sheet: Sheet, marks: Marks) -> Marks:
    """Marks on everything below the article that is not marked yet, and on lists of other stories inside it."""
    found: Marks = {}
    last = last_of_article(sheet, marks)
    if last is None:
        return found
    found.update(_boxes(sheet, marks, last))
    ended: Why | None = None
    tail = sheet.lines[last + 1 :]
    ends = [
        line.number for line in tail if (line.number in marks and marks[line.number] in END_MARKS) or opens_list(line)
    ]
    for line in tail:
        if line.number in marks:
            ended = _after(marks[line.number], ended)
        elif opens_list(line):
            found[line.number], ended = "teaser", "teaser"
        elif ended is not None:
            found[line.number] = "other story" if line.is_prose and ended != "comments" else ended
        elif _is_author_note(sheet, line):
            found[line.number] = "author note"
            ended = ended or "teaser"
        elif opens_late(line):
            found[line.number] = "teaser"
        elif ends and not line.is_sentence and not line.is_name and not re.match(r"[-•*\d(]", line.words_of):
            found[line.number] = "teaser"  # a heading with no paragraph below it
    return found


def _after(why: Why, before: Why | None) -> Why | None:
    """What unmarked lines below a mark are taken for."""
    if why == "comments":
        return "comments"
    if why in END_MARKS:
        return before or "teaser"
    return before


def _is_author_note(sheet: Sheet, line: Line) -> bool:
    return (
        len(line.words) <= 60
        and any(name in line.words_of for name in sheet.authors)
        and bool(_AUTHOR.search(line.words_of))
    )


def _boxes(sheet: Sheet, marks: Marks, last: int) -> Marks:
    """Lists of other stories between paragraphs: the heading, and unfinished lines up to the next paragraph.

    The line right above that paragraph stays: it may be the article's own subheading.
    """
    found: Marks = {}
    first = sheet.lead or 0
    number = first
    while number < last:
        line = sheet.lines[number]
        number += 1
        if line.number in marks or not opens_list(line) or line.is_sentence:
            continue
        listed: list[Line] = []
        while number <= last and not sheet.lines[number].is_sentence and number not in marks and len(listed) < 8:
            listed.append(sheet.lines[number])
            number += 1
        if listed and len(listed[-1].words) <= 6:
            listed.pop()
        if listed or line.bare not in ("live updates", "spotlight", "headlines", "popular", "latest", "featured"):
            found[line.number] = "teaser"
            found.update(dict.fromkeys((listing.number for listing in listed), "teaser"))
    return found
