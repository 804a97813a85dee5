"""What a finder is given: one report made ready, and what its story already knows."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Actor, Fact, Report, Statement
from trucewatch.core.problems import Problem
from trucewatch.core.reading import Reading
from trucewatch.core.spans import Span, cut
from trucewatch.core.values import When


class Sentence(msgspec.Struct, frozen=True):
    """One sentence of the article, half-open in code points; `paragraph` counts the article's paragraphs from 0.

    `heading` is true for a title, a subheading or another line that is no prose.
    """

    start: int
    end: int
    paragraph: int
    heading: bool = False


class Quotation(msgspec.Struct, frozen=True):
    """Words in quotation marks: `start`..`end` without the marks, `outer_start`..`outer_end` with them.

    `depth` 0 = not inside another; `continues` = a paragraph of a quotation that the paragraph before left open;
    `closed` is false where the closing mark is missing and the end of the paragraph was taken for it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    continues: bool = False
    closed: bool = True


class Page(msgspec.Struct, frozen=True):
    """One report made ready for the finders: its text, and the sentences and quotations outside the cuts, in order.

    `readings`: what the reader says of each sentence, in the same order; empty where nobody has read the page.
    """

    report: Report
    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    readings: tuple[Reading, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]` without blanks at its ends. Raises ValueError where only blanks are left."""
        return cut(self.report.id, self.text, start, end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`; None between sentences and in cuts."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= offset:
            return self.sentences[low]
        return None


class Mention(msgspec.Struct, frozen=True, order=True):
    """The actor `actor` (an id of the cast) is named at `start`..`end` of the page's text."""

    start: int
    end: int
    actor: str


class Context(msgspec.Struct, frozen=True):
    """What a finder may know beside its page.

    `cast`: the actors of the whole run; `mentions`: where the page names them, in order, never overlapping;
    `published`: the day that relative dates of this page count from (it may come from another report of the story);
    `statements`: what was found said on this page (empty while statements are being looked for); `belligerents`: who
    fights whom in the story, by all its reports (empty where nobody has asked yet).
    """

    story: str
    published: When
    cast: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    belligerents: tuple[str, ...] = ()

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, or None."""
        return next((actor for actor in self.cast if actor.id == actor_id), None)

    def mentions_within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly within `start`..`end`."""
        return tuple(mention for mention in self.mentions if start <= mention.start and mention.end <= end)


class Found(msgspec.Struct, frozen=True):
    """What a finder gives: facts of the account's types, and problems for what it left open."""

    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
