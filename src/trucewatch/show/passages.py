"""A report's text cut into blocks to be shown: paragraphs and cuts, with the characters that carry evidence marked.

Marks of an HTML page must nest, spans need not: a span that crosses another is split where the other ends.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from trucewatch.core.account import Cut
from trucewatch.core.spans import Span

BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
LINE_END = re.compile(r"\n\s*")
WORD = re.compile(r"\S+")

CONTEXT_WORDS = 12
"""Words of context on either side of an excerpt: enough for who and when, too few to stand for the article."""

CONTEXT_CHARACTERS = 30 * CONTEXT_WORDS
"""No context is looked for farther away than this, whatever the text calls a word."""

SHORTENED: tuple[tuple[int, int], ...] = ((24, 10), (9, 4))
"""(longer than so many words, keep so many at each end): tried in turn while excerpts show over half of an article."""

BlockKind = Literal["paragraph", "cut"]


class Piece(msgspec.Struct, frozen=True):
    """A run of characters; before it the marks `opens` begin, after it the marks `closes` end (inner first).

    A mark is the place "start-end" of its span; "" is the rest of a mark that was split.
    `gap` stands for words left out.
    """

    text: str
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    gap: bool = False


class Block(msgspec.Struct, frozen=True):
    """A paragraph, or what was cut (`why`); `characters` counts all of it, `cited` tells whether a mark lies in it."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    characters: int
    cited: bool
    why: str | None = None


class Excerpt(msgspec.Struct, frozen=True):
    """The words of a span, with a few before and after out of the same paragraph; "…" tells that more was there."""

    before: str
    exact: str
    after: str


class Shown(msgspec.Struct, frozen=True):
    """What a page shows of one text: its blocks, and which share of the article's characters they hold (0..1)."""

    blocks: tuple[Block, ...]
    share: float


class Stretch(msgspec.Struct, frozen=True, order=True):
    """A run of a text that becomes one block; `why` None = the article."""

    start: int
    end: int
    why: str | None = None


def place_of(span: Span) -> str:
    """The name of a span inside its report: "120-134"."""
    return f"{span.start}-{span.end}"


def excerpt_of(text: str | None, span: Span) -> Excerpt:
    """The span with its context; without context where the text is not there or is another one."""
    if text is None or text[span.start : span.end] != span.exact:
        return Excerpt("", span.exact, "")
    near = text[max(0, span.start - CONTEXT_CHARACTERS) : span.start]
    behind = BLANK_LINE.split(near)[-1]
    words = [*WORD.finditer(behind)][-CONTEXT_WORDS:]
    first = words[0].start() if words else len(behind)
    begins = max(0, span.start - CONTEXT_CHARACTERS) == 0 or len(behind) < len(near)
    before = ("" if begins and not behind[:first].strip() else "…") + behind[first:]
    near = text[span.end : span.end + CONTEXT_CHARACTERS]
    ahead = BLANK_LINE.split(near)[0]
    words = [*WORD.finditer(ahead)][:CONTEXT_WORDS]
    last = words[-1].end() if words else 0
    ends = span.end + CONTEXT_CHARACTERS >= len(text) or len(ahead) < len(near)
    after = ahead[:last] + ("" if ends and not ahead[last:].strip() else "…")
    return Excerpt(before, span.exact, after)


def whole_text(text: str, spans: Iterable[Span], cuts: Iterable[Cut]) -> Shown:
    """The whole text in blocks, with the spans marked in it."""
    stretches = stretches_of(text, cuts)
    blocks = []
    for stretch, inside in zip(stretches, runs_by_stretch(stretches, spans), strict=True):
        pieces = tuple(marked_pieces(text, [(stretch.start, stretch.end)], inside))
        blocks.append(block_of(stretch, pieces, bool(inside)))
    return Shown(tuple(blocks), 1.0)


def excerpts_of(text: str, spans: Iterable[Span], cuts: Iterable[Cut]) -> Shown:
    """Only the passages that carry evidence, with CONTEXT_WORDS on either side within the paragraph.

    Where that would show over half of the article, the context goes first, then the middle of long passages.
    """
    stretches = stretches_of(text, cuts)
    inside = runs_by_stretch(stretches, spans)
    article = sum(stretch.end - stretch.start for stretch in stretches if stretch.why is None) or 1

    def shown_with(context: int, shorten: tuple[int, int] | None) -> list[list[tuple[int, int]]]:
        return [
            visible(text, stretch, [run[:2] for run in runs], context, shorten)
            for stretch, runs in zip(stretches, inside, strict=True)
        ]

    def share_of(windows: list[list[tuple[int, int]]]) -> float:
        return sum(end - start for ranges in windows for start, end in ranges) / article

    windows = shown_with(CONTEXT_WORDS, None)
    for shorten in (None, *SHORTENED):
        if share_of(windows) <= 0.5:
            break
        windows = shown_with(0, shorten)
    blocks = [
        block_of(stretch, tuple(marked_pieces(text, ranges, runs, stretch)), True)
        for stretch, ranges, runs in zip(stretches, windows, inside, strict=True)
        if runs
    ]
    return Shown(tuple(blocks), min(1.0, share_of(windows)))


def block_of(stretch: Stretch, pieces: tuple[Piece, ...], cited: bool) -> Block:
    """The block of a stretch."""
    kind: BlockKind = "paragraph" if stretch.why is None else "cut"
    return Block(kind, pieces, stretch.end - stretch.start, cited, stretch.why)


def stretches_of(text: str, cuts: Iterable[Cut]) -> list[Stretch]:
    """The text as paragraphs and cuts, in order, without the blanks between them; cuts that overlap are parted, cuts
    with one reason and nothing between them are joined.

    Paragraphs end at blank lines; in a text without a blank line each line is one.
    """
    joined: list[Stretch] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
        start, end = max(0, cut.start), min(len(text), cut.end)
        if joined and start < joined[-1].end:
            start = joined[-1].end
        if start >= end or not text[start:end].strip():
            continue
        why = cut.why.strip() or "reason not stated"
        if joined and joined[-1].why == why and not text[joined[-1].end : start].strip():
            joined[-1] = Stretch(joined[-1].start, end, why)
        else:
            joined.append(Stretch(start, end, why))
    border = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_END
    found: list[Stretch] = []
    last = 0
    for cut_out in [*joined, Stretch(len(text), len(text))]:
        begin = last
        for match in border.finditer(text, last, cut_out.start):
            found.append(Stretch(begin, match.start()))
            begin = match.end()
        found.append(Stretch(begin, cut_out.start))
        if cut_out.why is not None:
            found.append(cut_out)
        last = cut_out.end
    return [trimmed for stretch in found if (trimmed := without_blanks(text, stretch)) is not None]


def without_blanks(text: str, stretch: Stretch) -> Stretch | None:
    """The stretch without blanks at its ends; None where only blanks are left."""
    run = text[stretch.start : stretch.end]
    if not run.strip():
        return None
    start = stretch.start + len(run) - len(run.lstrip())
    return Stretch(start, start + len(run.strip()), stretch.why)


def runs_by_stretch(stretches: Sequence[Stretch], spans: Iterable[Span]) -> list[list[tuple[int, int, str]]]:
    """For each stretch the (start, end, place) of spans in it; later parts of a span that was split have no place."""
    starts = [stretch.start for stretch in stretches]
    inside: list[list[tuple[int, int, str]]] = [[] for _ in stretches]
    for span in sorted(set(spans)):
        place = place_of(span)
        for number in range(max(0, bisect_right(starts, span.start) - 1), len(stretches)):
            stretch = stretches[number]
            if stretch.start >= span.end:
                break
            start, end = max(span.start, stretch.start), min(span.end, stretch.end)
            if start < end:
                inside[number].append((start, end, place))
                place = ""
    return inside


def visible(
    text: str, stretch: Stretch, runs: Sequence[tuple[int, int]], context: int, shorten: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """The ranges of a stretch that an excerpt shows, in order and apart."""
    windows: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if context:
            near = [*WORD.finditer(text, max(stretch.start, start - CONTEXT_CHARACTERS), start)][-context:]
            start = near[0].start() if near else start
            near = [*WORD.finditer(text, end, min(stretch.end, end + CONTEXT_CHARACTERS))][:context]
            end = near[-1].end() if near else end
        if windows and (start <= windows[-1][1] or text[windows[-1][1] : start].isspace()):
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    if shorten is None:
        return windows
    longest, kept = shorten
    shortened: list[tuple[int, int]] = []
    for start, end in windows:
        words = [*WORD.finditer(text, start, end)]
        if len(words) > longest:
            shortened += [(start, words[kept - 1].end()), (words[-kept].start(), end)]
        else:
            shortened.append((start, end))
    return shortened


def marked_pieces(
    text: str,
    ranges: Sequence[tuple[int, int]],
    runs: Sequence[tuple[int, int, str]],
    stretch: Stretch | None = None,
) -> list[Piece]:
    """The characters in `ranges` with marks around the `runs`; a run that lies wholly in a gap marks the gap.

    With `stretch`, what is missing at its two ends is shown as a gap too.
    """
    pieces: list[Piece] = []
    last = stretch.start if stretch else (ranges[0][0] if ranges else 0)
    coming = sorted(runs, key=lambda run: (run[0], -run[1], run[2] == ""))
    taken, held = 0, list[tuple[int, int, str]]()
    for start, end in ranges:
        while taken < len(coming) and coming[taken][0] < end:
            held.append(coming[taken])
            taken += 1
        if start > last:
            names = tuple(name for _, until, name in held if until <= start and name)
            pieces.append(Piece("[…]", names, names[::-1], gap=True))
        within = [(max(first, start), min(until, end), name) for first, until, name in held if until > start]
        pieces.extend(nested(text, start, end, within))
        held = [(end, until, "") for _, until, _ in held if until > end]
        last = end
    if stretch and last < stretch.end:
        pieces.append(Piece("[…]", gap=True))
    return pieces


def nested(text: str, start: int, end: int, runs: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """The pieces of `text[start:end]`, with marks that nest."""
    waiting = [(first, -last, name == "", name) for first, last, name in runs]
    heapq.heapify(waiting)
    pieces: list[Piece] = []
    opened: list[tuple[int, str]] = []
    opens: list[str] = []
    at = start

    def advance(to: int, closes: tuple[str, ...]) -> None:
        nonlocal at, opens
        if to > at or opens or closes:
            pieces.append(Piece(text[at:to], tuple(opens), closes))
        at, opens = to, []

    while waiting or opened:
        upcoming = waiting[0][0] if waiting else end
        if opened and opened[-1][0] <= upcoming:
            closing, name = opened.pop()
            closes = [name]
            while opened and opened[-1][0] == closing:
                closes.append(opened.pop()[1])
            advance(closing, tuple(closes))
            continue
        first, minus_last, _, name = heapq.heappop(waiting)
        last = -minus_last
        if first > at:
            advance(first, ())
        if opened and last > opened[-1][0]:
            heapq.heappush(waiting, (opened[-1][0], -last, True, ""))
            last = opened[-1][0]
        opened.append((last, name))
        opens.append(name)
    if at < end:
        advance(end, ())
    return pieces
