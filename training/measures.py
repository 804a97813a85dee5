"""How well spans meet gold spans: pure functions over characters. Tags and trees are measured in conll.py."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable

from training.conll_scores import Score

Piece = tuple[int, int]
"""Characters `start`..`end`, half-open."""
Span = tuple[int, int, str]
"""Characters `start`..`end`, half-open, with their label."""
Figures = dict[str, float]

NOTHING = Score(0, 0, 0)


def total(scores: Iterable[Score]) -> Score:
    """The counts of all together: micro-averaging."""
    found = list(scores)
    return Score(
        sum(score.gold for score in found), sum(score.system for score in found), sum(score.correct for score in found)
    )


def figures(score: Score) -> Figures:
    """Precision, recall and F1, each 0..1; 0 where there is nothing to divide by."""
    return {"p": score.precision, "r": score.recall, "f1": score.f1}


def exact(gold: Iterable[Span], system: Iterable[Span], labels: Collection[str]) -> Score:
    """Spans with a label of `labels`; one counts once, and is right where start, end and label are the gold one's.

    >>> exact([(0, 4, "PER"), (9, 12, "LOC")], [(0, 4, "PER"), (9, 12, "ORG"), (20, 22, "MISC")], {"PER", "LOC", "ORG"})
    Score(gold=2, system=2, correct=1)
    """
    wanted = {span for span in gold if span[2] in labels}
    said = {span for span in system if span[2] in labels}
    return Score(len(wanted), len(said), len(wanted & said))


class Words:
    """The tokens of a text in order, never overlapping, ready for look-ups by character."""

    def __init__(self, tokens: Iterable[Piece]) -> None:
        self.places = list(tokens)
        self._starts = [start for start, _ in self.places]
        self._ends = [end for _, end in self.places]

    def within(self, start: int, end: int) -> range:
        """The numbers of the tokens that share a character with `start`..`end`."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end) if start < end else 0)


def inside(words: Words, gold: Iterable[Piece], system: Iterable[Piece]) -> Score:
    """Tokens inside any span of each side: spans that nest or overlap are united, and so are pieces of one.

    >>> inside(Words([(0, 3), (4, 8), (9, 12)]), [(0, 8), (4, 8)], [(4, 12)])
    Score(gold=2, system=2, correct=1)
    """
    wanted = {number for piece in gold for number in words.within(*piece)}
    said = {number for piece in system for number in words.within(*piece)}
    return Score(len(wanted), len(said), len(wanted & said))


def runs(words: Words, spans: Iterable[Piece], bounds: Iterable[Piece]) -> set[Piece]:
    """The spans as characters from the start of a token to the end of another, cut where the sentences `bounds` end.

    Half a token counts as the whole; what no token lies in is left out.

    >>> sorted(runs(Words([(0, 3), (4, 8), (9, 12)]), [(1, 11)], [(0, 8), (9, 12)]))
    [(0, 8), (9, 12)]
    """
    sentences = Words(bounds)
    found: set[Piece] = set()
    for start, end in spans:
        for number in sentences.within(start, end):
            first, last = sentences.places[number]
            numbers = words.within(max(start, first), min(end, last))
            if numbers:
                found.add((words.places[numbers[0]][0], words.places[numbers[-1]][1]))
    return found


def bare(text: str, span: Piece) -> Piece | None:
    """The span without blanks and signs at its edges; None where nothing else is in it.

    >>> bare("“No.”", (0, 5))
    (1, 3)
    """
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None
