"""Lines that only the reader takes for furniture."""

from __future__ import annotations

import msgspec

from marked import page
from trucewatch.read.junk.second_look import LIKELY, SURE, cuts_seen_by

TEXT = "Shells hit Orn on Monday, the mayor said.\n\nShop\n\nPuzzles\n\nThe river froze. Nobody crossed it."


def cut_words(*chances: float) -> list[str]:
    """What is cut of TEXT where the reader gives its sentences these chances of junk."""
    read = page(TEXT)
    readings = [msgspec.structs.replace(one, junk=chance) for one, chance in zip(read.readings, chances, strict=True)]
    found = cuts_seen_by(msgspec.structs.replace(read, readings=tuple(readings)))
    assert all(cut.why == "furniture" for cut in found)
    return [TEXT[cut.start : cut.end] for cut in found]


def test_a_sure_line_is_cut_and_takes_a_likely_neighbour_along() -> None:
    assert cut_words(0.0, SURE, LIKELY, 0.0, 0.0) == ["Shop", "Puzzles"]


def test_a_likely_line_alone_stays() -> None:
    assert cut_words(0.0, LIKELY, 0.0, 0.0, 0.0) == []


def test_a_paragraph_of_several_sentences_stays() -> None:
    assert cut_words(0.0, 0.0, 0.0, 1.0, 1.0) == []


def test_the_reader_itself_keeps_an_article() -> None:
    assert cuts_seen_by(page("Shells hit Orn on Monday, the mayor said.\n\nThe river froze. Nobody crossed it.")) == ()
