"""Sentences as spans of the text."""

from __future__ import annotations

import re

from trucewatch.core.account import Cut
from trucewatch.core.page import Quotation, Sentence
from trucewatch.lang.paragraphs import Paragraph, paragraphs
from trucewatch.lang.words import words

STOP = re.compile(r"(?<![.!?…])[.!?…]++(?:[”’\"'»›)\]]*+(?:\[\d{1,3}\])*+(?=\s|$)|[”’\"'»]++(?=[A-Z]))")
"""The end of a sentence, perhaps: `gone.”`, `gone?`, `gone.[2]`, and `gone.”He` where the blank was lost."""

MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$|(?:Inc|Ltd|Corp|Co|Jr|Sr|etc|Bros|Ph\.D|a\.m|p\.m|hrs|ft|mi|km)$")
"""What may end a sentence or not: U.S, a.m, Inc."""
INITIAL = re.compile(r"(?:^|[\s(“\"‘'-])[A-Z]$")
WORD = re.compile(r"[^\W\d_][\w’'.-]*")
ASKING = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,5}(?:said|says|asked|asks|told|tells|added|adds|wondered|demanded|replied|shouted|cried|"
    r"wrote|exclaimed|responded|answered|joked|quipped|continued|warned)\b"
)
"""An attribution with a capital behind a question: “Who fired?” Colonel Dunn asked."""
ENDS_PROSE = re.compile(r"[.!?…:;,][”’\"'»›)\]]*$")
LIST_MARK = re.compile(r"[-–—•*·▪►]\s|\(?\d{1,3}[.)]\s")
HEADING_WORDS = 22
QUESTION_LENGTH = 80
LOOK_BACK = 24
LOOK_AHEAD = 160


def sentences(text: str, cuts: tuple[Cut, ...], quotations: tuple[Quotation, ...]) -> tuple[Sentence, ...]:
    """The sentences outside the cuts, in order; paragraph numbers count from 0.

    A quotation of several sentences is split at each; what attributes it stays with the words before the mark:
    `“Who fired?” he asked.` is one.
    """
    found: list[Sentence] = []
    for number, block in enumerate(paragraphs(text, cuts)):
        spans = sentences_within(text, block)
        below_heading = not found or found[-1].heading
        heading = len(spans) == 1 and is_heading(text, block, below_heading=below_heading)
        found.extend(Sentence(start, end, number, heading) for start, end in spans)
    return tuple(found)


def sentences_within(text: str, block: Paragraph) -> list[tuple[int, int]]:
    """The (start, end) of the sentences of one paragraph."""
    found = []
    start = block.start
    for match in STOP.finditer(text, block.start, block.end):
        if match.end() >= block.end or not ends_sentence(text, start, match, block.end):
            continue
        found.append((start, match.end()))
        start = match.end()
        while start < block.end and text[start].isspace():
            start += 1
    if start < block.end:
        found.append((start, block.end))
    return found


def ends_sentence(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    """Whether the sentence begun at `start` ends with `stop`, before the end of its paragraph."""
    ahead = text[stop.end() : min(limit, stop.end() + LOOK_AHEAD)].lstrip()
    opening = ahead.lstrip("“”\"'‘«„([-–—•… ")
    if not opening or (opening[0].islower() and opening[:1] == ahead[:1]):
        return not opening
    if opening[0].islower():
        # A bracket or quotation that goes on in lower case is a new sentence only behind a full stop and a mark.
        return ahead[0] in '“"„«' and stop.group()[0] == "."
    before = text[max(start, stop.start() - LOOK_BACK) : stop.start()]
    sign = stop.group()
    if sign[0] != ".":
        return not (len(sign) > 1 and sign[-1] in "”’\"'»" and ahead[0] not in '“"' and ASKING.match(ahead))
    if len(sign) > 1:
        return True
    if stop.start() - start <= 3 and text[start : stop.start()].isdigit():
        return False
    word = before.split()[-1].lstrip("(“\"‘'[") if before.split() else ""
    lowered = word.lower()
    if lowered in words("sentences", "titles"):
        return lowered in ("no", "st", "v", "min", "sec", "est", "art", "al") and not (
            opening[0].isdigit() or (lowered in ("st", "v", "min", "art") and opening[0].isupper())
        )
    if lowered in MONTHS:
        return not opening[0].isdigit()
    if INITIAL.search(before) and word != "I":
        return follows_start(opening)
    if ACRONYM.search(word):
        return follows_start(opening)
    return True


def follows_start(opening: str) -> bool:
    """Whether the first word of `opening` begins a sentence rather than goes on with a name."""
    word = WORD.match(opening)
    return word is not None and word.group().lower().split("’")[0].split("'")[0] in words("sentences", "starters")


def is_heading(text: str, block: Paragraph, *, below_heading: bool) -> bool:
    """Whether a paragraph of one sentence is a title, a subheading or another line that is no prose.

    A question is one only at the top or below another (the time of an entry), for prose asks questions, too.
    """
    if ENDS_PROSE.search(text, max(block.start, block.end - 6), block.end):
        is_short = block.end - block.start <= QUESTION_LENGTH
        return below_heading and is_short and text[block.end - 1] == "?"
    if block.end - block.start > 250 or text[block.start].islower() or LIST_MARK.match(text, block.start, block.end):
        return False
    return len(text[block.start : block.end].split()) <= HEADING_WORDS
