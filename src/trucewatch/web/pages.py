"""The pages: each makes an answer of what the desk knows; text of reports is text everywhere."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from trucewatch.core.account import encode
from trucewatch.show.brief import brief_html, environment
from trucewatch.show.index import Entry
from trucewatch.show.tables import csv_tables, csv_text
from trucewatch.show.wording import UNPRINTABLE
from trucewatch.store.search import Hit
from trucewatch.web.desk import Desk, Held
from trucewatch.web.guard import POLICY, policy_for

if TYPE_CHECKING:
    from jinja2 import Environment

KINDS = ("report", "statement", "incident", "instrument", "meeting", "actor", "disagreement")
"""What can be searched for, in the order of the form."""
HIT_COLUMNS = ("kind", "id", "dossier", "day", "excerpt")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
TABLES = ("statements", "positions", "incidents", "disagreements")


def home(request: Request) -> Response:
    """All dossiers, what could not be read, the form to search."""
    desk = desk_of(request)
    entries = [
        Entry(f"/d/{one.id}/", one.title, one.first_day, one.last_day, one.reports, one.instruments, one.incidents)
        for one in desk.dossiers()
    ]
    return page("home.html.j2", entries=entries, unread=desk.not_read(), name=desk.path.name)


def brief(request: Request) -> Response:
    """The brief of a dossier, on one page."""
    held = held_by(request)
    return missing("dossier") if held is None else html_response(brief_html(held.account, held.texts, home="/"))


def account(request: Request) -> Response:
    """The account of a dossier as account.json."""
    held = held_by(request)
    return missing("dossier") if held is None else Response(encode(held.account), media_type="application/json")


def table(request: Request) -> Response:
    """A table of a dossier as CSV."""
    held, name = held_by(request), request.path_params["name"]
    if held is None or name not in TABLES:
        return missing("table")
    return csv_response(csv_tables(held.account)[name], f"{held.dossier.id}-{name}.csv")


def text(request: Request) -> Response:
    """The text of a report, as its offsets count it."""
    held = held_by(request)
    found = held.texts.get(request.path_params["report"]) if held else None
    return missing("report") if found is None else Response(found, media_type="text/plain; charset=utf-8")


def search(request: Request) -> Response:
    """What is found for `q`, of one `kind` or any, in one `dossier` or all; as a page, CSV or JSON."""
    asked = {name: request.query_params.get(name) or None for name in ("q", "kind", "dossier")}
    kind = asked["kind"] if asked["kind"] in KINDS else None
    hits = desk_of(request).search(asked["q"] or "", kind, asked["dossier"])
    form = request.path_params.get("form", "")
    if form == ".json":
        return Response(msgspec.json.format(msgspec.json.encode(hits), indent=1), media_type="application/json")
    if form == ".csv":
        return csv_response(csv_text(HIT_COLUMNS, (msgspec.structs.astuple(hit) for hit in hits)), "search.csv")
    question = "&".join(f"{name}={quote(value)}" for name, value in asked.items() if value)
    return page(
        "search.html.j2",
        words=asked["q"] or "",
        kind=kind,
        kinds=KINDS,
        hits=[(hit, address_of(hit), " ".join(hit.excerpt.split())) for hit in hits],
        question=question,
    )


def address_of(hit: Hit) -> str:
    """Where a hit is seen: the dossier's page."""
    return f"/d/{quote(hit.dossier)}/"


def not_found(request: Request, error: Exception) -> Response:
    """An address that leads nowhere; the answer does not repeat it."""
    return missing("page")


def failed(request: Request, error: Exception) -> Response:
    """A fault of ours, or a store that cannot be read; the answer names no path and no text."""
    return page("error.html.j2", status=500, says="This page could not be made. The terminal says why.")


def missing(what: str) -> Response:
    """There is no such thing."""
    return page("error.html.j2", status=404, says=f"There is no such {what}.")


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk = request.app.state.desk
    if not isinstance(desk, Desk):
        raise TypeError("the application has no desk")
    return desk


def held_by(request: Request) -> Held | None:
    """The dossier that the address names."""
    return desk_of(request).held(request.path_params["dossier"])


def page(template: str, status: int = 200, **known: object) -> Response:
    """A page of ours."""
    html = templates().get_template(template).render(**known)
    return html_response(UNPRINTABLE.sub("\ufffd", html), status)


def html_response(html: str, status: int = 200) -> Response:
    """A page with the policy that names its own style sheets; text of reports cannot make one, it is escaped."""
    return HTMLResponse(html, status, {POLICY: policy_for(_STYLE.findall(html))})


def csv_response(content: str, name: str) -> Response:
    """A CSV file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content.encode(), media_type="text/csv; charset=utf-8", headers=headers)


@cache
def templates() -> Environment:
    """The pages' templates, with those of the brief behind them."""
    from jinja2 import ChoiceLoader, PackageLoader

    return environment().overlay(
        loader=ChoiceLoader([PackageLoader("trucewatch.web"), PackageLoader("trucewatch.show")])
    )
