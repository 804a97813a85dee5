"""What a workspace knew at an earlier moment, and what is new since: an account is a function of the two logs."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec

from trucewatch.compare.compare import compare
from trucewatch.core.account import Account
from trucewatch.core.problems import InputError
from trucewatch.know.stamp import program_stamp
from trucewatch.show.news import News
from trucewatch.show.wording import moment_words
from trucewatch.store import derived
from trucewatch.store.logs import JUDGEMENTS, REPORTS, entries, head, judgements
from trucewatch.store.opened import told, writing
from trucewatch.workspace.work import account_of_log
from trucewatch.workspace.workspace import Workspace


class Moment(msgspec.Struct, frozen=True):
    """How far the two logs had come: the numbers of their last entries then; `words` for people."""

    reports: int
    judgements: int
    words: str


def now(workspace: Workspace) -> Moment:
    """How far the logs have come."""
    connection = workspace.connection
    return Moment(head(connection, REPORTS)[0], head(connection, JUDGEMENTS)[0], "now")


def moment_of(workspace: Workspace, since: str) -> Moment:
    """The moment that `since` means: a day (its beginning, UTC), an ISO time, or "last" for the last visit.

    Raises InputError for other words.
    """
    if since == "last":
        return last_visit(workspace)
    then = _time_of(since)
    connection = workspace.connection
    with told(workspace.path):
        reports = sum(1 for entry in entries(connection) if _time_of(entry.captured) < then)
        judged = sum(1 for logged in judgements(connection) if _time_of(logged.judgement.at) < then)
    return Moment(reports, judged, moment_words(since))


def last_visit(workspace: Workspace) -> Moment:
    """Where the logs stood at the last visit; at nothing where there was none."""
    row = workspace.connection.execute(
        "SELECT at, reports, judgements FROM visits ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return Moment(row[1], row[2], f"the last visit, {moment_words(row[0])}") if row else Moment(0, 0, "the beginning")


def shown_now(workspace: Workspace) -> Moment:
    """How far the logs have come, as far as somebody who looks now can be told of it.

    Reports that wait to be read are not told yet: who looked before they were read has not seen their news.
    """
    seen = now(workspace)
    read = max(derived.last_read(workspace.connection), last_visit(workspace).reports)
    return Moment(min(seen.reports, read), seen.judgements, seen.words)


def visit(workspace: Workspace, at: str, seen: Moment) -> None:
    """Remember that somebody looked (`at`: ISO 8601 with offset) and was told of all until `seen`."""
    with told(workspace.path), writing(workspace.connection):
        workspace.connection.execute(
            "INSERT INTO visits (at, reports, judgements) VALUES (?, ?, ?)", (at, seen.reports, seen.judgements)
        )


def account_at(workspace: Workspace, dossier: str, moment: Moment) -> tuple[Account, dict[str, str]]:
    """The account of a dossier as it was at the moment, by today's program, with its texts."""
    numbers = [one for one in derived.numbers_of(workspace.connection, dossier) if one <= moment.reports]
    return account_of_log(workspace.connection, numbers, moment.judgements)


def account_now(workspace: Workspace, dossier: str) -> tuple[Account, dict[str, str]]:
    """The account of a dossier by today's program, of all its reports that were read, with its texts."""
    connection = workspace.connection
    if derived.stamped(connection) == program_stamp() and dossier not in derived.stale(connection):
        account = derived.account_in(connection, dossier)
        if account is not None:
            return account, derived.texts_of(connection, dossier)
    return account_at(workspace, dossier, now(workspace))


def news_of(workspace: Workspace, dossier: str, moment: Moment, account: Account) -> News:
    """How the account of a dossier differs from what it was at the moment."""
    then = [one for one in derived.numbers_of(workspace.connection, dossier) if one <= moment.reports]
    earlier = account_at(workspace, dossier, moment)[0] if then else Account(account.format, account.tool, "")
    return News(moment.words, earlier, compare(earlier, account))


def has_changed(workspace: Workspace, dossier: str, moment: Moment) -> bool:
    """Whether reports of the dossier, or judgements on any, came since."""
    numbers = derived.numbers_of(workspace.connection, dossier)
    return any(one > moment.reports for one in numbers) or now(workspace).judgements > moment.judgements


def _time_of(words: str) -> datetime:
    try:
        if len(words) == len("2031-05-01"):
            return datetime.combine(date.fromisoformat(words), time(), UTC)
        made = datetime.fromisoformat(words)
    except ValueError as error:
        raise InputError(f"--since takes a day such as 2031-05-01, a time, or last; not {words!r}") from error
    return made if made.tzinfo else made.replace(tzinfo=UTC)
