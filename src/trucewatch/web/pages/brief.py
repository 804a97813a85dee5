"""A dossier as a whole: its brief, its account, the table of positions, the texts, and a fact's line in the brief."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from trucewatch.core.account import encode
from trucewatch.show.brief import brief_html
from trucewatch.show.tables import rows_of
from trucewatch.web.addresses import dossier_address, views_of
from trucewatch.web.desk import Held
from trucewatch.web.pages.answers import csv_response, held_by, html_response, missing


def brief(request: Request) -> Response:
    """The brief of a dossier, on one page."""
    held = held_by(request)
    if held is None:
        return missing("dossier")
    return html_response(held.once("brief", brief_of))


def brief_of(held: Held) -> str:
    """The brief with its way to the other pages."""
    return brief_html(held.account, held.texts, home="/", views=views_of(held.dossier.id))


def account(request: Request) -> Response:
    """The account of a dossier as account.json."""
    held = held_by(request)
    return missing("dossier") if held is None else Response(encode(held.account), media_type="application/json")


def positions(request: Request) -> Response:
    """Where each party stands, as CSV."""
    held = held_by(request)
    if held is None:
        return missing("dossier")
    return csv_response(*rows_of(held.account)["positions"], f"{held.dossier.id}-positions.csv")


def text(request: Request) -> Response:
    """The text of a report, as its offsets count it."""
    held = held_by(request)
    found = held.texts.get(request.path_params["report"]) if held else None
    return missing("report") if found is None else Response(found, media_type="text/plain; charset=utf-8")


def fact(request: Request) -> Response:
    """Leads to the line of the brief that tells a fact."""
    held = held_by(request)
    asked = (request.path_params["kind"], request.path_params["fact"])
    anchor = next((line for told, line in held.lines.items() if told == asked), None) if held else None
    if held is None or anchor is None:
        return missing("line")
    return RedirectResponse(f"{dossier_address(held.dossier.id)}#{anchor}", 303)
