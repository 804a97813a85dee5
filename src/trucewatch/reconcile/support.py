"""What a fact stands on: independent texts that carry it, and voices that vouch for it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from trucewatch.core.account import Account, Incident, Instrument, Meeting, Origin, Statement, Support
from trucewatch.core.spans import Span
from trucewatch.reconcile.sides import Sides


class Origins:
    """Which origin the characters of a report come from."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
        self._own: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._any: dict[str, str] = {}
        self._home: dict[str, str] = {}
        self._unsigned = {
            origin.id: origin.reports for origin in origins if origin.kind == "unknown" and len(origin.reports) > 1
        }
        for origin in sorted(origins, key=lambda origin: origin.id):
            for span in origin.spans:
                spans[span.report, origin.id].append(span)
            if len(origin.reports) == 1 and not origin.spans:
                self._own.setdefault(origin.reports[0], origin.id)
            for report in origin.reports[:1]:
                self._first.setdefault(report, origin.id)
                if origin.kind != "unknown":
                    self._home.setdefault(report, origin.id)
            for report in origin.reports:
                self._any.setdefault(report, origin.id)
        self._runs: dict[str, list[tuple[str, list[tuple[int, int]]]]] = defaultdict(list)
        for (report, name), own in sorted(spans.items()):
            self._runs[report].append((name, covered(own)))

    def of(self, span: Span) -> str:
        """The origin of the shared passage that holds half of `span` or more, else of the report's own text.

        Of passages within one another the shortest decides: a note that a copied report quotes is from the note.

        A report without an own text is a copy, and all of it comes from the text that it copies.
        """
        held = []
        for origin, runs in self._runs.get(span.report, ()):
            place = bisect_right(runs, (span.start, span.end))
            for start, end in runs[max(0, place - 1) : place + 1]:
                if 2 * (min(end, span.end) - max(start, span.start)) >= span.end - span.start:
                    held.append((end - start, origin))
        if held:
            return min(held)[1]
        for table in (self._own, self._first, self._any):
            if span.report in table:
                return table[span.report]
        return f"report {span.report}"

    def of_all(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The origins of several spans, each once, in order; no more than there are independent texts.

        A shared passage of an unknown author adds none beside the own text of one of its reports, since it may be that
        report's. So the number is a floor: two reports with one shared paragraph never make three origins.
        """
        found = {self.of(span) for span in spans}
        return tuple(
            sorted(
                origin
                for origin in found
                if not any(self._text_of(report) in found for report in self._unsigned.get(origin, ()))
            )
        )

    def _text_of(self, report: str) -> str | None:
        """The origin of a report's own text, also where others have copied all of it; None for a copy."""
        return self._own.get(report) or self._home.get(report)


def covered(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The runs of characters that spans of one report cover, none touching another."""
    runs: list[tuple[int, int]] = []
    for span in sorted(spans):
        if runs and span.start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], span.end))
        else:
            runs.append((span.start, span.end))
    return runs


class Voices:
    """Who says the characters of a report, by the statements in it."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._said: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for statement in statements:
            for span in statement.content:
                if statement.speaker is not None:
                    self._said[span.report].append((span.start, span.end, statement.speaker))
        for said in self._said.values():
            said.sort()

    def over(self, span: Span) -> frozenset[str]:
        """The speakers of statements that share half of `span`, or lie wholly in it."""
        said = self._said.get(span.report, [])
        place = bisect_right(said, (span.end, 0, ""))
        return frozenset(
            speaker
            for start, end, speaker in said[max(0, place - 12) : place]
            if 2 * (min(end, span.end) - max(start, span.start)) >= min(end - start, span.end - span.start)
        )


def support_of(
    fact: Statement | Meeting | Instrument | Incident, origins: Origins, voices: Voices, sides: Sides
) -> Support:
    """The number of independent texts that carry the fact, and the actors that vouch for it, each by one name."""
    if isinstance(fact, Statement):
        said_by = frozenset({fact.speaker}) if fact.speaker else frozenset()
        return Support(len(origins.of_all(fact.content)), tuple(sorted(said_by)))
    speakers = {speaker for span in fact.evidence for speaker in voices.over(span)}
    if isinstance(fact, Incident):
        speakers |= set(fact.alleged_by)
    return Support(len(origins.of_all(fact.evidence)), sides.told_apart(speakers))


def supports_of(account: Account) -> dict[str, Support]:
    """What each statement, meeting, instrument and incident of a whole account stands on, by its id."""
    origins, voices, sides = Origins(account.origins), Voices(account.statements), Sides(account.actors)
    facts: list[Statement | Meeting | Instrument | Incident] = [*account.statements, *account.meetings]
    facts += [*account.instruments, *account.incidents]
    return {fact.id: support_of(fact, origins, voices, sides) for fact in facts}
