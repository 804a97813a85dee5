"""Marks inside a corpus file's text, and what the check refuses."""

from __future__ import annotations

import pytest

from training.corpus.check import REPORTS, faults_in, faults_of
from training.corpus.marks import Line, MarkError, corpus_files, read_file, read_marks


def faults(marked: str) -> str:
    text, marks = read_marks(marked)
    return "; ".join(faults_in(Line(text, marks)))


def test_marks_nest_and_keep_their_characters() -> None:
    text, marks = read_marks(
        "{src1 {person Ruiz}, an envoy,} {cue1 said} {con1 {party2 they} {accepts2~planned would sign} {ins2 it}}"
    )
    assert text == "Ruiz, an envoy, said they would sign it"
    assert [(mark.tag, text[mark.start : mark.end]) for mark in marks] == [
        ("src", "Ruiz, an envoy,"),
        ("person", "Ruiz"),
        ("cue", "said"),
        ("con", "they would sign it"),
        ("party", "they"),
        ("accepts", "would sign"),
        ("ins", "it"),
    ]
    assert marks[5].modality == "planned"


def test_a_mark_may_serve_two_things() -> None:
    _, marks = read_marks("{party1,2 Oren}")
    assert marks[0].things == (1, 2)


def test_a_numbered_place_is_a_role_and_a_bare_one_a_name() -> None:
    _, marks = read_marks("{place1 the port of {place Orn}}")
    assert [mark.is_name for mark in marks] == [False, True]


@pytest.mark.parametrize("broken", ["{src1 Ruiz", "Ruiz}", "{Src1 Ruiz}", "{1 Ruiz}"])
def test_broken_marks_say_where(broken: str) -> None:
    with pytest.raises(MarkError):
        read_marks(broken)


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        ("{src1 Ruiz} left", "without cue"),
        ("{cue1 said}", "cue without"),
        ("{scope1 on the river}", "terms without ins"),
        ("{target1 a bridge}", "without hit"),
        ("{person {place Orn}}", "name inside a name"),
        ("{hit1~maybe strike}", "no such modality"),
        ("{src Ruiz}", "needs a number"),
        ("{person1 Ruiz}", "takes no number"),
        ("{cue1 said} {con1 a {ins1 truce}}", "number of its own"),
        ("tr{ins1 uce}", "inside a word"),
        ("{accepts1 agreed}", "stance without ins"),
    ],
)
def test_faults_are_named(marked: str, fault: str) -> None:
    assert fault in faults(marked)


def test_a_sound_paragraph_has_no_fault() -> None:
    assert not faults(
        "{party1 Oren} {declines1 refused} {ins1 a truce} {cond1 unless {party1 Velda} left}. {con0 It hurts}"
    )


def test_the_corpus_is_sound() -> None:
    files = corpus_files(REPORTS)
    assert files
    assert not [fault for path in files for fault in faults_of(read_file(path))]
