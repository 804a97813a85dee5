"""A workspace in a browser: each address, what a stranger gets, and that text of reports stays text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from browsing import Browser, OneDossier, is_harmless, served
from sample import EMPTY
from trucewatch.core.account import decode
from trucewatch.read.raw import Raw
from trucewatch.web.addresses import VIEWS
from trucewatch.web.desk import Desk
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import Workspace

NOW = "2031-05-04T06:00:00+00:00"
PAGES = (
    "/",
    "/search?q=guns",
    "/search?q=%3Cscript%3E",
    *(f"/d/{{dossier}}/{view}" for view in ("", *VIEWS)),
)


def test_home_lists_dossiers_and_what_was_not_read(browser: Browser, dossier: str) -> None:
    home = browser("/")
    assert home.status == 200
    assert f'href="/d/{dossier}/"' in home.body
    assert "b.txt" in home.body


def test_every_address_of_a_dossier_answers(browser: Browser, dossier: str) -> None:
    account = decode(browser(f"/d/{dossier}/account.json").body.encode())
    brief = browser(f"/d/{dossier}/")
    assert brief.status == 200
    assert 'href="/">All dossiers' in brief.body
    for name in ("statements", "positions", "incidents", "disagreements"):
        table = browser(f"/d/{dossier}/{name}.csv")
        assert table.headers["content-type"].startswith("text/csv")
        assert table.body.startswith("\ufeff")
    text = browser(f"/d/{dossier}/texts/{account.reports[0].id}.txt")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    for statement in account.statements:
        for span in statement.content:
            assert text.body[span.start : span.end] == span.exact


def test_search_gives_a_page_a_table_and_json(browser: Browser) -> None:
    assert "mill" in browser("/search?q=mill").body
    hits = json.loads(browser("/search.json?q=mill&kind=incident").body)
    assert hits
    assert {hit["kind"] for hit in hits} == {"incident"}
    assert browser("/search.csv?q=mill").body.count("\n") > 1
    for odd in ("/search", "/search?q=", "/search?q=%22", "/search?q=AND+OR+NEAR(", "/search?q=mill&kind=teapot"):
        assert browser(odd).status == 200


@pytest.mark.parametrize("address", PAGES)
def test_text_of_reports_is_text_and_no_script_may_run(browser: Browser, dossier: str, address: str) -> None:
    answer = browser(address.format(dossier=dossier))
    assert is_harmless(answer)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_name_that_is_bent_to_this_machine_gets_nothing(browser: Browser) -> None:
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", ""):
        assert browser("/", host=host or "x").status == 421
    for host in ("localhost", "127.0.0.1", "[::1]:80"):
        assert browser("/", host=host).status == 200


def test_pages_are_only_read(browser: Browser) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert browser("/", method).status == 405
    assert browser("/", "HEAD").status == 200


def test_what_is_not_there_is_told_without_an_echo(browser: Browser) -> None:
    for address in ("/teapot", "/d/d-none/", "/d/x/teapot.csv", "/d/../../etc/passwd", "/d/x/texts/..%2f..%2fx.txt"):
        answer = browser(address)
        assert answer.status == 404
        assert "teapot" not in answer.body
        assert "content-security-policy" in answer.headers
    assert browser("/search?q=" + "a" * 5000).status == 414


def test_a_page_shows_what_came_meanwhile(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "truce.db"
    copy.write_bytes(filled.read_bytes())
    copy.with_name("truce.db.heads").write_bytes(filled.with_name("truce.db.heads").read_bytes())
    with served(Desk(copy)) as browser:
        before = browser("/").body
        more = "Velda's army shelled Ordu's port on 3 June 2044. Velda's government denied it.\n"
        with Workspace(copy) as workspace:
            add(workspace, [Raw(more.encode(), "c.txt")], NOW, "a test")
            sync(workspace)
        after = browser("/").body
    assert before.count('href="/d/') < after.count('href="/d/')


def test_every_page_of_a_dossier_leads_to_every_other(browser: Browser, dossier: str) -> None:
    for view in ("", *VIEWS):
        page = browser(f"/d/{dossier}/{view}").body
        for other in VIEWS:
            assert f'href="/d/{dossier}/{other}"' in page
        assert page.count('aria-current="page"') == (1 if view else 0)


def test_views_of_no_dossier_are_missing_in_every_form(browser: Browser) -> None:
    for view in VIEWS:
        for form in ("", ".csv", ".json"):
            assert browser(f"/d/d-none/{view}{form}").status == 404


def test_an_account_of_nothing_has_all_its_pages() -> None:
    with served(OneDossier(EMPTY, {})) as browser:
        for view in VIEWS:
            page = browser(f"/d/it/{view}")
            assert page.status == 200
            assert "None was found in the reports" in page.body
