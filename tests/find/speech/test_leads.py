"""What stands before a sentence and is nobody's words: the hour of an entry, a dateline."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Statement
from trucewatch.find.speech.frames import frames_of
from trucewatch.find.speech.statements import find_statements


def contents(text: str) -> list[str]:
    """What is said on a page of `text`."""
    found = find_statements(*scene(text)).facts
    return [one.content[0].exact for one in found if isinstance(one, Statement)]


@pytest.mark.parametrize(
    "lead",
    ["14:05 ", "9.30pm - ", "PORT HARROW, May 4 (Agency) - ", "PORT HARROW - ", ""],
)
def test_leads_are_not_said(lead: str) -> None:
    text = f"{lead}Two drones fell on the market of Karvel, the army said. Nobody was hurt, it added."
    assert contents(text)[0] == "Two drones fell on the market of Karvel"


def test_an_hour_within_a_sentence_parts_nothing() -> None:
    text = "The army said at 19:40 that five sailors had died near Karvel."
    assert contents(text) == ["five sailors had died near Karvel"]


def test_a_name_in_capitals_is_no_dateline() -> None:
    text = "UNESCO and the bank will pay - if the road is opened - for the school, the mayor said."
    assert frames_of(*scene(text))[0].words[0].text == "UNESCO"
