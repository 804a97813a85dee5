"""A report that speaks of a truce, and in which nothing was found: that is said aloud."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.core.account import Fact, Incident, Instrument, Meeting
from trucewatch.core.page import Page
from trucewatch.core.problems import Problem
from trucewatch.find.survey import words_of
from trucewatch.know.instruments import instrument_words


def silence_about(page: Page, facts: Iterable[Fact]) -> tuple[Problem, ...]:
    """The problem that `page` names a truce or the like while no text, meeting or incident is among its facts.

    It points at the first such word; empty where something was found, or no such word stands in the article.
    """
    if any(isinstance(fact, (Instrument, Meeting, Incident)) for fact in facts):
        return ()
    for sentence in page.sentences:
        words = words_of(page.text, sentence.start, sentence.end)
        named = instrument_words().nouns.find([word.lower for word in words])
        if named:
            first, after, _ = named[0]
            where = page.span(words[first].start, words[after - 1].end)
            what = (
                f"the report speaks of “{where.exact}”, but no agreement, proposal, meeting or incident was found in it"
            )
            return (Problem("find", what, where, "read it yourself: its words may say more than was understood"),)
    return ()
