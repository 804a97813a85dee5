"""What stands below an article: lists of headlines, whole stories, comments, the author's note."""

from __future__ import annotations

from saved import BODY, END, LEAD, TITLE, page_with, uncut_and_overcut


def cut_all(*lines: str) -> str:
    """Each line in a mark of its own."""
    return "\n".join(f"<cut>{line}</cut>" for line in lines)


def test_headlines_under_a_heading_of_a_list() -> None:
    below = cut_all(
        "Most read", "Otter found in the town hall", "“It sang all night”: the walrus of Pier 9", "Buses late again"
    )
    assert uncut_and_overcut(page_with(below=below)) == ([], [])


def test_stories_below_that_have_nothing_to_do_with_the_article() -> None:
    below = cut_all(
        "Share this post",
        "Singer Bo Larch to Tour Forty Stadiums",
        "Singer Bo Larch to Tour Forty Stadiums",
        "Bo Larch, whose third album topped the charts last spring, will play forty stadiums in two years, "
        "her label announced. Tickets go on sale to fan club members first, with general admission a "
        "week later. The tour opens in a velodr",
        "J. P",
        "Phone Maker Raises Prices for the Third Time",
        "Phone Maker Raises Prices for the Third Time",
        "Customers will pay a tenth more for every handset, the company told shareholders. "
        "Analysts had expected the increase since the price of glass doubled over the winter, and "
        "rivals are likely to follow before the holiday season.",
    )
    assert uncut_and_overcut(page_with(below=below)) == ([], [])


def test_the_article_may_go_on_below_a_prompt() -> None:
    middle = cut_all("Sign up to our newsletter", "Share this post")
    assert uncut_and_overcut(page_with(middle=middle)) == ([], [])


def test_a_list_of_other_stories_between_two_paragraphs_leaves_the_subheading() -> None:
    middle = cut_all(
        "Related stories", "Rains flood the lower delta for a third week", "Otter found in the town hall of Mirrin"
    )
    assert uncut_and_overcut(page_with(middle=f"{middle}\nMines on the road")) == ([], [])


def test_headlines_without_a_heading_are_told_by_their_words() -> None:
    below = cut_all(
        "Otter found asleep in the town hall of Mirrin",
        "Larch to play forty stadiums in two summers",
        "Seven soups that taste of nothing at all",
    )
    assert uncut_and_overcut(page_with(below=below)) == ([], [])


def test_a_list_that_ends_an_article_stays() -> None:
    listed = "\n".join(
        (
            "The mediators named the crossings that open on Tuesday:",
            "Karsk road, north gate",
            "Port Sel road bridge",
            "Verranian army checkpoint",
        )
    )
    assert uncut_and_overcut(page_with(below=listed)) == ([], [])


def test_readers_comments_are_cut_whatever_they_say() -> None:
    below = cut_all(
        "Comments (2)", "delta_dan: The pause will not hold, the Front and Verrania both want the road.", "Reply"
    )
    assert uncut_and_overcut(page_with(below=below)) == ([], [])


def test_the_authors_note_is_cut() -> None:
    source = "\n".join(
        (
            TITLE,
            "<cut>By Ana Roth</cut>",
            LEAD,
            *BODY,
            *END,
            "<cut>Ana Roth covers the delta. She is based in Port Sel.</cut>",
        )
    )
    assert uncut_and_overcut(source) == ([], [])


def test_entries_of_a_live_page_stay_with_their_times_and_headings() -> None:
    source = "\n".join(
        (
            "<cut>Valley Post LIVE</cut>",
            "Karsk pause latest: road opens, first lorries cross",
            "<cut>Refresh automatically: ON   Sort: newest first   1,204 watching</cut>",
            "17:45",
            "Front: we keep our positions",
            BODY[1],
            "15:30",
            "Road opens",
            BODY[2],
            "A quiet night.",
            "<cut>Load earlier updates</cut>",
            "<cut>Comments are closed on live pages</cut>",
        )
    )
    assert uncut_and_overcut(source) == ([], [])


def test_a_short_article_goes_on_below_prompts_and_pointers_whatever_few_words_it_repeats() -> None:
    source = "\n".join(
        (
            TITLE,
            LEAD,
            "<cut>Also read: The village that lives under the guns</cut>",
            "Ilva Torrin of the Korda Front said any shot would be answered the same hour.",
            "<cut>Sign up to our newsletter</cut>",
            "Harvest begins next week in the Verranian lowlands, and farmers need the bridge.",
        )
    )
    assert uncut_and_overcut(source) == ([], [])


def test_an_article_goes_on_below_a_box_of_headlines_with_its_last_paragraph() -> None:
    source = "\n".join(
        (
            TITLE,
            LEAD,
            *BODY,
            *(
                f"<cut>{line}</cut>"
                for line in ("RELATED COVERAGE", "Ferry sinks off Mirrin; all rescued and given soup")
            ),
            "<cut>Verranian shells hit the market hall in Karsk, killing twelve people</cut>",
            "Verrania's defence minister said that the army would answer every shot.",
        )
    )
    assert uncut_and_overcut(source) == ([], [])


def test_a_list_of_other_stories_with_a_summary_each() -> None:
    below = cut_all(
        "Related",
        "The village that lives under the guns",
        "2 days ago",
        "The mayor says the market of Karsk will reopen next week.",
        "3 hours ago",
        "World",
        "Larch to play forty stadiums",
        "5 hours ago",
        "Culture",
    )
    assert uncut_and_overcut(page_with(below=below)) == ([], [])


def test_the_keywords_below_an_article_are_cut_and_a_signature_is_not() -> None:
    assert uncut_and_overcut(page_with(below=cut_all("Karsk", "Verrania", "Truce", "Related", "Otter asleep"))) == (
        [],
        [],
    )
    signed = "Halla Brun\nEnvoy of the Four Neighbours\n" + cut_all("For the press: office hours 09:00 to 17:00")
    assert uncut_and_overcut(page_with(below=signed)) == ([], [])


def test_a_paragraph_that_ends_with_its_agency_stays() -> None:
    source = page_with(below="The Front told Verrania that it would not fire first. <cut>(AFP)</cut>")
    assert uncut_and_overcut(source) == ([], [])


def test_a_page_that_was_copied_whole() -> None:
    source = "\n".join(
        (
            *(
                f"<cut>{line}</cut>"
                for line in ("Skip to content", "*World", "*Sport", "*Tides", "Menu", "Search", "LIVE")
            ),
            *(f"<cut>{line}</cut>" for line in ("Otter asleep in town hall", "Subscribe", "Log in", "World")),
            TITLE,
            "<cut>By Ana Roth</cut>",
            "Published On 5 May 2031",
            "<cut>A lorry waits near Karsk</cut>",
            "<cut>A lorry waits near Karsk on Monday [Li Wen/Delta Agency]</cut>",
            LEAD,
            *BODY,
            "<cut>Source: Delta Agency</cut>",
            *(f"<cut>{line}</cut>" for line in ("About", "Code of Ethics", "Advertise with us", "© Valley Post 2031")),
        )
    )
    assert uncut_and_overcut(source) == ([], [])


def test_a_form_inside_an_article_goes_with_the_prompts_around_it() -> None:
    middle = cut_all(
        "Sign up to our newsletter", "The Delta at Dawn", "Every weekday, with coffee", "Enter your email", "Subscribe"
    )
    assert uncut_and_overcut(page_with(middle=f"{middle}\nMines on the road")) == ([], [])


def test_times_and_headings_of_a_live_page_between_share_buttons_stay() -> None:
    source = "\n".join(
        (
            TITLE,
            LEAD,
            "10:40",
            "<cut>Share</cut>",
            "Road opens",
            BODY[2],
            "10:20",
            "<cut>Share</cut>",
            BODY[0],
            "<cut>Share</cut>",
        )
    )
    assert uncut_and_overcut(source) == ([], [])
