"""What can be asked of an account in a store: lines found by their words, incidents found by their place."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.store.derived import Line, Spot


def lines_of(account: Account, texts: Mapping[str, str]) -> list[Line]:
    """Every report with its whole text, and every fact with its words, the names in it and its evidence."""
    names = {actor.id: actor.name for actor in account.actors}

    def name(actor: str | None) -> str:
        return names.get(actor or "", "")

    lines = [
        Line("report", report.id, _day(report.published), f"{report.title or ''}\n{texts.get(report.id, '')}")
        for report in account.reports
    ]
    lines += [
        Line("actor", actor.id, None, ", ".join(dict.fromkeys((actor.name, *actor.names, *actor.roles))))
        for actor in account.actors
    ]
    lines += [
        Line("statement", said.id, _day(said.said), f"{name(said.speaker)}: {_words(said.content)}")
        for said in account.statements
    ]
    lines += [
        Line(
            "meeting",
            meeting.id,
            _day(meeting.when),
            f"{meeting.form}, {', '.join(map(name, meeting.parties))}: {_words(meeting.evidence)}",
        )
        for meeting in account.meetings
    ]
    lines += [
        Line("instrument", paper.id, None, f"{paper.label}. {_words(paper.evidence)}") for paper in account.instruments
    ]
    lines += [
        Line(
            "incident",
            incident.id,
            _day(incident.happened),
            f"{incident.place.name} {incident.target_text} {name(incident.accused)}: {_words(incident.evidence)}",
        )
        for incident in account.incidents
    ]
    lines += [Line("disagreement", one.id, None, one.why) for one in account.disagreements]
    return lines


def spots_of(account: Account) -> list[Spot]:
    """The incidents whose place is known in degrees."""
    return [
        Spot(incident.id, place.name, _day(incident.happened), place.lat, place.lon)
        for incident in account.incidents
        if (place := incident.place).lat is not None and place.lon is not None
    ]


def _day(when: When) -> str | None:
    return when.earliest[:10] if when.earliest else None


def _words(spans: tuple[Span, ...]) -> str:
    return " … ".join(span.exact for span in spans)
