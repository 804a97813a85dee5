"""A browser for tests: asks a server on this machine, and sees the tags of a page as a browser takes them."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import uvicorn

from trucewatch.core.account import Account
from trucewatch.store.derived import Dossier
from trucewatch.web.app import make_app
from trucewatch.web.desk import Desk, Held

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&"
"""Words of a report that a page must not obey."""


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
def served(desk: Desk) -> Iterator[Browser]:
    """What the desk holds, on a free port."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Browser(listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


class OneDossier(Desk):
    """A desk that holds one account under the name `it`, and no file."""

    def __init__(self, account: Account, texts: Mapping[str, str]) -> None:
        super().__init__(Path("none.db"))
        about = Dossier("it", "A harbour truce", len(account.reports), 0, 0, None, None, False)
        self.one = Held(about, account, dict(texts))

    def held(self, dossier: str) -> Held | None:
        """The account, under its name only."""
        return self.one if dossier == "it" else None


def is_harmless(answer: Answer) -> bool:
    """Whether no tag of a page runs or fetches anything, no policy allows it, and no address leads to another host."""
    seen = Tags()
    seen.feed(answer.body)
    tags = {tag for tag, _ in seen.found}
    names = {name for _, attributes in seen.found for name in attributes}
    policy = answer.headers["content-security-policy"]
    return (
        not tags & {"script", "img", "iframe", "object", "embed", "link", "base"}
        and not {name for name in names if name.startswith("on") or name == "style"}
        and policy.startswith("default-src 'none'; style-src 'sha256-")
        and "unsafe" not in policy
        and "script-src" not in policy
        and not re.findall(r'(?:src|href|action)="(?:(?:https?:)?//|javascript:|data:)', answer.body)
    )
