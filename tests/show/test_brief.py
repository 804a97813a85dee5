"""The brief as a browser sees it."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec
import pytest

from pages import Seen, read
from sample import COURIER_REPORT, EMPTY, GAZETTE, GAZETTE_REPORT, PORT_VENN, RAID, SAMPLE, TEXTS, spans
from trucewatch.core.account import Account, Instrument, Statement, Story
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Place, When
from trucewatch.show.brief import brief_html
from trucewatch.show.ledger import ledger_of
from trucewatch.show.rows import cited_spans

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '"><a href="javascript:alert(1)">here</a>',
    "</style></title></textarea><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --!> <?php ?>",
)


def page(account: Account = SAMPLE, *, excerpts: bool = False) -> Seen:
    """The brief of an account, read."""
    return read(brief_html(account, TEXTS, excerpts=excerpts))


def plain(text: str) -> str:
    """Words without ways back, on one line."""
    return " ".join(text.replace("↩", "").split())


def many(number: int) -> Account:
    """An account with so many statements, each of other words of the gazette."""
    words = [*re.finditer(r"\S+", GAZETTE.text)]
    said = tuple(
        Statement(
            id=f"s-{n}",
            speaker=("brinn", "doss", None)[n % 3],
            mode="indirect",
            content=(
                Span(
                    GAZETTE_REPORT.id,
                    words[n % 30].start(),
                    words[n % 30 + n // 30 % 40].end(),
                    GAZETTE.text[words[n % 30].start() : words[n % 30 + n // 30 % 40].end()],
                ),
            ),
            cue=None,
            channel=None,
            addressee=None,
            said=UNKNOWN_TIME,
            through=None,
            same_as=None,
        )
        for n in range(number)
    )
    return msgspec.structs.replace(SAMPLE, statements=said)


@pytest.mark.parametrize("excerpts", [False, True])
@pytest.mark.parametrize("account", [SAMPLE, EMPTY, many(700)], ids=["sample", "empty", "many"])
def test_every_link_has_its_target_once(account: Account, excerpts: bool) -> None:
    seen = page(account, excerpts=excerpts)
    assert len(seen.ids) == len(set(seen.ids)), "an id stands twice"
    inner = {link[1:] for link in seen.links if link.startswith("#")}
    assert inner <= set(seen.ids), sorted(inner - set(seen.ids))


@pytest.mark.parametrize("excerpts", [False, True])
def test_every_cited_span_is_marked_with_its_own_words(excerpts: bool) -> None:
    seen = page(excerpts=excerpts)
    cited = {span for span, _ in cited_spans(ledger_of(SAMPLE))}
    assert len(cited) > 15
    for span in cited:
        shown = plain(seen.marked[f"{span.report}-{span.start}-{span.end}"])
        if excerpts:
            assert all(part.strip() in plain(span.exact) for part in shown.split("[…]"))
        else:
            assert shown == plain(span.exact)


def test_spans_that_cross_are_both_marked() -> None:
    start = GAZETTE.text.index("agreed on Monday")
    crossing = [(start, start + 16), (start + 7, start + 26)]
    said = tuple(
        msgspec.structs.replace(
            SAMPLE.statements[0], id=f"x-{n}", content=(Span(GAZETTE_REPORT.id, begin, end, GAZETTE.text[begin:end]),)
        )
        for n, (begin, end) in enumerate(crossing)
    )
    seen = page(msgspec.structs.replace(SAMPLE, statements=said))
    assert not seen.unclosed
    assert plain(seen.marked[f"{GAZETTE_REPORT.id}-{start}-{start + 16}"]) == "agreed on Monday"
    assert plain(seen.marked[f"{GAZETTE_REPORT.id}-{start + 7}-{start + 26}"]) == "on Monday", "up to the border"


def test_the_whole_text_stands_in_the_page_and_the_cut_says_why() -> None:
    seen = page()
    for paragraph in GAZETTE.text.split("\n\n"):
        assert plain(paragraph) in plain(seen.text)
    assert "24 characters left out: menu" in plain(seen.text)
    assert any(tag == "del" for tag, _ in seen.tags)


def test_excerpts_hold_no_sentence_that_carries_nothing() -> None:
    whole, seen = plain(page().text), plain(page(excerpts=True).text)
    for sentence in ("a band played for nobody in particular", "Nobody could be reached at the lighthouse.", "Weather"):
        assert sentence in whole
        assert sentence not in seen
    assert "words on either side" in seen, "the page says what it leaves out"


def test_excerpts_show_at_most_about_half_of_a_long_quotation_report() -> None:
    text = " ".join(f"word{n}" for n in range(400))
    said = msgspec.structs.replace(SAMPLE.statements[0], content=(Span(GAZETTE_REPORT.id, 0, len(text), text),))
    account = msgspec.structs.replace(EMPTY, reports=(GAZETTE_REPORT,), statements=(said,))
    html = brief_html(account, {GAZETTE_REPORT.id: text}, excerpts=True)
    assert "word0 " in html
    assert "word399" in html
    assert "word200" not in html


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("excerpts", [False, True])
def test_report_text_stays_text(words: str, excerpts: bool) -> None:
    text = f"Hello {words} there.\n\nAnother paragraph."
    everywhere = Span(GAZETTE_REPORT.id, 6, 6 + len(words), words)
    spoken = msgspec.structs.replace(SAMPLE.statements[0], content=(everywhere,), channel=words)
    made = msgspec.structs.replace(GAZETTE_REPORT, title=words, outlet=words, url=words, byline=(words,), unread=words)
    titled = msgspec.structs.replace(SAMPLE.instruments[0], label=words, evidence=(everywhere,))
    story = msgspec.structs.replace(SAMPLE.stories[0], title=words)
    account = msgspec.structs.replace(
        SAMPLE,
        reports=(made,),
        statements=(spoken,),
        instruments=(titled,),
        stories=(story,),
        actors=tuple(msgspec.structs.replace(actor, name=words) for actor in SAMPLE.actors),
        problems=(Problem(words, words, everywhere, words),),
    )
    harmless = read(brief_html(SAMPLE, TEXTS, excerpts=excerpts))
    seen = read(brief_html(account, {GAZETTE_REPORT.id: text}, excerpts=excerpts))
    assert {tag for tag, _ in seen.tags} <= {tag for tag, _ in harmless.tags} | {"del", "details"}
    assert not any(key.startswith("on") for _, attributes in seen.tags for key in attributes)
    assert all(link.startswith("#") for link in seen.links)
    assert plain(words) in plain(seen.text)


def test_nothing_is_loaded_from_outside_and_nothing_runs() -> None:
    html = brief_html(SAMPLE, TEXTS)
    seen = read(html)
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in seen.tags}
    assert not any({"src", "srcset", "style", "action"} & set(attributes) for _, attributes in seen.tags)
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    policies = [attributes["content"] for tag, attributes in seen.tags if "http-equiv" in attributes]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


@pytest.mark.parametrize("account", [SAMPLE, EMPTY], ids=["sample", "empty"])
def test_headings_go_down_one_step_at_a_time(account: Account) -> None:
    levels = [int(tag[1]) for tag, _ in page(account).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_scopes_and_landmarks_are_there() -> None:
    seen = page()
    tags = [tag for tag, _ in seen.tags]
    assert tags.count("table") == tags.count("caption") > 3
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in seen.tags if tag == "th")
    assert {"main", "nav", "header", "footer"} <= set(tags)
    assert ("a", {"class": "skip", "href": "#main"}) in seen.tags


def test_sections_come_in_the_order_in_which_they_are_needed() -> None:
    wanted = ["agreed", "terms", "positions", "differences", "incidents", "meetings", "statements", "single", "reports"]
    found = [attributes["id"] for tag, attributes in page().tags if tag == "section"]
    assert found == [*wanted, "problems", "sources"]


def test_an_account_of_nothing_says_what_was_not_found() -> None:
    seen = plain(page(EMPTY).text)
    for words in (
        "No agreement or order was found",
        "No terms were found",
        "No party’s position was found",
        "No two accounts were found that cannot both stand",
        "No incident was found",
        "No meeting was found",
        "No statement was found",
        "No report was read",
        "No problem was met",
        "There is no text to show",
    ):
        assert words in seen


def test_a_text_that_is_missing_or_another_is_said_so_and_links_still_work() -> None:
    for texts in ({}, {GAZETTE_REPORT.id: "another text altogether"}):
        seen = read(brief_html(SAMPLE, texts))
        assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)
        assert "does not lie beside this account" in plain(seen.text)
    assert "does not hold these words" in plain(seen.text)


def test_evidence_of_blanks_alone_keeps_its_place() -> None:
    text = "First.\n\n\nSecond."
    said = msgspec.structs.replace(SAMPLE.statements[0], content=(Span(GAZETTE_REPORT.id, 6, 9, "\n\n\n"),))
    account = msgspec.structs.replace(EMPTY, reports=(GAZETTE_REPORT,), statements=(said,))
    for excerpts in (False, True):
        seen = read(brief_html(account, {GAZETTE_REPORT.id: text}, excerpts=excerpts))
        assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)


def test_a_report_that_is_not_listed_is_still_shown_with_its_words() -> None:
    account = msgspec.structs.replace(SAMPLE, reports=(COURIER_REPORT,))
    seen = page(account)
    assert "A report that the account does not list" in seen.text
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)


def test_what_the_page_says_of_itself_never_judges() -> None:
    html = brief_html(SAMPLE, TEXTS).lower()
    assert "violat" not in html


def test_long_lists_fold_and_lose_nothing() -> None:
    seen = page(many(700))
    lines = seen.with_class("statement")
    assert len(lines) == 700
    assert len(seen.with_class("more")) >= 3


def test_the_same_account_gives_the_same_page() -> None:
    turned = msgspec.structs.replace(SAMPLE, reports=SAMPLE.reports[::-1])
    assert brief_html(SAMPLE, TEXTS) == brief_html(SAMPLE, dict(reversed(TEXTS.items()))) == brief_html(turned, TEXTS)


def test_control_characters_and_half_pairs_can_be_written() -> None:
    text = "a\x00b\x1b[31m \ud800 c"
    said = msgspec.structs.replace(SAMPLE.statements[0], content=(Span(GAZETTE_REPORT.id, 0, len(text), text),))
    account = msgspec.structs.replace(EMPTY, reports=(GAZETTE_REPORT,), statements=(said,))
    html = brief_html(account, {GAZETTE_REPORT.id: text})
    assert "\x1b" not in html
    assert html.encode("utf-8")


def test_a_click_leads_back_to_the_line() -> None:
    html = brief_html(SAMPLE, TEXTS)
    denial = spans("gazette:denial")[0]
    mark = html[html.index(f'<mark id="{denial.report}-{denial.start}-{denial.end}"') :]
    assert '<a class="back" href="#incident-1"' in mark[: mark.index("</mark>")]


def test_instruments_without_a_label_go_by_their_kind() -> None:
    lift: Instrument = SAMPLE.instruments[1]
    assert lift.label == ""
    assert "Sanctions, demand" in plain(page().text)


HARN = Place("Harn", None, 47.0, 33.0, "town")


def placed(*places: Place) -> Account:
    """The sample with its raid at each of the places."""
    raids = tuple(msgspec.structs.replace(RAID, id=f"raid-{number}", place=at) for number, at in enumerate(places))
    return msgspec.structs.replace(SAMPLE, incidents=raids, assessments=(), disagreements=())


def test_without_coordinates_there_is_no_map() -> None:
    assert page().with_class("map") == []


def test_every_place_of_the_map_leads_to_a_line_and_the_table_says_the_same() -> None:
    region, land = Place("Orsk", None, 48.0, 36.0, "region"), Place("Velda", None, 47.0, 33.0, "country")
    html = brief_html(placed(HARN, HARN, region, land, PORT_VENN), TEXTS)
    seen, table = read(html), read(html.replace("</th><td", "</th>|<td").replace("</td><td", "</td>|<td")).text
    inner = {link[1:] for link in seen.links if link.startswith("#")}
    assert inner <= set(seen.ids) and len(seen.ids) == len(set(seen.ids))
    assert {"place-1", "place-2"} <= set(seen.ids)
    assert "#place-1" in seen.links, "two incidents lead to the row that lists them"
    words = plain(seen.text)
    assert "Harn|town|Doss|drone attack, 6 May 2031; drone attack, 6 May 2031" in table
    assert "Orsk|region|Doss|drone attack, 6 May 2031" in table
    assert "Not on the map: Port Venn (no coordinates known): drone attack, 6 May 2031; Velda (country only)" in words
    assert "Map of the incidents" in words and "Orsk (region), 1 incident. " in seen.text


def test_the_map_says_that_accusations_are_allegations_and_what_is_our_measure() -> None:
    words = plain(page(placed(HARN, Place("Orsk", None, 48.0, 36.0, "district"))).text)
    assert "Doss is accused, or claims it" in words
    assert "Who is accused is an allegation" in words
    assert "Discs are 20 km around a district and 75 km around a region: our measure, not the reports’." in words
    assert "says nothing about whose land it is" in words


@pytest.mark.parametrize("words", HOSTILE)
def test_the_name_of_a_place_stays_text_on_the_map(words: str) -> None:
    places = [msgspec.structs.replace(HARN, name=words), Place(words, None, None, None, "town")]
    html = brief_html(placed(*places), TEXTS)
    seen = read(html)
    assert {tag for tag, _ in seen.tags} <= {tag for tag, _ in page(placed(HARN, PORT_VENN)).tags}
    assert plain(words) in plain(seen.text)
    assert not any(name.startswith("on") for _, attributes in seen.tags for name in attributes)


def test_maps_of_two_stories_have_names_of_their_own() -> None:
    account = placed(HARN, Place("Orsk", None, 48.0, 36.0, "region"))
    far = account.reports[-1].id
    reports = tuple(
        msgspec.structs.replace(report, story="far" if report.id == far else "near") for report in account.reports
    )
    stories = tuple(
        Story(key, key, tuple(one.id for one in reports if one.story == key), UNKNOWN_TIME) for key in ("far", "near")
    )
    seen = page(msgspec.structs.replace(account, reports=reports, stories=stories))
    assert len(seen.with_class("map")) >= 1
    assert len(seen.ids) == len(set(seen.ids))
    inner = {link[1:] for link in seen.links if link.startswith("#")}
    assert inner <= set(seen.ids)


def test_the_days_of_the_terms_are_drawn_with_each_incident_on_them() -> None:
    seen = page()
    (drawing,) = seen.with_class("days")
    assert drawing
    (dot,) = [attributes for attributes in seen.with_class("dot") if attributes.get("r") == "3.6"]
    assert "inside" in dot["class"]
    assert "falls under terms of at least one text" in plain(seen.text)
    assert "drone attack, Port Venn, 6 May 2031: falls under the terms" in plain(seen.text)


def test_parts_of_a_wave_stand_after_the_whole_and_lead_to_it() -> None:
    wave = msgspec.structs.replace(RAID, id="wave", happened=When("2031-05-07", "2031-05-07", "stated"))
    parts = tuple(msgspec.structs.replace(RAID, id=f"part-{number}", part_of="wave") for number in (1, 2))
    account = msgspec.structs.replace(SAMPLE, incidents=(*parts, wave), assessments=(), disagreements=())
    rows = ledger_of(account).incidents
    assert [row.id for row in rows] == ["wave", "part-1", "part-2"]
    assert [named.anchor for named in rows[0].parts] == [row.anchor for row in rows[1:]]
    assert all(row.part_of is not None and row.part_of.anchor == rows[0].anchor for row in rows[1:])
    assert len(page(account).with_class("part")) == 2


def test_incidents_that_are_parts_of_each_other_are_all_told() -> None:
    ring = tuple(msgspec.structs.replace(RAID, id=one, part_of=of) for one, of in (("a", "b"), ("b", "a"), ("c", "c")))
    lost = msgspec.structs.replace(RAID, id="d", part_of="nowhere")
    account = msgspec.structs.replace(SAMPLE, incidents=(*ring, lost), assessments=(), disagreements=())
    assert sorted(row.id for row in ledger_of(account).incidents) == ["a", "b", "c", "d"]
