"""Who copied whom: the independent texts of a dossier with the reports that carry them, drawn and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from trucewatch.core.account import Origin
from trucewatch.show.copied import copied_of
from trucewatch.show.row import Row
from trucewatch.show.tables import Cell, places
from trucewatch.show.wording import ORIGIN_KINDS, plain
from trucewatch.web.addresses import Form
from trucewatch.web.asking import asked_of
from trucewatch.web.desk import Held
from trucewatch.web.facets import Candidate, Facet, sifted
from trucewatch.web.pages.answers import csv_response, held_by, json_response, missing
from trucewatch.web.pages.sifting import sifted_page

FILTERS = ("id", "kind", "carried", "report")
CARRIED = {"one": "one report", "several": "several reports"}
ORIGIN_COLUMNS = ("id", "kind", "name", "reports", "outlets", "passages", "why")
"""`reports`: ids of those that carry the text; `passages`: where, empty = they carry all of it."""


class OriginRow(Row, frozen=True, kw_only=True):
    """An independent text: `reports` that carry it (id, number, outlet), why they count as one text."""

    id: str
    name: str
    kind: str
    reports: tuple[tuple[str, int, str], ...]
    passages: int
    why: str


def origins(request: Request, form: Form) -> Response:
    """All independent texts, those that most reports carry first."""
    held = held_by(request)
    if held is None:
        return missing("dossier")
    asked = asked_of(request.query_params, FILTERS)
    facts = {one.id: one for one in held.account.origins}
    ordered = sorted(facts.values(), key=lambda one: (-len(set(one.reports)), one.id))
    left = sifted([candidate(one, held) for one in ordered], facets(held), asked)
    kept = tuple(facts[row.id] for row in left.rows)
    if form == "json":
        return json_response(kept)
    if form == "csv":
        return csv_response(ORIGIN_COLUMNS, cells(kept, held), f"{held.dossier.id}-origins.csv")
    drawing = copied_of(kept, held.known)
    return sifted_page("origins.list.html.j2", held, "origins", asked, left, has_days=False, known={"drawing": drawing})


def facets(held: Held) -> tuple[Facet, ...]:
    """The filters that have values to choose from."""
    return (
        Facet("carried", "Carried by", lambda value: CARRIED.get(value, plain(value)), unknown="no report"),
        Facet("kind", "Kind", lambda kind: ORIGIN_KINDS.get(kind, plain(kind)), unknown=ORIGIN_KINDS["unknown"]),
        Facet("report", "Report", lambda report: f"{held.known.number(report)} {held.known.outlet(report)}"),
    )


def candidate(origin: Origin, held: Held) -> Candidate[OriginRow]:
    """A line with its values."""
    reports = sorted(set(origin.reports), key=lambda report: (held.known.number(report), report))
    row = OriginRow(
        anchor="origin",
        tells=(("origin", origin.id),),
        id=origin.id,
        name=held.known.origin_name(origin.id),
        kind=ORIGIN_KINDS[origin.kind],
        reports=tuple((report, held.known.number(report), held.known.outlet(report)) for report in reports),
        passages=len(origin.spans),
        why=plain(origin.why),
    )
    carried = [] if not reports else ["one"] if len(reports) == 1 else ["several"]
    values = {"id": (origin.id,), "kind": (origin.kind,), "carried": carried, "report": reports}
    outlets = [outlet for _, _, outlet in row.reports]
    return Candidate(row, values, partial(" ".join, (row.name, row.why, *outlets)))


def cells(kept: Iterable[Origin], held: Held) -> Iterator[tuple[Cell, ...]]:
    """Rows of ORIGIN_COLUMNS."""
    for one in kept:
        outlets = "; ".join(dict.fromkeys(held.known.outlet(report) for report in one.reports))
        name = plain(one.name or "") or None
        yield one.id, one.kind, name, "; ".join(one.reports), outlets, places(one.spans), plain(one.why)
