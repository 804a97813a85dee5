"""How public sets are read: each format in words of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.examples import Example, spans_of
from training.sets.attribution import gum_attribution, polnear
from training.sets.clipping import commonest, names_within, spread
from training.sets.names import crossner, gum_names, meantime, re3d, uner_ewt, wikigold
from training.sets.placing import joined, places_in


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def marked(example: Example, *layers: str) -> list[str]:
    """The spans of the layers, as "LABEL words"."""
    return [
        f"{label} {' '.join(example.words[first:last])}"
        for layer in layers
        for first, last, label in spans_of(example.layers[layer])
    ]


def test_words_become_running_text() -> None:
    text, places = joined(["Ruiz", "'s", "envoy", ",", '"', "no", '"', "(", "Orn", ")", "is", "n't", "$", "5"])
    assert text == "Ruiz's envoy, \"no\" (Orn) isn't $5"
    assert [text[start:end] for start, end in places][:3] == ["Ruiz", "'s", "envoy"]


def test_words_that_do_not_stand_in_the_text_have_no_place() -> None:
    assert places_in("Orn fell.", ["Orn", "fell", "."]) == [(0, 3), (4, 8), (8, 9)]
    assert places_in("Orn fell.", ["Orn", "rose"]) is None
    assert places_in("Orn fell.", ["Orn"]) is None


def test_wikigold(tmp_path: Path) -> None:
    lines = "-DOCSTART- O\n\nAna I-PER\nRuiz I-PER\nleft O\nOrn I-LOC\n. O\n\nThe O\nHarnese I-MISC\nstayed O\n"
    put(tmp_path / "CONLL-format" / "data" / "wikigold.conll.txt", lines)
    first, second = wikigold(tmp_path)
    assert marked(first, "name") == ["PER Ana Ruiz", "LOC Orn"]
    assert marked(second, "name") == ["MISC Harnese"]


def test_crossner_has_four_kinds_of_its_nine(tmp_path: Path) -> None:
    lines = (
        "Ruiz\tB-politician\nof\tO\nthe\tO\nLamp\tB-politicalparty\nParty\tI-politicalparty\nwon\tO\n"
        "the\tO\nOrn\tB-election\nvote\tI-election\n\n"
    )
    put(tmp_path / "ner_data" / "politics" / "train.txt", lines)
    (only,) = crossner(tmp_path, "train")
    assert marked(only, "name") == ["PER Ruiz", "ORG Lamp Party", "MISC Orn vote"]


def test_uner_leaves_other_names_unknown(tmp_path: Path) -> None:
    lines = "# newdoc id = a\n# text = In Orn.\n1\tIn\tO\t-\t-\n2\tOrn\tB-LOC\t-\tx\n3\t.\tO\t-\t-\n\n"
    put(tmp_path / "en_x-ud-dev.iob2", lines)
    (only,) = uner_ewt(tmp_path, "dev")
    assert list(only.layers) == ["name_plo"]
    assert marked(only, "name_plo") == ["LOC Orn"]


@pytest.mark.parametrize(
    ("mention", "label", "names"),
    [
        ("the envoy, Col. Ana Ruiz", "PER", ["Ana Ruiz"]),
        ("Tidewater CEO", "PER", []),
        ("the prime minister", "PER", []),
        ("My", "PER", []),
        ("the Orn Front", "ORG", ["Orn Front"]),
        ("the Orn Front's deputy", "ORG", ["Orn Front"]),
        ("Orn forces", "ORG", []),
        ("a Lamp unit", "ORG", []),
        ("the people of Orn", "ORG", []),
        ("the town of Orn in northern Veld", "LOC", ["Orn", "Veld"]),
        ("Orn's border", "LOC", []),
        ("German", "LOC", []),
    ],
)
def test_mentions_are_clipped_to_names(mention: str, label: str, names: list[str]) -> None:
    assert [mention[start:end] for start, end, _ in names_within(mention, 0, len(mention), label)] == names


def test_a_state_is_a_place_also_where_it_acts() -> None:
    assert names_within("Chad", 0, 4, "ORG") == [(0, 4, "LOC")]


def test_a_name_counts_wherever_it_stands() -> None:
    text = "The Lamp Front and the Lamp Front guards of Orn"
    assert spread(text, [(4, 14, "ORG")], {"Orn": "LOC"}) == ((4, 14, "ORG"), (23, 33, "ORG"), (44, 47, "LOC"))
    assert commonest([("Orn", "LOC"), ("Orn", "LOC"), ("Orn", "ORG"), ("Veld", "LOC")], least=2)["Orn"] == "LOC"


def test_re3d_keeps_free_sources_trusted_mentions_and_each_sentence_once(tmp_path: Path) -> None:
    text = "Col. Ana Ruiz left Orn. Ruiz spoke.\n\nCol. Ana Ruiz left Orn."
    entity = {"_id": "e", "documentId": "d", "value": ""}
    entities = [
        entity | {"begin": 0, "end": 13, "type": "Person", "confidence": 1},
        entity | {"begin": 19, "end": 22, "type": "Location", "confidence": 0.9},
        entity | {"begin": 24, "end": 28, "type": "Location", "confidence": 0},
    ]
    for source in ("CENTCOM", "Somebody Else"):
        put(tmp_path / source / "documents.json", json.dumps({"_id": "d", "text": text}) + "\n")
        put(tmp_path / source / "entities.json", "\n".join(map(json.dumps, entities)))
    first, second = re3d(tmp_path)
    assert marked(first, "name_plo") == ["PER Ana Ruiz", "LOC Orn"]
    assert marked(second, "name_plo") == []


def test_meantime(tmp_path: Path) -> None:
    words = [
        (0, "Tidewater"),
        (0, "grows"),
        (1, "Its"),
        (1, "chief"),
        (1, "Ana"),
        (1, "Ruiz"),
        (1, "praised"),
        (1, "Tidewater"),
    ]
    tokens = "".join(f'<token number="{n}" sentence="{s}" t_id="{n}">{w}</token>' for n, (s, w) in enumerate(words))
    mentions = (
        '<ENTITY_MENTION m_id="20" syntactic_type="NAM"><token_anchor t_id="0"/></ENTITY_MENTION>'
        '<ENTITY_MENTION m_id="21" syntactic_type="APP"><token_anchor t_id="2"/><token_anchor t_id="3"/>'
        '<token_anchor t_id="4"/><token_anchor t_id="5"/></ENTITY_MENTION>'
        '<ENTITY_MENTION m_id="22" syntactic_type="PRO"><token_anchor t_id="2"/></ENTITY_MENTION>'
        '<ENTITY m_id="1" ent_type="ORG"/><ENTITY m_id="2" ent_type="PER"/>'
    )
    links = '<REFERS_TO><source m_id="20"/><source m_id="22"/><target m_id="1"/></REFERS_TO>'
    links += '<REFERS_TO><source m_id="21"/><target m_id="2"/></REFERS_TO>'
    body = f"<Document>{tokens}<Markables>{mentions}</Markables><Relations>{links}</Relations></Document>"
    put(tmp_path / "intra_cross-doc_annotation" / "corpus_x" / "1.xml", body)
    first, second = meantime(tmp_path)
    assert marked(first, "name_plo") == ["ORG Tidewater"]
    assert marked(second, "name_plo") == ["PER Ana Ruiz", "ORG Tidewater"]


def gum(tmp_path: Path, name: str, *sentences: str) -> Path:
    """A GUM document; each word as FORM/UPOS/HEAD/RELATION/NOTES."""
    blocks = []
    for sentence in sentences:
        rows = [word.split("/") for word in sentence.split()]
        text = " ".join(row[0] for row in rows)
        lines = [
            f"{number}\t{row[0]}\t_\t{row[1]}\t_\t_\t{row[2]}\t{row[3]}\t_\t{row[4] or '_'}"
            for number, row in enumerate(rows, 1)
        ]
        blocks.append("\n".join([f"# text = {text}", *lines]))
    put(tmp_path / "dep" / f"{name}.conllu", "# newdoc id = x\n" + "\n\n".join(blocks) + "\n\n")
    return tmp_path


def test_gum_names_are_clipped_along_the_tree(tmp_path: Path) -> None:
    sentence = (
        "General/PROPN/2/nmod:desc/Entity=(1-person-new-sssss-cf1-2,3-coref "
        "Ana/PROPN/4/nsubj/ "
        "Ruiz/PROPN/2/flat/Entity=1) "
        "leads/VERB/0/root/ "
        "the/DET/7/det/Entity=(2-organization-new-sssss-cf2-2,3-sgl "
        "Lamp/PROPN/7/compound/ "
        "Front/PROPN/4/obj/ "
        "of/ADP/9/case/ "
        "Orn/PROPN/7/nmod/Entity=(3-place-new-sssss-cf3-1-sgl)2) "
        "against/ADP/12/case/ "
        "the/DET/12/det/Entity=(4-person-new-sssss-cf4-2-sgl "
        "President/PROPN/4/obl/Entity=4)"
    )
    (only,) = gum_names(gum(tmp_path, "GUM_news_a", sentence))
    assert marked(only, "name_plo") == ["PER Ana Ruiz", "ORG Lamp Front of Orn"]


def test_gum_held_back_documents_are_left_out(tmp_path: Path) -> None:
    put(tmp_path / "splits.md", "## train\n * GUM_news_b\n## dev\n * GUM_news_a\n")
    gum(tmp_path, "GUM_news_a", "Go/VERB/0/root/")
    gum(tmp_path, "GUM_news_b", "Stay/VERB/0/root/")
    assert [example.words for example in gum_names(tmp_path)] == [["Stay"]]


SAID = (
    "Ruiz/PROPN/2/nsubj/Discourse=attribution-positive:1->2:0:_ "
    "said/VERB/0/root/ "
    "the/DET/4/det/Discourse=ROOT:2:0 "
    "guns/NOUN/5/nsubj/ "
    "fell/VERB/2/ccomp/ "
    "silent/ADJ/5/xcomp/ "
    "./PUNCT/2/punct/"
)
LATER = "It/PRON/2/nsubj/Discourse=elaboration-additional:3->2:0:_ rained/VERB/0/root/ ./PUNCT/2/punct/"


def test_gum_attribution(tmp_path: Path) -> None:
    (only,) = gum_attribution(gum(tmp_path, "GUM_news_a", SAID, LATER))
    assert marked(only, "source", "cue", "content", "content_inner") == [
        "source Ruiz",
        "cue said",
        "content the guns fell silent",
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("GUM_interview_a", SAID),
        ("GUM_news_a", SAID.replace("Ruiz/PROPN", "I/PRON")),
        ("GUM_news_a", SAID.replace("silent/ADJ", "denied/VERB")),
        ("GUM_news_a", SAID.replace("said/VERB", "grew/VERB")),
    ],
)
def test_gum_attribution_takes_nothing_that_it_cannot_convert_wholly(tmp_path: Path, name: str, sentence: str) -> None:
    assert list(gum_attribution(gum(tmp_path, name, sentence))) == []


def test_polnear_has_broken_spans_and_one_annotator_a_document(tmp_path: Path) -> None:
    put(tmp_path / "dev" / "text" / "a.txt", "“No,” said Ruiz, “never.”\r\nMore.")
    put(tmp_path / "dev" / "text" / "unmarked.txt", "Nothing.")
    put(
        tmp_path / "dev" / "attributions" / "a_01.ann",
        "T1\tContent 0 5;17 25\t“No,” “never.”\nT2\tCue 6 10\tsaid\nT3\tSource 11 15\tRuiz\n"
        "T4\tAttribution 6 10\tsaid\nE1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n# a note\nof two lines\n",
    )
    put(tmp_path / "dev" / "attributions" / "a_02.ann", "T1\tCue 6 10\tsaid\n")
    (only,) = polnear(tmp_path, "dev")
    assert only.spans == (("content", ((0, 5), (17, 25))), ("cue", ((6, 10),)), ("source", ((11, 15),)))
    assert only.text[17:25] == "“never.”" and "\r" in only.text
