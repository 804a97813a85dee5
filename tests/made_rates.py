"""Counts made by the monitor itself from a made table: a truce of ten days from 11 May 2031 with a raid each day."""

from __future__ import annotations

from made_events import event
from made_facts import CAST, day, instrument, version
from trucewatch.core.account import FORMAT, Account, Expiry
from trucewatch.core.monitored import Bin, Monitored, SourceRates
from trucewatch.core.problems import Problem
from trucewatch.monitor.count import Options, monitored, reports_counted, table_counted, told_of_table

CALM = (Bin("2031-05-04", 1, 0, 0, 0),)
HARSH = "<script>alert('x')</script> & Co"
"""A name that a page must show as it stands."""


def account() -> Account:
    """The truce in two texts: one covers everything, one energy alone."""
    stated = {"starts": day("2031-05-11"), "expires": (Expiry("2031-05-21", "as stated"),)}
    truce = instrument(
        (),
        parties=("north", "south"),
        versions=(
            version((), by="north", scope_targets=("all",), **stated),
            version((), by="south", scope_targets=("infrastructure/energy",), **stated),
        ),
    )
    return Account(FORMAT, "trucewatch 0", "0" * 64, actors=CAST, instruments=(truce,))


def source() -> SourceRates:
    """A table with a raid each day and two on every third, one side of them unknown."""
    rows = [event(f"2031-05-{number:02}", id=f"a{number}", accused="Northland") for number in range(1, 31)]
    rows += [event(f"2031-05-{number:02}", id=f"b{number}", accused=HARSH) for number in range(1, 31, 3)]
    made, count = table_counted(account(), rows, "own.csv", "mapping", Options())
    told = Problem(
        "events", f"row 41 is not counted: the date is no date: {HARSH!r}", "own.csv, row 41", "mend the row"
    )
    return told_of_table(made, count, len(rows) + 1, 1, (told,))


def whole() -> Monitored:
    """The reports, which tell nothing, and the table."""
    return monitored(account(), (reports_counted(account(), Options()), source()))
