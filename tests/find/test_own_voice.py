"""Whose own text a page is, and whom its "we" means."""

from __future__ import annotations

import msgspec
import pytest

from scenes import scene
from trucewatch.find.subjects import Subjects
from trucewatch.find.survey import Survey


def published(title: str, text: str, outlet: str | None = None) -> Survey:
    """A page of that title, which opens its text, and outlet."""
    page, context = scene(f"{title}\n\n{text}")
    report = msgspec.structs.replace(page.report, title=title, outlet=outlet)
    return Survey(msgspec.structs.replace(page, report=report), context)


@pytest.mark.parametrize(
    "title",
    [
        "Statement by Belmar",
        "Message from the Hill League",
        "Full text: Statement by the Hill League",
        "Address by Belmar, Sorrow Hill",  # two names of one
        "Press statement of the Hill League on the ridge",
    ],
)
def test_a_statement_is_whose_its_heading_says(title: str) -> None:
    assert published(title, "The ridge is quiet.").author == ("belmar" if "Belmar" in title else "league")


@pytest.mark.parametrize(
    "title",
    [
        "Quiet on the ridge",
        "Torrin shrugs off message from the Hill League",  # an act of somebody else
        "Statement by Nobody Known",
        "Joint statement by Aruna and Belmar",  # two authors: "we" is neither alone
    ],
)
def test_news_and_the_text_of_two_have_no_author(title: str) -> None:
    assert published(title, "The ridge is quiet.").author is None


@pytest.mark.parametrize(
    ("outlet", "author"),
    [
        ("Hill League", "league"),
        ("The Hill League", "league"),
        ("The Ridge Courier", None),
        ("Edo Maas", None),
        (None, None),
    ],
)
def test_who_publishes_for_itself_is_the_author(outlet: str | None, author: str | None) -> None:
    assert published("Quiet on the ridge", "The Hill League waits. Edo Maas waits.", outlet).author == author


def test_we_of_a_statement_is_its_author_and_of_news_nobody() -> None:
    text = "We accept the truce."
    for title, who in (("Statement by the Hill League", ("league",)), ("Quiet on the ridge", ())):
        survey = published(title, text)
        line = next(line for line in survey.lines if "accept" in line.lowers)
        assert Subjects(survey).subject(line, line.lowers.index("accept")) == who


def test_we_of_a_speaker_is_the_speaker_and_of_an_unknown_speaker_nobody() -> None:
    text = 'Edo Maas said: "We accept the truce." A guard added: "We wait."'
    survey = published("Statement by the Hill League", text)
    assert survey.first_person(survey.page.text.index("We accept")) == "maas"
    assert survey.first_person(survey.page.text.index("We wait")) is None
