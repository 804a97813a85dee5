"""What stands below an article: lists of other stories, whole stories, comments, the author's note."""

from __future__ import annotations

import re

from trucewatch.read.junk.boxes import cut_boxes
from trucewatch.read.junk.patterns import any_of
from trucewatch.read.junk.prompts import opens_late, opens_list
from trucewatch.read.junk.sheet import Marks, Sheet, Why
from trucewatch.read.junk.topic import Topic, main_block, topic_of
from trucewatch.read.lines import Line

CHANCE_SHARE = 0.1
"""Headlines of other stories share this much of the article's words by chance, or less."""
LEAST_WORDS_BELOW = 12
"""A paragraph below a mark of the end has so many words, if the article goes on there."""
SURE_PARAGRAPHS = 3
"""So many paragraphs on the topic are of the article, whatever stands between them."""

END_MARKS: frozenset[Why] = frozenset(
    {"comments", "credit", "legal", "prompt", "share", "tags", "teaser", "author note", "contact"}
)
"""Marks that stand between an article and what is below it."""
FINAL_MARKS: frozenset[Why] = frozenset({"comments", "credit", "legal", "tags", "author note", "contact"})
"""Of these, the marks that stand inside an article only by accident."""

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


class _Block:
    """A run of unmarked lines, the marks right above it, and whether a heading of a list was among them."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.after: set[Why] = set()
        self.is_listed = False

    @property
    def paragraphs(self) -> list[Line]:
        """The paragraphs among the lines."""
        return [line for line in self.lines if line.is_prose]


def cut_below(sheet: Sheet, marks: Marks) -> Marks:
    """Marks on what stands below the article and is not marked yet, and on lists of other stories inside it."""
    title = sheet.lines[sheet.title] if sheet.title is not None else None
    blocks = _blocks(sheet, marks)
    paragraphs = [block.paragraphs for block in blocks]
    main = main_block(paragraphs, title)
    if not paragraphs[main]:
        return {}
    topic = topic_of(paragraphs, main)
    last = last_of_article(sheet, blocks[main:], topic)
    found = cut_boxes(sheet, marks, last)
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


def _blocks(sheet: Sheet, marks: Marks) -> list[_Block]:
    """The unmarked lines, in runs without a mark of the end between them."""
    blocks = [_Block([])]
    for line in sheet.lines:
        if _is_end(line, marks):
            if blocks[-1].lines:
                blocks.append(_Block([]))
            blocks[-1].after.add(marks.get(line.number, "teaser"))
            blocks[-1].is_listed = blocks[-1].is_listed or opens_list(line)
        elif line.number not in marks and not _is_author_note(sheet, line):
            blocks[-1].lines.append(line)
    return blocks


def last_of_article(sheet: Sheet, blocks: list[_Block], topic: Topic) -> int:
    """The number of the article's last line; `blocks` begin with its main one. It goes on as `_goes_on` says."""
    last = blocks[0]
    after: set[Why] = set()
    is_listed = False
    for block in blocks[1:]:
        after |= block.after
        is_listed = is_listed or block.is_listed
        if _goes_on(sheet, block, topic, after, is_listed):
            last, after, is_listed = block, set(), False
    sentences = [line.number for line in last.lines if line.is_prose or (line.is_sentence and not opens_late(line))]
    return max(sentences)


def _goes_on(sheet: Sheet, block: _Block, topic: Topic, after: set[Why], is_listed: bool) -> bool:
    """Whether the article goes on in a block below the marks `after`.

    Below prompts and pointers, which stand inside articles too, it does unless the block speaks of other things; below
    a list of headlines the block must be paragraphs rather than headlines; below what ends an article (credits,
    comments, keywords) each paragraph must be whole and on the topic, and no reader's comment.
    """
    paragraphs = [line for line in block.paragraphs if _is_whole(sheet, line)]
    if not paragraphs:
        named = [line for line in block.lines if line.is_sentence and not line.is_prose and topic.is_named_in(line)]
        return bool(named) and len(named) == len(block.lines) and after <= {"prompt", "caption"} and not is_listed
    if after & FINAL_MARKS:
        return any(
            topic.holds(line) and not ("comments" in after and _is_comment(sheet, line))
            for line in paragraphs
            if len(line.words) >= LEAST_WORDS_BELOW
        )
    if is_listed and _is_mixed(block) and sum(map(topic.holds, paragraphs)) < SURE_PARAGRAPHS:
        return False
    if topic.is_slight and not is_listed:
        return True
    return any(topic.share_of(line) >= CHANCE_SHARE or topic.is_named_in(line) for line in paragraphs)


def _is_mixed(block: _Block) -> bool:
    """Whether headlines stand between or below the paragraphs and have more words than those: a list with summaries."""
    last = max(n for n, line in enumerate(block.lines) if line.is_prose)
    below = [line for line in block.lines[last + 1 :] if line.words and not line.is_sentence]
    headlines = sum(len(line.words) for line in block.lines if not line.is_sentence)
    return bool(below) and headlines > sum(len(line.words) for line in block.paragraphs)


def _is_whole(sheet: Sheet, line: Line) -> bool:
    """Whether the paragraph is no teaser: finished, no question, and under no title that is printed twice."""
    above = sheet.lines[max(0, line.number - 2) : line.number]
    has_own_title = len(above) == 2 and above[0].bare == above[1].bare and len(above[0].words) >= 3
    return line.is_finished and not line.words_of.rstrip().endswith("?") and not has_own_title


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
    if not run or run[0].is_sentence:
        return None
    if all(line.is_name for line in run):  # a signature, or, of three and more, the article's keywords
        is_keywords = len(run) > 2 and all(len(line.words) <= 3 for line in run) and len(run) < len(tail)
        return "tags" if is_keywords else None
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
        return "teaser" if before in (None, "tags") else before
    return before


def _is_author_note(sheet: Sheet, line: Line) -> bool:
    """Whether the line tells who the author is: by the byline's name, or as a writer whom the article never names."""
    if len(line.words) > 60:
        return False
    if any(name in line.words_of for name in sheet.authors):
        return _AUTHOR.search(line.words_of) is not None
    return _STAFF_MEMBER.match(line.words_of) is not None and sheet.text.count(" ".join(line.words_of.split()[:2])) == 1
