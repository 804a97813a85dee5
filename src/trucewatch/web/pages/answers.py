"""What every page is answered with: a page, a table, JSON, or that there is no such thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from trucewatch.show.brief import environment
from trucewatch.show.tables import Cell, csv_text
from trucewatch.show.wording import UNPRINTABLE
from trucewatch.web.desk import Desk, Held
from trucewatch.web.guard import POLICY, policy_for

if TYPE_CHECKING:
    from jinja2 import Environment

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def page(template: str, known: Mapping[str, object], status: int = 200) -> Response:
    """A page of ours, from a template and what it is to tell."""
    html = templates().get_template(template).render(known)
    return html_response(UNPRINTABLE.sub("\ufffd", html), status)


def html_response(html: str, status: int = 200) -> Response:
    """A page with the policy that names its own style sheets; text of reports cannot make one, it is escaped."""
    return HTMLResponse(html, status, {POLICY: policy_for(_STYLE.findall(html))})


def csv_response(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], name: str) -> Response:
    """A CSV file to keep, called `name`."""
    kept = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    headers = {"Content-Disposition": f'attachment; filename="{kept}"'}
    return Response(csv_text(columns, rows).encode(), media_type="text/csv; charset=utf-8", headers=headers)


def json_response(told: object) -> Response:
    """Values of the account as JSON, named and written as in account.json."""
    return Response(msgspec.json.format(msgspec.json.encode(told), indent=1), media_type="application/json")


def missing(what: str) -> Response:
    """There is no such thing."""
    return page("error.html.j2", {"says": f"There is no such {what}."}, 404)


def not_found(request: Request, error: Exception) -> Response:
    """An address that leads nowhere; the answer does not repeat it."""
    return missing("page")


def failed(request: Request, error: Exception) -> Response:
    """A fault of ours, or a store that cannot be read; the answer names no path and no text."""
    return page("error.html.j2", {"says": "This page could not be made. The terminal says why."}, 500)


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk = request.app.state.desk
    if not isinstance(desk, Desk):
        raise TypeError("the application has no desk")
    return desk


def held_by(request: Request) -> Held | None:
    """The dossier that the address names."""
    return desk_of(request).held(request.path_params["dossier"])


@cache
def templates() -> Environment:
    """The pages' templates, with those of the brief behind them."""
    from jinja2 import ChoiceLoader, PackageLoader

    return environment().overlay(
        loader=ChoiceLoader([PackageLoader("trucewatch.web"), PackageLoader("trucewatch.show")])
    )
