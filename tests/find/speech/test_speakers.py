"""Whom a pronoun or a description may not mean, and who speaks behind a clause with "who"."""

from __future__ import annotations

import re

import pytest

from marked import day, page
from trucewatch.core.account import Actor, Statement
from trucewatch.core.page import Context, Mention
from trucewatch.find.speech.statements import find_statements

CAST = (
    Actor("chief", "Oren Vask", "person", ("Oren Vask", "army chief Oren Vask"), ("army chief",), None, ()),
    Actor("dorn", "Sela Dorn", "person", ("Sela Dorn", "Mrs Dorn"), ("premier",), None, ()),
    Actor("league", "Hill League", "group", ("the Hill League",), (), None, ()),
    Actor("smith", "A blacksmith", "person", ("A blacksmith",), (), None, ()),
)


def speakers(text: str) -> list[str | None]:
    """Who says each statement of the text, in order."""
    names = {name: actor.id for actor in CAST for name in actor.names}
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    mentions = tuple(Mention(m.start(), m.end(), names[m.group()]) for m in re.finditer(pattern, text))
    friday = day("2031-05-16")
    found = find_statements(page(text, published=friday), Context("story", friday, CAST, mentions))
    return [fact.speaker for fact in found.facts if isinstance(fact, Statement)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("army chief Oren Vask said it was over. The army said it would stay.", ["chief", None]),
        ("Mrs Dorn said the guns were cold. “I saw them,” he said.", ["dorn", None]),
        ("Mrs Dorn said the guns were cold. “I saw them,” she said.", ["dorn", "dorn"]),
        ("A blacksmith who lost his forge said three shells fell.", ["smith"]),
        ("Sela Dorn, the premier, accused the Hill League on Monday of firing first.", ["dorn"]),
    ],
)
def test_a_body_is_not_its_head_he_is_not_mrs_and_who_opens_no_new_subject(
    text: str, expected: list[str | None]
) -> None:
    assert speakers(text) == expected
