"""Whom a page's "he" and "she" mean among the people of the cast."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from trucewatch.core.page import Context, Page
from trucewatch.lang.pronouns import PRONOUNS, REACH, Naming, antecedents
from trucewatch.lang.trees import word_at

SURE = 0.65
"""The chance from which a person is taken for meant: about twice that of all others, and nobody, together."""


class People:
    """The people named on a page, asked for by pronouns; each answer is worked out once."""

    def __init__(self, page: Page, context: Context) -> None:
        self._page, self._context = page, context
        self._known: dict[int, str | None] = {}

    @cached_property
    def _namings(self) -> list[Naming]:
        people = {actor.id for actor in self._context.cast if actor.kind == "person"}
        return [
            Naming(mention.start, mention.end, mention.actor)
            for mention in self._context.mentions
            if mention.actor in people
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._page.sentences]

    def meant(self, offset: int) -> str | None:
        """The actor that the pronoun at `offset` surely means; None where nobody is sure or no pronoun stands there."""
        if offset not in self._known:
            self._known[offset] = self._found(offset)
        return self._known[offset]

    def _found(self, offset: int) -> str | None:
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or number >= len(self._page.readings):
            return None
        first = max(0, number - REACH)
        readings = self._page.readings[first : number + 1]
        word = word_at(readings[-1], offset)
        if word is None or readings[-1].tokens[word].start != offset:
            return None
        if self._page.text[offset : readings[-1].tokens[word].end].lower() not in PRONOUNS:
            return None
        floor = self._page.sentences[first].start
        near = [one for one in self._namings if floor <= one.start < self._page.sentences[number].end]
        best = next(iter(antecedents(self._page.text, readings, (len(readings) - 1, word), near)), None)
        return best.whose if best is not None and best.chance > SURE else None
