"""Events put together across articles, on three made-up articles in the layout of ECB+."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training.coreference_scores import by_lemma, clusters, ecbplus_misses, ecbplus_scores, stories_by_product
from training.event_clusters import LEAST, Telling, evidence, joined, put_together, tellings
from training.sets.coreference import Document, EventMention, ecb_documents
from trucewatch.lang.reading.reader import Reader

ARTICLES = {
    "2_1ecb": [
        "A mortar round hit the market=1 of Old Tarn .",
        "Three traders were killed=2 there on Monday , General Orla Venn said=3 .",
    ],
    "2_2ecbplus": [
        "http : / / kestania.example / fire",
        "A blaze=4 broke out in the mill of Plesk and two were hurt= .",
        "The fire=4 was put=5 out=5 by noon , Mayor Ruy Falco said=6 .",
    ],
    "2_3ecbplus": ["The mill 's fire=4 was seen= from Old Tarn ."],
}
"""A word with "=" tells of an event, of the chain with that number; no number: of one that no chain has."""


def put(folder: Path, name: str, sentences: list[str]) -> None:
    """One article as the set has it."""
    tokens, marks, links = [], {}, {}
    for number, sentence in enumerate(sentences):
        for word in sentence.split():
            text, _, chain = word.partition("=")
            key = str(len(tokens) + 1)
            tokens.append(f'<token t_id="{key}" sentence="{number}" number="0">{text}</token>')
            if "=" in word:
                mark = f"{number} {chain}" if chain else f"{number} alone {key}"
                marks.setdefault(mark, []).append(key)
                if chain:
                    links.setdefault(chain, []).append(mark)
    ids = {mark: str(at) for at, mark in enumerate(marks, 1)}
    markables = "".join(
        f'<ACTION_OCCURRENCE m_id="{ids[mark]}">'
        + "".join(f'<token_anchor t_id="{key}"/>' for key in keys)
        + "</ACTION_OCCURRENCE>"
        for mark, keys in marks.items()
    )
    relations = "".join(
        f'<CROSS_DOC_COREF r_id="1" note="ACT{chain}">'
        + "".join(f'<source m_id="{ids[mark]}"/>' for mark in dict.fromkeys(own))
        + '<target m_id="99"/></CROSS_DOC_COREF>'
        for chain, own in links.items()
    )
    (folder / "2").mkdir(exist_ok=True)
    (folder / "2" / f"{name}.xml").write_text(
        f"<Document>{''.join(tokens)}<Markables>{markables}<HUMAN_PART m_id='98'><token_anchor t_id='1'/></HUMAN_PART>"
        f"<ACTION_OCCURRENCE m_id='99' TAG_DESCRIPTOR='one'/></Markables><Relations>{relations}</Relations></Document>"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, sentences in ARTICLES.items():
        put(tmp_path, name, sentences)
    return tmp_path


def told_of(document: Document) -> list[str]:
    return [document.text[mention.start : mention.end] for mention in document.mentions]


def test_documents_have_text_without_the_address_and_marks_that_slice_to_their_words(folder: Path) -> None:
    first, second, third = ecb_documents(folder)
    assert first.text.startswith("A mortar round hit the market of Old Tarn.\n\nThree traders")
    assert second.text.startswith("A blaze broke out in the mill of Plesk")
    assert third.text == "The mill's fire was seen from Old Tarn."
    assert told_of(first) == ["market", "killed", "said"]
    assert told_of(second) == ["blaze", "hurt", "fire", "put out", "said"]
    assert (first.topic, first.event, second.event, third.event) == (2, "2 first", "2 second", "2 second")


def test_mentions_share_a_chain_across_documents_and_stand_alone_without_one(folder: Path) -> None:
    _, second, third = ecb_documents(folder)
    chain = {second.text[one.start : one.end]: one.chain for one in second.mentions}
    assert chain["blaze"] == chain["fire"] == third.mentions[0].chain == "ACT4"
    assert chain["hurt"] not in {"ACT4", "ACT5", "ACT6", third.mentions[1].chain}


def test_only_the_sentences_of_the_set_s_list_count(folder: Path) -> None:
    (folder / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n2,1ecb,1\n2,3ecbplus,0\n")
    assert [told_of(document) for document in ecb_documents(folder)] == [["killed", "said"], [], ["fire", "seen"]]


def test_ours_joins_another_word_for_the_fire_and_parts_what_others_said(folder: Path) -> None:
    documents = list(ecb_documents(folder))
    told = [one for document in documents for one in tellings(document, Reader())]
    group = dict.fromkeys((document.key for document in documents), "one")
    word = by_lemma(told)

    def together(found: dict[str, str]) -> set[frozenset[str]]:
        return {
            frozenset((word[one], word[other]))
            for one in found
            for other in found
            if one < other and found[one] == found[other]
        }

    assert together(clusters(told, group, by_lemma)) == {frozenset({"fir"}), frozenset({"say"})}
    assert together(clusters(told, group, put_together)) == {frozenset({"fir"}), frozenset({"fir", "blaz"})}


def telling(lemma: str, sentence: int = 1, *, subjects: str = "", parts: str = "", is_speech: bool = False) -> Telling:
    mention = EventMention(f"{lemma} {sentence}", "2_1ecb", sentence, 0, 1, "", ())
    vector = np.ones(1)
    return Telling(
        mention, lemma, vector, vector, frozenset(subjects.split()), frozenset(parts.split()), is_speech
    )  # fmt: skip


def test_evidence_counts_who_takes_part_who_speaks_and_where_it_stands() -> None:
    hit = telling("hit", 1, parts="mortar market")
    assert evidence(hit, telling("strike", 2, parts="market round mortar")) == pytest.approx(0.1)
    assert evidence(hit, telling("strike", 2, parts="market")) == pytest.approx(0.1)
    assert evidence(hit, telling("strike", 2)) == 0
    assert evidence(hit, telling("strike", 1)) == pytest.approx(-0.2)
    said = telling("say", 3, subjects="venn", is_speech=True)
    assert evidence(said, telling("say", 4, subjects="falco", is_speech=True)) == pytest.approx(-0.5)
    assert evidence(said, telling("tel", 4, subjects="venn", is_speech=True)) == 0


def test_the_likest_are_joined_first_and_a_cluster_by_its_mean() -> None:
    alike = np.array([[0, 0.9, 0.8, 0], [0.9, 0, 0.6, 0], [0.8, 0.6, 0, 0.69], [0, 0, 0.69, 0]])
    assert joined(alike, 0.7) == [0, 0, 0, 3]  # the mean of 0.8 and 0.6 is 0.7; that to the fourth is far less
    assert joined(alike, LEAST) == [0, 0, 2, 3]
    assert joined(np.zeros((0, 0)), LEAST) == []


def test_the_measure_reads_the_set_s_layout_to_the_end(folder: Path) -> None:
    items, scores = ecbplus_scores(folder)
    assert items == 10
    # one lemma: five of eight clusters whole; "blaze" is missing, "said" of two speakers is one
    lemma_f1, ours = scores["topics, same head lemma: CoNLL F1"], scores["topics, ours: CoNLL F1"]
    assert isinstance(lemma_f1, float)
    assert lemma_f1 < 1.0
    assert ours == 1.0
    assert scores["topics, ours: CoNLL F1, even topics"] == ours
    assert scores["topics, ours: CoNLL F1, odd topics"] == 0.0


def test_misses_are_told_by_their_words(folder: Path) -> None:
    assert ecbplus_misses(folder) == []
    put(folder, "2_3ecbplus", ["The mill 's inferno=4 was seen= from Old Tarn ."])
    assert ecbplus_misses(folder) == [
        "    1 parted: 2 second: blaz and inferno",
        "    1 parted: 2 second: fir and inferno",
    ]


def test_every_document_is_in_a_story(folder: Path) -> None:
    documents = list(ecb_documents(folder))
    documents.append(Document("2_9ecb", 2, "2 first", "", {}, ()))
    story = stories_by_product(documents)
    assert set(story) == {document.key for document in documents}
    assert story["2_1ecb"] != story["2_2ecbplus"]
