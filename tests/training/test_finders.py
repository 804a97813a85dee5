"""The whole program held against the marks of a corpus file of our own."""

from __future__ import annotations

from pathlib import Path

from training.corpus_story import story_of
from training.finders import KINDS, Tally, incidents, positions

HEAD = "conflict: test\nstyle: wire\noutlet: Kell Press\npublished: 2031-05-14\nfacts: invented\n\n"
TEXT = (
    "{accused1 Rebels} {hit1 shelled} {target1 the market} in {place1 {place Karvel}} {time1 on Monday}, "
    "killing {n.killed1 two people}.\n"
    "{hit2~feared A strike} on the port of {place Harn} is feared.\n"
)


def outcome_of(tmp_path: Path, text: str = TEXT):  # type: ignore[no-untyped-def]
    """The story that one corpus file makes."""
    path = tmp_path / "test" / "a-wire.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return story_of([path])


def test_an_incident_where_one_is_marked_is_right_and_what_is_feared_is_not_missed(tmp_path: Path) -> None:
    found = incidents(outcome_of(tmp_path))
    assert (found.right, found.missed, found.extra) == (1, [], [])


def test_a_mark_without_an_incident_is_missed(tmp_path: Path) -> None:
    text = "{hit1 Something grave} befell {target1 the goats} of the village, a herder let it be known.\n"
    assert len(incidents(outcome_of(tmp_path, text)).missed) == 1


def test_an_incident_without_a_mark_is_too_many(tmp_path: Path) -> None:
    text = "Rebels shelled the market in {place Karvel} on Monday, killing two people.\n"
    assert len(incidents(outcome_of(tmp_path, text)).extra) == 1


def test_a_stance_that_is_marked_and_not_found_is_missed(tmp_path: Path) -> None:
    text = "{party1 {state Kenya}} {accepts1 hums and haws over} {ins1 the porridge}.\n"
    found = positions(outcome_of(tmp_path, text))
    assert (found.right, len(found.missed)) == (0, 1)


def test_every_kind_judges_any_story(tmp_path: Path) -> None:
    story = outcome_of(tmp_path)
    for judge in KINDS.values():
        tally = Tally()
        tally.add(judge(story))
        assert tally.said >= tally.right >= 0


def test_a_tally_without_facts_has_no_figures_to_divide_by() -> None:
    assert Tally().row().startswith("p 0.000  r 0.000  f1 0.000")
