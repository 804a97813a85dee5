"""Stances that only the reader tells, with its labels given by hand."""

from __future__ import annotations

import msgspec

from scenes import scene
from trucewatch.core.reading import Labelled
from trucewatch.find.instruments.claims_read import claims_read
from trucewatch.find.instruments.depending import bonds_on
from trucewatch.find.instruments.heads import heads_of
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey


def labelled(line: Line, text: str, *labels: tuple[str, str, str | None, str | None]) -> Line:
    """The line with the reader's labels as given only: (words, layer, label, what it hangs on)."""
    spans = tuple(
        Labelled(
            text.index(words),
            text.index(words) + len(words),
            layer,
            label or layer,
            0.99,
            None if of is None else text.index(of),
            "asserted" if layer == "stance" else None,
        )
        for words, layer, label, of in labels
    )
    return msgspec.structs.replace(line, reading=msgspec.structs.replace(line.reading, spans=spans))


def claims(text: str, *labels: tuple[str, str, str | None, str | None]) -> list[tuple[str, str, str | None]]:
    """Party, stance and form of what it is on, of each claim that the labels tell."""
    survey = Survey(*scene(text))
    line = labelled(survey.lines[0], text, *labels)
    found = claims_read(survey, Parties(survey), line, heads_of(survey, line), ())
    return [(one.party, one.stance, one.head.form if one.head else None) for one in found]


def test_who_stands_behind_the_semicolon_is_no_party_to_the_stance_before_it() -> None:
    stance = ("was cool to", "stance", "declines", "the truce")
    thing = ("the truce", "instrument", "ins", None)
    text = "Belmar was cool to the truce; Aruna said nothing."
    behind = ("Aruna", "party", "party", "was cool to")
    assert claims(text, stance, thing, ("Belmar", "party", "party", "was cool to"), behind) == [
        ("belmar", "declines", "ceasefire")
    ]
    assert claims(text.replace(";", ","), stance, thing, behind) == [("aruna", "declines", "ceasefire")]


def test_a_thing_inside_a_firm_condition_is_not_what_the_stance_is_on() -> None:
    stance, who = ("was cool", "stance", "declines", None), ("Belmar", "party", "party", "was cool")
    text = "Belmar was cool to it unless Aruna signed a withdrawal."
    assert claims(text, stance, who) == [("belmar", "declines", None)]
    assert claims(text.replace("unless", "though"), stance, who) == [("belmar", "declines", "withdrawal")]


def test_the_readers_clause_ends_where_the_reader_says_if_it_begins_with_the_conjunction() -> None:
    text = "Belmar will sign only if the guns of the hill fall silent."
    survey = Survey(*scene(text))
    (short,) = bonds_on(labelled(survey.lines[0], text))
    whole = text[short.start :]
    (long,) = bonds_on(labelled(survey.lines[0], text, (whole, "condition", "cond", None)))
    (late,) = bonds_on(labelled(survey.lines[0], text, ("hill fall silent.", "condition", "cond", None)))
    assert (long.end, long.is_read) == (len(text), True)
    assert (late.end, late.is_read) == (short.end, True)
    assert short.end < len(text)
