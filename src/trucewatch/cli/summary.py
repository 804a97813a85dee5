"""What a run tells a program: the files that were written, and how much the account holds."""

from __future__ import annotations

from trucewatch.core.account import Account
from trucewatch.deliver import Delivered

COUNTED = (
    "reports",
    "origins",
    "stories",
    "actors",
    "statements",
    "meetings",
    "instruments",
    "incidents",
    "disagreements",
    "assessments",
    "problems",
)
"""The lists of the account that the JSON summary counts."""


def summary_of(account: Account, delivered: Delivered) -> dict[str, object]:
    """The summary as JSON values."""
    return {
        "account": str(delivered.account),
        "brief": str(delivered.brief),
        "markdown": str(delivered.markdown),
        "tables": [str(path) for path in delivered.tables],
        "counts": {kind: len(getattr(account, kind)) for kind in COUNTED},
        "problems": account.problems,
    }
