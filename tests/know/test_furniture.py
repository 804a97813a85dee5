"""The table of what stands around an article."""

from __future__ import annotations

from trucewatch.know.furniture import furniture


def test_every_phrase_is_written_as_lines_are_compared() -> None:
    known = furniture()
    phrases = {*known.alone, *known.list_headings, *known.list_beginnings, *known.teaser_openers, *known.prompt_things}
    assert [phrase for phrase in sorted(phrases) if phrase != phrase.casefold().strip() or "’" in phrase] == []


def test_the_openers_that_an_article_may_use_are_openers() -> None:
    assert furniture().ordinary_openers <= furniture().teaser_openers


def test_what_a_report_may_be_about_is_no_button() -> None:
    assert not {"pause", "truce", "war", "talks", "close", "open"} & furniture().alone.keys()
