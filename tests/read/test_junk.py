"""Each line in <cut> is no part of the article; every other line is."""

from __future__ import annotations

import textwrap

import pytest

from marked import marked
from saved import BODY, END, LEAD, TITLE, page_with, uncut_and_overcut
from trucewatch.read.raw import Raw
from trucewatch.read.report import read_report


def test_an_article_alone_keeps_every_line() -> None:
    assert uncut_and_overcut(page_with()) == ([], [])


@pytest.mark.parametrize(
    "line",
    [
        # who wrote, edited and sold it
        "(Reporting by Ana Roth in Port Sel; Additional reporting by Li Wen; Editing by Joss Hale)",
        "With inputs from agencies",
        "[ Songs ] [ Archive ] [ Frequencies ] [ Donate ]",
        "• Sign up to our Morning Briefing",
        "Subscribe to the Voice of the Valley bulletin",
        "Refresh to see new posts",
        "Keep scrolling to read on",
        "Northline writers Ana Roth in Port Sel and Li Wen in Karsk contributed to this report.",
        "This story was originally published by Northline and is reproduced here.",
        "Editor: Ana Roth",
        "Copyright 2031 Valley Post. All rights reserved. This material may not be published or redistributed.",
        "© Valley Post 2031",
        "The Valley Post is not responsible for the content of external sites.",
        "The views expressed in this article are the author's own.",
        "Media enquiries: press office, +555 0100",
        # pictures
        "Lorries wait at the crossing near Karsk. Photograph: J. Okello/Northline",
        "[Image: A burnt bus on the Karsk road. Credit: Ana Roth]",
        "Smoke rises over the harbour on Monday (J. Okello/Northline)",
        "FILE PHOTO: A soldier of the Korda Front near the bridge",
        "In this undated photo released by the army, a soldier stands at the bridge.",
        "Image source, Getty Images",
        "A soldier stands guard near the bridge. [Ana Roth/Northline]",
        # machinery
        "tagnorthline.example2031binary_QX1A2-VIEWIMAGE",
        "https://valleypost.example/2031/05/pause",
        "bridge-at-karsk-scaled.jpeg",
        '<div class="share">',
        "{{ article.caption }}",
        # orders and offers to the reader
        "Sign up to our morning newsletter and never miss a story",
        "Subscribe to our WhatsApp channel for breaking news",
        "Already a subscriber? Log in to continue reading",
        "We use cookies to improve your experience. By continuing you accept our use of cookies.",
        "Follow the Valley Post on Facebook and Telegram",
        "Listen to this article",
        "Have a tip? Write to us at desk@valleypost.example",
        "Join the conversation",
        "Was this article useful?",
        "Click here to read the full text",
        "Download our app for live updates",
        "Support independent journalism: become a member for 3 crowns a month",
        "You have 2 free articles left this month",
        "Spotted a mistake? Let us know by email",
        # tools
        "4 minute read",
        "Text size A A A",
        "Share   Save   Print",
        "Tweet Share Pin",
        "00:00 / 03:42",
        "Comments (17)",
        "Leave a comment",
        "Show older posts",
        # adverts and teasers
        "ADVERTISEMENT",
        "Story continues below this ad",
        "READ MORE: Ferry fares rise again",
        "ALSO READ | Rains flood the delta",
        "Sponsored: Shoes that walk for you",
        "Watch: Inside the empty airport (1:42)",
        "Tags: truce, drones, Karsk",
        "#truce #Karsk #drones",
    ],
)
@pytest.mark.parametrize("place", ["head", "middle", "below"])
def test_furniture_is_cut_wherever_it_stands(line: str, place: str) -> None:
    assert uncut_and_overcut(page_with(**{place: f"<cut>{line}</cut>"})) == ([], [])


@pytest.mark.parametrize(
    "line",
    [
        "What happens next?",
        "What each side says",
        "CONDITIONS ON THE ROAD",
        "1. How it began",
        "(c) On 2 May shells fell in the market of Karsk, and the clinic counted four dead.",
        "- 12 killed in Port Sel",
        "09:40 GMT",
        "Mon 5 May, 10:15",
        "No comment from Karsk",
        "Prisoners",
        "Support for the pause is falling, a poll found.",
        "Save the Children said two of its workers were killed near the bridge.",
        "Subscribers to the plan include four neighbours of Verrania.",
        '"Follow the road to the bridge and turn on your lights," the army told drivers.',
        '"Sign up to this text or we leave," he said.',
        "Article 5. Each Party shall open the road to humanitarian convoys.",
        "This article enters into force on the day after signature.",
        "The parties will write to us within five days, the mediator said.",
        "The ministry did not respond to a request for comment.",
        "Images that the ministry released showed new trenches near the bridge, the group said.",
        "Reporting by state media could not be confirmed.",
        "Live fire was heard near the bridge.",
        "Read the agreement line by line and the gap is plain.",
        "The report was first published by the Valley Post, which cited two officials.",
        "Eritania has not commented.",
        "Ana Roth, the correspondent of the Valley Post, was among the wounded.",
    ],
)
@pytest.mark.parametrize("place", ["middle", "below"])
def test_what_an_article_says_is_kept_even_where_it_looks_like_furniture(line: str, place: str) -> None:
    assert uncut_and_overcut(page_with(**{place: line})) == ([], [])


def test_a_credit_at_the_end_of_a_paragraph_is_cut_and_the_paragraph_kept() -> None:
    source = page_with(below="The pause is the third this year. <cut>(Reporting by Ana Roth; Editing by Li Wen)</cut>")
    story = marked(source)
    reading = read_report(Raw(story.text.encode(), "a.txt"))
    assert reading.report is not None
    assert [(cut.start, cut.end) for cut in reading.report.cuts] == story.runs["cut"]
    assert [cut.why for cut in reading.report.cuts] == ["credit"]


def test_mastheads_menus_and_crumbs_above_the_title() -> None:
    above = "\n".join(
        f"<cut>{line}</cut>"
        for line in (
            "THE VALLEY POST",
            "News and views of the delta since 1902",
            "Home | World | Sport | Tides",
            "Valley Post › World › Karsk",
            "AZ EN FR",
        )
    )
    assert uncut_and_overcut(f"{above}\n{page_with()}") == ([], [])


def test_a_byline_is_cut_and_a_dateline_kept() -> None:
    assert uncut_and_overcut(page_with(head="<cut>By Ana Roth and Li Wen</cut>\n5 May 2031 | 09:40")) == ([], [])


def test_every_cut_lies_in_the_text_apart_and_in_order() -> None:
    text = marked(
        page_with(head="<cut>Share</cut>\n<cut>Print</cut>", below="<cut>Comments</cut>\n<cut>Hear, hear</cut>")
    ).text
    report = read_report(Raw(text.encode(), "a.txt")).report
    assert report is not None
    ends = [0, *(cut.end for cut in report.cuts)]
    assert all(
        cut.start >= end and cut.start < cut.end <= len(text) for cut, end in zip(report.cuts, ends, strict=False)
    )


def test_carriage_returns_and_a_byte_order_mark_shift_nothing() -> None:
    plain = marked(page_with(head="<cut>Share this post</cut>")).text
    text = "\ufeff" + plain.replace("\n", "\r\n")
    reading = read_report(Raw(text.encode(), "a.txt"))
    assert reading.report is not None
    assert reading.text == text
    assert [text[cut.start : cut.end] for cut in reading.report.cuts] == ["Share this post"]


def test_a_text_that_was_wrapped_at_a_width_is_read_by_its_paragraphs() -> None:
    paragraphs = (TITLE, LEAD, *BODY, "Share this post", *END, "Subscribe to our newsletter")
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in paragraphs)
    report = read_report(Raw(text.encode(), "a.txt")).report
    assert report is not None
    assert report.title == TITLE
    assert [text[cut.start : cut.end] for cut in report.cuts] == ["Share this post", "Subscribe to our newsletter"]
