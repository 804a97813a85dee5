"""What is new since an earlier account, as the brief tells it."""

from __future__ import annotations

import re

import pytest

from altered import replaced, with_fact, without
from pages import Seen, read
from sample import COURIER_REPORT, EMPTY, SAMPLE, TEXTS, spans
from trucewatch.compare.compare import compare
from trucewatch.core.account import Account, Position, Story
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.show.brief import brief_html
from trucewatch.show.ledger import ledger_of
from trucewatch.show.markdown import brief_markdown
from trucewatch.show.named import homes_of
from trucewatch.show.news import News, NewsRow, NewsRows, news_rows

MOMENT = "4 May 2031"


def since(old: Account, new: Account = SAMPLE) -> News:
    """How `new` differs from what was known on 4 May."""
    return News(MOMENT, old, compare(old, new))


def rows(old: Account, new: Account = SAMPLE) -> NewsRows:
    """Its lines."""
    return news_rows(since(old, new), new, ledger_of(new))


def page(old: Account, new: Account = SAMPLE, *, excerpts: bool = False) -> Seen:
    """The brief of `new` with what is new."""
    return read(brief_html(new, TEXTS, excerpts=excerpts, news=since(old, new)))


def words(row: NewsRow) -> str:
    """A line without its evidence."""
    return "".join(part.words for part in row.parts)


def told(found: NewsRows, title: str) -> list[str]:
    """The lines of a class of what is told first."""
    return [words(row) for group in found.first if group.title == title for row in group.rows]


def two_stories() -> Account:
    """The sample with its last report in a story of its own."""
    far = SAMPLE.reports[-1].id
    reports = tuple(replaced(one, story="s-far" if one.id == far else "s-near") for one in SAMPLE.reports)
    stories = tuple(
        Story(name, title, tuple(one.id for one in reports if one.story == name), UNKNOWN_TIME)
        for name, title in (("s-far", "A far story"), ("s-near", "A near story"))
    )
    return replaced(SAMPLE, reports=reports, stories=stories, processes=())


EARLIER = replaced(
    without(without(without(SAMPLE, "incidents", "raid"), "disagreements", "d-2"), "meetings", "m-1"),
    reports=tuple(report for report in SAMPLE.reports if report.id != COURIER_REPORT.id),
)


@pytest.mark.parametrize("excerpts", [False, True])
@pytest.mark.parametrize(
    ("old", "new"),
    [(EARLIER, SAMPLE), (SAMPLE, EARLIER), (EMPTY, SAMPLE), (SAMPLE, SAMPLE), (EARLIER, two_stories())],
    ids=["more", "less", "all", "nothing", "stories"],
)
def test_every_link_of_the_news_has_its_target_once(old: Account, new: Account, excerpts: bool) -> None:
    seen = page(old, new, excerpts=excerpts)
    assert len(seen.ids) == len(set(seen.ids)), "an id stands twice"
    inner = {link[1:] for link in seen.links if link.startswith("#")}
    assert inner <= set(seen.ids), sorted(inner - set(seen.ids))
    assert not seen.unclosed


def test_the_news_stand_right_after_the_head() -> None:
    sections = [attributes["id"] for tag, attributes in page(EARLIER).tags if tag == "section"]
    assert sections[:2] == ["news", "agreed"]


def test_without_an_earlier_account_there_are_no_news() -> None:
    assert "news" not in read(brief_html(SAMPLE, TEXTS)).ids


def test_a_new_fact_leads_to_its_line_and_to_its_passages() -> None:
    row = next(
        row
        for group in rows(without(SAMPLE, "meetings", "m-1")).groups
        if group.title == "Meetings and calls"
        for row in group.rows
    )
    assert row.mark_words == "new"
    assert row.home == homes_of(ledger_of(SAMPLE))["meeting", "m-1"]
    assert set(spans("gazette:talks")) <= {span for part in row.parts for span in part.evidence}


def test_what_is_gone_still_shows_the_passages_it_was_read_from() -> None:
    new = without(SAMPLE, "meetings", "m-1")
    (row,) = (row for group in rows(SAMPLE, new).groups if group.title == "Meetings and calls" for row in group.rows)
    assert (row.mark_words, row.home) == ("gone", None)
    span = spans("gazette:talks")[0]
    assert page(SAMPLE, new).marked[f"{span.report}-{span.start}-{span.end}"].replace("↩", "") == span.exact


def test_a_passage_leads_back_to_the_account_before_the_news() -> None:
    html = brief_html(SAMPLE, TEXTS, news=since(without(SAMPLE, "meetings", "m-1")))
    backs = re.findall(r'class="back" href="#([a-z0-9-]+)"', html)
    assert backs
    assert not [home for home in backs if home.startswith("news")]


def test_a_contradiction_is_told_before_all_else() -> None:
    found = rows(replaced(EARLIER, instruments=()))
    assert found.first[0].title == "New differences that cannot both stand"
    (line,) = told(found, found.first[0].title)
    assert line.endswith("one text covers fewer harbours than the other")


def test_a_difference_that_can_stand_is_not_among_them() -> None:
    found = rows(without(SAMPLE, "disagreements", "d-1"))
    assert told(found, "New differences that cannot both stand") == []
    assert "a later report counts more" in " ".join(words(row) for group in found.groups for row in group.rows)


def test_a_party_that_changed_its_mind_stands_before_one_that_is_new() -> None:
    (deal,) = (one for one in SAMPLE.instruments if one.id == "truce")
    first, *rest = deal.positions
    turned = replaced(first, stance="declines")
    fresh = Position("doss", "demands", (), UNKNOWN_TIME, spans("gazette:raid"))
    new = with_fact(SAMPLE, "instruments", "truce", positions=(fresh, *rest, turned))
    lines = told(rows(SAMPLE, new), "Positions that are new, moved or gone")
    assert "→ declines" in lines[0]
    assert any("new position: Doss: demands" in line for line in lines[1:])


def test_an_allegation_that_falls_under_terms_is_told_with_the_text() -> None:
    inside = next(test for test in SAMPLE.assessments if test.result == "inside")
    old = with_fact(SAMPLE, "assessments", inside.id, result="unclear", in_scope="unclear")
    (line,) = told(rows(old), "Allegations that fall under terms")
    assert line.endswith("falls under the terms of Harbour truce now")


def test_a_fact_under_another_id_is_no_news_by_that() -> None:
    new = replaced(SAMPLE, meetings=tuple(replaced(one, id="elsewhere") for one in SAMPLE.meetings))
    found = rows(SAMPLE, new)
    assert "its id in the old account" not in brief_markdown(new, TEXTS, news=since(SAMPLE, new))
    assert [group.title for group in found.groups if group.title == "Meetings and calls"] == []


def test_where_nothing_changed_the_section_is_one_line() -> None:
    found = rows(SAMPLE)
    assert (found.remarks, found.groups) == ((f"Nothing new since {MOMENT}",), ())
    assert f"## Nothing new since {MOMENT}" in brief_markdown(SAMPLE, TEXTS, news=since(SAMPLE))
    seen = page(SAMPLE)
    assert f"Nothing new since {MOMENT}" in seen.text
    assert seen.with_class("news") == []


def test_where_nothing_was_known_before_not_everything_is_listed() -> None:
    found = rows(EMPTY)
    assert found.remarks == ("All of it is new: 3 reports, none of them was there before",)
    assert found.groups == ()


def test_markdown_tells_the_first_near_the_head_and_all_at_the_end() -> None:
    text = brief_markdown(SAMPLE, TEXTS, news=since(EARLIER))
    order = [text.index(f"\n## {title}") for title in (f"New since {MOMENT}", "What was agreed", "All that is new")]
    assert order == sorted(order)
    assert re.search(r"- \*\*new\*\* .*\[Vell Gazette \d+-\d+", text)


@pytest.mark.parametrize("label", ["<script>alert(1)</script>", "</section><h1>so</h1>", "{{ 7 * 7 }}"])
def test_names_in_the_news_stay_text(label: str) -> None:
    new = with_fact(SAMPLE, "instruments", "truce", label=label)
    seen = page(SAMPLE, new)
    assert label in " ".join(seen.text.split())
    assert not [tag for tag, _ in seen.tags if tag == "script"]
    assert not seen.unclosed


def test_every_line_told_first_has_passages_and_a_line_of_the_brief() -> None:
    inside = next(test for test in SAMPLE.assessments if test.result == "inside")
    old = with_fact(without(SAMPLE, "disagreements", "d-2"), "assessments", inside.id, result="unclear")
    lines = [row for group in rows(old).first for row in group.rows]
    assert len(lines) == 2
    for row in lines:
        assert row.home is not None
        assert [span for part in row.parts for span in part.evidence]
