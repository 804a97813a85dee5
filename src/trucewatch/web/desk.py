"""What the pages ask of a workspace. It is only read here; each question opens the file anew, so that none waits."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from trucewatch.core.account import Account
from trucewatch.core.changes import FactKind
from trucewatch.show.decided import reviews_of
from trucewatch.show.incidents import incident_rows
from trucewatch.show.ledger import disagreement_rows, ledger_of, topics_of
from trucewatch.show.named import Homes, homes_of
from trucewatch.show.provenance import Provenance
from trucewatch.show.record import speaker_rows
from trucewatch.show.resting import Rests, resting_in
from trucewatch.show.row import Review
from trucewatch.show.rows import DisagreementRow, IncidentRow, ReportRow, SpeakerRow
from trucewatch.store import derived
from trucewatch.store.derived import Dossier
from trucewatch.store.glance import NotRead, not_read
from trucewatch.store.opened import opened_to_read, told
from trucewatch.store.search import Hit, search

Made = TypeVar("Made")
MOST_HELD = 8
"""So many accounts are kept at hand."""


class Held:
    """A dossier's account with its texts by report id, and its lines as screens show them, made when first asked."""

    def __init__(self, dossier: Dossier, account: Account, texts: dict[str, str]) -> None:
        self.dossier = dossier
        self.account = account
        self.texts = texts
        self._made: dict[str, object] = {}

    def once(self, name: str, make: Callable[[Held], Made]) -> Made:
        """What `make` makes of it, made once under this name and then kept at hand."""
        if name not in self._made:
            self._made[name] = make(self)
        return cast(Made, self._made[name])

    @cached_property
    def known(self) -> Provenance:
        """Names, reports and origins."""
        return Provenance(self.account)

    @cached_property
    def lines(self) -> Homes:
        """Facts with the anchors of their lines in the brief."""
        return homes_of(ledger_of(self.account))

    @cached_property
    def incidents(self) -> tuple[IncidentRow, ...]:
        """The lines of all incidents."""
        return incident_rows(self.account, self.known)

    @cached_property
    def speakers(self) -> tuple[SpeakerRow, ...]:
        """All utterances, by speaker."""
        return speaker_rows(self.account, self.known)

    @cached_property
    def disagreements(self) -> tuple[DisagreementRow, ...]:
        """The lines of all differences."""
        return disagreement_rows(self.account, self.known)

    @cached_property
    def reports(self) -> Mapping[str, ReportRow]:
        """The lines of all reports by id, the first published first."""
        return {report.id: self.known.report_row(report) for report in self.known.reports.values()}

    @cached_property
    def resting(self) -> Rests:
        """What rests on the spans of each text."""
        return resting_in(self.account)

    @cached_property
    def topics(self) -> Mapping[tuple[str, str], str]:
        """What each fact is called, by kind and id."""
        return topics_of(self.account, self.known)

    @cached_property
    def tested(self) -> Mapping[str, str]:
        """Assessment -> the incident that is tested."""
        return {test.id: test.incident for test in self.account.assessments}

    @cached_property
    def reviews(self) -> Mapping[tuple[FactKind, str], tuple[Review, ...]]:
        """What people decided, by fact."""
        return reviews_of(self.account)


class Desk:
    """The workspace at `path`; raises StoreError where it cannot be read. Several threads may ask at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: OrderedDict[tuple[str, str], Held] = OrderedDict()
        self._lock = Lock()

    def dossiers(self) -> list[Dossier]:
        """All dossiers: those with an instrument first, then by their number of reports."""
        with told(self.path), closing(opened_to_read(self.path)) as connection:
            return derived.dossiers(connection)

    def not_read(self) -> list[NotRead]:
        """The reports in which nothing was looked for, with why."""
        with told(self.path), closing(opened_to_read(self.path)) as connection:
            return not_read(connection)

    def held(self, dossier: str) -> Held | None:
        """The account of a dossier as the store has it now; None where there is none."""
        with told(self.path), closing(opened_to_read(self.path)) as connection:
            made = connection.execute("SELECT built_from FROM accounts WHERE dossier = ?", (dossier,)).fetchone()
            if made is None:
                return None
            key = (dossier, made[0])
            with self._lock:
                if key in self._held:
                    self._held.move_to_end(key)
                    return self._held[key]
            account = derived.account_in(connection, dossier)
            about = next((one for one in derived.dossiers(connection) if one.id == dossier), None)
            if account is None or about is None:
                return None
            found = Held(about, account, derived.texts_of(connection, dossier))
        with self._lock:
            self._held[key] = found
            while len(self._held) > MOST_HELD:
                self._held.popitem(last=False)
        return found

    def search(self, words: str, kind: str | None, dossier: str | None) -> list[Hit]:
        """The best hits for words, best first."""
        with told(self.path), closing(opened_to_read(self.path)) as connection:
            return search(connection, words, kind, dossier)
