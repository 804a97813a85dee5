"""One report: its text with the passages marked on which something rests, and beside them what rests on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from trucewatch.core.account import Report
from trucewatch.core.changes import FactKind
from trucewatch.core.spans import Span
from trucewatch.show.brief import LANGUAGE
from trucewatch.show.passages import place_of, whole_text
from trucewatch.show.resting import Resting
from trucewatch.show.tables import Cell
from trucewatch.show.wording import plain, shortened
from trucewatch.web.addresses import Addresses, Form, raw_address
from trucewatch.web.desk import Held
from trucewatch.web.facets import Option
from trucewatch.web.pages.answers import csv_response, held_by, json_response, missing, page
from trucewatch.web.pages.sifting import frame

KINDS: Mapping[str, str] = {
    "incident": "incidents",
    "instrument": "agreements and proposals",
    "statement": "statements",
    "meeting": "meetings",
    "disagreement": "disagreements",
    "report": "the report’s own dates",
    "assessment": "tests of allegations",
    "actor": "names of actors",
}
"""What can be marked; names of actors are so many that they are marked only where they are asked for."""
ALL = "all"
MARK_COLUMNS = ("start", "end", "exact", "kind", "id", "field")
"""One row for each field of a fact that was read from a run of characters, half-open in code points."""
MOST_WORDS = 24
"""So many words of a passage stand beside the text."""
MOST_TESTS = 2
"""So many tests of allegations are told of one passage; the others are counted."""


class Rested(msgspec.Struct, frozen=True):
    """A fact that rests on a passage: its kind and name, where it can be seen, and which of its fields do."""

    kind: str
    words: str
    address: str
    fields: str


class Note(msgspec.Struct, frozen=True):
    """A marked passage: its number on the page, its place, its words shortened, what rests on it; `tests`: how many
    tests of allegations more.
    """

    number: int
    place: str
    words: str
    rests: tuple[Rested, ...]
    tests: int


class MarkedRun(msgspec.Struct, frozen=True):
    """A run of characters with what rests on it, as a program gets it."""

    start: int
    end: int
    exact: str
    rests: tuple[Resting, ...]


class ReportMarks(msgspec.Struct, frozen=True):
    """A report as the account has it, and the runs of its text on which something rests."""

    report: Report
    marks: tuple[MarkedRun, ...]


def report(request: Request, form: Form) -> Response:
    """The text of a report with its marks."""
    held = held_by(request)
    found = held.known.reports.get(request.path_params["report"]) if held else None
    if held is None or found is None:
        return missing("report")
    asked = request.query_params.get("kind") or ""
    resting = held.resting.get(found.id, {})
    marks = {span: kept for span, rests in resting.items() if (kept := [one for one in rests if is_asked(one, asked)])}
    if form == "json":
        runs = (MarkedRun(span.start, span.end, span.exact, tuple(rests)) for span, rests in marks.items())
        return json_response(ReportMarks(found, tuple(runs)))
    if form == "csv":
        return csv_response(MARK_COLUMNS, cells(marks), f"{held.dossier.id}-{found.id}.csv")
    return report_page(held, found, marks, asked)


def is_asked(resting: Resting, kind: str) -> bool:
    """Whether it is of the kind that is asked for: one, all, or ("") all but the names of actors."""
    return kind in (ALL, resting.kind) or (not kind and resting.kind != "actor")


def report_page(held: Held, found: Report, marks: Mapping[Span, Sequence[Resting]], asked: str) -> Response:
    """The page of a report; characters that the text does not hold where the account says are shown by themselves."""
    text = held.texts.get(found.id)
    sound = [
        span for span in marks if text is not None and text[span.start : span.end] == span.exact and span.exact.strip()
    ]
    addresses = Addresses(held.dossier.id, held.reports.values())
    notes = [note_of(number, span, rests, held, addresses) for number, (span, rests) in enumerate(marks.items(), 1)]
    return page(
        "report.html.j2",
        {
            **frame(held, "reports"),
            "page": addresses,
            "row": held.reports[found.id],
            "address": addresses.text(found.id),
            "text": raw_address(held.dossier.id, found.id),
            "language": found.language if found.language and LANGUAGE.fullmatch(found.language) else None,
            "blocks": None if text is None else whole_text(text, sound, found.cuts).blocks,
            "notes": notes,
            "numbers": {note.place: note.number for note in notes},
            "strays": [span for span in marks if span not in set(sound)],
            "options": options_of(held, found, asked),
            "question": f"?kind={asked}" if asked in (ALL, *KINDS) else "",
        },
    )


def note_of(number: int, span: Span, rests: Sequence[Resting], held: Held, addresses: Addresses) -> Note:
    """What rests on a passage, each fact once with all its fields."""
    fields: dict[tuple[FactKind, str], list[str]] = defaultdict(list)
    for one in rests:
        fields[one.kind, one.id].append(one.field.replace("_", " "))
    tests = [fact for fact in fields if fact[0] == "assessment"][MOST_TESTS:]
    told = tuple(
        Rested(
            kind=kind,
            words=held.topics.get((kind, fact), plain(fact)),
            address=addresses.fact(*(("incident", held.tested[fact]) if kind == "assessment" else (kind, fact))),
            fields=", ".join(dict.fromkeys(named)),
        )
        for (kind, fact), named in fields.items()
        if (kind, fact) not in tests
    )
    return Note(number, place_of(span), shortened(plain(span.exact), MOST_WORDS), told, len(tests))


def options_of(held: Held, found: Report, asked: str) -> list[Option]:
    """What can be marked, with how many passages."""
    numbers = dict.fromkeys(KINDS, 0)
    for rests in held.resting.get(found.id, {}).values():
        for kind in {one.kind for one in rests}:
            numbers[kind] += 1
    chief = sum(any(is_asked(one, "") for one in rests) for rests in held.resting.get(found.id, {}).values())
    options = [Option("all but names of actors", chief, "", asked not in (ALL, *KINDS))]
    options += [Option(KINDS[one], number, f"?kind={one}", asked == one) for one, number in numbers.items() if number]
    return [*options, Option("everything", len(held.resting.get(found.id, {})), f"?kind={ALL}", asked == ALL)]


def cells(marks: Mapping[Span, Sequence[Resting]]) -> Iterator[tuple[Cell, ...]]:
    """Rows of MARK_COLUMNS."""
    for span, rests in marks.items():
        for one in rests:
            yield span.start, span.end, span.exact, one.kind, one.id, one.field
