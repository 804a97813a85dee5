"""The frame of the accounts themselves: one row each, with where it comes from and how much is in it."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Account
from trucewatch.show.frames.columns import Cell, Column, moment, text, whole, yes_no
from trucewatch.show.ledger import title_of
from trucewatch.show.provenance import Provenance


class Held(msgspec.Struct, frozen=True):
    """An account with its texts by report id. `dossier`: its id in a workspace, None = of no workspace.

    `stale`: the workspace has got reports or judgements since that are not in it.
    """

    account: Account
    texts: dict[str, str]
    dossier: str | None = None
    stale: bool = False


class Summary(msgspec.Struct, frozen=True):
    """What a row says of an account."""

    held: Held
    title: str
    reports: int
    instruments: int
    incidents: int
    first: str | None
    last: str | None


def summary_of(held: Held) -> Summary:
    """The numbers of an account; days are those of its reports."""
    account = held.account
    days = sorted(report.published.earliest for report in account.reports if report.published.earliest)
    return Summary(
        held,
        title_of(account),
        len(account.reports),
        len(account.instruments),
        len(account.incidents),
        days[0][:10] if days else None,
        days[-1][:10] if days else None,
    )


ROW = "one account: that of a folder, or of a dossier of a workspace"
COLUMNS: tuple[Column, ...] = (
    text("title", "what it is about"),
    whole("reports", "how many reports it was made of"),
    whole("instruments", "how many agreements, proposals, orders ..."),
    whole("incidents", "how many incidents"),
    *moment("first", "the first day that a report of it was published on"),
    *moment("last", "the last day that a report of it was published on"),
    yes_no("stale", "whether the workspace has newer reports that are not in it: `trucewatch sync`", "held.stale"),
    text("format", "the format of the account", "held.account.format"),
    text("tool", "the program that made it", "held.account.tool"),
    text("built_from", "SHA-256 over all that it was made from", "held.account.built_from"),
)


def account_rows(held: tuple[Held, ...]) -> list[tuple[Cell, ...]]:
    """Rows of COLUMNS."""
    return [tuple(column.get(summary_of(one), Provenance(one.account)) for column in COLUMNS) for one in held]
