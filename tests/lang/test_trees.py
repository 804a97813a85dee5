"""Questions to trees, asked of trees that are given by hand."""

from __future__ import annotations

from trucewatch.core.reading import Reading, Token
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


def tree(source: str) -> tuple[str, Reading]:
    """The text and reading of words given as "form/head/relation", a word's head counted from 1."""
    tokens, heads, relations, text = [], [], [], ""
    for part in source.split():
        form, head, relation = part.rsplit("/", 2)
        tokens.append(Token(len(text), len(text) + len(form)))
        heads.append(int(head))
        relations.append(relation)
        text += form + " "
    return text, Reading(tuple(tokens), ("X",) * len(tokens), tuple(heads), tuple(relations), (), (), 0.0)


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
