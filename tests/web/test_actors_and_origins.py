"""The cast of a dossier and who copied whom, in a browser."""

from __future__ import annotations

import csv
import io
import json
import re

import msgspec
import pytest

from browsing import HOSTILE, Browser, OneDossier, is_harmless, served
from fullest import fullest, read
from sample import COPY_REPORT, GAZETTE_REPORT, SAMPLE, TEXTS
from trucewatch.web.addresses import VIEWS


def left(browser: Browser, view: str, question: str) -> set[str]:
    """The ids of what a question leaves; the table must hold no other."""
    ids = {fact["id"] for fact in json.loads(browser(f"/d/it/{view}.json{question}").body)}
    table = csv.DictReader(io.StringIO(browser(f"/d/it/{view}.csv{question}").body.removeprefix("\ufeff")))
    assert {row["id"] for row in table} == ids
    return ids


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("?kind=state", {"ilmar", "doss"}),
        ("?of=ilmar", {"brinn"}),
        ("?of=unknown", {"ilmar", "doss", "port-master"}),
        ("?says=yes", {"brinn", "doss-ministry"}),
        ("?accused=yes", {"doss"}),
        ("?q=premier", {"brinn"}),
        ("?id=brinn", {"brinn"}),
    ],
)
def test_actors_are_sifted(harbour: Browser, question: str, ids: set[str]) -> None:
    assert left(harbour, "actors", question) == ids
    assert harbour(f"/d/it/actors{question}").body.count("<article ") == len(ids)


def test_an_actor_leads_to_what_is_told_of_them(harbour: Browser) -> None:
    page = harbour("/d/it/actors?id=doss").body
    address = re.findall(r'href="(/d/it/incidents[?]side=[^"]+)"', page)[0]
    assert "1 of 1" in harbour(address).body
    assert 'href="/d/it/statements?speaker=brinn">1 statement<' in harbour("/d/it/actors?id=brinn").body


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("", {"o-1", "o-2"}),
        ("?carried=several", {"o-1"}),
        ("?kind=outlet", {"o-2"}),
        (f"?report={COPY_REPORT.id}", {"o-1"}),
        ("?q=strait+wire", {"o-1"}),
        ("?q=teapot", set()),
    ],
)
def test_origins_are_sifted(harbour: Browser, question: str, ids: set[str]) -> None:
    assert left(harbour, "origins", question) == ids


def test_a_text_that_two_reports_carry_is_drawn_with_both_and_stands_in_the_table(harbour: Browser) -> None:
    page = harbour("/d/it/origins").body
    drawing, table = page[page.index("<svg") : page.index("</svg>")], page[page.index("<table") :]
    assert drawing.count('<path class="whole"') == 2
    for report in (GAZETTE_REPORT, COPY_REPORT):
        assert f'href="/d/it/reports/{report.id}"' in drawing
        assert f'href="/d/it/reports/{report.id}"' in table
    assert "Strait Courier" not in drawing
    assert "<svg" not in harbour("/d/it/origins?carried=one").body


def hostile(tree: object) -> object:
    """The tree with signs that a page must not obey in every text of it."""
    if isinstance(tree, dict):
        return {name: part if name in ("exact", "report") else hostile(part) for name, part in tree.items()}
    if isinstance(tree, list):
        return [hostile(part) for part in tree]
    return f"{tree}{HOSTILE}" if isinstance(tree, str) and tree.startswith("words ") else tree


def test_every_text_of_an_account_may_be_hostile() -> None:
    account = read(hostile(fullest()))
    with served(OneDossier(account, {})) as browser:
        for view in ("", *VIEWS):
            answer = browser(f"/d/it/{view}")
            assert answer.status == 200
            assert is_harmless(answer)
            assert HOSTILE not in answer.body


def test_more_copies_than_the_drawing_holds_are_told() -> None:
    copies = tuple(
        msgspec.structs.replace(
            SAMPLE.origins[0], id=f"wire-{number}", reports=tuple(f"r-{number}-{n}" for n in range(30))
        )
        for number in range(3)
    )
    with served(OneDossier(msgspec.structs.replace(SAMPLE, origins=copies), TEXTS)) as browser:
        page = browser("/d/it/origins").body
    assert "2 more texts found no room" in page
    assert page.count('<path class="') == 30
