"""The ledger of incidents: what each filter leaves, what its numbers say, and that every form tells the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import msgspec
import pytest

from browsing import HOSTILE, Browser, OneDossier, is_harmless, served
from sample import RAID, SAMPLE, TEXTS, spans
from trucewatch.core.account import Incident
from trucewatch.core.values import UNKNOWN_TIME, Place, When

HARBOUR = Place("Ost Harbour", None, None, None, "town", ())
NOWHERE = Place("", None, None, None, "unknown", ())
SHELLING = msgspec.structs.replace(
    RAID,
    id="shelling",
    form="shelling",
    happened=When("2031-05-08", "2031-05-10", "stated"),
    place=HARBOUR,
    accused="ilmar",
    accusations=(),
    verification=None,
    evidence=spans("courier:raid"),
)
BLAST = msgspec.structs.replace(
    RAID, id="blast", form="explosion", happened=UNKNOWN_TIME, place=NOWHERE, accused=None, accusations=(),
    alleged_by=(), denied_by=(), evidence=spans("gazette:dead"),
)  # fmt: skip
WAR = msgspec.structs.replace(SAMPLE, incidents=(RAID, SHELLING, BLAST))
"""A drone raid on 6 May laid on Doss, a shelling of 8 to 10 May laid on Ilmar, a blast of which nothing is stated."""


@pytest.fixture(scope="module")
def ledger() -> Iterator[Browser]:
    with served(OneDossier(WAR, TEXTS)) as browser:
        yield browser


def left(browser: Browser, question: str) -> set[str]:
    """The ids of what a question leaves; the page and the table must hold no other."""
    facts = msgspec.json.decode(browser(f"/d/it/incidents.json{question}").body, type=list[Incident])
    ids = {fact.id for fact in facts}
    table = csv.DictReader(io.StringIO(browser(f"/d/it/incidents.csv{question}").body.removeprefix("\ufeff")))
    assert {row["id"] for row in table} == ids
    assert browser(f"/d/it/incidents{question}").body.count("<article ") == len(ids)
    return ids


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("", {"raid", "shelling", "blast"}),
        ("?side=doss", {"raid"}),
        ("?side=unknown", {"blast"}),
        ("?form=shelling", {"shelling"}),
        ("?place=Port+Venn", {"raid"}),
        ("?place=unknown", {"blast"}),
        ("?result=inside", {"raid"}),
        ("?result=unclear&text=truce", {"raid"}),
        ("?result=outside", set()),
        ("?result=unknown", {"shelling", "blast"}),
        ("?text=truce", {"raid"}),
        ("?origins=single", {"shelling", "blast"}),
        ("?origins=several", {"raid"}),
        ("?q=OST+harbour", {"shelling"}),
        ("?q=dockers", {"blast"}),
        ("?side=doss&form=shelling", set()),
        ("?id=blast", {"blast"}),
        ("?side=nobody-of-this-name", set()),
    ],
)
def test_a_filter_leaves_what_its_value_says(ledger: Browser, question: str, ids: set[str]) -> None:
    assert left(ledger, question) == ids


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("?from=2031-05-09", {"shelling"}),
        ("?to=2031-05-06", {"raid"}),
        ("?from=2031-05-06&to=2031-05-08", {"raid", "shelling"}),
        ("?from=2031-06-01", set()),
    ],
)
def test_days_take_in_what_may_lie_on_them_and_tell_of_the_undated(
    ledger: Browser, question: str, ids: set[str]
) -> None:
    assert left(ledger, question) == ids
    assert "1 more whose day is not stated is left out" in ledger(f"/d/it/incidents{question}").body


def test_a_value_that_cannot_be_read_is_left_aside_and_told(ledger: Browser) -> None:
    for name, value in (("from", "yesterday"), ("to", "2031-02-30"), ("page", "-1"), ("page", "9" * 40)):
        answer = ledger(f"/d/it/incidents?{name}={value}")
        assert answer.status == 200
        assert f"no value can be read in it: {name}." in answer.body
        assert answer.body.count("<article ") == 3


def test_a_facet_counts_what_its_link_would_leave(ledger: Browser) -> None:
    page = ledger("/d/it/incidents?origins=single").body
    assert '<a href="?origins=single&amp;form=shelling">Shelling</a>&#160;<span class="quiet">1</span>' in page
    assert "form=drone" not in page
    assert '<a href="?origins=several">Several independent texts</a>&#160;<span class="quiet">1</span>' in page
    assert "1 of 3" in ledger("/d/it/incidents?form=drone").body


def test_a_passage_leads_to_its_characters(ledger: Browser) -> None:
    raid = spans("gazette:raid")[0]
    page = ledger("/d/it/incidents?id=raid").body
    assert f'href="/d/it/reports/{raid.report}#at-{raid.start}-{raid.end}"' in page


def test_more_lines_than_a_page_holds_are_paged() -> None:
    many = tuple(msgspec.structs.replace(RAID, id=f"raid-{number:02}") for number in range(45))
    with served(OneDossier(msgspec.structs.replace(SAMPLE, incidents=many), TEXTS)) as browser:
        pages = [browser(f"/d/it/incidents?side=doss&page={number}").body for number in (1, 2, 3, 4)]
        assert len(json.loads(browser("/d/it/incidents.json").body)) == 45
    assert [page.count("<article ") for page in pages] == [20, 20, 5, 0]
    assert 'href="?side=doss&amp;page=3"' in pages[1]
    assert "There is no such page" in pages[3]


def test_hostile_words_in_any_value_stay_text() -> None:
    harsh = msgspec.structs.replace(
        RAID, id=f"x{HOSTILE}", place=Place(HOSTILE, None, None, None, "town", ()), accused=HOSTILE,
        target_text=HOSTILE, means=HOSTILE, alleged_by=(HOSTILE,),
    )  # fmt: skip
    with served(OneDossier(msgspec.structs.replace(SAMPLE, incidents=(harsh,)), TEXTS)) as browser:
        for question in ("", "?q=%3Cscript%3E", "?place=%22%3E%3Cimg%20src=x%3E", "?x=%3Cscript%3E", "?from=%3Cb%3E"):
            answer = browser(f"/d/it/incidents{question}")
            assert answer.status == 200
            assert is_harmless(answer)
