"""Which words stand inside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import marked
from trucewatch.core.account import Cut
from trucewatch.core.page import Quotation
from trucewatch.lang.quotemarks import quotations


def quoted(text: str, cuts: tuple[Cut, ...] = ()) -> list[str]:
    """The quoted words, in order."""
    return [text[found.start : found.end] for found in quotations(text, cuts)]


@pytest.mark.parametrize(
    "source",
    [
        "“<q>We hold the ridge,</q>” Colonel Abara said. “<q>We will keep it.</q>”",
        '"<q>We hold the ridge,</q>" Colonel Abara said. "<q>We will keep it.</q>"',
        "‘<q>We hold the ridge,</q>’ Colonel Abara said. ‘<q>We will keep it.</q>’",
        "'<q>We hold the ridge,</q>' Colonel Abara said. '<q>We will keep it.</q>'",
        "« <q>We hold the ridge</q> », Colonel Abara said. «<q>We will keep it.</q>»",
        "„<q>We hold the ridge</q>“, Colonel Abara said. „<q>We will keep it.</q>”",
        "‚<q>We hold the ridge</q>‘, Colonel Abara said. »<q>We will keep it.</q>«",
        "”<q>We hold the ridge,</q>” Colonel Abara said. ``<q>We will keep it.</q>''",
    ],
)
def test_every_pair_of_marks_is_read(source: str) -> None:
    article = marked(source)
    assert quoted(article.text) == article.words("q")


def test_a_quotation_inside_another_has_depth_one() -> None:
    article = marked("“<q>He told us, ‘<q2>Leave by night,</q2>’ and we left,</q>” Ines Okoro said.")
    outer, inner = quotations(article.text, ())
    assert (outer.start, outer.end) == article.runs["q"][0]
    assert (inner.start, inner.end, outer.depth, inner.depth) == (*article.runs["q2"][0], 0, 1)


def test_the_outer_bounds_hold_the_marks() -> None:
    text = "They call it a “pause”, no more."
    (found,) = quotations(text, ())
    assert text[found.outer_start : found.outer_end] == "“pause”"


@pytest.mark.parametrize(
    "text",
    [
        "Both sides’ guns fell silent, the mediators’ office said, and Kesh didn’t object.",
        "Both sides' guns fell silent, the mediators' office said, and Kesh didn't object.",
        "The ’90s war, the '90s war and rock ’n’ roll: Siobhan O’Neill and Dara O'Brien remember ’em.",
        "The wall is 6' high and the pipe 12\" wide.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_apostrophe_inside_a_single_quotation_does_not_close_it() -> None:
    article = marked("‘<q>We heard both parties’ promises and believed neither,</q>’ he said.")
    assert quoted(article.text) == article.words("q")


def test_a_plural_apostrophe_inside_a_double_quotation_is_none() -> None:
    article = marked("\"<q>The rebels' lists don't match ours,</q>\" she said of the '<q>exchange</q>'.")
    assert quoted(article.text) == article.words("q")


def test_an_unclosed_mark_costs_one_quotation() -> None:
    article = marked(
        "“<q>We never signed, the commander said.</q>\n\nThe ministry disagreed. “<q>They signed,</q>” it said.\n"
    )
    first, second = quotations(article.text, ())
    assert [(first.start, first.end), (second.start, second.end)] == article.runs["q"]
    assert (first.closed, second.closed) == (False, True)


def test_an_unclosed_mark_ends_before_the_next_that_opens() -> None:
    article = marked("“<q>We never signed, she said.</q> “<q>They did,</q>” he said.")
    assert quoted(article.text) == article.words("q")


def test_a_quotation_over_paragraphs_goes_on_in_each() -> None:
    article = marked(
        "“<q>We buried nine men.</q>\n\n“<q>Nobody came to count them.</q>\n\n“<q>Count them now.</q>”\n\n"
        "“<q>No,</q>” he said."
    )
    found = quotations(article.text, ())
    assert [(one.start, one.end) for one in found] == article.runs["q"]
    assert [one.continues for one in found] == [False, True, True, False]
    assert [one.closed for one in found] == [False, False, True, True]


def test_a_quotation_reopened_in_single_marks_goes_on() -> None:
    article = marked("He said: '<q>We buried nine men.</q>\n'<q>Nobody came.</q>' She nodded.")
    assert [(one.start, one.end) for one in quotations(article.text, ())] == article.runs["q"]


def test_a_closing_mark_in_the_next_paragraph_goes_on_with_the_quotation() -> None:
    article = marked("She said: “<q>We buried nine men.</q>\n<q>Nobody came to count them.</q>” Then she left.")
    found = quotations(article.text, ())
    assert [(one.start, one.end) for one in found] == article.runs["q"]
    assert found[1].continues


def test_a_quotation_runs_over_a_hard_wrap() -> None:
    text = "The envoy said: “We have a text and\nwe have a date.” He left."
    assert quoted(text) == ["We have a text and\nwe have a date."]


def test_cuts_are_never_crossed() -> None:
    text = "He said: “We hold\nSubscribe for more “news\nthe ridge.” He left."
    cut = Cut(text.index("Subscribe"), text.index("the ridge"), "advertisement")
    for found in quotations(text, (cut,)):
        assert found.outer_end <= cut.start or found.outer_start >= cut.end


def test_a_bread_crumb_is_no_quotation() -> None:
    assert quoted("Home » World » Africa\nRead more »\nEurope › Analysis") == []


MARKS = st.text(alphabet="“”\"'‘’«»„‚ aZs.,5\n-", max_size=80)


@given(st.one_of(st.text(max_size=80), MARKS), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 30)), max_size=3))
def test_any_text_gives_ordered_spans_outside_the_cuts(text: str, lengths: list[tuple[int, int]]) -> None:
    cuts = tuple(Cut(start, start + length, "menu") for start, length in lengths)
    found = quotations(text, cuts)
    assert list(found) == sorted(found, key=lambda one: (one.outer_start, -one.outer_end))
    for one in found:
        assert 0 <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert all(one.outer_end <= cut.start or cut.end <= one.outer_start for cut in cuts if cut.start < cut.end)


@given(st.lists(MARKS.map(lambda text: text.replace("\n", " ")), max_size=4))
def test_what_one_paragraph_holds_does_not_change_the_pairs_of_another(blocks: list[str]) -> None:
    closed = "Ana Birk said: “We stay.”"
    text = "\n\n".join([*blocks, closed])
    start = len(text) - len(closed)
    last = [one for one in quotations(text, ()) if one.start >= start]
    assert Quotation(start + 16, start + 24, start + 15, start + 25) in last
