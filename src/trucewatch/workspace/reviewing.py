"""A dossier under review: what its account says now, what most needs eyes, each decision safe in the log at once."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.judgements import Judged, Judgement, Logged
from trucewatch.core.problems import InputError
from trucewatch.judge.decide import Maker
from trucewatch.judge.queue import Due, queue_of
from trucewatch.pipeline import Built, build
from trucewatch.store import derived
from trucewatch.store.logs import append_judgement, judgements
from trucewatch.store.opened import told, writing
from trucewatch.workspace.syncing import derive_stale
from trucewatch.workspace.work import Borrowed, concerning, judged_by, marks_on, raw_in, still_logged
from trucewatch.workspace.workspace import Workspace

Clock = Callable[[], str]
"""The time now, ISO 8601 with offset."""


class Review:
    """One person's review of one dossier.

    The account stays as it was last looked at, so that a decision is on what was shown. What others decide meanwhile is
    taken in by `look`, by `queue` and by every decision.
    """

    def __init__(self, workspace: Workspace, dossier: str, by: str, clock: Clock) -> None:
        """Raises InputError for a dossier that is not there, or for nobody."""
        numbers = derived.numbers_of(workspace.connection, dossier)
        if not numbers:
            raise InputError(f"there is no dossier {dossier}: `trucewatch status` lists them")
        if not by.strip():
            raise InputError("say who reviews: --by NAME")
        self.workspace, self.dossier, self.by, self.clock = workspace, dossier, by.strip(), clock
        self._first = numbers[0]
        memory = Borrowed(workspace.connection)
        self._built: Built = build([raw_in(workspace.connection, number) for number in numbers], memory=memory)
        self._log: list[Logged] = []
        self._account: Account | None = None

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the reports by id."""
        return self._built.texts

    @property
    def account(self) -> Account:
        """The account as it was judged by everybody at the last look."""
        return self._account if self._account is not None else self.look()

    def look(self) -> Account:
        """The account as it is judged now, by everybody."""
        with told(self.workspace.path):
            more = judgements(self.workspace.connection, self._log[-1].number if self._log else 0)
        if more or self._account is None:
            self._log += more
            self._account = judged_by(self._built, self._log, self._logged())
        return self._account

    def queue(self) -> tuple[Due, ...]:
        """What needs eyes, the most needed first."""
        return queue_of(self.look())

    def maker(self) -> Maker:
        """What makes judgements on the account as it was last looked at."""
        return Maker(self.account, self.texts, self.by, self.clock())

    def decide(self, judgement: Judgement) -> Judged:
        """Log the judgement, and say what became of it. It is on the disk when this returns."""
        with told(self.workspace.path), writing(self.workspace.connection):
            logged = append_judgement(self.workspace.connection, judgement)
            derived.mark_stale(self.workspace.connection, self._touched(judgement))
        self.workspace.seal()
        return next(one for one in self.look().judgements if one.id == logged.id)

    def _touched(self, judgement: Judgement) -> set[str]:
        """The dossiers whose accounts this judgement changes; the one under review may be part of another now."""
        connection = self.workspace.connection
        now = derived.dossier_of(connection, self._first)
        bodies = {logged.id: logged.judgement for logged in judgements(connection)}
        target: Judgement | None = judgement
        while target is not None and target.undoes is not None:
            target = bodies.get(target.undoes)
        marks = marks_on(target) if target is not None else []
        others = (derived.dossiers_with(connection, sha256) for sha256 in {mark.sha256 for mark in marks})
        return {name for names in others for name in names} | ({now} if now else set())

    def _logged(self) -> frozenset[str]:
        return still_logged(self.workspace.connection, self._log)

    def last_own(self) -> Logged | None:
        """The last judgement of this person on this dossier that stands; None where there is none."""
        standing = {one.id for one in self.account.judgements if one.state != "undone" and one.verb != "undo"}
        own = [
            one for one in concerning(self._log, self.account.reports, self._logged()) if one.judgement.by == self.by
        ]
        return next((one for one in reversed(own) if one.id in standing), None)

    def finish(self) -> None:
        """Bring the dossier's account in the store up to date with what was decided."""
        derive_stale(self.workspace, lambda stage, done, of: None, 1)


class Decided(msgspec.Struct, frozen=True):
    """A judgement of the log with what became of it; `judged` None where no dossier holds what it is on."""

    logged: Logged
    judged: Judged | None


def decisions(workspace: Workspace) -> list[Decided]:
    """Every judgement of the log, in order, with its state in the account that it is on."""
    with told(workspace.path):
        log = judgements(workspace.connection)
        states: dict[str, Judged] = {}
        for dossier in derived.dossiers(workspace.connection) if log else ():
            account = derived.account_in(workspace.connection, dossier.id)
            for one in account.judgements if account else ():
                if one.id not in states or states[one.id].state == "orphaned":
                    states[one.id] = one
    return [Decided(one, states.get(one.id)) for one in log]
