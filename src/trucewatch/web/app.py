"""The application: its addresses in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from trucewatch.web.addresses import Form
from trucewatch.web.desk import Desk
from trucewatch.web.guard import LOOPBACK, Guard
from trucewatch.web.pages.actors import actors
from trucewatch.web.pages.answers import failed, not_found
from trucewatch.web.pages.brief import account, brief, fact, positions, text
from trucewatch.web.pages.disagreements import disagreements
from trucewatch.web.pages.finding import search
from trucewatch.web.pages.home import home
from trucewatch.web.pages.incidents import incidents
from trucewatch.web.pages.origins import origins
from trucewatch.web.pages.report import report
from trucewatch.web.pages.reports import reports
from trucewatch.web.pages.statements import statements

View = Callable[..., Response]
"""Takes a request and, as `form`, the form of the answer."""


def in_each_form(address: str, view: View) -> list[Route]:
    """The address of a view as CSV, as JSON and as a page."""
    forms: tuple[tuple[str, Form], ...] = ((".csv", "csv"), (".json", "json"), ("", "page"))
    return [Route(address + ending, partial(view, form=form)) for ending, form in forms]


ROUTES = (
    Route("/", home),
    *in_each_form("/search", search),
    Route("/d/{dossier}/", brief),
    Route("/d/{dossier}/account.json", account),
    Route("/d/{dossier}/positions.csv", positions),
    Route("/d/{dossier}/texts/{report}.txt", text),
    Route("/d/{dossier}/facts/{kind}/{fact}", fact),
    *in_each_form("/d/{dossier}/incidents", incidents),
    *in_each_form("/d/{dossier}/statements", statements),
    *in_each_form("/d/{dossier}/disagreements", disagreements),
    *in_each_form("/d/{dossier}/actors", actors),
    *in_each_form("/d/{dossier}/origins", origins),
    *in_each_form("/d/{dossier}/reports", reports),
    *in_each_form("/d/{dossier}/reports/{report}", report),
)
"""Address -> page. Every page is only read."""


def make_app(desk: Desk, hosts: Iterable[str] = LOOPBACK) -> ASGIApp:
    """The application for a workspace; it answers only to the names in `hosts`.

    The guard stands around all of it, so that pages about faults bear its headers, too.
    """
    app = Starlette(routes=list(ROUTES), exception_handlers={404: not_found, 500: failed})
    app.state.desk = desk
    return Guard(app, hosts)
