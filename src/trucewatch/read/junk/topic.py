"""What an article is about, as its words, and how much a paragraph shares of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from trucewatch.know.furniture import furniture
from trucewatch.read.lines import Line

STEM = 6
"""Letters that a word is known by: "attacking" and "attacks" are one."""
FOREIGN_SHARE = 0.18
"""A paragraph that shares less of its words with the article than this is of another story.

Paragraphs of one article share 0.3 to 0.9 of theirs; a story on another subject 0.05 to 0.15, by chance."""

LEAST_PARAGRAPHS = 5
"""Of fewer paragraphs no topic can be told."""


def words_about(line: Line) -> set[str]:
    """The stems of the words of four letters or more that say what the line is about."""
    common = furniture().common_words
    return {
        _stem(word) for word in line.words if len(word) >= 4 and not word[0].isdigit() and word.casefold() not in common
    }


def _stem(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())[:STEM]


class Topic:
    """The words of an article, counted by the paragraphs that use them."""

    def __init__(self, paragraphs: Iterable[Line]) -> None:
        self._members: set[int] = set()
        self._uses: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        for line in paragraphs:
            self._members.add(line.number)
            self._uses.update(words_about(line))
            self._names.update({_stem(word) for word in line.words if word[0].isupper()} & words_about(line))

    def share_of(self, line: Line) -> float:
        """The share of the line's words that other lines of the article use too; 0 for a line that is about nothing."""
        about = words_about(line)
        if not about:
            return 0.0
        least = 2 if line.number in self._members else 1
        return sum(self._uses[stem] >= least for stem in about) / len(about)

    @property
    def is_slight(self) -> bool:
        """Whether too few paragraphs are known to say that another speaks of other things."""
        return len(self._members) < LEAST_PARAGRAPHS

    def is_named_in(self, line: Line) -> bool:
        """Whether the line has a capitalised word that several paragraphs of the article have."""
        return any(word[0].isupper() and self._names[_stem(word)] > 1 for word in line.words)

    def holds(self, line: Line) -> bool:
        """Whether the line goes on with the topic."""
        return self.share_of(line) >= FOREIGN_SHARE


def main_block(blocks: list[list[Line]], title: Line | None) -> int:
    """The number of the block that holds the article or most of it: the largest that speaks of the title.

    Only whole paragraphs count: lists of other stories break theirs off.
    """
    titled = words_about(title) if title is not None else set()

    def weight(block: list[Line]) -> float:
        said = titled & {stem for line in block for stem in words_about(line)}
        return sum(len(line.words) for line in block if line.is_finished) * (0.3 + len(said) / max(1, len(titled)))

    return max(range(len(blocks)), key=lambda number: weight(blocks[number]))


def topic_of(blocks: list[list[Line]], main: int) -> Topic:
    """What the article is about: the words of its main block, and of the blocks that share them."""
    first = Topic(blocks[main])
    shared = [
        block for number, block in enumerate(blocks) if number == main or _mean_share(block, first) >= FOREIGN_SHARE
    ]
    return Topic(line for block in shared for line in block)


def _mean_share(block: list[Line], topic: Topic) -> float:
    return sum(map(topic.share_of, block)) / max(1, len(block))
