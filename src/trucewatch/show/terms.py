"""Instruments as lines: what was reached and what was not, the terms version by version, and who stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from trucewatch.core.account import Account, Instrument, Position, Version
from trucewatch.core.values import Place, When
from trucewatch.show.provenance import Provenance
from trucewatch.show.rows import Cited, InstrumentRow, Matrix, MatrixRow, PositionRow, Stand, Term
from trucewatch.show.wording import (
    DOMAINS,
    INSTRUMENT_FORMS,
    INSTRUMENT_KINDS,
    INSTRUMENT_STATUSES,
    NOT_STATED,
    STANCES,
    expiry_words,
    listed,
    place_words,
    plain,
    quantity_words,
    target_words,
    when_words,
)

THE_OUTLETS = "the outlets"
REACHED = frozenset({"agreed", "in_force", "ordered"})
REFUSED = frozenset({"declined", "expired"})


def instrument_rows(account: Account, known: Provenance) -> tuple[InstrumentRow, ...]:
    """One line for each instrument, in the account's order."""
    labels = {instrument.id: label_of(instrument) for instrument in account.instruments}
    return tuple(
        instrument_row(instrument, number, labels, known) for number, instrument in enumerate(account.instruments, 1)
    )


def label_of(instrument: Instrument) -> str:
    """The instrument's name; its form and kind where it has none."""
    return plain(instrument.label) or kind_words(instrument)


def kind_words(instrument: Instrument) -> str:
    """`limited ceasefire, agreement`."""
    return f"{INSTRUMENT_FORMS[instrument.form]}, {INSTRUMENT_KINDS[instrument.kind]}"


def instrument_row(instrument: Instrument, number: int, labels: dict[str, str], known: Provenance) -> InstrumentRow:
    """The line of one instrument; `number` counts from 1 and names its anchors."""
    evidence = known.in_order(instrument.evidence)
    support = instrument.support
    positions = tuple(
        position_row(position, f"position-{number}-{place}", labels[instrument.id], known)
        for place, position in enumerate(in_time(instrument.positions), 1)
    )
    return InstrumentRow(
        anchor=f"instrument-{number}",
        tells=(("instrument", instrument.id),),
        id=instrument.id,
        label=labels[instrument.id],
        kind=kind_words(instrument),
        is_demand=instrument.kind == "demand",
        status=instrument.status,
        status_words=INSTRUMENT_STATUSES[instrument.status],
        parties=listed(known.names(instrument.parties)),
        proposed_by=listed(known.names(instrument.proposed_by)),
        mediators=listed(known.names(instrument.mediators)) if instrument.mediators else None,
        leads_to=tuple(labels.get(follower, plain(follower)) for follower in instrument.leads_to),
        carried=known.carried(evidence, support.origins if support else None, support.voices if support else ()),
        positions=positions,
        stands=stands_of(positions),
        versions=tuple(
            Cited(
                f"in the text of {known.actor(version.by)}" if version.by else "in the outlets’ words",
                known.in_order(version.evidence),
            )
            for version in instrument.versions
        ),
        terms=terms_of(instrument.versions, known),
        conditions=tuple(
            Cited(
                f"{known.actor(condition.by, 'In the text itself')}: {plain(condition.text) or NOT_STATED}",
                known.in_order(condition.evidence),
            )
            for condition in instrument.conditions
        ),
        obligations=tuple(
            Cited(
                f"{listed(known.names(duty.who), 'Who is not stated')}: {plain(duty.what) or NOT_STATED}; "
                f"due: {when_words(duty.due) if duty.due else NOT_STATED}",
                known.in_order(duty.evidence),
            )
            for duty in instrument.obligations
        ),
        monitoring=tuple(
            Cited(
                f"{listed(known.names(watch.by), 'Who is not stated')}: {plain(watch.text) or NOT_STATED}",
                known.in_order(watch.evidence),
            )
            for watch in instrument.monitoring
        ),
        evidence=evidence,
    )


def in_time(positions: Iterable[Position]) -> list[Position]:
    """Positions by the day they were taken; those without a day last."""
    return sorted(positions, key=lambda position: position.said.earliest or position.said.latest or "9999")


def position_row(position: Position, anchor: str, label: str, known: Provenance) -> PositionRow:
    """Where a party stands, and who says so."""
    reporter = known.actor(position.reported_by, THE_OUTLETS)
    if position.reported_by == position.party:
        reporter = "the party itself"
    return PositionRow(
        anchor=anchor,
        party=known.actor(position.party),
        instrument=label,
        stance=position.stance,
        words=STANCES[position.stance],
        conditions=tuple(plain(condition) or NOT_STATED for condition in position.conditions),
        said=when_words(position.said),
        reporter=reporter,
        evidence=known.in_order(position.evidence),
    )


def terms_of(versions: Sequence[Version], known: Provenance) -> tuple[Term, ...]:
    """The terms by kind, one value for each version; of those that no version states only the main ones."""
    terms = [
        Term("Covers", tuple(Cited(listed(map(target_words, version.scope.targets))) for version in versions)),
        Term("Except", tuple(Cited(listed(map(target_words, version.scope.excluded))) for version in versions)),
        Term(
            "Domains", tuple(Cited(listed(DOMAINS[domain] for domain in version.scope.domains)) for version in versions)
        ),
        Term(
            "Where",
            tuple(
                Cited(
                    listed(place_words(place) for place in version.scope.where),
                    known.in_order(span for place in version.scope.where for span in place.evidence),
                )
                for version in versions
            ),
        ),
        Term("Binds", tuple(Cited(listed(known.names(version.scope.binds))) for version in versions)),
        Term("Starts", tuple(cited_time(version.starts, known) for version in versions)),
        Term("Lasts", tuple(Cited(quantity_words(v.lasts) if v.lasts else NOT_STATED) for v in versions)),
        Term("Ends", tuple(Cited(" or ".join(map(expiry_words, v.expires)) or NOT_STATED) for v in versions)),
    ]
    main = {"Covers", "Binds", "Starts", "Lasts", "Ends"}
    return tuple(term for term in terms if term.name in main or any(value.words != NOT_STATED for value in term.values))


def cited_time(when: When, known: Provenance, unknown: str = NOT_STATED) -> Cited:
    """The time in words with what it was read from; `unknown` where there is none."""
    return Cited(when_words(when) if when.is_known else unknown, known.in_order(when.evidence))


def cited_place(place: Place | None, known: Provenance) -> Cited:
    """The place in words with what it was read from."""
    words = place_words(place)
    return Cited(
        f"place {NOT_STATED}" if words == NOT_STATED else words, known.in_order(place.evidence) if place else ()
    )


def stands_of(positions: Sequence[PositionRow]) -> tuple[Stand, ...]:
    """Each party once with all stances that are reported of it, in the order of the positions."""
    by_party: dict[str, dict[str, str]] = {}
    for position in positions:
        by_party.setdefault(position.party, {})[position.words] = position.stance
    return tuple(
        Stand(party, tuple((stance, words) for words, stance in stances.items())) for party, stances in by_party.items()
    )


def matrix_of(rows: Sequence[InstrumentRow]) -> Matrix:
    """Instruments down, parties across: the party with most positions first, then by name."""
    held = Counter(position.party for row in rows for position in row.positions)
    parties = tuple(sorted(held, key=lambda party: (-held[party], party)))
    return Matrix(
        parties,
        tuple(
            MatrixRow(
                anchor=row.anchor.replace("instrument", "stand"),
                label=row.label,
                kind=row.kind,
                cells=tuple(
                    cell_of([position for position in row.positions if position.party == party]) for party in parties
                ),
            )
            for row in rows
            if row.positions
        ),
        tuple(row.label for row in rows if not row.positions),
    )


def cell_of(positions: Sequence[PositionRow]) -> tuple[tuple[PositionRow, ...], ...]:
    """The positions of one party on one instrument, those of one stance together, in the outlets' own words first."""
    by_stance: dict[str, list[PositionRow]] = {}
    for position in positions:
        by_stance.setdefault(position.stance, []).append(position)
    return tuple(
        tuple(sorted(alike, key=lambda position: position.reporter != THE_OUTLETS)) for alike in by_stance.values()
    )
