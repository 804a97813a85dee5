"""A workspace in a browser: each address, what a stranger gets, and that text of reports stays text."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import pytest
import uvicorn

from trucewatch.core.account import decode
from trucewatch.read.raw import Raw, SideNote
from trucewatch.store import derived
from trucewatch.web.app import make_app
from trucewatch.web.desk import Desk
from trucewatch.workspace.adding import add
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import Workspace, made

NOW = "2031-05-04T06:00:00+00:00"
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&"
TRUCE = (
    "Northland and Southmark agree {hostile} truce\n\n"
    "PORT SEL, 2 May 2031 - Northland's government and Southmark's government agreed a ceasefire of ten days on "
    'Friday, the mediator Ilva Torrin said. "The {hostile} guns must rest," she said.\n\n'
    "Southmark's army shelled a mill at Tarnow {hostile} hours before, Northland's army said.\n"
)


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes, as a browser takes them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))


class Answer:
    """Status, headers and body of one answer."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.casefold(): value for name, value in response.getheaders()}
        self.body = response.read().decode("utf-8")


class Browser:
    """Asks a server on this machine."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __call__(self, address: str, method: str = "GET", host: str | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, address, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = Answer(connection.getresponse())
        connection.close()
        return answer


@contextmanager
def served(path: Path) -> Iterator[Browser]:
    """The workspace at `path` on a free port."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(make_app(Desk(path)), log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Browser(listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one report full of signs that a page must not obey, and one that cannot be read."""
    path = tmp_path_factory.mktemp("web") / "truce.db"
    note = SideNote("a.txt", f"Courier {HOSTILE}", None, "2031-05-02")
    with made(path) as workspace:
        reports = [Raw(TRUCE.format(hostile=HOSTILE).encode(), "a.txt", note), Raw(b"\x00\x01\x02", "b.txt")]
        add(workspace, reports, NOW, "a test")
        sync(workspace)
    return path


@pytest.fixture(scope="module")
def browser(filled: Path) -> Iterator[Browser]:
    with served(filled) as made_browser:
        yield made_browser


def dossier_of(path: Path) -> str:
    with Workspace(path) as workspace:
        return derived.dossiers(workspace.connection)[0].id


def test_home_lists_dossiers_and_what_was_not_read(browser: Browser, filled: Path) -> None:
    home = browser("/")
    assert home.status == 200
    assert f'href="/d/{dossier_of(filled)}/"' in home.body
    assert "b.txt" in home.body


def test_every_address_of_a_dossier_answers(browser: Browser, filled: Path) -> None:
    dossier = dossier_of(filled)
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


@pytest.mark.parametrize("address", ["/", "/search?q=guns", "/search?q=%3Cscript%3E", "/d/{dossier}/"])
def test_text_of_reports_is_text_and_no_script_may_run(browser: Browser, filled: Path, address: str) -> None:
    answer = browser(address.format(dossier=dossier_of(filled)))
    seen = Tags()
    seen.feed(answer.body)
    assert not {"script", "img", "iframe", "object", "embed"} & {tag for tag, _ in seen.found}
    assert not [name for _, names in seen.found for name in names if name.startswith("on")]
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', answer.body)


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
    with served(copy) as browser:
        before = browser("/").body
        more = "Velda's army shelled Ordu's port on 3 June 2044. Velda's government denied it.\n"
        with Workspace(copy) as workspace:
            add(workspace, [Raw(more.encode(), "c.txt")], NOW, "a test")
            sync(workspace)
        after = browser("/").body
    assert before.count('href="/d/') < after.count('href="/d/')
