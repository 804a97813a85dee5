"""Whom "he" and "she" mean, by the trees of their sentences."""

from __future__ import annotations

import math

import pytest

from trucewatch.core.reading import Reading
from trucewatch.lang.pronouns import PRONOUNS, Antecedent, Naming, antecedents
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.sentences import sentences


def weighed(text: str, pronoun: str, *names: str) -> tuple[Antecedent, ...]:
    """Whom the last `pronoun` of the text means among the names, each told apart by its words."""
    quoted = quotations(text, ())
    bounds = [(one.start, one.end) for one in sentences(text, (), quoted)]
    readings: tuple[Reading, ...] = Reader().read(text, bounds, quoted)
    namings = [
        Naming(start, start + len(name), name)
        for name in names
        for start in range(len(text))
        if text.startswith(name, start)
    ]
    number = len(readings) - 1
    words = [text[token.start : token.end] for token in readings[number].tokens]
    at = len(words) - 1 - words[::-1].index(pronoun)
    return antecedents(text, readings, (number, at), namings)


@pytest.mark.parametrize(
    ("text", "pronoun", "names", "meant"),
    [
        ("Torrin met Dosh at the ferry. He left before noon.", "He", ("Torrin", "Dosh"), "Torrin"),
        (
            "The guards who had seized Dosh let Torrin pass. Torrin said he was tired.",
            "he",
            ("Dosh", "Torrin"),
            "Torrin",
        ),
        ("Ilva Karst, who had lost her driver, rang Mara Holt.", "her", ("Ilva Karst", "Mara Holt"), "Ilva Karst"),
        (
            "The mayor, Ana Brenn, came with her brother Tolo Brenn. She spoke first.",
            "She",
            ("Ana Brenn", "Tolo Brenn"),
            "Ana Brenn",
        ),
    ],
)
def test_the_name_that_the_trees_favour_is_likeliest(
    text: str, pronoun: str, names: tuple[str, ...], meant: str
) -> None:
    assert weighed(text, pronoun, *names)[0].whose == meant


def test_chances_leave_room_for_somebody_else() -> None:
    found = weighed("Torrin met Dosh at the ferry. He left before noon.", "He", "Torrin", "Dosh")
    assert 0 < math.fsum(one.chance for one in found) < 1
    assert [one.chance for one in found] == sorted((one.chance for one in found), reverse=True)


def test_nobody_named_is_nobody_meant() -> None:
    assert weighed("The guns fell silent. He left before noon.", "He") == ()


def test_names_out_of_reach_are_not_weighed() -> None:
    between = " ".join("Rain fell on the quay." for _ in range(6))
    assert weighed(f"Torrin arrived. {between} He left.", "He", "Torrin") == ()


def test_the_pronouns_are_those_of_one_person() -> None:
    assert {"he", "her", "himself"} <= PRONOUNS
    assert PRONOUNS.isdisjoint({"it", "they", "their"})
