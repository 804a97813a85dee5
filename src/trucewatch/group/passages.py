"""Passages that reports share: the same words, verbatim or slightly edited.

Copying in news is copying of sentences: whole articles hardly resemble each other, yet runs of six words find nearly
every sentence that one desk took from another. Runs are seeds; seeds that continue each other over a small edit are
joined, and the ends are followed as long as words keep agreeing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import msgspec

from trucewatch.core.page import Page
from trucewatch.core.spans import Span

RUN_WORDS = 6
"""Words in a row that are the same before anything is called shared."""
EDIT_WORDS = 8
"""Words that an editor may have put in, taken out or exchanged between two runs of one passage."""
REACH_WORDS = 24
"""How far beyond its last common run a passage is followed."""
LONG_QUOTE_WORDS = 30
"""Quoted words alone are one voice heard by two; so many of them in one translation were copied."""
CONTENT_WORDS = 3
COMMON_WORDS = 2
"""Words of substance a passage must hold, a name counting as one, and how many of them must be no names: less is a
turn of phrase or a title ("are to meet within five days", "the National Council of the Northern Highlands")."""
FEW_PAGES = 6
"""Of so many pages that hold the same words every two are compared."""
SHORT_WORDS = 12
"""In fewer words other numbers make another sentence, however alike ("fired 40 shells at the town")."""
MOST_WORDS = 100_000
"""Of a longer page only so many words are compared: no report is as long, and the index must fit the memory."""
SENTENCE_SHARE = 0.7
"""A sentence shared to this part is shared as a whole."""

WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:['’ʼ`]\w+)*")
SMALL = """
    the and for with that this from has have had was were are been its his her their they will would not but who which
    said says told after before into over than also more when there about could should between during against under
    within them these those what while where because only just some any all most other such both each how why him
    one two three four five six seven eight nine ten
"""
SMALL_WORDS = frozenset(SMALL.split())
"""Words that any sentence has."""


class Passage(msgspec.Struct, frozen=True):
    """One text that stands in several reports; `spans` in order of report and offset."""

    spans: tuple[Span, ...]


class Words(msgspec.Struct, frozen=True):
    """The words of a page's prose, normalised, and where they lie; `sentence` counts sentences, `quoted`: in marks."""

    page: Page
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    quoted: tuple[bool, ...]


class Stretch(msgspec.Struct):
    """Words `start`..`end` of one page that agree with `rival_start`..`rival_end` of another (half-open)."""

    start: int
    end: int
    rival_start: int
    rival_end: int


def shared_passages(pages: Sequence[Page]) -> tuple[Passage, ...]:
    """The passages that at least two of `pages` share, each with two reports; short quotations alone are no copies.

    A text in many reports gives the passages of neighbouring pairs, which overlap in the reports between them.
    """
    read = [words_of(page) for page in sorted(pages, key=lambda page: page.report.id)]
    found: set[Passage] = set()
    for (first, second), seeds in sorted(seeds_of(read).items()):
        for stretch in grown(read[first], read[second], joined(seeds)):
            if is_copying(read[first], read[second], stretch):
                found.add(passage_of(read[first], read[second], stretch))
    return tuple(sorted(found, key=lambda passage: passage.spans))


def words_of(page: Page) -> Words:
    """The words of the sentences of `page`, headings left out, lower-cased, without accents and apostrophes."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for number, sentence in enumerate(page.sentences):
        if sentence.heading:
            continue
        if len(forms) >= MOST_WORDS:
            break
        for match in WORD.finditer(page.text, sentence.start, sentence.end):
            forms.append(plain_word(match.group()))
            starts.append(match.start())
            ends.append(match.end())
            numbers.append(number)
    quoted = [False] * len(forms)
    for quotation in page.quotations:
        for place in range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)):
            quoted[place] = True
    return Words(page, tuple(forms), tuple(starts), tuple(ends), tuple(numbers), tuple(quoted))


def plain_word(word: str) -> str:
    """`word` in lower case without accents and apostrophes: "Torvić’s" is "torvics"."""
    spread = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in spread if sign.isalnum()).casefold()


def seeds_of(read: Sequence[Words]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Where runs of RUN_WORDS agree, by pair of pages, each place as (word, rival word), in order.

    Of many pages that hold a run only neighbours are paired, so that a text in a hundred reports costs a hundred pairs.
    """
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(read):
        for start in range(len(words.forms) - RUN_WORDS + 1):
            run = words.forms[start : start + RUN_WORDS]
            holders = places[run]
            if not holders or holders[-1][0] != number:
                holders.append((number, start))
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for holders in places.values():
        pairs = combinations(holders, 2) if len(holders) <= FEW_PAGES else pairwise(holders)
        for (page, start), (rival, rival_start) in pairs:
            seeds[page, rival].append((start, rival_start))
    return {pair: sorted(found) for pair, found in seeds.items()}


def joined(seeds: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Seeds that continue each other, over at most EDIT_WORDS of difference on either side, as stretches."""
    done: list[Stretch] = []
    growing: list[Stretch] = []
    for start, rival_start in seeds:
        still = [stretch for stretch in growing if start - stretch.end <= EDIT_WORDS]
        done.extend(stretch for stretch in growing if start - stretch.end > EDIT_WORDS)
        growing = still
        for stretch in growing:
            if -RUN_WORDS < rival_start - stretch.rival_end <= EDIT_WORDS and rival_start >= stretch.rival_start:
                stretch.end = max(stretch.end, start + RUN_WORDS)
                stretch.rival_end = max(stretch.rival_end, rival_start + RUN_WORDS)
                break
        else:
            growing.append(Stretch(start, start + RUN_WORDS, rival_start, rival_start + RUN_WORDS))
    return sorted(done + growing, key=lambda stretch: (stretch.start, stretch.rival_start))


def grown(words: Words, rival: Words, stretches: Sequence[Stretch]) -> list[Stretch]:
    """`stretches` followed at both ends while words agree, and rounded to the sentences that they nearly fill."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and stretch.end <= found[-1].end and stretch.rival_end <= found[-1].rival_end:
            continue
        after, rival_after = agreed(
            words.forms[stretch.end : stretch.end + REACH_WORDS],
            rival.forms[stretch.rival_end : stretch.rival_end + REACH_WORDS],
        )
        before, rival_before = agreed(
            words.forms[max(0, stretch.start - REACH_WORDS) : stretch.start][::-1],
            rival.forms[max(0, stretch.rival_start - REACH_WORDS) : stretch.rival_start][::-1],
        )
        start, end = rounded(words, stretch.start - before, stretch.end + after)
        rival_start, rival_end = rounded(rival, stretch.rival_start - rival_before, stretch.rival_end + rival_after)
        found.append(Stretch(start, end, rival_start, rival_end))
    return found


def agreed(ahead: Sequence[str], rival_ahead: Sequence[str]) -> tuple[int, int]:
    """How many words ahead still belong to the passage on either side: up to the last two words in a row that agree."""
    reach, rival_reach = 0, 0
    for block in SequenceMatcher(None, ahead, rival_ahead, autojunk=False).get_matching_blocks():
        is_near = block.a - reach <= EDIT_WORDS // 2 and block.b - rival_reach <= EDIT_WORDS // 2
        if block.size >= 2 and is_near:
            reach, rival_reach = block.a + block.size, block.b + block.size
        elif block.size and not is_near:
            break
    return reach, rival_reach


def rounded(words: Words, start: int, end: int) -> tuple[int, int]:
    """`start`..`end` with its first and last sentence taken whole where SENTENCE_SHARE of it lies within."""
    first, last = words.sentence[start], words.sentence[end - 1]
    opening, closing = bisect_left(words.sentence, first), bisect_left(words.sentence, last + 1)
    head_end = min(end, bisect_left(words.sentence, first + 1))
    if head_end - start >= SENTENCE_SHARE * (bisect_left(words.sentence, first + 1) - opening):
        start = opening
    tail_start = max(start, bisect_left(words.sentence, last))
    if end - tail_start >= SENTENCE_SHARE * (closing - bisect_left(words.sentence, last)):
        end = closing
    return start, end


def is_copying(words: Words, rival: Words, stretch: Stretch) -> bool:
    """Whether a stretch says something, and is more than a quotation that two reports share."""
    mine = range(stretch.start, stretch.end)
    telling = [place for place in mine if is_telling(words.forms[place])]
    names = [place for place in telling if words.page.text[words.starts[place]].isupper()]
    names_counted = sum(place - 1 not in names for place in names)
    common = len(telling) - len(names)
    if common < COMMON_WORDS or common + names_counted < CONTENT_WORDS:
        return False
    if sum(not words.forms[place].isdigit() for place in mine) < RUN_WORDS - 1:
        return False
    theirs = range(stretch.rival_start, stretch.rival_end)
    if max(len(mine), len(theirs)) < SHORT_WORDS and numbers_of(words, mine) != numbers_of(rival, theirs):
        return False
    spoken = sum(words.quoted[place] for place in mine)
    echoed = sum(rival.quoted[place] for place in theirs)
    own = min(len(mine) - spoken, len(theirs) - echoed)
    return own >= RUN_WORDS - 1 or spoken == 0 or echoed == 0 or min(spoken, echoed) >= LONG_QUOTE_WORDS


def numbers_of(words: Words, places: range) -> list[str]:
    """The numbers among the words at `places`."""
    return [words.forms[place] for place in places if words.forms[place].isdigit()]


def is_telling(form: str) -> bool:
    """Whether a word says something: no number, and none of the words that any sentence has."""
    return len(form) > 2 and form not in SMALL_WORDS and not form.isdigit()


def passage_of(words: Words, rival: Words, stretch: Stretch) -> Passage:
    """The spans of a stretch in both pages, in pieces where a cut lies between."""
    return Passage(
        tuple(
            sorted((*pieces(words, stretch.start, stretch.end), *pieces(rival, stretch.rival_start, stretch.rival_end)))
        )
    )


def pieces(words: Words, start: int, end: int) -> list[Span]:
    """The characters of the words `start`..`end`, sentences with their last stop, apart where a cut lies between."""
    cuts = sorted((cut.start, cut.end) for cut in words.page.report.cuts)
    found: list[list[int]] = []
    for place in range(start, end):
        sentence = words.page.sentences[words.sentence[place]]
        is_first = place == 0 or words.sentence[place - 1] != words.sentence[place]
        is_last = place + 1 == len(words.forms) or words.sentence[place + 1] != words.sentence[place]
        left = sentence.start if is_first else words.starts[place]
        right = sentence.end if is_last else words.ends[place]
        if found and not any(found[-1][1] <= cut_start < left for cut_start, _ in near(cuts, found[-1][1])):
            found[-1][1] = right
        else:
            found.append([left, right])
    return [words.page.span(left, right) for left, right in found]


def near(cuts: Sequence[tuple[int, int]], offset: int) -> Sequence[tuple[int, int]]:
    """The first of the sorted `cuts` that begins at `offset` or after it, if any."""
    place = bisect_left(cuts, (offset, offset))
    return cuts[place : place + 1]
