"""The application: its addresses in order."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from trucewatch.web import pages
from trucewatch.web.desk import Desk
from trucewatch.web.guard import LOOPBACK, Guard

ROUTES = (
    Route("/", pages.home),
    Route("/search{form}", pages.search),
    Route("/search", pages.search),
    Route("/d/{dossier}/", pages.brief),
    Route("/d/{dossier}/account.json", pages.account),
    Route("/d/{dossier}/{name}.csv", pages.table),
    Route("/d/{dossier}/texts/{report}.txt", pages.text),
)
"""Address -> page. Every page is only read."""


def make_app(desk: Desk, hosts: Iterable[str] = LOOPBACK) -> ASGIApp:
    """The application for a workspace; it answers only to the names in `hosts`.

    The guard stands around all of it, so that pages about faults bear its headers, too.
    """
    app = Starlette(routes=list(ROUTES), exception_handlers={404: pages.not_found, 500: pages.failed})
    app.state.desk = desk
    return Guard(app, hosts)
