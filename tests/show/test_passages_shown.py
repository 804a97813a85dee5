"""Texts in blocks, with marks that nest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.core.account import Cut
from trucewatch.core.spans import Span
from trucewatch.show.passages import Shown, excerpt_of, excerpts_of, whole_text


def at(text: str, words: str) -> Span:
    """The span of `words` in `text`."""
    start = text.index(words)
    return Span("r", start, start + len(words), words)


def marks(shown: Shown) -> dict[str, str]:
    """The text inside each mark that has a place; fails where marks cross or stay open."""
    found: dict[str, str] = {}
    for block in shown.blocks:
        opened: list[str] = []
        for piece in block.pieces:
            opened.extend(piece.opens)
            for name in opened:
                if name:
                    found[name] = found.get(name, "") + ("" if piece.gap else piece.text)
            for name in piece.closes:
                assert opened.pop() == name
        assert not opened
    return found


def words_of(shown: Shown) -> str:
    """All that is shown."""
    return " ".join("".join(piece.text for piece in block.pieces) for block in shown.blocks)


def test_paragraphs_are_kept_and_cuts_folded() -> None:
    text = "Menu\n\nIlmar said so.\nTwice.\n\nDoss did not."
    shown = whole_text(text, [], [Cut(0, 4, "menu")])
    assert [(block.kind, block.why) for block in shown.blocks] == [
        ("cut", "menu"),
        ("paragraph", None),
        ("paragraph", None),
    ]
    assert shown.blocks[1].pieces[0].text == "Ilmar said so.\nTwice."


def test_cuts_with_one_reason_side_by_side_are_one() -> None:
    text = "Home\nSports\n\nIlmar said so.\n\nShare"
    shown = whole_text(text, [], [Cut(5, 11, "menu"), Cut(0, 4, "menu"), Cut(29, 34, "share bar")])
    assert [(block.why, block.characters) for block in shown.blocks] == [("menu", 11), (None, 14), ("share bar", 5)]


def test_nested_spans_nest_and_equal_places_are_one() -> None:
    text = "Ilmar and Doss agreed on Monday to stop."
    outer, inner = at(text, "Doss agreed on Monday"), at(text, "on Monday")
    assert marks(whole_text(text, [outer, inner, inner], [])) == {
        "10-31": "Doss agreed on Monday",
        "22-31": "on Monday",
    }


def test_a_span_over_two_paragraphs_is_marked_in_both_and_named_once() -> None:
    text = "First.\n\nSecond."
    shown = whole_text(text, [Span("r", 0, len(text), text)], [])
    assert marks(shown) == {"0-15": "First."}
    assert all(piece.opens for block in shown.blocks for piece in block.pieces)


def test_excerpts_keep_a_few_words_around_and_stay_in_the_paragraph() -> None:
    text = " ".join(f"a{n}" for n in range(60)) + "\n\n" + " ".join(f"b{n}" for n in range(200))
    shown = excerpts_of(text, [at(text, "a30")], [])
    assert "a18 " in words_of(shown)
    assert "a17" not in words_of(shown)
    assert "a42" in words_of(shown)
    assert "a43" not in words_of(shown)
    assert "b0" not in words_of(shown)


def test_excerpts_show_nothing_of_a_cut_that_carries_nothing() -> None:
    text = "Advertisement here\n\nDoss agreed."
    shown = excerpts_of(text, [at(text, "agreed")], [Cut(0, 18, "advertisement")])
    assert "Advert" not in words_of(shown)


def test_a_context_ends_with_the_paragraph_and_says_where_more_was() -> None:
    text = "Far away.\n\nYesterday Ilmar agreed to it."
    assert excerpt_of(text, at(text, "agreed")) == excerpt_of(text, at(text, "agreed"))
    found = excerpt_of(text, at(text, "agreed"))
    assert (found.before, found.exact, found.after) == ("Yesterday Ilmar ", "agreed", " to it.")
    assert excerpt_of(None, at(text, "agreed")).before == ""
    long = " ".join(f"w{n}" for n in range(50))
    assert excerpt_of(long, at(long, "w25")).before.startswith("…w13 ")
    assert excerpt_of(long, at(long, "w25")).after.endswith(" w37…")


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span], list[Cut]]:
    """A text of few letters and line ends, spans anywhere in it, cuts anywhere in it."""
    text = draw(st.text("ab .\n\u00e9\U0001f54a", min_size=1, max_size=60))
    places = (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda run: run[0] < run[1])
    )
    runs = draw(st.lists(places, max_size=8))
    cuts = [Cut(start, end, "junk") for start, end in draw(st.lists(places, max_size=3))]
    return text, [Span("r", start, end, text[start:end]) for start, end in runs], cuts


@given(texts_with_spans())
def test_nothing_is_lost_and_every_span_has_its_place(made: tuple[str, list[Span], list[Cut]]) -> None:
    text, spans, cuts = made
    spans = [span for span in spans if span.exact == span.exact.strip() and span.exact]
    shown = whole_text(text, spans, cuts)
    assert "".join(words_of(shown).split()) == "".join(text.split())
    assert set(marks(shown)) == {f"{span.start}-{span.end}" for span in spans}
    assert set(marks(excerpts_of(text, spans, cuts))) == {f"{span.start}-{span.end}" for span in spans}
