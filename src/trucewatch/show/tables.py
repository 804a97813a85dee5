"""The account as CSV tables: statements, positions, incidents, disagreements.

RFC 4180 with CRLF line ends, headed, in the account's order. UTF-8 that begins with a byte-order mark, since the
spreadsheet programs that open these files take them for another encoding without one (read with "utf-8-sig" elsewhere).
A text that begins with = + - @, a tab or a carriage return gets an apostrophe before it, so that no spreadsheet runs it
as a formula; numbers stay numbers. An empty cell is what the account leaves open (null). Values are the account's own
(`accepts_on_conditions`), names beside ids. Evidence is "report:start-end", several parted by "; ": code points of the
report's text. Several ids or values in a cell are parted by "; " too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.show.provenance import Provenance
from trucewatch.show.wording import UNPRINTABLE, count_words, plain

Cell = str | int | float | None

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

STATEMENT_COLUMNS: tuple[str, ...] = (
    "id",
    "utterance",
    "speaker",
    "speaker_name",
    "mode",
    "words",
    "channel",
    "addressee",
    "through",
    "said_earliest",
    "said_latest",
    "said_basis",
    "outlet",
    "origins",
    "evidence",
)
"""`utterance`: the id that statements of one utterance share; `words`: the parts of a broken quotation joined by " … ";
`origins`: how many independent texts carry it (empty = not counted)."""

POSITION_COLUMNS: tuple[str, ...] = (
    "instrument",
    "instrument_label",
    "kind",
    "form",
    "status",
    "party",
    "party_name",
    "stance",
    "conditions",
    "said_earliest",
    "said_latest",
    "said_basis",
    "reported_by",
    "outlets",
    "evidence",
)
"""One row for each position of a party; an instrument without any has one row with the party left empty.
`reported_by` empty = the outlets say so themselves."""

INCIDENT_COLUMNS: tuple[str, ...] = (
    "id",
    "form",
    "happened_earliest",
    "happened_latest",
    "happened_basis",
    "place",
    "country",
    "latitude",
    "longitude",
    "precision",
    "targets",
    "target_text",
    "accused",
    "accused_name",
    "accused_status",
    "alleged_by",
    "denied_by",
    "counts",
    "verification",
    "inside",
    "outside",
    "unclear",
    "origins",
    "outlets",
    "evidence",
)
"""What is said to have happened. `inside`, `outside`, `unclear`: the versions ("instrument/0") that the allegation was
held against, by result; `latitude`, `longitude` in degrees; `counts` in words with who counted."""

DISAGREEMENT_COLUMNS: tuple[str, ...] = (
    "id",
    "about_kind",
    "about",
    "field",
    "kind",
    "value",
    "by",
    "by_name",
    "origins",
    "why",
    "evidence",
)
"""One row for each reading; rows of one id differ from each other. `by` empty = the outlet."""


def rows_of(account: Account) -> dict[str, tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]]:
    """The tables by name ("statements", "positions", "incidents", "disagreements"): columns and rows."""
    known = Provenance(account)
    return {
        "statements": (STATEMENT_COLUMNS, statement_cells(account, known)),
        "positions": (POSITION_COLUMNS, position_cells(account, known)),
        "incidents": (INCIDENT_COLUMNS, incident_cells(account, known)),
        "disagreements": (DISAGREEMENT_COLUMNS, disagreement_cells(account, known)),
    }


def csv_tables(account: Account) -> dict[str, str]:
    """The tables of `rows_of` by name, each a whole CSV text."""
    return {name: csv_text(columns, rows) for name, (columns, rows) in rows_of(account).items()}


def csv_text(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> str:
    """Header and rows as CSV, with the byte-order mark."""
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return out.getvalue()


def safe(cell: Cell) -> Cell:
    """The cell as a spreadsheet may open it: a text is never a formula, a number stays one, None is empty."""
    if not isinstance(cell, str):
        return cell
    words = UNPRINTABLE.sub("\ufffd", cell)
    return "'" + words if words.startswith(FORMULA_STARTS) or words.lstrip().startswith(FORMULA_STARTS) else words


def places(spans: Iterable[Span]) -> str:
    """`r-1a2b:12-40; r-3c4d:5-9`."""
    return "; ".join(f"{plain(span.report)}:{span.start}-{span.end}" for span in spans)


def joined(words: Iterable[str]) -> str:
    """Values of one cell."""
    return "; ".join(words)


def times(when: When) -> tuple[Cell, Cell, Cell]:
    """Earliest, latest, basis."""
    return when.earliest, when.latest, when.basis


def statement_cells(account: Account, known: Provenance) -> Iterator[tuple[Cell, ...]]:
    """Rows of STATEMENT_COLUMNS."""
    for statement in account.statements:
        yield (
            statement.id,
            statement.same_as or statement.id,
            statement.speaker,
            known.actor(statement.speaker, "") or None,
            statement.mode,
            " … ".join(plain(span.exact) for span in statement.content),
            statement.channel,
            statement.addressee,
            statement.through,
            *times(statement.said),
            joined(known.outlets_of(statement.content)),
            statement.support.origins if statement.support else None,
            places(known.in_order(statement.content)),
        )


def position_cells(account: Account, known: Provenance) -> Iterator[tuple[Cell, ...]]:
    """Rows of POSITION_COLUMNS."""
    for instrument in account.instruments:
        about = (instrument.id, plain(instrument.label), instrument.kind, instrument.form, instrument.status)
        for position in instrument.positions:
            yield (
                *about,
                position.party,
                known.actor(position.party),
                position.stance,
                joined(map(plain, position.conditions)),
                *times(position.said),
                position.reported_by,
                joined(known.outlets_of(position.evidence)),
                places(known.in_order(position.evidence)),
            )
        if not instrument.positions:
            outlets = joined(known.outlets_of(instrument.evidence))
            yield (*about, *[None] * 8, outlets, places(known.in_order(instrument.evidence)))


def tested_against(account: Account) -> dict[tuple[str, str], list[str]]:
    """Incident and result -> the versions ("instrument/0") that the allegation was held against with that result."""
    results: dict[tuple[str, str], list[str]] = {}
    for assessment in account.assessments:
        tested = results.setdefault((assessment.incident, assessment.result), [])
        tested.append(f"{assessment.instrument}/{assessment.version}")
    return results


def incident_cells(account: Account, known: Provenance) -> Iterator[tuple[Cell, ...]]:
    """Rows of INCIDENT_COLUMNS."""
    results = tested_against(account)
    for incident in account.incidents:
        place = incident.place
        yield (
            incident.id,
            incident.form,
            *times(incident.happened),
            plain(place.name) or None,
            place.country,
            place.lat,
            place.lon,
            place.precision,
            joined(incident.targets),
            plain(incident.target_text),
            incident.accused,
            known.actor(incident.accused, "") or None,
            incident.accused_status,
            joined(incident.alleged_by),
            joined(incident.denied_by),
            joined(
                f"{count_words(count)} by {known.actor(count.counted_by, 'the outlets')}" for count in incident.counts
            ),
            incident.verification.stance if incident.verification else None,
            *(joined(results.get((incident.id, result), ())) for result in ("inside", "outside", "unclear")),
            incident.support.origins if incident.support else None,
            joined(known.outlets_of(incident.evidence)),
            places(known.in_order(incident.evidence)),
        )


def disagreement_cells(account: Account, known: Provenance) -> Iterator[tuple[Cell, ...]]:
    """Rows of DISAGREEMENT_COLUMNS."""
    for difference in account.disagreements:
        for reading in difference.readings:
            yield (
                difference.id,
                difference.about.kind,
                difference.about.id,
                difference.field,
                difference.kind,
                plain(reading.value),
                reading.by,
                known.actor(reading.by, "") or None,
                joined(reading.origins),
                plain(difference.why),
                places(known.in_order(reading.evidence)),
            )
