"""The measure of the CoNLL 2018 shared task, on sentences small enough to count by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.conll import Sentence, Word, raw_text
from training.conll_scores import Score, align, contracted, scores


def sentence(text: str, *rows: str) -> Sentence:
    """A sentence from rows "form/TAG/head/relation"; rows that begin with + are one token with the row before."""
    words: list[Word] = []
    ranges: list[tuple[int, int]] = []
    at = 0
    for row in rows:
        form, upos, head, deprel = row.lstrip("+").split("/")
        at = text.index(form, at)
        words.append(Word(form, upos, int(head), deprel, at, at + len(form)))
        at += len(form)
        if row.startswith("+"):
            first = ranges.pop()[0] if ranges and ranges[-1][1] == len(words) - 1 else len(words) - 2
            ranges.append((first, len(words)))
    return Sentence(text, tuple(words), tuple(ranges))


GOLD = sentence(
    "They can't hold the anti-tank line.",
    "They/PRON/4/nsubj",
    "ca/AUX/4/aux",
    "+n't/PART/4/advmod",
    "hold/VERB/0/root",
    "the/DET/7/det",
    "anti-tank/ADJ/7/amod",
    "line/NOUN/4/obj",
    "./PUNCT/4/punct",
)
SYSTEM = sentence(
    "They can't hold the anti-tank line.",
    "They/PRON/4/nsubj:pass",
    "ca/VERB/4/aux",
    "n't/PART/2/advmod",
    "hold/VERB/0/root",
    "the/DET/8/det",
    "anti/ADJ/8/amod",
    "-tank/ADJ/6/amod",
    "line/NOUN/4/obl",
    "./PUNCT/4/punct",
)


def counts(gold: list[Sentence], system: list[Sentence]) -> dict[str, tuple[int, int, int]]:
    """Gold, system's, correct of each measure."""
    return {name: (one.gold, one.system, one.correct) for name, one in scores(align(gold, system)).items()}


def test_a_contraction_that_only_one_side_joins_and_a_word_that_is_split_wrongly() -> None:
    assert counts([GOLD], [SYSTEM]) == {
        "Tokens": (7, 9, 5),  # not can't, not anti-tank
        "Sentences": (1, 1, 1),
        "Words": (8, 9, 7),  # ca and n't count, anti-tank does not
        "UPOS": (8, 9, 6),  # ca
        "UAS": (8, 9, 6),  # n't
        "LAS": (8, 9, 5),  # line; nsubj:pass is an nsubj
    }
    assert scores(align([GOLD], [SYSTEM]))["Words"].f1 == pytest.approx(14 / 17)


def test_a_head_that_is_no_word_of_the_system_is_wrong() -> None:
    gold = sentence("no-fire zone", "no-fire/NOUN/0/root", "zone/NOUN/1/dep")
    system = sentence("no-fire zone", "no/DET/2/det", "-fire/NOUN/0/root", "zone/NOUN/0/root")
    assert counts([gold], [system])["UAS"] == (2, 3, 0)


def test_sentences_may_be_cut_differently() -> None:
    gold = [
        sentence("It held.", "It/PRON/2/nsubj", "held/VERB/0/root", "./PUNCT/2/punct"),
        sentence("We left.", "We/PRON/2/nsubj", "left/VERB/0/root", "./PUNCT/2/punct"),
    ]
    rows = (
        "It/PRON/2/nsubj",
        "held/VERB/0/root",
        "./PUNCT/2/punct",
        "We/PRON/5/nsubj",
        "left/VERB/2/conj",
        "./PUNCT/2/punct",
    )
    found = counts(gold, [sentence(raw_text(gold), *rows)])
    assert found["Sentences"] == (2, 1, 0)
    assert found["Words"] == found["UPOS"] == (6, 6, 6)
    assert found["UAS"] == (6, 6, 4)  # left is no root any more, the last full stop hangs on held


@pytest.mark.parametrize(
    ("gold", "system", "correct"),
    [
        ("abc", "a|b|c", 0),
        ("a|bc|d", "a|b|c|d", 2),
        ("a+b+c", "a|b|c", 3),
        ("a|b+c|d", "a|b|cd", 2),
        ("a+b+c|d+e", "a|b+c+d|e", 5),
        ("ab+cd|e", "ab|c+d|e", 2),
    ],
)
def test_words_under_multiword_tokens_are_found_by_their_forms(gold: str, system: str, correct: int) -> None:
    """+ joins the words of a token."""

    def side(cut: str) -> Sentence:
        rows = [
            row for part in cut.split("|") for row in [f"{word}/X/0/root" for word in part.replace("+", " +").split()]
        ]
        return sentence("abcde"[: len(cut) - cut.count("|") - cut.count("+")], *rows)

    assert scores(align([side(gold)], [side(system)]))["Words"].correct == correct


def test_forms_that_are_not_in_the_text_are_compared_too() -> None:
    words = (Word("de", "ADP", 0, "case", 0, 2), Word("le", "DET", 1, "det", 0, 2))
    gold = Sentence("du", words, ((0, 2),))
    assert counts([gold], [gold])["LAS"] == (2, 2, 2)
    assert counts([gold], [Sentence("du", (Word("du", "ADP", 0, "case", 0, 2),))])["Words"] == (2, 1, 0)


def test_other_texts_are_refused() -> None:
    with pytest.raises(ValueError, match=r"the texts differ: gold 'ld\.', system 'rd\.'"):
        align([Sentence("It held.", ())], [Sentence("It herd.", ())])


def test_nothing_scores_nothing() -> None:
    assert (Score(0, 0, 0).f1, Score(0, 2, 0).precision, Score(0, 2, 0).recall) == (0, 0, 0)


def test_words_that_are_written_as_one_are_one_token() -> None:
    text = "She can't cannot. Vale's 155mm kids'"
    spans = [
        (0, 3),
        (4, 6),
        (6, 9),
        (10, 13),
        (13, 16),
        (16, 17),
        (18, 22),
        (22, 24),
        (25, 28),
        (28, 30),
        (31, 35),
        (35, 36),
    ]
    words = [Word(text[start:end], "X", 0, "root", start, end) for start, end in spans]
    assert contracted(text, words) == ((1, 3), (3, 5), (6, 8))


CUTS = st.lists(st.integers(1, 9), unique=True, max_size=9).map(sorted)


@given(CUTS, CUTS)
def test_both_sides_see_the_same_and_each_side_agrees_with_itself(gold: list[int], system: list[int]) -> None:
    text = "the truces hold"
    left, right = (
        Sentence(
            text, tuple(Word(text[a:b], "X", 0, "root", a, b) for a, b in zip([0, *cuts], [*cuts, 15], strict=True))
        )
        for cuts in (gold, system)
    )
    there, back = align([left], [right]), align([right], [left])
    assert there.system_of == {gold: system for system, gold in back.system_of.items()}
    assert all(one.f1 == 1 for one in scores(align([left], [left])).values())
