"""Search over everything: as a page, CSV or JSON."""

from __future__ import annotations

from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from trucewatch.web.addresses import Form, fact_address
from trucewatch.web.pages.answers import csv_response, desk_of, json_response, page

KINDS = ("report", "statement", "incident", "instrument", "meeting", "actor", "disagreement")
"""What can be searched for, in the order of the form."""
HIT_COLUMNS = ("kind", "id", "dossier", "day", "excerpt")


def search(request: Request, form: Form) -> Response:
    """What is found for `q`, of one `kind` or any, in one `dossier` or all."""
    asked = {name: request.query_params.get(name) or None for name in ("q", "kind", "dossier")}
    kind = asked["kind"] if asked["kind"] in KINDS else None
    hits = desk_of(request).search(asked["q"] or "", kind, asked["dossier"])
    if form == "json":
        return json_response(hits)
    if form == "csv":
        return csv_response(HIT_COLUMNS, (msgspec.structs.astuple(hit) for hit in hits), "search.csv")
    question = "&".join(f"{name}={quote(value)}" for name, value in asked.items() if value)
    told = [(hit, fact_address(hit.dossier, hit.kind, hit.id), " ".join(hit.excerpt.split())) for hit in hits]
    known = {"words": asked["q"] or "", "kind": kind, "kinds": KINDS, "hits": told, "question": question}
    return page("search.html.j2", known)
