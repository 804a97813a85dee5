"""One matter is told once; what names no characters is not told."""

from __future__ import annotations

from trucewatch.core.account import About, Disagreement, DisagreementKind, Reading
from trucewatch.core.spans import Span
from trucewatch.reconcile.matters import matters
from trucewatch.reconcile.readings import disagreement

TEXT = "Shells fell on Ordu. It was Northland. It was not. Nine died. Some say twelve died."


def said(words: str) -> Span:
    """The characters of words of TEXT."""
    start = TEXT.index(words)
    return Span("r", start, start + len(words), words)


def differs(field: str, kind: DisagreementKind, *readings: tuple[str, str | None]) -> Disagreement:
    """A disagreement of readings: a value, and the words of TEXT that say it; None names none."""
    made = [Reading(value, None, (), (said(text),) if text else ()) for value, text in readings]
    return disagreement(About("report", "r"), field, kind, made, f"They differ over {field}.")


def test_a_conflict_without_characters_is_never_told() -> None:
    told = differs("happened", "conflict", ("Northland", "It was Northland"), ("not Northland", None))
    assert matters([told]) == []


def test_one_reading_alone_is_no_disagreement() -> None:
    assert matters([differs("happened", "conflict", ("Northland", "It was Northland"))]) == []


def test_who_did_it_and_whether_it_was_done_are_one_matter() -> None:
    doer = differs("accused", "attribution", ("Northland", "It was Northland"), ("Southmark", "Shells fell"))
    denied = differs("claim", "conflict", ("It was", "It was Northland"), ("denied: no", "It was not"))
    (one,) = matters([doer, denied])
    assert (one.kind, one.field, len(one.readings)) == ("conflict", "accused", 4)


def test_a_denial_of_two_deeds_makes_them_not_one() -> None:
    first = differs("accused", "attribution", ("Northland", "It was Northland"), ("not Northland", "It was not"))
    second = differs("accused", "attribution", ("Northland", "Shells fell"), ("not Northland", "It was not"))
    assert len(matters([first, second])) == 2


def test_counts_that_share_a_number_of_one_thing_are_one() -> None:
    first = differs("counts.killed", "conflict", ("9", "Nine"), ("12", "twelve"))
    second = differs("counts.killed", "conflict", ("9", "Nine died"), ("11", "Shells"))
    other = differs("counts.killed", "update", ("9", "Nine"), ("12", "twelve"))
    assert sorted(len(one.readings) for one in matters([first, second, other])) == [2, 3]
