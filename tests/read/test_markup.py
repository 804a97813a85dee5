"""From a page of HTML to the article and what the page says of itself."""

from __future__ import annotations

import json
import socket

import pytest

from saved import BODY, END, LEAD, TITLE
from trucewatch.core.account import Report
from trucewatch.core.problems import Problem
from trucewatch.read.markup import MOST_ELEMENTS, article_of
from trucewatch.read.raw import Raw
from trucewatch.read.report import read_report

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "valleypost.example"},
        {
            "@type": ["NewsArticle"],
            "headline": TITLE,
            "datePublished": "2031-05-05T09:40:00+02:00",
            "author": [{"@type": "Person", "name": "Ana Roth"}, {"@type": "Person", "name": "Li Wen"}],
            "publisher": {"@type": "Organization", "name": "The Valley Post"},
        },
    ],
}


def page(head: str = "", body: str = "") -> str:
    """A page with the article between a menu and a footer."""
    paragraphs = "".join(f"<p>{line}</p>" for line in (LEAD, *BODY, *END))
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>{TITLE} | Valley Post</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<main><article><h1>{TITLE}</h1>{paragraphs}{body}</article></main>"
        "<footer><p><a href='/terms'>Terms of use</a></p></footer></body></html>"
    )


def read(markup: str) -> tuple[Report | None, str, tuple[Problem, ...]]:
    """The report of a page, its text, its problems."""
    reading = read_report(Raw(markup.encode(), "page.html"))
    return reading.report, reading.text or "", reading.problems


def test_the_paragraphs_are_the_text_and_the_menu_is_not() -> None:
    report, text, problems = read(page())
    assert report is not None
    assert (report.media_type, report.language, problems) == ("text/html", "en", ())
    assert all(line in text for line in (LEAD, *BODY, *END))
    assert "Terms of use" not in text


def test_linked_metadata_names_title_outlet_authors_and_day() -> None:
    report, _, _ = read(page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'))
    assert report is not None
    assert (report.title, report.outlet, report.byline) == (TITLE, "The Valley Post", ("Ana Roth", "Li Wen"))
    assert (report.published.earliest, report.published.basis) == ("2031-05-05", "metadata")


def test_plain_metadata_will_do() -> None:
    report, _, _ = read(
        page(
            '<meta property="og:site_name" content="Valley Post"><meta name="author" content="By Ana Roth">'
            '<meta property="article:published_time" content="2031-05-05">'
            '<link rel="canonical" href="https://valleypost.example/pause">'
        )
    )
    assert report is not None
    assert (report.outlet, report.byline, report.url) == (
        "Valley Post",
        ("Ana Roth",),
        "https://valleypost.example/pause",
    )
    assert report.published.earliest == "2031-05-05"


def test_broken_linked_metadata_costs_nothing_else() -> None:
    report, text, _ = read(page('<script type="application/ld+json">{"@type": "NewsArticle", </script>'))
    assert report is not None
    assert LEAD in text


def test_furniture_that_the_page_put_into_the_article_is_cut() -> None:
    report, text, _ = read(page(body="<p>Sign up to our morning newsletter and never miss a story.</p>"))
    assert report is not None
    assert [text[cut.start : cut.end] for cut in report.cuts if cut.why == "prompt"] in (
        [],
        ["Sign up to our morning newsletter and never miss a story."],
    )
    assert not any(cut.start <= text.index(line) < cut.end for cut in report.cuts for line in (LEAD, *BODY, *END))


def test_a_page_of_pure_navigation_is_told() -> None:
    report, _, problems = read("<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav></body></html>")
    assert report is None
    assert "no article was found" in problems[0].what


def test_no_file_and_no_address_is_opened_for_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    evil = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + page(
        '<link rel="stylesheet" href="http://valleypost.example/a.css"><base href="http://valleypost.example/">',
        "<p>&x;</p>",
    ).removeprefix("<!DOCTYPE html>")
    report, text, _ = read(evil)
    assert report is not None
    with open("/etc/hostname", encoding="utf-8") as hostname:
        assert hostname.read().strip() not in text.split()


@pytest.mark.parametrize(
    "markup", ["", "<", "<html>" + "<div>" * 5_000, "<p>" * (MOST_ELEMENTS + 9), "\0<html>", "&#x110000;<html>"]
)
def test_broken_pages_give_a_reason_and_no_error(markup: str) -> None:
    article = article_of(markup)
    assert (article.text is None) == (article.trouble is not None)
