"""Where words come from: names of actors, outlets and reports, and the independent texts behind a passage."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from trucewatch.core.account import Account, Origin, Report
from trucewatch.core.spans import Span
from trucewatch.show.rows import Cited, Reason, ReportRow
from trucewatch.show.wording import BASES, NOT_STATED, ORIGIN_KINDS, counted, listed, plain, range_words

VOICES_NAMED = 4
"""So many of those who vouch for something are named on its line."""


def outlet_of(report: Report) -> str:
    """The outlet's name; where none is known the file's name, the address, or the report's id."""
    if report.outlet and report.outlet.strip():
        return plain(report.outlet)
    if report.path and report.path.strip("/\\ "):
        return plain(report.path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])
    return plain(report.url or report.id)


class Provenance:
    """Looks up names, reports and origins of one account; nothing here reads a text."""

    def __init__(self, account: Account) -> None:
        ordered = sorted(
            account.reports,
            key=lambda report: (
                report.published.earliest or report.published.latest or "9999",
                outlet_of(report),
                report.id,
            ),
        )
        self.reports = {report.id: report for report in ordered}
        self.numbers = {report.id: number for number, report in enumerate(ordered, 1)}
        self.outlets = {report.id: outlet_of(report) for report in ordered}
        self.actors = {actor.id: actor for actor in account.actors}
        self.origins = {origin.id: origin for origin in account.origins}
        self.whole: dict[str, list[Origin]] = defaultdict(list)
        self.passages: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self.leads = {
            origin.reports[0]: origin.id for origin in reversed(account.origins) if origin.reports and origin.name
        }
        for origin in account.origins:
            placed = {span.report for span in origin.spans}
            for report_id in origin.reports:
                if report_id not in placed:
                    self.whole[report_id].append(origin)
            for span in origin.spans:
                self.passages[span.report].append((span.start, span.end, origin.id))
        self.reach: dict[str, list[int]] = {}
        for report_id, runs in self.passages.items():
            runs.sort()
            self.reach[report_id] = list(accumulate((end for _, end, _ in runs), max))

    def actor(self, actor_id: str | None, unknown: str = NOT_STATED) -> str:
        """The actor's name; `unknown` where there is none, the id where the account does not list it."""
        if actor_id is None:
            return unknown
        actor = self.actors.get(actor_id)
        return plain(actor.name) if actor and actor.name.strip() else plain(actor_id)

    def names(self, actor_ids: Iterable[str]) -> list[str]:
        """The actors' names, each once, in the given order."""
        return list(dict.fromkeys(self.actor(actor_id) for actor_id in actor_ids))

    def outlet(self, report_id: str) -> str:
        """The outlet of a report; its id where the account does not list it."""
        return self.outlets.get(report_id, plain(report_id))

    def number(self, report_id: str) -> int:
        """The report's number on the page, from 1; 0 where the account does not list it."""
        return self.numbers.get(report_id, 0)

    def in_order(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The spans once each, in the order of the reports on the page."""
        return tuple(sorted(set(spans), key=lambda span: (self.numbers.get(span.report, len(self.numbers) + 1), span)))

    def outlets_of(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The outlets that carry the spans, once each, in the order of the reports."""
        return tuple(dict.fromkeys(self.outlet(span.report) for span in self.in_order(spans)))

    def origin_of(self, span: Span) -> str:
        """The id of who wrote the passage: a shared passage first, else the report's own text, else the report."""
        runs = self.passages.get(span.report, [])
        for index in range(bisect_right(runs, (span.end,)) - 1, -1, -1):
            start, end, origin_id = runs[index]
            if start < span.end and end > span.start:
                return origin_id
            if self.reach[span.report][index] <= span.start:
                break
        return self.own_origin(span.report)

    def own_origin(self, report_id: str) -> str:
        """The id of who wrote the report itself: an origin of whole reports, else a named one that lists it first."""
        whole = self.whole.get(report_id)
        if whole:
            return whole[0].id
        return self.leads.get(report_id, f"report {report_id}")

    def origins_of(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The ids of the independent texts that carry the spans, once each."""
        return tuple(dict.fromkeys(self.origin_of(span) for span in self.in_order(spans)))

    def origin_name(self, origin_id: str) -> str:
        """`Gatehouse Press (news agency)`; a report without an origin goes by its outlet."""
        origin = self.origins.get(origin_id)
        if origin is None:
            return self.outlet(origin_id.removeprefix("report "))
        if origin.name and origin.name.strip():
            return plain(origin.name) + (f" ({ORIGIN_KINDS[origin.kind]})" if origin.kind in ("wire", "office") else "")
        outlets = list(dict.fromkeys(self.outlet(report_id) for report_id in origin.reports))
        if len(outlets) == 1:
            return outlets[0]
        return f"{ORIGIN_KINDS[origin.kind]} without a name, carried by {listed(outlets)}"

    def independent(self) -> int:
        """How many independent texts the reports are; a report without an origin counts as one."""
        return len({self.own_origin(report_id) for report_id in self.reports})

    def whose(self, report: Report) -> tuple[str, ...]:
        """Whose text a report is, and whose passages it carries: "its own", "passages of Strait Wire (news agency)"."""
        own = self.own_origin(report.id)
        name = self.origin_name(own)
        told = ["its own" if name == self.outlets[report.id] else name]
        for origin in self.origins.values():
            if report.id not in origin.reports or origin.id == own:
                continue
            others = list(dict.fromkeys(self.outlet(other) for other in origin.reports if other != report.id))
            if origin.name and origin.name.strip():
                told.append(f"passages of {self.origin_name(origin.id)}")
            else:
                told.append(f"passages shared with {listed(others, 'nobody else')}")
        return tuple(dict.fromkeys(told))

    def report_row(self, report: Report) -> ReportRow:
        """The line of a report: where it is from, when, and what of it was left out."""
        reasons: dict[str, int] = defaultdict(int)
        for cut in report.cuts:
            reasons[plain(cut.why) or "reason not stated"] += max(0, cut.end - cut.start)
        return ReportRow(
            anchor=f"report-{self.numbers[report.id]}",
            tells=(("report", report.id),),
            number=self.numbers[report.id],
            report=report.id,
            title=plain(report.title or "") or "title not found",
            outlet=self.outlets[report.id],
            address=plain(report.url or (report.path or "").replace("\\", "/").rsplit("/", 1)[-1] or report.id),
            byline=plain(", ".join(report.byline)) or "byline not stated",
            published=Cited(
                range_words(report.published.earliest, report.published.latest),
                self.in_order(report.published.evidence),
            ),
            basis=BASES[report.published.basis] if report.published.is_known else "",
            origins=self.whose(report),
            wire=plain(report.wire) if report.wire else None,
            cut_characters=sum(reasons.values()),
            cut_reasons=tuple(
                Reason(why, characters)
                for why, characters in sorted(reasons.items(), key=lambda reason: (-reason[1], reason[0]))
            ),
            unread=plain(report.unread) if report.unread else None,
            language=plain(report.language or "") or "not stated",
        )

    def carried(self, spans: Iterable[Span], origins: int | None, voices: Iterable[str]) -> str:
        """`carried by 3 independent origins; vouched for by Velda`; `origins` None = counted from the spans."""
        number = len(self.origins_of(spans)) if origins is None else origins
        vouching = self.names(voices)
        told = f"carried by {counted(number, 'independent origin')}" if number else "no origin stated"
        if len(vouching) > VOICES_NAMED + 1:
            vouching = [*vouching[:VOICES_NAMED], f"{len(vouching) - VOICES_NAMED} more"]
        return told + (f"; vouched for by {listed(vouching)}" if vouching else "")
