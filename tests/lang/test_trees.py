"""Questions to trees, asked of trees that are given by hand."""

from __future__ import annotations

from made_trees import tree
from trucewatch.core.reading import Reading
from trucewatch.lang.trees import (
    agents,
    ancestors,
    children,
    is_negated,
    is_passive,
    objects,
    phrase,
    subjects,
    subtree,
    word_at,
)

ACTIVE = (
    "Oren/4/nsubj and/3/cc Velda/1/conj agreed/0/root not/7/advmod to/7/mark shell/4/xcomp "
    "the/9/det port/7/obj of/11/case Harn/9/nmod"
)
PASSIVE = "The/2/det port/4/nsubj:pass was/4/aux:pass shelled/0/root by/7/case rebel/7/compound guns/4/obl:agent"


def forms(text: str, reading: Reading, words: tuple[int, ...]) -> list[str]:
    return [text[reading.tokens[word].start : reading.tokens[word].end] for word in words]


def test_joined_subjects_reach_the_open_verb() -> None:
    text, reading = tree(ACTIVE)
    assert forms(text, reading, subjects(reading, 3)) == ["Oren", "Velda"]
    assert forms(text, reading, subjects(reading, 6)) == ["Oren", "Velda"]
    assert not is_passive(reading, 6)


def test_whom_a_verb_bids_is_the_subject_of_what_it_is_bidden() -> None:
    for relation in ("obj", "iobj"):
        text, reading = tree(f"Oren/2/nsubj urged/0/root Velda/2/{relation} to/5/mark sign/2/xcomp")
        assert forms(text, reading, subjects(reading, 4)) == ["Velda"]
        assert forms(text, reading, subjects(reading, 1)) == ["Oren"]


def test_a_noun_that_stands_before_a_joined_verb_and_hangs_elsewhere_leaves_it_open() -> None:
    astray = (
        "Oren/NOUN/2/nsubj left/VERB/0/root ridges/NOUN/2/obj and/CCONJ/5/cc Velda/PROPN/3/conj {} mines/NOUN/{}/obj"
    )
    _, reading = tree(astray.format("cleared/VERB/2/conj", 6))
    assert subjects(reading, 5) == ()
    _, reading = tree(astray.format("will/AUX/7/aux clear/VERB/2/conj", 7))
    assert subjects(reading, 6) == ()
    text, reading = tree("Oren/NOUN/2/nsubj left/VERB/0/root Velda/PROPN/2/obj and/CCONJ/5/cc slept/VERB/2/conj")
    assert forms(text, reading, subjects(reading, 4)) == ["Oren"]
    text, reading = tree("Oren/NOUN/2/nsubj left/VERB/0/root and/CCONJ/5/cc Tuesday/NOUN/5/obl slept/VERB/2/conj")
    assert forms(text, reading, subjects(reading, 4)) == ["Oren"]


def test_objects_and_phrases() -> None:
    text, reading = tree(ACTIVE)
    assert forms(text, reading, objects(reading, 6)) == ["port"]
    start, end = phrase(reading, 8)
    assert text[start:end] == "the port of Harn"


def test_negation_hangs_on_its_verb() -> None:
    text, reading = tree(ACTIVE)
    assert is_negated(reading, text, 6)
    assert not is_negated(reading, text, 3)


def test_the_passive_names_its_agent() -> None:
    text, reading = tree(PASSIVE)
    assert is_passive(reading, 3)
    assert forms(text, reading, agents(reading, 3)) == ["guns"]
    assert forms(text, reading, subjects(reading, 3)) == ["port"]


def test_ways_up_and_down() -> None:
    text, reading = tree(ACTIVE)
    assert forms(text, reading, tuple(ancestors(reading, 10))) == ["port", "shell", "agreed"]
    assert forms(text, reading, subtree(reading, 8)) == ["the", "port", "of", "Harn"]
    assert children(reading, 6, "obj") == (8,)
    assert word_at(reading, text.index("port") + 1) == 8
    assert word_at(reading, len(text)) is None
