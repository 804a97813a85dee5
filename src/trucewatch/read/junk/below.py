"""What stands below an article or in boxes inside it: lists of other stories, stories, comments, the author's note."""

from __future__ import annotations

import re

from trucewatch.read.junk.patterns import any_of
from trucewatch.read.junk.prompts import is_box, is_list_heading, opens_late, opens_list
from trucewatch.read.junk.sheet import Marks, Sheet, Why
from trucewatch.read.junk.topic import Topic, topic_of
from trucewatch.read.lines import Line

CHANCE_SHARE = 0.1
"""Headlines of other stories share this much of the article's words by chance, or less."""
LEAST_WORDS_BELOW = 12
"""A paragraph below a mark of the end has so many words, if the article goes on there."""
LONGEST_BOX = 8
"""A list of other stories between two paragraphs has no more lines."""

END_MARKS: frozenset[Why] = frozenset(
    {"comments", "credit", "legal", "prompt", "share", "tags", "teaser", "author note", "contact"}
)
"""Marks that stand between an article and what is below it."""

_SUBHEADINGS = frozenset(
    {
        "live updates",
        "the latest",
        "in pictures",
        "latest news",
        "breaking news",
        "in this story",
        "more information",
        "must read",
    }
)
"""Headings of lists that an article may use for its own parts."""
_AUTHOR = any_of(
    r"\b(?:is|was) (?:a|an|the|our|[\w’']+['’]s)\s(?:[\w’'-]+\s){0,5}?(?:correspondent|reporter|editor|journalist"
    r"|columnist|writer|fellow|professor|analyst|author|producer|bureau chief|contributor|lecturer|freelancer)\b",
    r"\b(?:covers|reports (?:on|from)|writes (?:about|on|for)|joined (?:the|us)|is based in)\b",
    r"\bhas (?:covered|reported|written)\b",
    r"\bfollow (?:him|her|them)\b|\breach (?:him|her|them)\b|\bcan be reached\b",
)
_STAFF_MEMBER = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} is (?:a|an|the|our|[A-Z][\w ’']+['’]s) [^.]{0,60}"
    r"\b(?:correspondent|reporter|editor|columnist|bureau chief|staff writer)\b"
    r"[^.]{0,60}\b(?:for|at|in|covering|based)\b"
)
"""As in "Ana Roth is a staff writer at the Valley Post"."""
_COMMENTER = re.compile(r"\S{2,24}:\s")
_LISTED = re.compile(r"[-–—•*▪◦\d(\"“‘]")


def cut_below(sheet: Sheet, marks: Marks) -> Marks:
    """Marks on what stands below the article and is not marked yet, and on lists of other stories inside it."""
    title = sheet.lines[sheet.title] if sheet.title is not None else None
    topic = topic_of(_blocks(sheet, marks), title)
    last = last_of_article(sheet, marks, topic)
    if last is None:
        return {}
    found = _boxes(sheet, marks, last)
    tail = sheet.lines[last + 1 :]
    ended = _end_before_marks(tail, marks, topic)
    for line in tail:
        if line.number in marks:
            ended = _after(marks[line.number], ended)
        elif opens_list(line):
            found[line.number], ended = "teaser", "teaser"
        elif ended is not None:
            found[line.number] = "other story" if line.is_prose and ended != "comments" else ended
        elif _is_author_note(sheet, line):
            found[line.number], ended = "author note", "author note"
        elif opens_late(line):
            found[line.number] = "teaser"
    return found


def _is_end(line: Line, marks: Marks) -> bool:
    """Whether the line stands between an article and what is below it."""
    return marks.get(line.number) in END_MARKS if line.number in marks else opens_list(line)


def _blocks(sheet: Sheet, marks: Marks) -> list[list[Line]]:
    """The unmarked paragraphs, in runs without a mark of the end between them."""
    blocks: list[list[Line]] = [[]]
    for line in sheet.lines:
        if _is_end(line, marks):
            blocks.append([])
        elif line.number not in marks and line.is_prose:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def last_of_article(sheet: Sheet, marks: Marks, topic: Topic) -> int | None:
    """The number of the article's last line, the last paragraph that goes on with its topic; None = no paragraph.

    Below a mark of the end a paragraph counts only where it is whole, twelve words or more, no question, on the topic,
    and under no title that is printed twice.
    """
    is_below = is_comments = False
    last: int | None = None
    for line in sheet.lines:
        if _is_end(line, marks):
            is_below = last is not None
            is_comments = is_below and (is_comments or marks.get(line.number) == "comments")
        elif line.number in marks or _is_author_note(sheet, line):
            continue
        elif not is_below:
            if line.is_prose or (line.is_sentence and not opens_late(line)):
                last = line.number
        elif _goes_on(sheet, line) and topic.holds(line) and not (is_comments and _is_comment(sheet, line)):
            last, is_below, is_comments = line.number, False, False
    return last


def _goes_on(sheet: Sheet, line: Line) -> bool:
    """Whether the line has the shape of the article's next paragraph."""
    above = sheet.lines[max(0, line.number - 2) : line.number]
    has_own_title = len(above) == 2 and above[0].bare == above[1].bare and len(above[0].words) >= 3
    is_whole = line.is_prose and line.is_finished and not line.words_of.rstrip().endswith("?")
    return is_whole and len(line.words) >= LEAST_WORDS_BELOW and not has_own_title


def _is_comment(sheet: Sheet, line: Line) -> bool:
    """Whether a reader's name stands before the line or above it: "delta_dan: The pause will not hold"."""
    above = sheet.lines[line.number - 1]
    return _COMMENTER.match(line.words_of) is not None or (above.is_name and len(above.words) <= 3)


def _end_before_marks(tail: list[Line], marks: Marks, topic: Topic) -> Why | None:
    """Whether the tail is below the article from its first line on: headlines follow that have nothing to do with it.

    One heading without a paragraph is none of the article's where a mark of the end comes next. Several lines may be a
    list that ends the article: they are headlines only where they share next to none of its words.
    """
    run: list[Line] = []
    for line in tail:
        if line.number in marks or opens_list(line):
            break
        run.append(line)
    if not run or run[0].is_sentence or all(line.is_name for line in run):
        return None
    if len(run) == 1:
        is_marked = len(tail) > 1 and _is_end(tail[1], marks)
        is_listed = _LISTED.match(run[0].words_of) is not None
        return "teaser" if is_marked and not is_listed and len(run[0].words) >= 4 else None
    headlines = [line for line in run if len(line.words) >= 4]
    if len(headlines) < 3 or any(_LISTED.match(line.words_of) for line in headlines[:2]):
        return None
    return "teaser" if sum(map(topic.share_of, headlines)) / len(headlines) < CHANCE_SHARE else None


def _after(why: Why, before: Why | None) -> Why | None:
    """What unmarked lines below a mark are taken for."""
    if why in ("comments", "author note"):
        return why
    if why in END_MARKS:
        return before or "teaser"
    return before


def _is_author_note(sheet: Sheet, line: Line) -> bool:
    """Whether the line tells who the author is: by the byline's name, or as a writer whom the article never names."""
    if len(line.words) > 60:
        return False
    if any(name in line.words_of for name in sheet.authors):
        return _AUTHOR.search(line.words_of) is not None
    return _STAFF_MEMBER.match(line.words_of) is not None and sheet.text.count(" ".join(line.words_of.split()[:2])) == 1


def _boxes(sheet: Sheet, marks: Marks, last: int) -> Marks:
    """Lists of other stories between paragraphs: the heading, and unfinished lines up to the next paragraph.

    A short line right above that paragraph stays: it may be the article's own subheading.
    """
    found: Marks = {}
    number = sheet.lead or 0
    while number < last:
        line = sheet.lines[number]
        number += 1
        if line.number in marks or line.is_sentence:
            continue
        if is_box(line):
            found[line.number] = "teaser"
        if not opens_list(line):
            continue
        listed: list[Line] = []
        while (
            number <= last and not sheet.lines[number].is_sentence and number not in marks and len(listed) < LONGEST_BOX
        ):
            listed.append(sheet.lines[number])
            number += 1
        if listed and len(listed[-1].words) <= 6:
            listed.pop()
        if listed or (is_list_heading(line) and len(line.words) > 1 and line.bare not in _SUBHEADINGS):
            found[line.number] = "teaser"
            found.update(dict.fromkeys((listing.number for listing in listed), "teaser"))
    return found
