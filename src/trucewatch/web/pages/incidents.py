"""The ledger of incidents: what is said to have happened, sifted by side, form, place, day, text, origin and words."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from trucewatch.core.account import Assessment, Incident
from trucewatch.show.rows import IncidentRow
from trucewatch.show.tables import rows_of
from trucewatch.show.terms import label_of
from trucewatch.show.wording import INCIDENT_FORMS, RESULTS, plain
from trucewatch.web.addresses import Form, fact_address
from trucewatch.web.asking import Asked, asked_of
from trucewatch.web.desk import Held
from trucewatch.web.facets import Candidate, Facet, sifted
from trucewatch.web.pages.answers import csv_response, held_by, json_response, missing
from trucewatch.web.pages.sifting import carried_by, origins_facet, sifted_page

FILTERS = ("id", "side", "form", "place", "text", "result", "origins")
"""What an address may ask for, beside words and days. With `text`, `result` is that of the test against this text."""


def incidents(request: Request, form: Form) -> Response:
    """What is said to have happened, by day."""
    held = held_by(request)
    if held is None:
        return missing("dossier")
    asked = asked_of(request.query_params, FILTERS)
    left = sifted(candidates(held, asked), facets(held), asked)
    kept = {row.id for row in left.rows}
    facts = tuple(incident for incident in held.account.incidents if incident.id in kept)
    if form == "json":
        return json_response(facts)
    if form == "csv":
        some = msgspec.structs.replace(held.account, incidents=facts)
        return csv_response(*rows_of(some)["incidents"], f"{held.dossier.id}-incidents.csv")
    lines = {row.anchor: fact_address(held.dossier.id, "incident", row.id) for row in held.incidents}
    return sifted_page("incidents.ledger.html.j2", held, "incidents", asked, left, lines=lines, has_days=True)


def facets(held: Held) -> tuple[Facet, ...]:
    """The filters that have values to choose from."""
    known = held.known
    labels = {instrument.id: label_of(instrument) for instrument in held.account.instruments}
    results = {**RESULTS, "untested": "not tested against any text"}
    return (
        Facet("side", "Side accused", known.actor, unknown="nobody by name"),
        Facet("form", "Form", lambda form: INCIDENT_FORMS.get(form, plain(form)), unknown=INCIDENT_FORMS["unknown"]),
        Facet("place", "Place", plain),
        Facet("text", "Held against", lambda text: labels.get(text, plain(text)), unknown="no text"),
        Facet("result", "Result of it", lambda result: results.get(result, plain(result)), unknown=results["untested"]),
        origins_facet(),
    )


def candidates(held: Held, asked: Asked) -> list[Candidate[IncidentRow]]:
    """The lines with their values; a line has several where sides accuse each other, or texts are several."""
    facts = {incident.id: incident for incident in held.account.incidents}
    tests: dict[str, list[Assessment]] = defaultdict(list)
    for test in held.account.assessments:
        tests[test.incident].append(test)
    text = asked.chosen.get("text")
    found = []
    for row in held.incidents:
        fact = facts[row.id]
        sides = dict.fromkeys([fact.accused, *(one.accused for one in fact.accusations)])
        held_against = [test for test in tests[row.id] if text in (None, test.instrument)]
        values = {
            "id": (row.id,),
            "side": [side for side in sides if side is not None],
            "form": (fact.form,),
            "place": [plain(fact.place.name)] if plain(fact.place.name) else [],
            "text": [*dict.fromkeys(test.instrument for test in tests[row.id])],
            "result": [*dict.fromkeys(test.result for test in held_against)],
            "origins": carried_by(fact, row.evidence, held),
        }
        found.append(Candidate(row, values, partial(words_of, row, fact), fact.happened))
    return found


def words_of(row: IncidentRow, fact: Incident) -> str:
    """What is told of an incident, and the passages that it rests on."""
    told = [row.name, row.place.words, row.target.words, row.means or "", *(line.words for line in row.says)]
    return " ".join([*told, *(line.words for line in row.counts), *(plain(span.exact) for span in fact.evidence)])
