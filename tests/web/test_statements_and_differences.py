"""Statements and disagreements in a browser: what each filter leaves, alike in every form."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest

from browsing import HOSTILE, Browser, OneDossier, is_harmless, served
from sample import SAMPLE, TEXTS


def left(browser: Browser, view: str, question: str) -> set[str]:
    """The ids of what a question leaves; the table must hold no other."""
    ids = {fact["id"] for fact in json.loads(browser(f"/d/it/{view}.json{question}").body)}
    table = csv.DictReader(io.StringIO(browser(f"/d/it/{view}.csv{question}").body.removeprefix("\ufeff")))
    assert {row["id"] for row in table} == ids
    return ids


@pytest.mark.parametrize(
    ("question", "ids", "lines"),
    [
        ("", {"s-1", "s-2", "s-3", "s-4"}, 3),
        ("?speaker=brinn", {"s-1"}, 1),
        ("?speaker=unknown", {"s-4"}, 1),
        ("?mode=direct", {"s-1"}, 1),
        ("?channel=website", {"s-2", "s-3"}, 1),
        ("?channel=unknown", {"s-1", "s-4"}, 2),
        ("?through=unknown", {"s-1", "s-2", "s-3", "s-4"}, 3),
        ("?id=s-3", {"s-2", "s-3"}, 1),
        ("?q=eastern+shore", {"s-2", "s-3"}, 1),
        ("?from=2031-05-01", {"s-1"}, 1),
        ("?mode=direct&speaker=unknown", set(), 0),
    ],
)
def test_statements_of_one_utterance_are_one_line(harbour: Browser, question: str, ids: set[str], lines: int) -> None:
    assert left(harbour, "statements", question) == ids
    assert harbour(f"/d/it/statements{question}").body.count('<li class="statement"') == lines


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("", {"d-1", "d-2"}),
        ("?kind=update", {"d-1"}),
        ("?field=scope", {"d-2"}),
        ("?about=incident", {"d-1"}),
        ("?stands=no", {"d-2"}),
        ("?q=eastern", {"d-2"}),
        ("?kind=conflict", set()),
        ("?id=d-1", {"d-1"}),
    ],
)
def test_differences_are_sifted(harbour: Browser, question: str, ids: set[str]) -> None:
    assert left(harbour, "disagreements", question) == ids
    assert harbour(f"/d/it/disagreements{question}").body.count('<article class="difference') == len(ids)


def test_a_difference_leads_to_what_it_is_about(harbour: Browser) -> None:
    assert 'href="/d/it/incidents?id=raid"' in harbour("/d/it/disagreements?id=d-1").body
    lead = harbour("/d/it/facts/instrument/truce")
    assert lead.status == 303
    assert f'id="{lead.headers["location"].split("#")[1]}"' in harbour("/d/it/").body
    assert harbour("/d/it/facts/instrument/teapot").status == 404


def test_a_speaker_is_named_once_above_all_utterances() -> None:
    twice = msgspec.structs.replace(SAMPLE.statements[3], speaker="brinn")
    account = msgspec.structs.replace(SAMPLE, statements=(*SAMPLE.statements[:3], twice))
    with served(OneDossier(account, TEXTS)) as browser:
        page = browser("/d/it/statements").body
    assert page.count("<h2>Oda Brinn ") == 1
    assert page.count('<li class="statement"') == 3


def test_hostile_words_in_any_value_stay_text() -> None:
    said = msgspec.structs.replace(
        SAMPLE.statements[0], id=f"s{HOSTILE}", channel=HOSTILE, speaker=HOSTILE, through=HOSTILE, addressee=HOSTILE
    )
    differs = msgspec.structs.replace(SAMPLE.disagreements[0], field=HOSTILE, why=HOSTILE, id=f"d{HOSTILE}")
    account = msgspec.structs.replace(SAMPLE, statements=(said,), disagreements=(differs,))
    with served(OneDossier(account, TEXTS)) as browser:
        for view in ("statements", "disagreements"):
            for question in ("", "?q=%3Cscript%3E", "?kind=%3Cb%3E&mode=%22%3E%3Cimg%3E"):
                answer = browser(f"/d/it/{view}{question}")
                assert answer.status == 200
                assert is_harmless(answer)
