"""Where reports differ: sifted by kind, field, what it is about, and whether both can stand."""

from __future__ import annotations

from functools import partial

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from trucewatch.core.account import HARD_KINDS, Disagreement
from trucewatch.show.ledger import field_words
from trucewatch.show.rows import DisagreementRow
from trucewatch.show.tables import rows_of
from trucewatch.show.wording import DISAGREEMENTS, plain
from trucewatch.web.addresses import Form
from trucewatch.web.asking import asked_of
from trucewatch.web.facets import Candidate, Facet, sifted
from trucewatch.web.pages.answers import csv_response, held_by, json_response, missing
from trucewatch.web.pages.sifting import sifted_page

FILTERS = ("id", "kind", "field", "about", "stands")
STANDS = {"no": "cannot both stand", "yes": "can both stand"}
"""Whether two accounts can both be true, by the kind of the difference."""


def disagreements(request: Request, form: Form) -> Response:
    """Typed differences, those that cannot both stand first."""
    held = held_by(request)
    if held is None:
        return missing("dossier")
    asked = asked_of(request.query_params, FILTERS)
    facts = {one.id: one for one in held.account.disagreements}
    left = sifted([candidate(row, facts[row.tells[0][1]]) for row in held.disagreements], facets(), asked)
    kept = {row.tells[0][1] for row in left.rows}
    found = tuple(one for one in held.account.disagreements if one.id in kept)
    if form == "json":
        return json_response(found)
    if form == "csv":
        some = msgspec.structs.replace(held.account, disagreements=found)
        return csv_response(*rows_of(some)["disagreements"], f"{held.dossier.id}-disagreements.csv")
    about = {row.anchor: (facts[row.tells[0][1]].about.kind, facts[row.tells[0][1]].about.id) for row in left.rows}
    return sifted_page(
        "disagreements.list.html.j2", held, "disagreements", asked, left, has_days=False, known={"about": about}
    )


def facets() -> tuple[Facet, ...]:
    """The filters that have values to choose from."""
    return (
        Facet("stands", "Beside each other", lambda value: STANDS.get(value, plain(value))),
        Facet("kind", "Kind", lambda kind: DISAGREEMENTS.get(kind, plain(kind))),
        Facet("field", "Field", field_words),
        Facet("about", "About", plain),
    )


def candidate(row: DisagreementRow, fact: Disagreement) -> Candidate[DisagreementRow]:
    """A line with its values."""
    values = {
        "id": (fact.id,),
        "kind": (fact.kind,),
        "field": [fact.field] if plain(fact.field) else [],
        "about": (fact.about.kind,),
        "stands": ("no" if fact.kind in HARD_KINDS else "yes",),
    }
    return Candidate(row, values, partial(words_of, row))


def words_of(row: DisagreementRow) -> str:
    """What differs, the readings with who gives them, why."""
    readings = [f"{reading.value} {reading.by}" for reading in row.readings]
    return " ".join((row.topic, row.field, row.kind, row.why, *readings))
