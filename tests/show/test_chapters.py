"""An account of two stories is shown story by story."""

from __future__ import annotations

import re

import msgspec

from sample import SAMPLE, TEXTS
from trucewatch.core.account import Account, Apart, Joined, Process, Story
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.show.brief import brief_html
from trucewatch.show.chapters import accounts_by_story
from trucewatch.show.ledger import ledger_of
from trucewatch.show.markdown import brief_markdown
from trucewatch.show.terminal import summary_lines


def two_stories() -> Account:
    """The sample with its last report in a story of its own."""
    far = SAMPLE.reports[-1].id
    reports = tuple(
        msgspec.structs.replace(report, story="s-far" if report.id == far else "s-near") for report in SAMPLE.reports
    )
    stories = tuple(
        Story(key, title, tuple(report.id for report in reports if report.story == key), UNKNOWN_TIME)
        for key, title in (("s-far", "A far story"), ("s-near", "A near story"))
    )
    return msgspec.structs.replace(SAMPLE, reports=reports, stories=stories, processes=())


def test_every_fact_has_its_place_in_one_story() -> None:
    account = two_stories()
    parts = accounts_by_story(account)
    for kind in ("reports", "statements", "meetings", "instruments", "incidents", "disagreements", "assessments"):
        told = [fact.id for part in parts for fact in getattr(part, kind)]
        assert sorted(told) == sorted(fact.id for fact in getattr(account, kind))


def test_one_story_has_no_chapters() -> None:
    assert accounts_by_story(SAMPLE) == () and ledger_of(SAMPLE).parts[0].chapters == ()


def test_what_no_listed_report_carries_is_of_no_story() -> None:
    account = two_stories()
    lost = tuple(msgspec.structs.replace(report, story="") for report in account.reports)
    chapters = ledger_of(msgspec.structs.replace(account, reports=lost)).chapters
    assert chapters[-1].title == "Of no story" and len(chapters[-1].instruments) == len(account.instruments)


def test_the_page_links_only_to_places_that_it_has_once() -> None:
    html = brief_html(two_stories(), TEXTS)
    places = re.findall(r'\sid="([^"]+)"', html)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(places)
    assert html.index("A far story") < html.index("What was agreed, and what was not")


def test_markdown_has_the_sections_under_each_story() -> None:
    shown = brief_markdown(two_stories(), TEXTS)
    assert len(re.findall(r"^## \d\. A (?:far|near) story$", shown, re.MULTILINE)) == 2
    assert shown.count("### Meetings and calls") == 2 and shown.count("## Reports") == 1


def test_the_end_of_a_run_names_the_stories() -> None:
    told = summary_lines(two_stories())
    assert [line.split(":")[0] for line in told if line.startswith("  A ")] == ["  A near story", "  A far story"]


def with_grounds() -> Account:
    """The two stories as one process, and the far one with why it is another."""
    account = two_stories()
    report, other = (story.reports[0] for story in account.stories)
    words = Span(report, 0, 5, TEXTS[report][:5])
    far, near = account.stories
    far = msgspec.structs.replace(
        far,
        joined=(Joined(report, other, "0.44 alike, published 1 day apart; both have “Ilmar”.", (words,)),),
        apart=(Apart(near.id, "0.30 alike, where 0.60 is needed: published 9 days apart.", (words,)),),
    )
    process = Process("p", "Ilmar and Doss", (), (far.id, near.id), ())
    return msgspec.structs.replace(account, stories=(far, near), processes=(process,))


def test_a_process_of_several_stories_names_them_by_their_numbers() -> None:
    account = with_grounds()
    assert ledger_of(account).processes == ("Ilmar and Doss: stories 1 and 2",)
    assert "One process: Ilmar and Doss: stories 1 and 2" in brief_html(account, TEXTS)
    assert "- One process: Ilmar and Doss: stories 1 and 2" in brief_markdown(account, TEXTS)
    alone = msgspec.structs.replace(account, processes=(Process("p", "Ilmar and Doss", (), ("s-far",), ()),))
    assert ledger_of(alone).processes == ()


def test_a_story_shows_why_its_reports_are_one_and_another_story_is_not() -> None:
    account = with_grounds()
    html, shown = brief_html(account, TEXTS), brief_markdown(account, TEXTS)
    for words in ("0.44 alike, published 1 day apart", "Not one story with “A near story”: 0.30 alike"):
        assert words in html and words in shown
    places = re.findall(r'\sid="([^"]+)"', html)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(places)
