"""A workspace at a glance: what it holds, whether it is up to date, what is new since a moment."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.core.account import Account
from trucewatch.know.stamp import program_stamp
from trucewatch.show.status import DossierStatus, Status, Told, Unread, told_news
from trucewatch.store import derived
from trucewatch.store.glance import not_read, number_read
from trucewatch.store.logs import JUDGEMENTS, REPORTS, head
from trucewatch.store.opened import told as told_of_store
from trucewatch.workspace.since import Moment, account_now, has_changed, news_of
from trucewatch.workspace.syncing import accounts
from trucewatch.workspace.workspace import Workspace


def status_of(workspace: Workspace, moment: Moment) -> Status:
    """What the workspace holds now and what is new since `moment`; nothing is read, derived or written for it."""
    connection = workspace.connection
    with told_of_store(workspace.path):
        logged = head(connection, REPORTS)[0]
        return Status(
            workspace=str(workspace.path),
            reports=logged,
            waiting=logged - number_read(connection),
            unread=tuple(Unread(one.name or f"report {one.number}", one.why) for one in not_read(connection)),
            judgements=head(connection, JUDGEMENTS)[0],
            orphaned=orphaned(accounts(workspace).values()),
            by_another_program=derived.stamped(connection) not in (None, program_stamp()),
            since=moment.words,
            dossiers=tuple(dossier_status(workspace, one, moment) for one in derived.dossiers(connection)),
        )


def dossier_status(workspace: Workspace, dossier: derived.Dossier, moment: Moment) -> DossierStatus:
    """One dossier; its news are empty where nothing came since the moment, or what came changed nothing."""
    news: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    if has_changed(workspace, dossier.id, moment):
        account, _ = account_now(workspace, dossier.id)
        found = news_of(workspace, dossier.id, moment, account)
        if found.found.differs or found.earlier.judgements != account.judgements:
            news, told = told_news(found, account)
    return DossierStatus(
        id=dossier.id,
        title=dossier.title,
        first_day=dossier.first_day,
        last_day=dossier.last_day,
        reports=dossier.reports,
        instruments=dossier.instruments,
        incidents=dossier.incidents,
        is_stale=dossier.stale,
        news=news,
        told=told,
    )


def orphaned(held: Iterable[Account]) -> int:
    """How many judgements hold on to nothing in any of the accounts."""
    states: dict[str, set[str]] = {}
    for account in held:
        for one in account.judgements:
            states.setdefault(one.id, set()).add(one.state)
    return sum(1 for found in states.values() if found == {"orphaned"})
