"""What an article is about, as its words, and how much a paragraph shares of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trucewatch.read.lines import Line

COMMON = frozenset(
    [
        "about",
        "above",
        "after",
        "again",
        "against",
        "also",
        "although",
        "among",
        "another",
        "around",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "could",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "even",
        "every",
        "first",
        "from",
        "further",
        "have",
        "having",
        "here",
        "into",
        "itself",
        "just",
        "later",
        "like",
        "made",
        "make",
        "many",
        "more",
        "most",
        "much",
        "must",
        "near",
        "never",
        "next",
        "only",
        "other",
        "others",
        "over",
        "same",
        "several",
        "shall",
        "should",
        "since",
        "some",
        "still",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "three",
        "through",
        "time",
        "told",
        "took",
        "under",
        "until",
        "upon",
        "very",
        "week",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "whom",
        "whose",
        "will",
        "with",
        "within",
        "without",
        "would",
        "year",
        "years",
        "your",
        "said",
        "says",
        "according",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "people",
        "including",
        "news",
        "report",
        "reported",
        "read",
        "share",
        "today",
        "last",
        "month",
        "months",
        "weeks",
        "days",
        "hours",
        "new",
        "news",
        "story",
        "article",
    ]
)
"""Words that any two stories share."""

STEM = 6
"""Letters that a word is known by: "attacking" and "attacks" are one."""


def words_about(line: Line) -> set[str]:
    """The stems of the words of four letters or more that say what the line is about."""
    return {
        word.casefold()[:STEM]
        for word in line.words
        if len(word) >= 4 and not word[0].isdigit() and word.casefold() not in COMMON
    }


class Topic:
    """The words of an article, counted by the paragraphs that use them."""

    def __init__(self, paragraphs: Iterable[Line]) -> None:
        self._uses = Counter(stem for line in paragraphs for stem in words_about(line))

    def share_of(self, line: Line, is_counted: bool = False) -> float:
        """The share of the line's words that the article uses too; `is_counted`: the line was one of its paragraphs."""
        about = words_about(line)
        if not about:
            return 0.0
        least = 2 if is_counted else 1
        return sum(self._uses[stem] >= least for stem in about) / len(about)
