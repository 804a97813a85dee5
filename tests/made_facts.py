"""Facts as a finder would give them: `told("a", "<x>Shells fell on Ordu</x>")` is a page with its marks as spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marked import day, marked, page
from trucewatch.core.account import (
    FORMAT,
    Account,
    Actor,
    Count,
    Incident,
    Instrument,
    Meeting,
    Position,
    Statement,
    Story,
    Version,
)
from trucewatch.core.page import Found, Page
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Place, Quantity, Scope, When
from trucewatch.group.origins import origins_of
from trucewatch.group.passages import shared_passages

NORTH = Actor("north", "Northland", "state", ("Northland",), (), None, ())
SOUTH = Actor("south", "Southmark", "state", ("Southmark",), (), None, ())
NORTH_MINISTRY = Actor("north-ministry", "Northland's defence ministry", "military", (), (), "north", ())
SOUTH_ENVOY = Actor("south-envoy", "Ilva Torrin", "person", ("Ilva Torrin",), (), "south", ())
BROKER = Actor("broker", "the League", "organisation", ("the League",), (), None, ())
CAST = (NORTH, SOUTH, NORTH_MINISTRY, SOUTH_ENVOY, BROKER)


@dataclass(frozen=True)
class Told:
    """A page, and the spans of the marks in it."""

    page: Page
    spans: dict[str, tuple[Span, ...]]

    def __getitem__(self, name: str) -> tuple[Span, ...]:
        return self.spans[name]


def told(name: str, source: str, published: When = UNKNOWN_TIME) -> Told:
    """The report `name` with the marked text `source`."""
    made = marked(source)
    own = page(made.text, f"{name}.txt", published)
    spans = {mark: tuple(own.span(start, end) for start, end in runs) for mark, runs in made.runs.items()}
    return Told(own, spans)


def place(name: str, precision: str = "town", country: str | None = None) -> Place:
    """A place without coordinates."""
    return Place(name, country, None, None, precision, ())  # type: ignore[arg-type]


def exactly(number: float, unit: str = "") -> Quantity:
    """Just that many."""
    return Quantity(number, number, unit, None)


def count(of: str, value: Quantity, evidence: tuple[Span, ...], **fields: Any) -> Count:
    """A count by the outlet."""
    given: dict[str, Any] = {"outcome": None, "window": None, "counted_by": None, "cumulative": False, **fields}
    return Count(of=of, value=value, evidence=evidence, **given)  # type: ignore[arg-type]


def incident(evidence: tuple[Span, ...], **fields: Any) -> Incident:
    """Shelling of Ordu, laid on nobody."""
    given: dict[str, Any] = {
        "id": "i1",
        "form": "shelling",
        "happened": UNKNOWN_TIME,
        "place": place("Ordu"),
        "targets": (),
        "target_text": "",
        "accused": None,
        "accused_status": "undetermined",
        "alleged_by": (),
        "denied_by": (),
        "counts": (),
        **fields,
    }
    return Incident(evidence=evidence, **given)


def version(evidence: tuple[Span, ...], **fields: Any) -> Version:
    """A version of nobody's in which nothing is stated; `scope_` fields go into its scope."""
    scope = Scope(**{key[6:]: fields.pop(key) for key in list(fields) if key.startswith("scope_")})
    given: dict[str, Any] = {"by": None, "starts": UNKNOWN_TIME, "lasts": None, "expires": (), "scope": scope, **fields}
    return Version(evidence=evidence, **given)


def instrument(evidence: tuple[Span, ...], **fields: Any) -> Instrument:
    """An agreed ceasefire in which nothing more is stated."""
    given: dict[str, Any] = {
        "id": "t1",
        "kind": "agreement",
        "form": "ceasefire",
        "label": "the ceasefire",
        "parties": (),
        "proposed_by": (),
        "versions": (),
        "positions": (),
        "conditions": (),
        "leads_to": (),
        "status": "agreed",
        **fields,
    }
    return Instrument(evidence=evidence, **given)


def position(party: str, stance: str, evidence: tuple[Span, ...], **fields: Any) -> Position:
    """A stance that the outlet reports."""
    return Position(party, stance, (), UNKNOWN_TIME, evidence, **fields)  # type: ignore[arg-type]


def meeting(evidence: tuple[Span, ...], **fields: Any) -> Meeting:
    """Talks that were held, of nobody at no time."""
    given: dict[str, Any] = {
        "id": "m1",
        "form": "talks",
        "parties": (),
        "when": UNKNOWN_TIME,
        "place": None,
        "lasted": (),
        "status": "held",
        **fields,
    }
    return Meeting(evidence=evidence, **given)


def statement(content: tuple[Span, ...], speaker: str | None, **fields: Any) -> Statement:
    """A quotation."""
    given: dict[str, Any] = {
        "id": "s1",
        "mode": "direct",
        "cue": None,
        "channel": None,
        "addressee": None,
        "said": UNKNOWN_TIME,
        "through": None,
        "same_as": None,
        **fields,
    }
    return Statement(speaker=speaker, content=content, **given)


def frame(*reports: Told, cast: tuple[Actor, ...] = CAST) -> Account:
    """What assemble is given beside the facts: all reports in one story, with their origins."""
    pages = [report.page for report in reports]
    return Account(
        FORMAT,
        "test",
        "",
        reports=tuple(own.report for own in sorted(pages, key=lambda own: own.report.id)),
        stories=(Story("", "A story", (), UNKNOWN_TIME),),
        actors=cast,
        origins=origins_of(pages, shared_passages(pages)),
    )


def found(*facts: Any) -> Found:
    """What the finders found in one report."""
    return Found(tuple(facts))


__all__ = [
    "BROKER",
    "CAST",
    "NORTH",
    "Told",
    "count",
    "day",
    "exactly",
    "found",
    "frame",
    "incident",
    "instrument",
    "meeting",
    "place",
    "position",
    "statement",
    "told",
    "version",
]
