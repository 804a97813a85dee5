"""Treebank files, and where their words stand in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.conll import ConlluError, Sentence, parse_conllu, raw_text, read_conllu

TRUCE = """\
# newdoc id = karun
# newpar
# sent_id = karun-1
# text = They can't  say «no» du camp.
1	They	they	PRON	_	_	3	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	_	_	4	aux	_	_
3	n't	not	PART	_	_	4	advmod:neg	_	_
4	say	say	VERB	_	_	0	root	_	_
4.1	gone	go	VERB	_	_	_	_	0:root	_
5	«	«	PUNCT	_	_	6	punct	_	SpaceAfter=No
6	no	no	INTJ	_	_	4	obj	_	SpaceAfter=No
7	»	»	PUNCT	_	_	6	punct	_	_
8-9	du	_	_	_	_	_	_	_	_
8	de	de	ADP	_	_	10	case	_	_
9	le	le	DET	_	_	10	det	_	_
10	camp	camp	NOUN	_	_	4	obl	_	SpaceAfter=No
11	.	.	PUNCT	_	_	4	punct	_	SpaceAfter=No

"""
RAIN = """\
# newpar id = p2
1	It	it	PRON	_	_	2	nsubj	_	_
2	rained	rain	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_
"""


def read(source: str) -> Sentence:
    """The one sentence of `source`."""
    (sentence,) = parse_conllu(source)
    return sentence


def test_words_with_tags_and_tree() -> None:
    sentence = read(TRUCE)
    assert [word.form for word in sentence.words] == [
        "They",
        "ca",
        "n't",
        "say",
        "«",
        "no",
        "»",
        "de",
        "le",
        "camp",
        ".",
    ]
    assert [word.head for word in sentence.words] == [3, 4, 4, 0, 6, 4, 6, 10, 10, 4, 4]
    assert (sentence.words[2].upos, sentence.words[2].deprel, sentence.words[2].relation) == (
        "PART",
        "advmod:neg",
        "advmod",
    )
    assert (sentence.name, sentence.opens, sentence.space_after) == ("karun-1", "document", False)


def test_each_word_stands_at_its_characters_and_those_of_an_unlike_token_share_it() -> None:
    sentence = read(TRUCE)
    spelled = [sentence.text[word.start : word.end] for word in sentence.words]
    assert spelled == ["They", "ca", "n't", "say", "«", "no", "»", "du", "du", "camp", "."]
    assert sentence.multiword == ((1, 3), (7, 9))


def test_without_its_text_a_sentence_is_built_from_its_words() -> None:
    sentence = read(RAIN)
    assert sentence.text == "It rained."
    assert [(word.start, word.end) for word in sentence.words] == [(0, 2), (3, 9), (9, 10)]


def test_a_word_may_hold_a_blank_or_leave_one_out() -> None:
    (sentence,) = parse_conllu(
        "# text = 10 000 men\n1\t10000\t_\tNUM\t_\t_\t2\tnummod\t_\t_\n2\tmen\t_\tNOUN\t_\t_\t0\troot\t_\t_\n"
    )
    assert [sentence.text[word.start : word.end] for word in sentence.words] == ["10 000", "men"]


def test_running_text_keeps_paragraphs() -> None:
    sentences = list(parse_conllu(TRUCE + RAIN + "\n" + RAIN.replace("# newpar id = p2\n", "")))
    assert raw_text(sentences) == "They can't  say «no» du camp.\n\nIt rained. It rained."


def test_files_may_have_any_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "rain.conllu"
    path.write_bytes((TRUCE + RAIN).replace("\n", "\r\n").encode())
    assert [sentence.name for sentence in read_conllu(path)] == ["karun-1", ""]


@pytest.mark.parametrize(
    ("fault", "instead", "message"),
    [
        ("4\tsay\tsay", "4 say say", "ten columns"),
        ("4\tsay", "5\tsay", "does not follow word 3"),
        ("4\tsay", "x\tsay", "numbers no word"),
        ("8-9\tdu", "8-13\tdu", "word 13 is missing"),
        ("2-3\tcan't", "2-3\twon't", "is not what the text has at 5"),
        ("4\tobl", "_\tobl", "the head '_' is none of the 11 words"),
        ("4\tobl", "12\tobl", "the head '12' is none"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, fault: str, instead: str, message: str) -> None:
    assert fault in TRUCE
    path = tmp_path / "wrong.conllu"
    path.write_text(TRUCE.replace(fault, instead), encoding="utf-8")
    with pytest.raises(ConlluError, match=rf"wrong\.conllu: karun-1: .*{message}"):
        read_conllu(path)
