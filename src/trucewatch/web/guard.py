"""What stands before every page: who may ask, how, and what a browser may do with the answer."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""Names of this machine alone."""
READING = frozenset({"GET", "HEAD"})
LONGEST_ADDRESS = 4_000
"""Bytes of a path with its question; a longer one is refused."""


POLICY = "Content-Security-Policy"


def policy_for(styles: Iterable[str]) -> str:
    """What a page may do: show itself, with the style sheets that it carries (each named by its hash), and ask this
    host. No script runs, whatever a report's text is taken for.
    """
    hashes = [base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles]
    allowed = " ".join(f"'sha256-{one}'" for one in hashes) or "'none'"
    return f"default-src 'none'; style-src {allowed}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


class Guard:
    """Lets through what a reader on this machine asks, and puts the headers on every answer.

    Only names in `hosts` are answered: a page elsewhere whose name was bent to this machine (DNS rebinding) gets
    nothing.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.headers = {
            POLICY: policy_for(()),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Cache-Control": "no-store",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or hand on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self.refusal_of(scope)
        answer = self.app if refusal is None else refusal
        await answer(scope, receive, with_headers)

    def refusal_of(self, scope: Scope) -> PlainTextResponse | None:
        """Why this is not answered; None where it is."""
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        name = host.rsplit(":", 1)[0] if host.rpartition(":")[2].isdecimal() else host
        if name.strip("[]").casefold() not in self.hosts:
            return PlainTextResponse("This name is not served here.\n", 421)
        if scope["method"] not in READING:
            return PlainTextResponse("Pages are only read here.\n", 405, {"Allow": "GET, HEAD"})
        if len(scope.get("raw_path", b"")) + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
            return PlainTextResponse("The address is too long.\n", 414)
        return None
