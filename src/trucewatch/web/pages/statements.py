"""Who said what: utterances sifted by speaker, how they are told, channel, who passed them on, day and words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from trucewatch.core.account import Statement
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.show.record import MODES
from trucewatch.show.rows import StatementRow
from trucewatch.show.tables import rows_of
from trucewatch.show.wording import plain
from trucewatch.web.addresses import Form
from trucewatch.web.asking import asked_of
from trucewatch.web.desk import Held
from trucewatch.web.facets import Candidate, Facet, sifted
from trucewatch.web.pages.answers import csv_response, held_by, json_response, missing
from trucewatch.web.pages.sifting import number_of_origins, origins_facet, sifted_page

FILTERS = ("id", "speaker", "mode", "channel", "through", "origins")


def statements(request: Request, form: Form) -> Response:
    """Utterances, who said most first; the table and the JSON hold every statement of those that are left."""
    held = held_by(request)
    if held is None:
        return missing("dossier")
    asked = asked_of(request.query_params, FILTERS)
    left = sifted(held.once("utterances", candidates), facets(held), asked)
    kept = {fact for row in left.rows for _, fact in row.tells}
    facts = tuple(statement for statement in held.account.statements if statement.id in kept)
    if form == "json":
        return json_response(facts)
    if form == "csv":
        some = msgspec.structs.replace(held.account, statements=facts)
        return csv_response(*rows_of(some)["statements"], f"{held.dossier.id}-statements.csv")
    names = {row.anchor: (speaker.name, speaker.role) for speaker in held.speakers for row in speaker.statements}
    return sifted_page(
        "statements.list.html.j2", held, "statements", asked, left, has_days=True, known={"names": names}
    )


def facets(held: Held) -> tuple[Facet, ...]:
    """The filters that have values to choose from."""
    return (
        Facet("speaker", "Speaker", held.known.actor, unknown="not clear"),
        Facet("mode", "How it is told", lambda mode: MODES.get(mode, plain(mode))),
        Facet("channel", "Channel", plain),
        Facet("through", "As somebody else tells it", held.known.actor, unknown="nobody between"),
        origins_facet(),
    )


def candidates(held: Held) -> list[Candidate[StatementRow]]:
    """The utterances with their values; one that outlets tell in several ways has several modes."""
    facts = {statement.id: statement for statement in held.account.statements}
    return [
        candidate(row, [facts[fact] for _, fact in row.tells], held)
        for speaker in held.speakers
        for row in speaker.statements
    ]


def candidate(row: StatementRow, together: list[Statement], held: Held) -> Candidate[StatementRow]:
    """An utterance with the values of all statements that tell it."""
    values: Mapping[str, list[str]] = {
        "id": [one.id for one in together],
        "speaker": [*dict.fromkeys(one.speaker for one in together if one.speaker)],
        "mode": [*dict.fromkeys(one.mode for one in together)],
        "channel": [*dict.fromkeys(plain(one.channel) for one in together if one.channel)],
        "through": [*dict.fromkeys(one.through for one in together if one.through)],
        "origins": number_of_origins(len(held.known.origins_of(row.evidence))),
    }
    said = next((one.said for one in together if one.said.is_known), UNKNOWN_TIME)
    return Candidate(row, values, partial(words_of, row, together, held), said)


def words_of(row: StatementRow, together: list[Statement], held: Held) -> str:
    """Who says it, the words in every outlet, the channel."""
    words = [plain(span.exact) for one in together for span in one.content]
    return " ".join((held.known.actor(together[0].speaker, ""), row.channel, *words))
