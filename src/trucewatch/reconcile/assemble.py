"""Small accounts -> the account."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from trucewatch.core.account import Account, Fact, Incident, Instrument, Meeting, Statement
from trucewatch.core.page import Found, Page
from trucewatch.reconcile.identity import renamed


def assemble(frame: Account, found: Mapping[str, Found], pages: Mapping[str, Page]) -> Account:
    """`frame` (reports, stories, actors, origins, problems) with the facts of all reports merged into it."""
    facts: dict[str, tuple[Fact, ...]] = {report: found[report].facts for report in sorted(found)}
    whole = renamed(facts)
    return msgspec.structs.replace(
        frame,
        statements=tuple(fact for fact in whole if isinstance(fact, Statement)),
        meetings=tuple(fact for fact in whole if isinstance(fact, Meeting)),
        instruments=tuple(fact for fact in whole if isinstance(fact, Instrument)),
        incidents=tuple(fact for fact in whole if isinstance(fact, Incident)),
        problems=frame.problems + tuple(problem for report in sorted(found) for problem in found[report].problems),
    )
