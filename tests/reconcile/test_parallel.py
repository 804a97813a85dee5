"""Sentences that tell the same, and numbers that they give differently."""

from __future__ import annotations

import pytest

from made_facts import told
from marked import day
from trucewatch.core.account import Disagreement
from trucewatch.reconcile.differ_tellings import telling_disagreements
from trucewatch.reconcile.parallel import Lines, telling_words
from trucewatch.reconcile.readings import Reader
from trucewatch.reconcile.support import Origins

DRY = "A drone hit the pumping house at Lorn, leaving {} villagers without tap water, the mayor said."


def counted(*texts: str) -> list[Disagreement]:
    """The numbers that reports of these texts give differently, each told a day after the one before."""
    pages = {}
    for number, text in enumerate(texts):
        own = told(f"r{number}", text, day(f"2031-05-0{number + 1}")).page
        pages[own.report.id] = own
    reports = [own.report for own in pages.values()]
    return telling_disagreements(pages, Lines(pages), Reader(Origins(()), reports), ())


@pytest.mark.parametrize(
    ("text", "other"),
    [("they shelled it", "shells"), ("an agreement", "agreed"), ("nine men", "9 men"), ("near Grodno", "Hrodno")],
)
def test_words_are_told_by_their_stems_names_by_their_consonants(text: str, other: str) -> None:
    assert telling_words(other) & telling_words(text)


def test_reports_that_tell_the_same_are_found_by_rare_words() -> None:
    first = told("a", "The ferry to Lorn sank on Monday with forty sheep aboard. Nobody saw it.").page
    second = told("b", "Rain fell. With forty sheep aboard, the ferry to Lorn sank.").page
    pages = {own.report.id: own for own in (first, second)}
    lines = Lines(pages)
    (found,) = lines.parallels(lines.of(first.report.id)[0])
    assert lines.text(found) == "With forty sheep aboard, the ferry to Lorn sank."
    assert lines.parallels(lines.of(first.report.id)[1]) == []


def test_a_number_changed_in_a_copied_sentence_is_a_conflict() -> None:
    (one,) = counted(DRY.format("40,000"), DRY.format("4,000"))
    assert (one.kind, sorted(reading.value for reading in one.readings)) == ("conflict", ["4,000", "40,000"])


def test_a_higher_toll_told_later_is_an_update() -> None:
    text = "Shells hit the fair at Lorn on Monday and killed {} people, a nurse at the clinic said."
    (one,) = counted(text.format("12"), text.format("15"))
    assert one.kind == "update"


@pytest.mark.parametrize(
    ("number", "other"), [("40,000", "40,000"), ("40,000", "at least 4,000"), ("40,000", "almost 41,000")]
)
def test_numbers_that_can_both_stand_are_none(number: str, other: str) -> None:
    assert counted(DRY.format(number), DRY.format(other)) == []


def test_numbers_in_other_sentences_are_of_other_things() -> None:
    assert counted(DRY.format("40,000"), "In spring 9,000 villagers left the hills for the coast.") == []
