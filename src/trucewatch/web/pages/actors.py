"""Who speaks, acts and is accused: the cast of a dossier, sifted by kind and by whom they act for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from trucewatch.core.account import Actor
from trucewatch.core.changes import FactKind
from trucewatch.core.spans import Span
from trucewatch.show.provenance import Provenance
from trucewatch.show.row import Row
from trucewatch.show.tables import Cell, places
from trucewatch.show.wording import NOT_STATED, plain
from trucewatch.web.addresses import Form
from trucewatch.web.asking import asked_of
from trucewatch.web.desk import Held
from trucewatch.web.facets import Candidate, Facet, sifted
from trucewatch.web.pages.answers import csv_response, held_by, json_response, missing
from trucewatch.web.pages.sifting import sifted_page

FILTERS = ("id", "kind", "of", "says", "accused")
YES_NO = {"yes": "yes", "no": "no"}
ACTOR_COLUMNS = (
    "id", "name", "kind", "names", "roles", "of", "of_name", "statements", "accused", "accuses", "mentions", "evidence",
)  # fmt: skip
"""`statements`: how many are theirs; `accused`, `accuses`: in how many incidents; `mentions`: how often named."""


class ActorRow(Row, frozen=True, kw_only=True):
    """An actor with how much is told of them; `of`: the id of whom they act for, None = nobody, or not known."""

    id: str
    name: str
    kind: str
    other_names: tuple[str, ...]
    roles: tuple[str, ...]
    of: str | None
    of_name: str
    statements: int
    accused: int
    accuses: int
    mentions: tuple[Span, ...]


def actors(request: Request, form: Form) -> Response:
    """All actors, those of whom most is told first."""
    held = held_by(request)
    if held is None:
        return missing("dossier")
    asked = asked_of(request.query_params, FILTERS)
    left = sifted(held.once("actors", candidates), facets(held.known), asked)
    if form == "json":
        return json_response([held.known.actors[row.id] for row in left.rows])
    if form == "csv":
        return csv_response(ACTOR_COLUMNS, cells(left.rows), f"{held.dossier.id}-actors.csv")
    return sifted_page("actors.list.html.j2", held, "actors", asked, left, has_days=False)


def actor_rows(held: Held) -> list[ActorRow]:
    """The lines of all actors."""
    said = Counter(statement.speaker for statement in held.account.statements)
    accused: Counter[str | None] = Counter()
    accuses: Counter[str | None] = Counter()
    for incident in held.account.incidents:
        accused.update({incident.accused, *(one.accused for one in incident.accusations)})
        accuses.update({*incident.alleged_by, *(one.by for one in incident.accusations)})
    rows = [
        actor_row(actor, held.known, said[actor.id], accused[actor.id], accuses[actor.id])
        for actor in held.account.actors
    ]
    return sorted(rows, key=lambda row: (-row.statements - row.accused - row.accuses, -len(row.mentions), row.name))


def actor_row(actor: Actor, known: Provenance, statements: int, accused: int, accuses: int) -> ActorRow:
    """The line of an actor."""
    name = known.actor(actor.id)
    tells: tuple[tuple[FactKind, str], ...] = (("actor", actor.id),)
    return ActorRow(
        anchor="actor",
        tells=tells,
        id=actor.id,
        name=name,
        kind=actor.kind,
        other_names=tuple(other for other in dict.fromkeys(map(plain, actor.names)) if other != name),
        roles=tuple(plain(role) for role in actor.roles if role.strip()),
        of=actor.of,
        of_name=known.actor(actor.of, NOT_STATED),
        statements=statements,
        accused=accused,
        accuses=accuses,
        mentions=known.in_order(actor.mentions),
    )


def facets(known: Provenance) -> tuple[Facet, ...]:
    """The filters that have values to choose from."""
    return (
        Facet("kind", "Kind", plain),
        Facet("of", "Acts for", known.actor, unknown="nobody else, or not known"),
        Facet("says", "Says something", lambda value: YES_NO.get(value, plain(value))),
        Facet("accused", "Is accused", lambda value: YES_NO.get(value, plain(value))),
    )


def candidates(held: Held) -> list[Candidate[ActorRow]]:
    """The lines with their values."""
    return [candidate(row) for row in actor_rows(held)]


def candidate(row: ActorRow) -> Candidate[ActorRow]:
    """A line with its values."""
    values = {
        "id": (row.id,),
        "kind": (row.kind,),
        "of": [row.of] if row.of else [],
        "says": ("yes" if row.statements else "no",),
        "accused": ("yes" if row.accused else "no",),
    }
    return Candidate(row, values, partial(" ".join, (row.name, *row.other_names, *row.roles)))


def cells(rows: Iterable[ActorRow]) -> Iterator[tuple[Cell, ...]]:
    """Rows of ACTOR_COLUMNS."""
    for row in rows:
        yield (
            row.id,
            row.name,
            row.kind,
            "; ".join((row.name, *row.other_names)),
            "; ".join(row.roles),
            row.of,
            row.of_name if row.of else None,
            row.statements,
            row.accused,
            row.accuses,
            len(row.mentions),
            places(row.mentions),
        )
