"""Reports in a browser: the list with its filters, and a text with its marks and what rests on each."""

from __future__ import annotations

import csv
import io
import json
import re

import msgspec
import pytest

from browsing import HOSTILE, Browser, OneDossier, is_harmless, served
from sample import COURIER_REPORT, GAZETTE_REPORT, RAID, SAMPLE, TEXTS, spans
from trucewatch.core.spans import Span

GAZETTE = f"/d/it/reports/{GAZETTE_REPORT.id}"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("", 3),
        ("?q=lighthouse", 1),
        ("?q=teapots", 0),
        ("?read=yes", 3),
        ("?read=no", 0),
        ("?outlet=Strait+Courier", 1),
    ],
)
def test_reports_are_sifted_alike_in_every_form(harbour: Browser, question: str, number: int) -> None:
    assert len(json.loads(harbour(f"/d/it/reports.json{question}").body)) == number
    assert harbour(f"/d/it/reports.csv{question}").body.count("\r\n") == number + 1
    page = harbour(f"/d/it/reports{question}").body
    assert len(set(re.findall(r'href="(/d/it/reports/[^"#?.]+)"', page))) == number


def test_every_passage_that_a_fact_rests_on_is_marked_with_its_way_to_the_fact(harbour: Browser) -> None:
    (raid,) = spans("gazette:raid")
    page = harbour(GAZETTE).body
    note = re.search(f'<mark id="at-{raid.start}-{raid.end}".*?href="#note-([0-9]+)"', page, re.DOTALL)
    assert note is not None
    told = page[page.index(f'<li id="note-{note[1]}">') :].split("</ul></li>")[0]
    assert 'href="/d/it/incidents?id=raid"' in told
    assert "Drones struck a grain terminal" in told


def test_marks_that_lie_in_others_nest_and_the_text_stays_whole(harbour: Browser) -> None:
    page = harbour(GAZETTE).body
    shown = page[page.index('<div class="text"') : page.index('<section class="notes"')]
    assert len(re.findall("<mark", shown)) == len(re.findall("</mark>", shown))
    deal, scope = spans("gazette:deal", "gazette:scope")
    assert shown.index(f'id="at-{deal.start}-{deal.end}"') < shown.index(f'id="at-{scope.start}-{scope.end}"')
    words = re.sub(r'<a class="cite".*?</a>|<summary>.*?</summary>|<[^>]+>', "", shown).replace("&#39;", "'")
    assert words.split() == TEXTS[GAZETTE_REPORT.id].split()


def test_what_was_cut_is_folded_away_with_its_reason(harbour: Browser) -> None:
    page = harbour(GAZETTE).body
    why = GAZETTE_REPORT.cuts[0].why
    assert re.search(rf"<summary>[0-9]+ characters left out: {re.escape(why)}</summary><del[^>]*>Home \| Weather", page)


def test_one_kind_alone_can_be_marked(harbour: Browser) -> None:
    (accepts,) = spans("gazette:accepts")
    only = json.loads(harbour(f"{GAZETTE}.json?kind=statement").body)["marks"]
    assert {rest["kind"] for mark in only for rest in mark["rests"]} == {"statement"}
    assert (accepts.start, accepts.end) in {(mark["start"], mark["end"]) for mark in only}
    assert f"at-{accepts.start}-" not in harbour(f"{GAZETTE}?kind=incident").body.split('class="notes"')[0]


def test_the_table_of_marks_names_characters_of_the_text(harbour: Browser) -> None:
    text = harbour(f"/d/it/texts/{GAZETTE_REPORT.id}.txt").body
    table = [*csv.DictReader(io.StringIO(harbour(f"{GAZETTE}.csv?kind=all").body.removeprefix("\ufeff")))]
    assert table
    for row in table:
        assert text[int(row["start"]) : int(row["end"])] == row["exact"]


def test_words_that_the_text_does_not_hold_are_shown_by_themselves() -> None:
    stray = Span(COURIER_REPORT.id, 3, 10, "elsewhe")
    changed = msgspec.structs.replace(SAMPLE, incidents=(msgspec.structs.replace(RAID, evidence=(stray,)),))
    with served(OneDossier(changed, TEXTS)) as browser:
        page = browser(f"/d/it/reports/{COURIER_REPORT.id}").body
    assert "does not hold these words" in page
    assert '<mark id="at-3-10" tabindex="-1">elsewhe</mark>' in page


def test_a_report_without_its_text_is_told_and_one_that_is_none_is_missing() -> None:
    with served(OneDossier(SAMPLE, {})) as browser:
        assert "The text does not lie beside this account" in browser(GAZETTE).body
        for form in ("", ".csv", ".json"):
            assert browser(f"/d/it/reports/teapot{form}").status == 404


def test_hostile_text_stays_text(browser: Browser, dossier: str) -> None:
    account = json.loads(browser(f"/d/{dossier}/account.json").body)
    for report in account["reports"]:
        for question in ("", "?kind=all", "?kind=%22%3E%3Cscript%3E"):
            answer = browser(f"/d/{dossier}/reports/{report['id']}{question}")
            assert answer.status == 200
            assert is_harmless(answer)
            assert HOSTILE not in answer.body


def test_a_hit_leads_to_what_was_found(browser: Browser) -> None:
    page = browser("/search?q=mill").body
    addresses = re.findall(r'<li><a href="([^"]+)"', page)
    assert addresses
    for address in addresses:
        answer = browser(address.replace("&amp;", "&"))
        assert answer.status in (200, 303)
        if answer.status == 303:
            assert re.fullmatch(r"/d/[^/]+/#[a-z0-9-]+", answer.headers["location"])
