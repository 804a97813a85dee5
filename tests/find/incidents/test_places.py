"""Places by the words around their names."""

from __future__ import annotations

import pytest

from marked import page
from trucewatch.core.account import Actor
from trucewatch.core.page import Context, Mention
from trucewatch.core.values import UNKNOWN_TIME, Place
from trucewatch.find.incidents.places import places_in
from trucewatch.find.survey import Survey

ENVOY = Actor("envoy", "Ilva Torrin", "person", ("Torrin",), (), None, ())


def places(text: str, mentions: tuple[Mention, ...] = ()) -> list[Place]:
    """The places of the first sentence."""
    survey = Survey(page(text), Context("s", UNKNOWN_TIME, (ENVOY,), mentions))
    line = survey.lines[0]
    return [name.place for name in places_in(survey, line, 0, len(line.words))]


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Rockets fell near Ost Lorrin.", "Ost Lorrin", "unknown"),
        ("Shells hit the outskirts of the town of Karvel.", "Karvel", "town"),
        ("A post in the Venn district burned.", "Venn district", "district"),
        ("Drones crossed the Tolm region.", "Tolm region", "region"),
        ("A mine went off outside al-Harra.", "al-Harra", "unknown"),
        ("A shell struck Karvel.", "Karvel", "unknown"),
        ("Her complaint was about Karvel, a village by the river.", "Karvel", "town"),
    ],
)
def test_a_name_with_its_precision(text: str, name: str, precision: str) -> None:
    assert [(place.name, place.precision) for place in places(text)] == [(name, precision)]


def test_the_country_is_only_what_the_text_or_the_table_tells() -> None:
    assert [place.country for place in places("Shells fell in the Kenyan town of Karvel.")] == ["KE"]
    assert [place.country for place in places("Shells fell in the town of Karvel.")] == [None]
    assert [place.country for place in places("A bomb went off in Nairobi.")] == ["KE"]
    assert [(place.country, place.precision) for place in places("Drones flew over Chad.")] == [("TD", "country")]


@pytest.mark.parametrize(
    "text", ["It began in March.", "He said so on Monday.", "They met at Easter.", "Nothing was hit."]
)
def test_days_and_feasts_are_no_places(text: str) -> None:
    assert places(text) == []


def test_a_person_is_no_place() -> None:
    text = "The drone flew over Torrin."
    at = text.index("Torrin")
    assert places(text, (Mention(at, at + 6, "envoy"),)) == []


def test_the_evidence_is_the_name() -> None:
    (place,) = places("Rockets fell near Ost Lorrin.")
    assert [span.exact for span in place.evidence] == ["Ost Lorrin"]
