"""Sentences as their reporter built them: each quotation is one word of the sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from trucewatch.core.page import Context, Mention, Page, Quotation, Sentence
from trucewatch.core.reading import Labelled

_WORD = re.compile(
    r"(?P<clitic>[’']s\b)|\d{1,2}:\d{2}\b|(?:[^\W\d_]\.){2,}|\w+(?:[.&]\w+)*(?:\.(?=\w))?(?:-\w+)*(?:[’'](?!s\b)\w+)?|[^\w\s]"
)
_LAYERS = frozenset({"source", "cue", "content", "content_inner"})
_OPEN_END = frozenset("?!…—–,-")
"""After these inside a quotation its sentence can go on outside: “Who knows?” the mayor asked."""


class Word(msgspec.Struct, frozen=True):
    """One word or mark at `start`..`end`; `low` is lower case, "" for a quotation (its marks included).

    `mention` is the mention that it is part of.
    """

    start: int
    end: int
    text: str
    low: str
    mention: Mention | None = None
    quotation: Quotation | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a word of the reporter, not a mark and not a quotation."""
        return self.quotation is None and (self.text[0].isalnum() or len(self.text) > 1)


_STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?(?:GMT|BST|CET|EST|EDT|UTC|[ap]\.?m\.?))?\s*[-–—|:]?\s+(?=[A-Z“\"‘'])")
"""The hour that an entry of a live page opens with: "14:00 The village ...", "9.30pm - "."""
_DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]+(?:[ /][A-Z][A-Z’'.-]+){0,3}(?:, [A-Z][^\n;:]{0,50}?)?(?:\s?\([^)\n]{2,30}\))?\s?[-–—]\s"
)
"""PORT HARROW, May 4 (Agency) - """
_LONGEST_DATELINE = 90


class Frame(msgspec.Struct, frozen=True):
    """One sentence of the reporter. `number` counts the frames of the page, `paragraph` is the sentence's.

    `labelled`: the sources, cues and contents that the reader sees in it.
    """

    number: int
    paragraph: int
    start: int
    end: int
    words: tuple[Word, ...]
    labelled: tuple[Labelled, ...] = ()

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in it, in order."""
        return tuple(word.quotation for word in self.words if word.quotation is not None)

    @property
    def is_all_quoted(self) -> bool:
        """Whether no word of the reporter is in it."""
        return bool(self.quotations) and not any(word.is_word for word in self.words)


def frames_of(page: Page, context: Context) -> tuple[Frame, ...]:
    """The frames of the page's prose, in order; headings are left out, for nobody speaks in them with a name."""
    outer = [quoted for quoted in page.quotations if quoted.depth == 0]
    mentions = sorted(context.mentions)
    labelled = sorted(
        (span for reading in page.readings for span in reading.spans if span.layer in _LAYERS),
        key=lambda span: span.start,
    )
    found: list[Frame] = []
    for paragraph, start, end in _runs(page.sentences, outer):
        start = _behind_lead(page.text, start, end)
        words = tuple(_words(page.text, start, end, outer, mentions))
        if not words:
            continue
        before = found[-1] if found else None
        if before is not None and before.paragraph == paragraph and _goes_on(before, words):
            found[-1] = Frame(before.number, paragraph, before.start, end, before.words + words)
        else:
            found.append(Frame(len(found), paragraph, start, end, words))
    return tuple(msgspec.structs.replace(frame, labelled=_within(labelled, frame)) for frame in found)


def _behind_lead(text: str, start: int, end: int) -> int:
    """Where the sentence itself begins: behind the hour of a live page's entry, or a dateline."""
    lead = _STAMP.match(text, start, end) or _DATELINE.match(text, start, min(end, start + _LONGEST_DATELINE))
    return lead.end() if lead is not None and lead.end() < end else start


def _within(labelled: Sequence[Labelled], frame: Frame) -> tuple[Labelled, ...]:
    """Those of the labels, in order of their starts, that lie in the frame."""
    first = bisect_left(labelled, frame.start, key=lambda label: label.start)
    return tuple(takewhile(lambda label: label.start < frame.end, labelled[first:]))


def _runs(sentences: Sequence[Sentence], outer: Sequence[Quotation]) -> Iterator[tuple[int, int, int]]:
    """Sentences as (paragraph, start, end), joined where the mark between two lies inside a quotation."""
    starts = [quoted.outer_start for quoted in outer]
    open_run: tuple[int, int, int] | None = None
    for sentence in sentences:
        if sentence.heading:
            continue
        if open_run is not None:
            at = bisect_left(starts, sentence.start) - 1
            inside = at >= 0 and outer[at].outer_end > sentence.start
            if inside and open_run[0] == sentence.paragraph:
                open_run = (open_run[0], open_run[1], sentence.end)
                continue
            yield open_run
        open_run = (sentence.paragraph, sentence.start, sentence.end)
    if open_run is not None:
        yield open_run


def _goes_on(before: Frame, words: Sequence[Word]) -> bool:
    """Whether a sentence ended too early: at the “?” of a quotation, before a short attribution."""
    last = before.words[-1]
    if last.quotation is None or words[0].quotation is not None:
        return False
    return words[0].text[0].islower() or (last.text.rstrip("”\"’'»")[-1:] in _OPEN_END and len(words) <= 12)


def _words(text: str, start: int, end: int, outer: Sequence[Quotation], mentions: Sequence[Mention]) -> Iterator[Word]:
    """The words, marks and quotations of `start`..`end`, with the mentions that they belong to."""
    at = bisect_left(outer, start, key=lambda quoted: quoted.outer_end)
    named = bisect_left(mentions, start, key=lambda mention: mention.end)
    here = start
    while here < end:
        quoted = outer[at] if at < len(outer) and outer[at].outer_start < end else None
        if quoted is not None and quoted.outer_start <= here < quoted.outer_end:
            stop = min(quoted.outer_end, end)
            yield Word(here, stop, text[here:stop], "", None, quoted)
            here, at = stop, at + 1
            continue
        if quoted is not None and quoted.outer_end <= here:
            at += 1
            continue
        stop = quoted.outer_start if quoted is not None else end
        for match in _WORD.finditer(text, here, stop):
            while named < len(mentions) and mentions[named].end <= match.start():
                named += 1
            mention = mentions[named] if named < len(mentions) else None
            if mention is not None and not (mention.start <= match.start() and match.end() <= mention.end):
                mention = None  # half of a word: the first name of "Torrin-Vell talks" does nothing
            if match.group() == "." and match.end() < end:
                continue  # of an abbreviation, or of a sentence joined to its attribution
            yield Word(match.start(), match.end(), match.group(), match.group().lower().replace("’", "'"), mention)
        here = stop
