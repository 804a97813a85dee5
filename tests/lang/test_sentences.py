"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import marked
from trucewatch.core.account import Cut
from trucewatch.core.page import Sentence
from trucewatch.lang.paragraphs import paragraphs
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.sentences import sentences


def read(text: str, cuts: tuple[Cut, ...] = ()) -> tuple[Sentence, ...]:
    """The sentences of `text`."""
    return sentences(text, cuts, quotations(text, cuts))


@pytest.mark.parametrize(
    "source",
    [
        "<s>The guns fell silent at dawn.</s> <s>Nobody knew for how long.</s>",
        "<s>Gen. Amadou Keita met Mr. St. Clair and Lt. Col. Ruiz on Jan. 5.</s> <s>They agreed.</s>",
        "<s>The U.S. envoy and the U.N. mission flew in at 6 p.m. on Monday.</s> <s>They left at 9 p.m.</s>",
        "<s>He flew to the U.S.</s> <s>The talks went on.</s>",
        "<s>J. K. Mbeki lives in Washington, D.C. with T. Vale.</s> <s>He declined to speak.</s>",
        "<s>Some 2.5 million left; No. 7 road is shut.</s> <s>Art. 4 says so.</s>",
        "<s>“Who fired?” he asked.</s> <s>Nobody replied.</s>",
        "<s>“Who fired first?” Colonel Dunn asked.</s> <s>“Not us!” the spokesman said.</s>",
        "<s>“We waited.</s> <s>Nobody came.</s> <s>So we left,” she said.</s>",
        "<s>She said: “We waited.”</s> <s>“Nobody came,” he added.</s>",
        "<s>The list... was never shown.</s> <s>It may not exist…</s> <s>Or it was lost.</s>",
        "<s>It was signed.[2]</s> <s>It was broken at once.</s>",
        "<s>1. A halt to all fire begins at noon.</s>",
        "<s>He said no.</s> <s>“Why not?</s> <s>Ask them,” he went on.</s>",
        "<s>The army (and its allies) withdrew.</s> <s>(Nobody saw it.)</s> <s>The town is empty.</s>",
    ],
)
def test_sentences_end_where_a_reader_ends_them(source: str) -> None:
    article = marked(source)
    assert [article.text[one.start : one.end] for one in read(article.text)] == article.words("s")


def test_lines_are_paragraphs_and_blank_lines_count_for_nothing() -> None:
    text = "The truce held.\nThe road opened. Trucks left.\n\n\nNobody fired.\r\nIt rained."
    assert [one.paragraph for one in read(text)] == [0, 1, 1, 2, 3]


def test_a_sentence_runs_over_a_line_that_breaks_in_its_middle() -> None:
    text = "The mediators said that the\ntruce would hold. Nobody\nbelieved them.\nThe next day it broke."
    found = read(text)
    assert text[found[0].start : found[0].end] == "The mediators said that the\ntruce would hold."
    assert [one.paragraph for one in found] == [0, 0, 1]


def test_in_a_hard_wrapped_text_long_lines_go_on_whatever_follows() -> None:
    lines = [
        "The mediators said on the shore that the two",
        "armies would halt their fire at the bridge of",
        "Karun and that a list of those held would be",
        "handed over by the commission of the seven",
        "villages. Nobody objected, the mediators of",
        "Tell Hamra said, and the",
        "list was read.",
        "",
        "Then it rained.",
    ]
    text = "\n".join(lines)
    assert [one.paragraph for one in read(text)] == [0, 0, 1]


def test_titles_and_subheadings_are_headings() -> None:
    text = (
        "Both armies halt fire at Karun\n\nThe two armies halted their fire.\n\nWhat mediators say\nIt holds, they say."
    )
    assert [one.heading for one in read(text)] == [True, False, True, False]


def test_list_entries_are_no_headings() -> None:
    text = "The text says:\n- a halt to air strikes\n- an exchange of all prisoners\n2) a road for aid"
    assert not any(one.heading for one in read(text))


def test_cut_passages_have_no_sentences() -> None:
    text = "The truce held.\nSubscribe now. Only two crowns.\nThe road opened."
    cut = Cut(text.index("Subscribe"), text.index("The road"), "subscription")
    assert [text[one.start : one.end] for one in read(text, (cut,))] == ["The truce held.", "The road opened."]


WRITING = st.text(alphabet="aB. ?!…”“'\n\r)(1[]U.S", max_size=100)


@given(
    st.one_of(WRITING, st.text(max_size=100)), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30)), max_size=3)
)
def test_sentences_lie_in_order_inside_the_text_and_outside_the_cuts(text: str, lengths: list[tuple[int, int]]) -> None:
    cuts = tuple(Cut(start, start + length, "menu") for start, length in lengths)
    last, paragraph = 0, 0
    for one in read(text, cuts):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.paragraph >= paragraph
        assert all(one.end <= cut.start or cut.end <= one.start for cut in cuts if cut.start < cut.end)
        last, paragraph = one.end, one.paragraph


@given(WRITING)
def test_sentences_leave_out_nothing_but_blanks(text: str) -> None:
    kept = "".join("".join(text[one.start : one.end].split()) for one in read(text))
    assert kept == "".join(text.split())


@given(WRITING)
def test_paragraphs_lie_in_order_inside_the_text(text: str) -> None:
    last = 0
    for block in paragraphs(text, ()):
        assert last <= block.start < block.end <= len(text)
        last = block.end
