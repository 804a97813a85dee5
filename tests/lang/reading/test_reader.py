"""Readings of our own sentences: words, trees, spans, and what hangs on what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.core.reading import Reading
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.pieces import Batch
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.reading.session import Output, scores_of
from trucewatch.lang.trees import is_passive, subjects, word_at


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str) -> Reading:
    """The reading of a text of one sentence."""
    return reader.read(text, [(0, len(text))], quotations(text, ()))[0]


def words(text: str, reading: Reading, layer: str) -> list[str]:
    return [text[span.start : span.end] for span in reading.layer(layer)]


def test_who_does_what(reader: Reader) -> None:
    text = "The rebels shelled the port of Orn on Monday."
    reading = read(reader, text)
    verb = word_at(reading, text.index("shelled"))
    assert verb is not None
    assert reading.tags[verb] == "VERB"
    found = [reading.tokens[word] for word in subjects(reading, verb)]
    assert [text[token.start : token.end] for token in found] == ["rebels"]
    assert not is_passive(reading, verb)


def test_source_cue_and_content(reader: Reader) -> None:
    text = "The foreign ministry said that the rebels had rejected the offer."
    reading = read(reader, text)
    assert words(text, reading, "cue")[0] == "said"
    assert words(text, reading, "source")[0] == "The foreign ministry"
    assert words(text, reading, "content")[0].endswith("had rejected the offer")
    source = reading.layer("source")[0]
    assert source.of == text.index("said")


def test_spans_lie_on_words_of_their_text(reader: Reader) -> None:
    before = "Déjà vu 🙂. "
    text = before + "Shells hit Orn, the mayor said."
    reading = reader.read(text, [(len(before), len(text))])[0]
    assert text[reading.tokens[0].start : reading.tokens[0].end] == "Shells"
    assert all(text[span.start : span.end].strip() for span in reading.spans)


def test_the_same_words_are_read_once() -> None:
    text = "Nobody answered the telephone in Harn.\n\nNobody answered the telephone in Harn."
    half = text.index("\n")
    first, second = Reader().read(text, [(0, half), (half + 2, len(text))])
    assert first.vector == second.vector
    assert second.tokens[0].start == half + 2
    batches = []

    def counted(batch: Batch) -> Output:
        batches.append(batch)
        return scores_of(batch)

    kept = Reader(counted)
    kept.read(text, [(0, half)])
    kept.read(text, [(half + 2, len(text))])
    assert len(batches) == 1


def test_what_stands_beside_a_sentence_changes_nothing() -> None:
    one = "The Hill League accepted the truce on Friday, its envoy said."
    others = ["No.", "Rain fell over the whole valley while the two delegations ate, slept, and argued about a comma."]
    text = " ".join([one, *others])
    bounds = [(0, len(one)), (len(one) + 1, len(one) + 4), (len(one) + 5, len(text))]
    alone, among = Reader().read(one, bounds[:1])[0], Reader().read(text, bounds)[0]
    assert alone == among


def test_nothing_and_blanks(reader: Reader) -> None:
    assert reader.read("", []) == ()
    blank = reader.read("   ", [(0, 3)])[0]
    assert blank.tokens == blank.heads == blank.spans == ()


def test_a_sentence_without_end(reader: Reader) -> None:
    text = "bread and " * 400
    reading = read(reader, text)
    assert len(reading.tokens) == len(reading.heads) == len(reading.tags) == 800
    assert reading.heads.count(0) == 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_a_tree(text: str) -> None:
    reading = Reader().read(text, [(0, len(text))])[0]
    assert len(reading.tokens) == len(reading.tags) == len(reading.heads) == len(reading.relations)
    for word in range(1, len(reading.heads) + 1):
        seen = set()
        while word:
            assert word not in seen
            seen.add(word)
            word = reading.heads[word - 1]
